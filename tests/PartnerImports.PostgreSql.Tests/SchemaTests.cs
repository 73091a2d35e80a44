using Npgsql;
using PartnerImports.Tests;

namespace PartnerImports.PostgreSql.Tests;

public sealed class SchemaTests(PostgreSqlServer server)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private string NewSchema() => new NpgsqlConnectionStringBuilder(server.ConnectionString) { SearchPath = $"\"Test {Guid.NewGuid():N}\"" }.ConnectionString;

    [Fact]
    public async Task Migration_is_idempotent_and_many_may_run_it_at_once()
    {
        var connectionString = NewSchema();
        var databases = Enumerable.Range(0, 6).Select(_ => new PostgreSqlDatabase(connectionString)).ToArray();
        var migrations = await Task.WhenAll(databases.Select(database => database.MigrateAsync(Now).AsTask()));
        migrations.Should().ContainSingle(migration => migration.IsChanged).Which.Should().Be(new SchemaMigration(0, 1));
        migrations.Should().OnlyContain(migration => migration.To == 1);
        (await databases[0].MigrateAsync(Now)).Should().Be(new SchemaMigration(1, 1));
        (await new PostgreSqlImportStore(databases[5]).CheckAsync(Now)).Should().BeEmpty();
        await DropAsync(databases);
    }

    [Fact]
    public async Task Tables_that_are_missing_or_newer_are_told()
    {
        var connectionString = NewSchema();
        await using var database = new PostgreSqlDatabase(connectionString);
        var store = new PostgreSqlImportStore(database);
        var missing = (await store.Awaiting(s => s.CheckAsync(Now)).Should().ThrowAsync<ImportStoreException>()).Which;
        missing.Message.Should().Contain("store migrate").And.Contain(database.Schema);
        missing.IsTransient.Should().BeFalse();
        (missing.Code, missing.Arguments.Single()).Should().Be((ImportStoreFailures.NoSchema, database.Schema));

        await database.MigrateAsync(Now);
        await RunAsync(connectionString, "INSERT INTO schema_versions (version) VALUES (99)");
        await using var older = new PostgreSqlDatabase(connectionString);
        (await new PostgreSqlImportStore(older).Awaiting(s => s.CheckAsync(Now)).Should().ThrowAsync<ImportStoreException>()).Which.Message.Should().Contain("99").And.Contain("newer");
        (await older.Awaiting(d => d.MigrateAsync(Now)).Should().ThrowAsync<ImportStoreException>()).Which.Arguments.Should().Equal(database.Schema, "99", "1");
        await RunAsync(connectionString, $"DROP SCHEMA \"{database.Schema}\" CASCADE");
    }

    [Fact]
    public async Task A_database_in_another_encoding_is_refused()
    {
        var name = $"latin_{Guid.NewGuid():N}";
        await RunAsync(server.ConnectionString, $"CREATE DATABASE {name} ENCODING 'LATIN9' TEMPLATE template0");
        var connectionString = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name, Pooling = false }.ConnectionString;
        await using (var database = new PostgreSqlDatabase(connectionString))
            (await database.Awaiting(d => d.MigrateAsync(Now)).Should().ThrowAsync<ImportStoreException>()).Which.Message.Should().Contain("LATIN9");
        await RunAsync(server.ConnectionString, $"DROP DATABASE {name}");
    }

    [Fact]
    public async Task Rights_are_needed_for_what_is_missing_only()
    {
        var connectionString = NewSchema();
        await using var owner = new PostgreSqlDatabase(connectionString);
        var role = $"role_{Guid.NewGuid():N}";
        await RunAsync(connectionString, $"CREATE ROLE {role} LOGIN; CREATE SCHEMA \"{owner.Schema}\"");
        var limited = new NpgsqlConnectionStringBuilder(connectionString) { Username = role, Pooling = false }.ConnectionString;
        try
        {
            await using (var database = new PostgreSqlDatabase(limited))
                (await database.Awaiting(d => d.MigrateAsync(Now)).Should().ThrowAsync<ImportStoreException>()).Which.Message.Should().Contain("permission denied for schema");

            await RunAsync(connectionString, $"GRANT USAGE, CREATE ON SCHEMA \"{owner.Schema}\" TO {role}");
            await using (var database = new PostgreSqlDatabase(limited)) (await database.MigrateAsync(Now)).Should().Be(new SchemaMigration(0, 1));

            await RunAsync(connectionString, $"REVOKE CREATE ON SCHEMA \"{owner.Schema}\" FROM {role}");
            await using (var database = new PostgreSqlDatabase(limited)) (await database.MigrateAsync(Now)).Should().Be(new SchemaMigration(1, 1));

            await RunAsync(connectionString, $"REVOKE USAGE ON SCHEMA \"{owner.Schema}\" FROM {role}");
            await using (var database = new PostgreSqlDatabase(limited))
                (await new PostgreSqlImportStore(database).Awaiting(s => s.CheckAsync(Now)).Should().ThrowAsync<ImportStoreException>()).Which.Message.Should().Contain("permission denied for schema");
        }
        finally
        {
            await RunAsync(connectionString, $"DROP SCHEMA \"{owner.Schema}\" CASCADE; DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task A_server_that_is_away_is_a_transient_failure_and_a_wrong_password_is_not()
    {
        await using var away = new PostgreSqlDatabase("Host=/nowhere/at/all;Username=postgres");
        (await new PostgreSqlImportStore(away).Awaiting(s => s.CheckAsync(Now)).Should().ThrowAsync<ImportStoreException>()).Which.IsTransient.Should().BeTrue();
        await using var unknown = new PostgreSqlDatabase(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Username = "nobody_of_that_name" }.ConnectionString);
        (await new PostgreSqlImportStore(unknown).Awaiting(s => s.OpenReceptionAsync(Given.Push(Given.NewDossier()), Now)).Should().ThrowAsync<ImportStoreException>()).Which.IsTransient.Should().BeFalse();
    }

    [Fact]
    public async Task A_reception_whose_connection_is_cut_fails_and_leaves_nothing()
    {
        await using var database = TestDatabase.On(server.ConnectionString);
        await database.InitializeAsync();
        var push = Given.Push(Given.NewDossier());
        await using (var reception = await database.Store.OpenReceptionAsync(push, Now))
        {
            await reception.HoldAsync(Given.Lines(100), Now);
            await database.QueryAsync($"SELECT pg_terminate_backend(pid) FROM pg_locks WHERE relation = 'entry_lines'::regclass AND pid <> pg_backend_pid()");
            var commit = () => reception.CommitAsync(Given.Commit(Given.Record(push)), Now).AsTask();
            (await commit.Should().ThrowAsync<ImportStoreException>()).Which.IsTransient.Should().BeTrue();
            (await commit.Should().ThrowAsync<ImportStoreException>()).Which.Message.Should().StartWith("The reception failed before");
        }
        (await database.Store.FindConflictAsync(push, Now)).Should().BeNull();
        await Given.ReceivedAsync(database.Store, push);
        (await database.Store.CheckAsync(Now)).Should().BeEmpty();
    }

    [Fact]
    public async Task Every_primary_key_begins_with_the_dossier()
    {
        await using var database = TestDatabase.On(server.ConnectionString);
        await database.InitializeAsync();
        (await database.QueryAsync($"""
            SELECT c.relname::text FROM pg_class c JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
            WHERE c.relnamespace = '{database.Database.Schema}'::regnamespace AND a.attname <> 'dossier_id'
            """)).Should().Equal("schema_versions");
    }

    private static async Task DropAsync(PostgreSqlDatabase[] databases)
    {
        foreach (var database in databases) await database.DisposeAsync();
    }

    private static async Task RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Now);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Now);
    }
}
