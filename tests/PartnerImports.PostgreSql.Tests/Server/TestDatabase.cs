using Npgsql;

namespace PartnerImports.PostgreSql.Tests;

/// <summary>A schema of its own with migrated tables, dropped at the end: test classes can run side by side.</summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private PostgreSqlDatabase? _database;

    public TestDatabase(PostgreSqlServer server) : this(server.ConnectionString)
    {
    }

    private TestDatabase(string connectionString) =>
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = $"test_{Guid.NewGuid():N}" }.ConnectionString;

    public static TestDatabase On(string connectionString) => new(connectionString);

    public string ConnectionString { get; }

    public PostgreSqlDatabase Database => _database!;

    public PostgreSqlImportStore Store => new(Database);

    public async ValueTask InitializeAsync()
    {
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
        await QueryAsync($"DROP SCHEMA IF EXISTS {_database.Schema} CASCADE");
        await _database.DisposeAsync();
        NpgsqlConnection.ClearPool(new NpgsqlConnection(ConnectionString));
    }
}
