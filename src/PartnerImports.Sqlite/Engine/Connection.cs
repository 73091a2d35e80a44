using SQLitePCL;

namespace PartnerImports.Sqlite;

/// <summary>One connection to the file, with its prepared statements.</summary>
/// <remarks>Used by one caller at a time.</remarks>
internal sealed class Connection : IDisposable
{
    /// <summary>How long statements other than those that begin a write wait for another process, in milliseconds.</summary>
    private const int BusyTimeout = 5000;

    private readonly string _path;
    private readonly sqlite3 _handle;
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);

    static Connection() => Batteries_V2.Init();

    public Connection(string path)
    {
        _path = path;
        var result = raw.sqlite3_open_v2(path, out _handle, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX, null);
        if (result == raw.SQLITE_OK) result = raw.sqlite3_busy_timeout(_handle, BusyTimeout);
        if (result == raw.SQLITE_OK) return;
        var failure = Failure(result);
        _handle.Dispose();
        throw failure;
    }

    /// <summary>Whether a transaction is open.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    /// <summary>Whether the file may only be read.</summary>
    public bool IsReadOnly => raw.sqlite3_db_readonly(_handle, "main") != 0;

    /// <summary>How many rows the last statement changed.</summary>
    public int Changes => raw.sqlite3_changes(_handle);

    /// <summary>The statements that were prepared so far.</summary>
    public IReadOnlyCollection<string> PreparedTexts => _statements.Keys;

    /// <summary>A prepared statement, to be disposed after use.</summary>
    public Statement Prepare(string sql)
    {
        if (_statements.TryGetValue(sql, out var known) && !known.InUse)
        {
            known.InUse = true;
            return known;
        }
        Check(raw.sqlite3_prepare_v3(_handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var handle));
        var statement = new Statement(this, handle, isKept: known is null) { InUse = true };
        if (known is null) _statements.Add(sql, statement);
        return statement;
    }

    /// <summary>Runs statements without parameters.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(_handle, sql));

    /// <summary>Runs statements without parameters; false at once when another process is in the way.</summary>
    public bool TryExecute(string sql)
    {
        Check(raw.sqlite3_busy_timeout(_handle, 0));
        var result = raw.sqlite3_exec(_handle, sql);
        Check(raw.sqlite3_busy_timeout(_handle, BusyTimeout));
        if ((result & 0xFF) == raw.SQLITE_BUSY) return false;
        return result == raw.SQLITE_OK ? true : throw Failure(result);
    }

    /// <summary>The first column of the first row; null when there is no row or it is NULL.</summary>
    public long? Scalar(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Int64OrNull(0) : null;
    }

    public void Check(int result)
    {
        if (result != raw.SQLITE_OK) throw Failure(result);
    }

    public ImportStoreException Failure(int result) => SqliteFailure.Of(_path, result, raw.sqlite3_extended_errcode(_handle), raw.sqlite3_errmsg(_handle).utf8_to_string());

    /// <summary>Ends a transaction without effect, if one is open.</summary>
    public void Rollback()
    {
        if (InTransaction) Check(raw.sqlite3_exec(_handle, "ROLLBACK"));
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values) statement.Handle.Dispose();
        _handle.Dispose();
    }
}
