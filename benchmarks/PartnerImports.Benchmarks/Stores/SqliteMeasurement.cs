using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using PartnerImports.Sqlite;
using PartnerImports.Testing;

namespace PartnerImports.Benchmarks.Stores;

/// <summary>
/// The SQLite store against what SQLite does bare, in one run: receiving a FEC (look, analyse, read, hold, commit) against <c>sqlite3 .import</c> of the
/// same rows from a ready file into the same table, rejecting against a <c>DELETE</c>, pages against their queries. Run by <c>benchmarks/sqlite.sh</c>.
/// </summary>
internal sealed class SqliteMeasurement : StoreMeasurement, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("partner-imports-measurement").FullName;
    private readonly string _fec;
    private readonly int _lines;

    private SqliteMeasurement(int lines)
    {
        _lines = lines;
        _fec = WriteFec(_folder, lines);
    }

    private string Db => Path.Combine(_folder, "store.db");

    private string Csv => Path.Combine(_folder, "lines.csv");

    public static async Task<int> RunAsync(string[] args)
    {
        var (lines, rounds) = Read(args);
        using var measurement = new SqliteMeasurement(lines);
        await measurement.ReceiveAndRejectAsync(rounds);
        await measurement.LinePageAsync();
        await measurement.ConsolePageAsync(100_000);
        await measurement.ConsolePageAsync(1_000_000);
        return 0;
    }

    private async Task ReceiveAndRejectAsync(int rounds)
    {
        var (receptions, imports, rejects, deletes) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = -1; round < rounds; round++)
        {
            Clear();
            var watch = Stopwatch.StartNew();
            var record = await ReceiveAsync();
            var reception = watch.Elapsed.TotalSeconds;
            if (round < 0) Shell(Db, $".headers off\n.mode csv\n.once {Csv}\nSELECT * FROM line;");

            // The same table, but not STRICT, since .import writes an empty text for NULL; in WAL mode with pages of the same size.
            var bare = Path.Combine(_folder, "bare.db");
            var table = Shell(Db, "SELECT replace(sql, ') STRICT', ')') FROM sqlite_schema WHERE name = 'line';");
            Shell(bare, $"PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; {table};");
            watch.Restart();
            Shell(bare, $".mode csv\n.import {Csv} line");
            var import = watch.Elapsed.TotalSeconds;
            foreach (var leftover in Directory.GetFiles(_folder, "bare.db*")) File.Delete(leftover);

            var (reject, delete) = await RejectAsync(record);
            if (round < 0) continue;
            receptions.Add(reception);
            imports.Add(import);
            rejects.Add(reject);
            deletes.Add(delete);
        }
        Report($"receive a FEC of {_lines:N0} lines", receptions, "sqlite3 .import", imports, _lines);
        Report("reject them", rejects, "bare DELETE", deletes, _lines);
        Console.WriteLine($"greatest working set so far: {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB");
    }

    /// <summary>Rejects the import in one copy of the file and deletes its lines in another.</summary>
    private async Task<(double Reject, double Delete)> RejectAsync(ImportRecord record)
    {
        var copy = Path.Combine(_folder, "copy.db");
        File.Copy(Db, copy, overwrite: true);
        var watch = new Stopwatch();
        using (var file = new SqliteFile(copy))
        {
            await file.MigrateAsync();
            watch.Restart();
            await file.WriteAsync(
                connection =>
                {
                    using var delete = connection.Prepare(LineDeleter.LineSql);
                    delete.Bind(1, 0).Bind(2, long.MaxValue).Execute();
                    return true;
                },
                CancellationToken.None);
        }
        var bare = watch.Elapsed.TotalSeconds;
        using var rejected = new SqliteFile(Db);
        var store = new SqliteImportStore(rejected);
        await store.CommitAsync(Request(record));
        var claim = await store.ClaimAsync(new() { Dossier = Dossier, Now = Noon, Lease = Duration.FromHours(1) });
        watch.Restart();
        await store.CommitAsync(TestDecisions.Complete(claim!, Noon));
        rejected.Dispose();
        return (watch.Elapsed.TotalSeconds, bare);
    }

    private async Task LinePageAsync()
    {
        Clear();
        var record = await ReceiveAsync();
        using var file = new SqliteFile(Db);
        var store = new SqliteImportStore(file);
        var query = new EntryLineQuery { Skip = _lines / 2, Take = 100 };
        const string Bare = """
            SELECT line.number, name, journals.code, date, document, accounts.code, parties.code, reference, line.label, debit, credit, scales, matching FROM line
            LEFT JOIN term AS journals ON journals.import = 1 AND journals.id = journal LEFT JOIN term AS accounts ON accounts.import = 1 AND accounts.id = account
            LEFT JOIN term AS parties ON parties.import = 1 AND parties.id = third_party WHERE line.id >= ?1 ORDER BY line.id LIMIT ?2
            """;
        await LinePageAsync(store, record.Id, _lines, query, () => RowsAsync(file, Bare, LineKeys.Of(1, query.Skip), query.Take, 13));
    }

    private async Task ConsolePageAsync(int imports)
    {
        Clear();
        using var file = new SqliteFile(Db);
        await file.WriteAsync(
            connection =>
            {
                connection.Execute($"""
                    INSERT INTO import (dossier, id, version, file_name, format, format_label, partner, partner_name, hash, fingerprint, status, entries, lines, total_debit, total_credit,
                        journals, accounts, third_parties, sections, blocking, warning, information, created_at, updated_at, kept_lines, kept_entries)
                    WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n LIMIT {imports})
                    SELECT '{Dossier}', randomblob(16), 1, 'FILE' || n, 'fec', 'FEC', 'p' || n % 10, 'Partner ' || n % 10, randomblob(32), '',
                        CASE WHEN n % 4 = 0 THEN 0 WHEN n % 4 = 1 THEN 2 WHEN n % 40 = 2 THEN 3 ELSE 1 END, 6, 14, '1234.50', '1234.50', 1, 2, 3, 0, 0, 0, 0, n * 10000000, n * 10000000, 0, 0 FROM n
                    """);
                return true;
            },
            CancellationToken.None);
        var store = new SqliteImportStore(file);
        const string Sorting = "SELECT * FROM import WHERE dossier = ?1 AND status IN (0, 2, 3) ORDER BY created_at DESC, id DESC LIMIT ?2";
        var arms = from status in (int[])[0, 2, 3] select $"SELECT * FROM import WHERE dossier = ?1 AND status = {status}";
        var merging = $"{string.Join(" UNION ALL ", arms)} ORDER BY created_at DESC, id DESC LIMIT ?2";
        await ConsolePageAsync(store, imports, () => RowsAsync(file, Sorting, Dossier.ToString(), 50, 49), () => RowsAsync(file, merging, Dossier.ToString(), 50, 49));
    }

    /// <summary>Reads the columns of all rows of a query of two parameters.</summary>
    private static Task<int> RowsAsync(SqliteFile file, string sql, object first, long second, int columns) =>
        file.ReadAsync(connection => Rows(connection, sql, first, second, columns), CancellationToken.None).AsTask();

    private static int Rows(Connection connection, string sql, object first, long second, int columns)
    {
        using var rows = connection.Prepare(sql);
        if (first is string text) rows.Bind(1, text);
        else rows.Bind(1, (long)first);
        rows.Bind(2, second);
        var count = 0;
        for (; rows.Step(); count++)
            for (var column = 0; column < columns; column++) rows.Text(column);
        return count;
    }

    /// <summary>Receives the FEC as a host does, in a service provider of its own.</summary>
    private async Task<ImportRecord> ReceiveAsync()
    {
        var services = new ServiceCollection().AddPartnerImportParsers().AddPartnerImportSqlite(Db);
        services.AddPartnerImports();
        await using var host = services.BuildServiceProvider();
        await host.GetRequiredService<SqliteDossiers>().SaveAsync(new(Dossier), Calendar);
        return await ReceiveAsync(host.GetRequiredService<ImportReception>(), _fec, _lines);
    }

    private void Clear()
    {
        foreach (var leftover in Directory.GetFiles(_folder, "*.db*")) File.Delete(leftover);
    }

    private static string Shell(string database, string commands)
    {
        var start = new ProcessStartInfo("sqlite3") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(database);
        using var process = Process.Start(start)!;
        process.StandardInput.Write(commands);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"sqlite3 ended with {process.ExitCode}.");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
