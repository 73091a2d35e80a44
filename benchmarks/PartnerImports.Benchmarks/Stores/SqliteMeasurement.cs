using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using PartnerImports.Sqlite;
using PartnerImports.Testing;

namespace PartnerImports.Benchmarks.Stores;

/// <summary>
/// The SQLite store against what SQLite does bare, in one run: receiving a FEC (look, analyse, read, hold, commit) against <c>sqlite3 .import</c> of the
/// same rows from a ready file into the same table, rejecting against a <c>DELETE</c>, pages against their queries. Run by <c>benchmarks/sqlite.sh</c>.
/// </summary>
internal sealed class SqliteMeasurement : IDisposable
{
    private static readonly DossierId Dossier = DossierId.Parse("D0001");
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 2, 12, 0);

    private readonly string _folder = Directory.CreateTempSubdirectory("partner-imports-measurement").FullName;
    private readonly string _fec;
    private readonly int _lines;

    private SqliteMeasurement(int lines)
    {
        _lines = lines;
        var file = GeneratedFile.Fec(new LedgerGenerator(1, lines));
        _fec = Path.Combine(_folder, file.Name);
        using var stream = File.Create(_fec);
        file.WriteTo(stream);
    }

    private string Db => Path.Combine(_folder, "store.db");

    private string Csv => Path.Combine(_folder, "lines.csv");

    public static async Task<int> RunAsync(string[] args)
    {
        var lines = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;
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
        var next = record with { Version = 2, Status = ImportStatus.Rejected, Resolution = new(ImportDecision.Rejection, UserId.Parse("u"), Noon) };
        await rejected.MigrateAsync();
        watch.Restart();
        await store.CommitAsync(new() { ExpectedVersion = 1, Next = next, Effect = BooksEffect.Delete, Audit = Audit(next) });
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
        const string bare = """
            SELECT line.number, name, journals.code, date, document, accounts.code, parties.code, reference, line.label, debit, credit, scales, matching FROM line
            LEFT JOIN term AS journals ON journals.import = 1 AND journals.id = journal LEFT JOIN term AS accounts ON accounts.import = 1 AND accounts.id = account
            LEFT JOIN term AS parties ON parties.import = 1 AND parties.id = third_party WHERE line.id >= ?1 ORDER BY line.id LIMIT ?2
            """;
        var (ours, theirs) = await CompareAsync(
            async () => (await store.LinesAsync(Dossier, record.Id, query))!.Lines.Length, connection => Rows(connection, bare, LineKeys.Of(1, query.Skip), query.Take), file);
        Report($"page of 100 lines of {_lines:N0}", ours, "bare query", theirs, 1);
        var watch = Stopwatch.StartNew();
        var matched = (await store.LinesAsync(Dossier, record.Id, new() { Search = "0001", Take = 100 }))!.Matched;
        Console.WriteLine($"search of a text in all columns of {_lines:N0} lines: {watch.Elapsed.TotalSeconds:0.00} s, {matched:N0} lines match");
        watch.Restart();
        matched = (await store.LinesAsync(Dossier, record.Id, new() { Amounts = [new(AmountComparison.Between, Amount.Parse("100"), Amount.Parse("100.50"))], Take = 100 }))!.Matched;
        Console.WriteLine($"amounts between 100 and 100.50 in {_lines:N0} lines: {watch.Elapsed.TotalSeconds:0.00} s, {matched:N0} lines match");
        watch.Restart();
        var broken = await store.CheckAsync();
        Console.WriteLine($"check of the store: {watch.Elapsed.TotalSeconds:0.00} s, {broken.Count} sentences");
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
        var query = new ImportQuery { Statuses = [ImportStatus.Pending, ImportStatus.Rejected, ImportStatus.Error], Take = 50 };
        const string bare = "SELECT * FROM import WHERE dossier = ?1 AND status IN (0, 2, 3) ORDER BY created_at DESC, id DESC LIMIT ?2";
        var (ours, theirs) = await CompareAsync(
            async () => (await store.ListAsync(Dossier, query)).Items.Length, connection => Rows(connection, bare, Dossier.ToString(), query.Take), file, imports > 100_000 ? 8 : 40);
        Report($"console page of 50 among {imports:N0} imports", ours, "bare query", theirs, 1);
    }

    private static int Rows(Connection connection, string sql, object first, long second)
    {
        using var rows = connection.Prepare(sql);
        if (first is string text) rows.Bind(1, text);
        else rows.Bind(1, (long)first);
        rows.Bind(2, second);
        var count = 0;
        for (; rows.Step(); count++)
            for (var column = 0; column < 13; column++) rows.Text(column);
        return count;
    }

    private static async Task<(List<double> Ours, List<double> Theirs)> CompareAsync(Func<Task<int>> ours, Func<Connection, int> theirs, SqliteFile file, int rounds = 400)
    {
        var (left, right) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            var count = await ours();
            var first = watch.Elapsed.TotalSeconds;
            watch.Restart();
            if (await file.ReadAsync(theirs, CancellationToken.None) != count) throw new InvalidOperationException("The bare query gives other rows.");
            if (round < rounds / 4) continue;
            left.Add(first);
            right.Add(watch.Elapsed.TotalSeconds);
        }
        return (left, right);
    }

    /// <summary>Receives the FEC as a host does, in a service provider of its own.</summary>
    private async Task<ImportRecord> ReceiveAsync()
    {
        var services = new ServiceCollection().AddPartnerImportParsers().AddPartnerImportSqlite(Db);
        services.AddPartnerImports();
        await using var host = services.BuildServiceProvider();
        await host.GetRequiredService<SqliteDossiers>().SaveAsync(new(Dossier), new([new FiscalYear(new(2025, 1, 1), new(2025, 12, 31))]));
        await using var content = ImportContent.FromFile(_fec);
        var outcome = await host.GetRequiredService<ImportReception>().ReceiveAsync(new() { Dossier = Dossier, Partner = new(PartnerId.Parse("p1"), "Partner") }, content);
        return outcome is PushOutcome.Received { Record: { Status: ImportStatus.Pending } record } ? record : throw new InvalidOperationException($"Not received: {outcome}.");
    }

    private static AuditEvent Audit(ImportRecord record) =>
        new() { Dossier = record.Dossier, Import = record.Id, At = Noon, Actor = "worker", Command = "complete", Result = AuditResult.Accepted, StatusAfter = record.Status };

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

    private static void Report(string what, List<double> ours, string bare, List<double> theirs, int units)
    {
        var (left, right) = (Median(ours), Median(theirs));
        string Of(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:0.###} ms{(units > 1 ? $" ({units / seconds:N0}/s)" : "")}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {Of(left)}; {bare}: {Of(right)}; time ratio {left / right:0.00}"));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
