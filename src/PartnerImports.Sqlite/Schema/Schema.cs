using System.Globalization;

namespace PartnerImports.Sqlite;

/// <summary>The versions of the file's schema, and how a file comes from one to the next.</summary>
internal static class Schema
{
    /// <summary>"PImp": tells our files from those of other programs.</summary>
    private const int ApplicationId = 0x50496D70;

    /// <summary>The version that this program works with.</summary>
    public const int Current = 1;

    /// <summary>Settings of every connection.</summary>
    /// <remarks>
    /// FULL makes a commit wait for the disk, so that an acknowledged decision survives a loss of power; NORMAL waits only at
    /// checkpoints. Either survives the end of the process. A long reception may not leave its log at full length for ever: 64 MiB are kept.
    /// Lines are written in order and read in ranges: 4 MiB of pages do, and the operating system keeps the rest.
    /// </remarks>
    public static void PrepareConnection(Connection connection, SqliteDurability durability)
    {
        connection.Execute($"""
            PRAGMA synchronous = {(durability == SqliteDurability.PowerLoss ? "FULL" : "NORMAL")};
            PRAGMA foreign_keys = OFF;
            PRAGMA cache_size = -4096;
            PRAGMA journal_size_limit = 67108864;
            PRAGMA temp_store = MEMORY;
            """);
    }

    /// <summary>Settings that stay with the file, made before its first table: larger pages mean fewer of them for long imports.</summary>
    public const string PrepareFile = "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL;";

    /// <summary>A copy that VACUUM INTO or another program made may have lost the mode of its log: it comes back, unless somebody uses the file right now.</summary>
    public static void KeepLog(Connection connection)
    {
        using (var mode = connection.Prepare("PRAGMA journal_mode"))
            if (!mode.Step() || mode.Text(0) == "wal" || connection.IsReadOnly) return;
        _ = connection.TryExecute("PRAGMA journal_mode = WAL");
    }

    /// <summary>Whether the file lacks a migration.</summary>
    /// <exception cref="ImportStoreException">The file is not ours, or newer.</exception>
    public static bool IsBehind(Connection connection, string path)
    {
        // In this order: another process may migrate between the statements, and all three change at once. Whoever sees tables sees whose they are.
        var isEmpty = connection.Scalar("SELECT count(*) FROM sqlite_schema") == 0;
        var version = connection.Scalar("PRAGMA user_version") ?? 0;
        var isOurs = connection.Scalar("PRAGMA application_id") == ApplicationId;
        if (!isOurs && (version != 0 || !isEmpty)) throw SqliteFailure.ForeignFile(path);
        if (version > Current) throw SqliteFailure.NewerSchema(path, version, Current);
        return version < Current;
    }

    /// <summary>Applies what the file lacks, inside the caller's transaction; nothing if another process was faster. Gives the version found.</summary>
    public static int Migrate(Connection connection, string path)
    {
        if (!IsBehind(connection, path)) return Current;
        var found = (int)connection.Scalar("PRAGMA user_version")!.Value;
        connection.Execute(FormattableString.Invariant($"PRAGMA application_id = {ApplicationId}"));
        connection.Execute("CREATE TABLE IF NOT EXISTS schema_migration (version INTEGER PRIMARY KEY, applied_at TEXT NOT NULL) STRICT");
        for (var version = found + 1; version <= Current; version++)
        {
            connection.Execute(Script(version));
            using (var applied = connection.Prepare("INSERT INTO schema_migration VALUES (?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))"))
                applied.Bind(1, version).Execute();
            connection.Execute(FormattableString.Invariant($"PRAGMA user_version = {version}"));
        }
        return found;
    }

    private static string Script(int version)
    {
        var name = $"PartnerImports.Sqlite.{version.ToString("0000", CultureInfo.InvariantCulture)}.sql";
        using var stream = typeof(Schema).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The migration {name} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
