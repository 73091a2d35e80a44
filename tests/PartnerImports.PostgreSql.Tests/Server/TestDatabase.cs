using Npgsql;
using PartnerImports.Tests;

namespace PartnerImports.PostgreSql.Tests;

/// <summary>A schema of its own with migrated tables, dropped at the end: test classes can run side by side.</summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private readonly PostgreSqlServer? _server;
    private readonly Lazy<string> _connectionString;
    private PostgreSqlDatabase? _database;

    public TestDatabase(PostgreSqlServer server) : this(() => server.ConnectionString) => _server = server;

    private TestDatabase(Func<string> connectionString) => _connectionString = new(() => new NpgsqlConnectionStringBuilder(connectionString()) { SearchPath = $"test_{Guid.NewGuid():N}" }.ConnectionString);

    public static TestDatabase On(string connectionString) => new(() => connectionString);

    /// <summary>Asked for in a test, it skips or fails it when there is no server; a fixture could only fail.</summary>
    public string ConnectionString => _connectionString.Value;

    public PostgreSqlDatabase Database => ConnectionString.Length > 0 ? _database! : throw new InvalidOperationException("There is no connection string.");

    public PostgreSqlImportStore Store => new(Database);

    public async ValueTask InitializeAsync()
    {
        if (_server is { IsAbsent: true }) return;
        _database = new(ConnectionString);
        await _database.MigrateAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Runs a statement and gives the first values of its rows.</summary>
    public async Task<List<object>> QueryAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var values = new List<object>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) values.Add(reader.GetValue(0));
        return values;
    }

    /// <summary>Deletes all rows: much quicker than new tables.</summary>
    public async Task EmptyAsync()
    {
        var tables = await QueryAsync($"SELECT tablename::text FROM pg_tables WHERE schemaname = '{Database.Schema}' AND tablename <> 'schema_versions'");
        await QueryAsync(string.Join(";", tables.Select(table => $"DELETE FROM {table}")));
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is null) return;
        try
        {
            await QueryAsync($"DROP SCHEMA IF EXISTS {_database.Schema} CASCADE");
        }
        catch (NpgsqlException failure) when (failure is not PostgresException)
        {
            // The server is gone, and its tables with it: what the test has to say of that must not be hidden.
        }
        await _database.DisposeAsync();
        NpgsqlConnection.ClearPool(new NpgsqlConnection(ConnectionString));
    }
}
