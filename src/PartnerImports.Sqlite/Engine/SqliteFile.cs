using System.Collections.Concurrent;
using System.Diagnostics;

namespace PartnerImports.Sqlite;

/// <summary>An SQLite file that stores share: its connections, its schema and the turn to write.</summary>
/// <remarks>
/// <para>
/// The file is in WAL mode: readers see the last commit and wait for nobody; one writer at a time, whichever process it is in.
/// Within the process writers queue without blocking a thread; another process is waited for up to <see cref="SqliteFileOptions.BusyTimeout"/>,
/// then the call fails with <see cref="ImportStoreException.IsTransient"/>. SQLite has no asynchronous input and output:
/// statements run on the calling thread.
/// </para>
/// <para>Thread-safe. Disposing it closes the connections, and with the last one in any process SQLite removes the log beside the file.</para>
/// </remarks>
public sealed class SqliteFile : IDisposable
{
    private const int MaxIdle = 8;
    private const string BeginImmediate = "BEGIN IMMEDIATE";

    private static readonly SchemaMigration UpToDate = new(Schema.Current, Schema.Current);

    private readonly ConcurrentBag<Connection> _idle = [];
    private readonly SemaphoreSlim _writer = new(1, 1), _migration = new(1, 1);
    private volatile bool _isReady, _isDisposed;

    /// <summary>Names a file, which is made on first use.</summary>
    /// <param name="path">Where it is; its folder must exist.</param>
    /// <param name="options">The defaults when null.</param>
    public SqliteFile(string path, SqliteFileOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Path = System.IO.Path.GetFullPath(path);
        Options = options ?? new();
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>How it is worked with.</summary>
    public SqliteFileOptions Options { get; }

    /// <summary>Makes the file or brings its schema up to date; every other call does it, too. Several processes may do so at once.</summary>
    /// <returns>The version found and the version now.</returns>
    /// <exception cref="ImportStoreException">The file is no SQLite file, another program's, of a newer schema, or cannot be had.</exception>
    public async ValueTask<SchemaMigration> MigrateAsync(CancellationToken cancellationToken = default)
    {
        if (_isReady) return UpToDate;
        await _migration.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_isReady) return UpToDate;
            var connection = Open();
            try
            {
                var found = Schema.Current;
                if (Schema.IsBehind(connection, Path))
                {
                    await WaitAsync(connection, Schema.PrepareFile, cancellationToken).ConfigureAwait(false);
                    await WaitAsync(connection, BeginImmediate, cancellationToken).ConfigureAwait(false);
                    found = Schema.Migrate(connection, Path);
                    connection.Execute("COMMIT");
                }
                else
                {
                    Schema.KeepLog(connection);
                }
                _isReady = true;
                return new(found, Schema.Current);
            }
            finally
            {
                Return(connection);
            }
        }
        finally
        {
            _migration.Release();
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        CloseIdle();
    }

    /// <summary>Reads one state of the file.</summary>
    internal async ValueTask<T> ReadAsync<T>(Func<Connection, T> read, CancellationToken cancellationToken)
    {
        using var snapshot = await BeginReadAsync(cancellationToken).ConfigureAwait(false);
        return read(snapshot.Connection);
    }

    /// <summary>Writes as a whole or not at all.</summary>
    internal async ValueTask<T> WriteAsync<T>(Func<Connection, T> write, CancellationToken cancellationToken)
    {
        using var transaction = await BeginWriteAsync(cancellationToken).ConfigureAwait(false);
        var result = write(transaction.Connection);
        transaction.Commit();
        return result;
    }

    internal async ValueTask<Transaction> BeginReadAsync(CancellationToken cancellationToken)
    {
        await MigrateAsync(cancellationToken).ConfigureAwait(false);
        var connection = Rent();
        try
        {
            connection.Execute("BEGIN");
            return new(connection, Return);
        }
        catch
        {
            Return(connection);
            throw;
        }
    }

    internal async ValueTask<Transaction> BeginWriteAsync(CancellationToken cancellationToken)
    {
        await MigrateAsync(cancellationToken).ConfigureAwait(false);
        await _writer.WaitAsync(cancellationToken).ConfigureAwait(false);
        Connection? connection = null;
        try
        {
            connection = Rent();
            await WaitAsync(connection, BeginImmediate, cancellationToken).ConfigureAwait(false);
            return new(connection, ReturnWriter);
        }
        catch
        {
            if (connection is null) _writer.Release();
            else ReturnWriter(connection);
            throw;
        }
    }

    /// <summary>Repeats a statement, without blocking a thread, until no other process is in its way.</summary>
    private async ValueTask WaitAsync(Connection connection, string sql, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var isTold = Options.WhenBusy is null;
        for (var pause = 1; !connection.TryExecute(sql); pause = Math.Min(pause * 2, 50))
        {
            var waited = Stopwatch.GetElapsedTime(started);
            if (waited >= Options.BusyTimeout) throw SqliteFailure.Busy(Path);
            if (!isTold && waited >= Options.BusyNotice)
            {
                isTold = true;
                Options.WhenBusy!(Path);
            }
            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private Connection Rent() => _idle.TryTake(out var connection) ? connection : Open();

    private Connection Open()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var connection = new Connection(Path);
        try
        {
            Schema.PrepareConnection(connection, Options.Durability);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void CloseIdle()
    {
        while (_idle.TryTake(out var connection)) connection.Dispose();
    }

    private void ReturnWriter(Connection connection)
    {
        try
        {
            Return(connection);
        }
        finally
        {
            _writer.Release();
        }
    }

    private void Return(Connection connection)
    {
        try
        {
            connection.Rollback();
        }
        catch
        {
            connection.Dispose();
            throw;
        }
        if (_idle.Count >= MaxIdle)
        {
            connection.Dispose();
            return;
        }
        _idle.Add(connection);
        if (_isDisposed) CloseIdle();
    }
}
