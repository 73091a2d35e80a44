using Npgsql;

namespace PartnerImports.PostgreSql;

/// <summary>A PostgreSQL database, and the schema in it that PartnerImports keeps its tables in.</summary>
/// <remarks>
/// Everything of this package works on one: the store, the dossiers, the inbox, the models. The schema is the first one of the
/// connection string's <c>Search Path</c>, else <see cref="DefaultSchema"/>. Connections are pooled. Thread-safe.
/// </remarks>
public sealed class PostgreSqlDatabase : IAsyncDisposable, IDisposable
{
    /// <summary>The schema when the connection string names none.</summary>
    public const string DefaultSchema = "partner_imports";

    private readonly NpgsqlDataSource _source;
    private volatile bool _isCurrent;

    /// <summary>Names a database. Nothing is opened yet.</summary>
    /// <param name="connectionString">An Npgsql connection string.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public PostgreSqlDatabase(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        Schema = settings.SearchPath?.Split(',')[0].Trim().Trim('"') is { Length: > 0 } first ? first : DefaultSchema;
        settings.SearchPath = QuotedSchema;
        // The same few dozen statements run again and again; a pool behind a transaction-level proxy sets it to 0.
        if (!connectionString.Contains("Auto Prepare", StringComparison.OrdinalIgnoreCase)) settings.MaxAutoPrepare = 64;
        settings.ApplicationName ??= "PartnerImports";
        // The builder of native programs: what the tables need, instead of every type that a server can have.
        _source = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString).EnableTransportSecurity().EnableIntegratedSecurity().EnableArrays().Build();
    }

    /// <summary>The schema that holds the tables.</summary>
    public string Schema { get; }

    internal string QuotedSchema => "\"" + Schema.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>Creates the schema and brings its tables to the version that this library works with. Changes nothing when they are there already.</summary>
    /// <returns>The version found and the version now.</returns>
    /// <exception cref="ImportStoreException">The server failed, the tables are newer than this library, or the database is not encoded in UTF-8.</exception>
    public ValueTask<SchemaMigration> MigrateAsync(CancellationToken cancellationToken = default) =>
        StoreFailures.TranslateAsync(async () =>
        {
            var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                var migration = await SchemaMigrations.ApplyAsync(new(connection, cancellationToken), this).ConfigureAwait(false);
                _isCurrent = true;
                return migration;
            }
        });

    /// <summary>Opens a connection to tables of the right version. The caller translates failures.</summary>
    internal async ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        if (_isCurrent) return connection;
        try
        {
            await SchemaMigrations.RequireCurrentAsync(new(connection, cancellationToken), this).ConfigureAwait(false);
            _isCurrent = true;
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Runs statements on a connection of their own, each in a transaction of its own.</summary>
    internal ValueTask<T> RunAsync<T>(Func<StoreSession, ValueTask<T>> work, CancellationToken cancellationToken) =>
        StoreFailures.TranslateAsync(async () =>
        {
            var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false)) return await work(new(connection, cancellationToken)).ConfigureAwait(false);
        });

    /// <summary>Runs statements in one transaction, which is committed when the work says so and rolled back otherwise.</summary>
    internal ValueTask<T> TransactAsync<T>(Func<StoreSession, ValueTask<(T Result, bool Commit)>> work, CancellationToken cancellationToken) =>
        RunAsync(async session =>
        {
            var transaction = await session.Connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var (result, commit) = await work(session).ConfigureAwait(false);
                if (commit) await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return result;
            }
        }, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();
}
