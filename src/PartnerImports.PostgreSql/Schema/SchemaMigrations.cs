using System.Globalization;
using System.Reflection;

namespace PartnerImports.PostgreSql;

/// <summary>The versions of the tables: one embedded script each, named by its number.</summary>
internal static class SchemaMigrations
{
    private static readonly (int Version, string Resource)[] Scripts =
        [.. typeof(SchemaMigrations).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Schema/", StringComparison.Ordinal))
            .Select(name => (int.Parse(name.AsSpan(7, 3), CultureInfo.InvariantCulture), name))
            .OrderBy(script => script.Item1)];

    /// <summary>The version that this library works with.</summary>
    public static int Current => Scripts[^1].Version;

    /// <summary>Runs what is missing in one transaction, one caller at a time.</summary>
    public static async ValueTask<SchemaMigration> ApplyAsync(StoreSession session, PostgreSqlDatabase database)
    {
        var transaction = await session.Connection.BeginTransactionAsync(session.CancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await session.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtextextended('PartnerImports migration', 0))").ConfigureAwait(false);
            var encoding = await session.ScalarAsync<string>("SELECT pg_encoding_to_char(encoding)::text FROM pg_database WHERE datname = current_database()").ConfigureAwait(false);
            if (encoding != "UTF8") throw new ImportStoreException($"The database is encoded in {encoding}; PartnerImports keeps every character and needs UTF8.") { Code = ImportStoreFailures.WrongEncoding, Arguments = [encoding ?? ""] };
            // Only what is missing is made: the server asks for the right to make even where "IF NOT EXISTS" would leave things as they are.
            if (!await session.ScalarAsync<bool>("SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = $1)", database.Schema).ConfigureAwait(false))
                await session.ExecuteAsync($"CREATE SCHEMA {database.QuotedSchema}").ConfigureAwait(false);
            var found = await FoundAsync(session, database).ConfigureAwait(false);
            if (found > Current) throw Newer(database, found.Value);
            if (found is null) await session.ExecuteAsync($"CREATE TABLE {database.QuotedSchema}.schema_versions (version integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())").ConfigureAwait(false);
            foreach (var (version, resource) in Scripts.Where(script => script.Version > (found ?? 0)))
            {
                var script = session.Connection.CreateCommand();
                await using (script.ConfigureAwait(false))
                {
                    script.CommandText = await ReadAsync(resource, session.CancellationToken).ConfigureAwait(false);
                    script.CommandTimeout = 0;
                    await script.ExecuteNonQueryAsync(session.CancellationToken).ConfigureAwait(false);
                }
                await session.ExecuteAsync("INSERT INTO schema_versions (version) VALUES ($1)", version).ConfigureAwait(false);
            }
            await transaction.CommitAsync(session.CancellationToken).ConfigureAwait(false);
            return new(found ?? 0, Current);
        }
    }

    /// <exception cref="ImportStoreException">The tables are missing, older or newer.</exception>
    public static async ValueTask RequireCurrentAsync(StoreSession session, PostgreSqlDatabase database)
    {
        var found = await FoundAsync(session, database).ConfigureAwait(false) ?? 0;
        if (found == Current) return;
        if (found > Current) throw Newer(database, found);
        const string How = $"({nameof(PostgreSqlDatabase.MigrateAsync)}, or the command 'store migrate')";
        if (found == 0) throw new ImportStoreException($"The schema '{database.Schema}' holds no tables of PartnerImports yet: migrate it {How}.") { Code = ImportStoreFailures.NoSchema, Arguments = [database.Schema] };
        throw new ImportStoreException($"The tables in the schema '{database.Schema}' are of version {found}, this library works with version {Current}: migrate them {How}.")
        {
            Code = ImportStoreFailures.OlderSchema, Arguments = [database.Schema, Text(found), Text(Current)],
        };
    }

    /// <summary>The version of the tables, 0 when no script has run; null when even the table that says so is missing.</summary>
    /// <remarks>With the schema's name, a role without rights on it is told so, and not that the table is missing.</remarks>
    private static async ValueTask<int?> FoundAsync(StoreSession session, PostgreSqlDatabase database) =>
        await session.ScalarAsync<bool>("SELECT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relname = 'schema_versions')", database.Schema).ConfigureAwait(false)
            ? await session.ScalarAsync<int?>($"SELECT max(version) FROM {database.QuotedSchema}.schema_versions").ConfigureAwait(false) ?? 0
            : null;

    private static ImportStoreException Newer(PostgreSqlDatabase database, int found) =>
        new($"The tables in the schema '{database.Schema}' are of version {found}, newer than version {Current} that this library works with: update the library.")
        {
            Code = ImportStoreFailures.NewerSchema, Arguments = [database.Schema, Text(found), Text(Current)],
        };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async ValueTask<string> ReadAsync(string resource, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
        return await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
    }
}
