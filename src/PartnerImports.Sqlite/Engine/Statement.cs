using System.Text;
using SQLitePCL;

namespace PartnerImports.Sqlite;

/// <summary>A prepared statement of a <see cref="Connection"/>: bind, step, read; disposing it makes it ready for the next use.</summary>
/// <remarks>Parameters are numbered from 1, columns from 0. Not thread-safe.</remarks>
internal sealed class Statement(Connection connection, sqlite3_stmt handle, bool isKept) : IDisposable
{
    private static readonly byte[] Nothing = [0];

    public sqlite3_stmt Handle => handle;

    public bool InUse { get; set; }

    public Statement Bind(int index, long value)
    {
        connection.Check(raw.sqlite3_bind_int64(handle, index, value));
        return this;
    }

    public Statement Bind(int index, long? value) => value is { } given ? Bind(index, given) : BindNull(index);

    public Statement Bind(int index, bool value) => Bind(index, value ? 1L : 0L);

    public Statement Bind(int index, string? text)
    {
        if (text is null) return BindNull(index);
        if (text.Length == 0) connection.Check(raw.sqlite3_bind_text(handle, index, utf8z.FromSpan(Nothing)));
        else connection.Check(raw.sqlite3_bind_text(handle, index, Encoding.UTF8.GetBytes(text).AsSpan()));
        return this;
    }

    /// <summary>Binds UTF-8 text; NULL when it is empty.</summary>
    public Statement BindText(int index, ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty) return BindNull(index);
        connection.Check(raw.sqlite3_bind_text(handle, index, utf8));
        return this;
    }

    /// <summary>Binds UTF-8 text, be it empty.</summary>
    public Statement BindTextOrEmpty(int index, ReadOnlySpan<byte> utf8) => utf8.IsEmpty ? Bind(index, "") : BindText(index, utf8);

    public Statement BindBlob(int index, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) connection.Check(raw.sqlite3_bind_zeroblob(handle, index, 0));
        else connection.Check(raw.sqlite3_bind_blob(handle, index, bytes));
        return this;
    }

    public Statement BindNull(int index)
    {
        connection.Check(raw.sqlite3_bind_null(handle, index));
        return this;
    }

    /// <summary>Goes to the next row; false behind the last one.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(handle);
        if (result == raw.SQLITE_ROW) return true;
        if (result == raw.SQLITE_DONE) return false;
        throw connection.Failure(result);
    }

    /// <summary>Runs a statement that gives no rows and makes it ready to be bound anew.</summary>
    public void Execute()
    {
        Step();
        Reset();
    }

    /// <summary>Makes the statement ready to run again; values stay bound.</summary>
    public void Reset() => connection.Check(raw.sqlite3_reset(handle));

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public long Int64(int column) => raw.sqlite3_column_int64(handle, column);

    public long? Int64OrNull(int column) => IsNull(column) ? null : Int64(column);

    public int Int32(int column) => checked((int)Int64(column));

    public bool Bool(int column) => Int64(column) != 0;

    /// <summary>The bytes of a text or blob, valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(handle, column);

    /// <summary>A text; empty for NULL.</summary>
    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public void Dispose()
    {
        InUse = false;
        if (!isKept)
        {
            handle.Dispose();
            return;
        }
        // Reset repeats the failure of the last step, which has been thrown already.
        raw.sqlite3_reset(handle);
        raw.sqlite3_clear_bindings(handle);
    }
}
