using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using PartnerImports.PostgreSql;
using PartnerImports.Testing;

namespace PartnerImports.Benchmarks.Stores;

/// <summary>
/// The PostgreSQL store against what the server does bare, in one run: receiving and holding a million lines against psql's <c>\copy</c> of the same rows, rejecting
/// them against a <c>DELETE</c>, pages against their queries. Run by <c>benchmarks/postgresql.sh</c>.
/// </summary>
internal sealed class PostgreSqlMeasurement : IAsyncDisposable
{
    private static readonly DossierId Dossier = DossierId.Parse("D0001");
    private static readonly Instant Noon = Instant.FromUtc(2022, 9, 1, 12, 0);

    private readonly string _connectionString;
    private readonly string _folder = Directory.CreateTempSubdirectory("partner-imports-measurement").FullName;
    private readonly PostgreSqlDatabase _database;
    private readonly PostgreSqlImportStore _store;
    private readonly int _lines;
    private readonly List<EntryLineBatch> _batches = [];

    private PostgreSqlMeasurement(string connectionString, int lines)
    {
        _connectionString = new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = "measurement", CommandTimeout = 0 }.ConnectionString;
        _database = new(_connectionString);
        _store = new(_database);
        _lines = lines;
    }

    public static async Task<int> RunAsync(string[] args)
    {
        var connectionString = Environment.GetEnvironmentVariable("PARTNER_IMPORTS_POSTGRES");
        if (string.IsNullOrEmpty(connectionString))
        {
            await Console.Error.WriteLineAsync("PARTNER_IMPORTS_POSTGRES is not set: run benchmarks/postgresql.sh.");
            return 2;
        }
        var lines = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;
        await using var measurement = new PostgreSqlMeasurement(connectionString, lines);
        await measurement._database.MigrateAsync();
        await measurement.ReceiveFecAsync(rounds);
        await measurement.HoldAndRejectAsync(rounds);
        await measurement.LinePageAsync();
        await measurement.ConsolePageAsync(100_000);
        await measurement.ConsolePageAsync(1_000_000);
        return 0;
    }

    /// <summary>The whole reception of a FEC file, look and analysis included, against psql's \copy of the rows that it made.</summary>
    private async Task ReceiveFecAsync(int rounds)
    {
        var fec = GeneratedFile.Fec(new LedgerGenerator(1, _lines));
        var path = Path.Combine(_folder, fec.Name);
        await using (var stream = File.Create(path)) fec.WriteTo(stream);
        await using var services = new ServiceCollection().AddPartnerImportParsers().AddPartnerImportPostgreSql(_connectionString).AddPartnerImports().Services.BuildServiceProvider();
        await services.GetRequiredService<PostgreSqlDossiers>().SaveAsync(new(Dossier), new([new(new(2025, 1, 1), new(2025, 12, 31))]));
        var parser = services.GetRequiredService<IImportParser>();
        var (receptions, copies, analyses) = (new List<double>(), new List<double>(), new List<double>());
        var file = Path.Combine(_folder, "fec.copy");
        for (var round = -1; round < rounds; round++)
        {
            await ClearAsync();
            await ExecuteAsync("TRUNCATE reference_data, outbox");
            var content = ImportContent.FromFile(path);
            var watch = Stopwatch.StartNew();
            var outcome = await services.GetRequiredService<ImportReception>().ReceiveAsync(new() { Dossier = Dossier, Partner = new(PartnerId.Parse("p1"), "Partner") }, content);
            var reception = watch.Elapsed.TotalSeconds;
            if (outcome is not PushOutcome.Received { Record: { Status: ImportStatus.Pending } record } || record.Summary.Lines != _lines)
                throw new InvalidOperationException($"Not received: {outcome}.");
            watch.Restart();
            await parser.AnalyseAsync(content, ReadOptions.Default);
            var analysis = watch.Elapsed.TotalSeconds;
            if (round < 0) await PsqlAsync($"\\copy entry_lines TO '{file}'");
            await ClearAsync();
            watch.Restart();
            await PsqlAsync($"\\copy entry_lines FROM '{file}'");
            if (round < 0) continue;
            copies.Add(watch.Elapsed.TotalSeconds);
            receptions.Add(reception);
            analyses.Add(analysis);
        }
        Report($"receive a FEC of {_lines:N0} lines ({new FileInfo(path).Length / 1e6:0} MB), of which look and analysis {Median(analyses) * 1000:0} ms", receptions, "psql \\copy", copies, _lines);
        await ClearAsync();
    }

    private async Task HoldAndRejectAsync(int rounds)
    {
        MakeBatches();
        var (holds, copies, rejects, deletes) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var file = Path.Combine(_folder, "lines.copy");
        for (var round = -1; round < rounds; round++)
        {
            await ClearAsync();
            var watch = Stopwatch.StartNew();
            var record = await ReceiveAsync();
            var hold = watch.Elapsed.TotalSeconds;
            if (round < 0) await PsqlAsync($"\\copy entry_lines TO '{file}'");

            record = await RequestAsync(record);
            var claim = await _store.ClaimAsync(new() { Dossier = Dossier, Now = Noon, Lease = Duration.FromHours(1) });
            watch.Restart();
            var rejection = record with
            {
                Version = 3,
                Request = null,
                Status = ImportStatus.Rejected,
                Resolution = new(ImportDecision.Rejection, record.Request!.By, Noon),
            };
            await _store.CommitAsync(new() { ExpectedVersion = 2, Next = rejection, Effect = BooksEffect.Delete, Claim = claim, Audit = Audit(rejection, "complete") });
            var reject = watch.Elapsed.TotalSeconds;

            await ClearAsync();
            watch.Restart();
            await PsqlAsync($"\\copy entry_lines FROM '{file}'");
            var copy = watch.Elapsed.TotalSeconds;
            watch.Restart();
            await PsqlAsync($"DELETE FROM entry_lines WHERE dossier_id = '{Dossier}'");
            var delete = watch.Elapsed.TotalSeconds;
            if (round < 0) continue;
            holds.Add(hold);
            copies.Add(copy);
            rejects.Add(reject);
            deletes.Add(delete);
        }
        Report($"hold and commit {_lines:N0} lines", holds, "psql \\copy", copies, _lines);
        Report("reject them", rejects, "DELETE by psql", deletes, _lines);
        await ClearAsync();
    }

    private async Task LinePageAsync()
    {
        MakeBatches();
        var record = await ReceiveAsync();
        await ExecuteAsync("VACUUM ANALYZE entry_lines");
        var query = new EntryLineQuery { Skip = _lines / 2, Take = 100 };
        var holding = (long)(await ScalarAsync("SELECT max(holding) FROM imports"))!;
        var bare = $"SELECT entry, line_number, journal, entry_date, number, account, third_party, reference, label, debit, credit, scales, matching FROM entry_lines WHERE dossier_id = $1 AND holding = $2 AND position >= $3 AND position < $4 ORDER BY position";
        var (ours, theirs) = await CompareAsync(
            async () => (await _store.LinesAsync(Dossier, record.Id, query))!.Lines.Length,
            () => BareAsync(bare, Dossier.ToString(), holding, query.Skip, query.Skip + query.Take));
        Report($"page of 100 lines of {_lines:N0}", ours, "bare query", theirs, 1);
        var watch = Stopwatch.StartNew();
        var matched = (await _store.LinesAsync(Dossier, record.Id, new() { Search = "FACTURE 0001", Take = 100 }))!.Matched;
        Console.WriteLine($"search of a text in all columns of {_lines:N0} lines: {watch.Elapsed.TotalSeconds:0.00} s, {matched:N0} lines match");
        watch.Restart();
        matched = (await _store.LinesAsync(Dossier, record.Id, new() { Amounts = [new(AmountComparison.Between, Amount.Parse("100"), Amount.Parse("100.50"))], Take = 100 }))!.Matched;
        Console.WriteLine($"amounts between 100 and 100.50 in {_lines:N0} lines: {watch.Elapsed.TotalSeconds:0.00} s, {matched:N0} lines match");
        await ClearAsync();
    }

    private async Task ConsolePageAsync(int imports)
    {
        await ClearAsync();
        await ExecuteAsync($"""
            INSERT INTO imports (dossier_id, import_id, version, status, file_name, file_name_key, partner_name_key, format_code, format_label, partner_id, partner_name, hash, fingerprint, entries, lines, total_debit, total_credit,
                journals, accounts, third_parties, sections, blocking, warnings, informations, created_at, updated_at, books, stored_entries, stored_lines, holding)
            SELECT '{Dossier}', gen_random_uuid(), 1, CASE WHEN n % 4 = 0 THEN 0 WHEN n % 4 = 1 THEN 2 WHEN n % 40 = 2 THEN 3 ELSE 1 END, 'FILE' || n, convert_to('FILE' || n, 'UTF8'), convert_to('P' || n % 10, 'UTF8'), 'fec', 'FEC', 'p' || n % 10, 'Partner ' || n % 10,
                sha256(n::text::bytea), '', 6, 14, 1234.50, 1234.50, 1, 2, 3, 0, 0, 0, 0, n * 1000000000::bigint, n * 1000000000::bigint, 0, 0, 0, -n
            FROM generate_series(1, {imports}) AS n
            """);
        await ExecuteAsync("INSERT INTO import_counts SELECT dossier_id, status, count(*) FROM imports GROUP BY 1, 2");
        await ExecuteAsync("VACUUM ANALYZE imports, import_counts");
        var query = new ImportQuery { Statuses = [ImportStatus.Pending, ImportStatus.Rejected, ImportStatus.Error], Take = 50 };
        var bare = "SELECT * FROM imports WHERE dossier_id = $1 AND status IN (0, 2, 3) ORDER BY created_at DESC, import_id DESC LIMIT $2";
        var (ours, theirs) = await CompareAsync(async () => (await _store.ListAsync(Dossier, query)).Items.Length, () => BareAsync(bare, Dossier.ToString(), 50L));
        Report($"console page of 50 among {imports:N0} imports", ours, "bare query", theirs, 1);
        await ClearAsync();
    }

    private static async Task<(List<double> Ours, List<double> Theirs)> CompareAsync(Func<Task<int>> ours, Func<Task<int>> theirs)
    {
        var (left, right) = (new List<double>(), new List<double>());
        for (var round = 0; round < 400; round++)
        {
            var watch = Stopwatch.StartNew();
            var count = await ours();
            var first = watch.Elapsed.TotalSeconds;
            watch.Restart();
            if (await theirs() != count) throw new InvalidOperationException("The bare query gives other rows.");
            if (round < 100) continue;
            left.Add(first);
            right.Add(watch.Elapsed.TotalSeconds);
        }
        return (left, right);
    }

    private async Task<int> BareAsync(string sql, params object[] values)
    {
        await using var connection = await Bare.Value.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync();
        var (rows, row) = (0, new object[reader.FieldCount]);
        while (await reader.ReadAsync())
        {
            reader.GetValues(row);
            rows++;
        }
        return rows;
    }

    private Lazy<NpgsqlDataSource> Bare => field ??= new(() => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_connectionString) { MaxAutoPrepare = 16 }));

    private async Task<ImportRecord> ReceiveAsync()
    {
        var push = new PushIdentity(Dossier, PartnerId.Parse("p1"), null, ContentHash.Of(Guid.NewGuid().ToByteArray()));
        await using var reception = await _store.OpenReceptionAsync(push);
        foreach (var batch in _batches) await reception.HoldAsync(batch);
        var record = new ImportRecord
        {
            Id = new(Guid.CreateVersion7()),
            Dossier = Dossier,
            FileName = "big.txt",
            Format = ImportFormat.Fec,
            Partner = new(push.Partner, "Partner"),
            Hash = push.Hash,
            Status = ImportStatus.Pending,
            Summary = new() { Lines = _lines },
            CreatedAt = Noon,
            UpdatedAt = Noon,
        };
        var result = await reception.CommitAsync(new() { Record = record, Audit = Audit(record, "receive") });
        return result is ReceptionResult.Received received ? received.Record : throw new InvalidOperationException($"Not received: {result}.");
    }

    private async Task<ImportRecord> RequestAsync(ImportRecord record)
    {
        var next = record with { Version = 2, Request = new(Guid.CreateVersion7(), ImportDecision.Rejection, UserId.Parse("u"), Noon) };
        await _store.CommitAsync(new() { ExpectedVersion = 1, Next = next, Audit = Audit(next, "request-rejection") });
        return next;
    }

    private static AuditEvent Audit(ImportRecord record, string command) =>
        new() { Dossier = record.Dossier, Import = record.Id, At = Noon, Actor = "worker", Command = command, Result = AuditResult.Accepted, StatusAfter = record.Status };

    /// <summary>Lines as of a FEC of a trading company: two to four lines an entry, labels of some twenty characters.</summary>
    private void MakeBatches()
    {
        if (_batches.Count > 0) return;
        var random = new Random(1);
        var (made, entry, left) = (0, -1, 0);
        while (made < _lines)
        {
            var batch = new EntryLineBatch();
            for (; !batch.IsFull && made < _lines; made++)
            {
                if (left == 0) (left, entry) = (random.Next(2, 5), entry + 1);
                var row = batch.Add(made + 2, 0);
                batch.Entries[row] = entry;
                batch.SetText(EntryText.Entry, row, $"VE/{entry + 1}");
                batch.SetText(EntryText.Journal, row, "VE"u8);
                batch.SetText(EntryText.Number, row, $"{entry + 1}");
                batch.SetText(EntryText.Account, row, left % 2 == 0 ? "41100000"u8 : "70700000"u8);
                batch.SetText(EntryText.ThirdParty, row, left % 2 == 0 ? $"CLI{entry % 500:0000}" : "");
                batch.SetText(EntryText.Reference, row, $"FA{entry:000000}");
                batch.SetText(EntryText.Label, row, $"FACTURE {entry:000000} DUPONT");
                batch.Dates[row] = batch.DocumentDates[row] = new LocalDate(2021, 1, 1).PlusDays(entry * 365L > int.MaxValue ? entry % 365 : entry / 1000 % 365);
                batch.LockDates[row] = new(2021, 12, 31);
                (left % 2 == 0 ? batch.Debits : batch.Credits)[row] = Amount.Create(random.Next(1, 10_000_00), 2);
                left--;
            }
            _batches.Add(batch);
        }
    }

    private static void Report(string what, List<double> ours, string bare, List<double> theirs, int units)
    {
        var (left, right) = (Median(ours), Median(theirs));
        var text = new StringBuilder($"{what}: {left * 1000:0.###} ms");
        if (units > 1) text.Append(CultureInfo.InvariantCulture, $" ({units / left:N0}/s)");
        text.Append(CultureInfo.InvariantCulture, $"; {bare}: {right * 1000:0.###} ms");
        if (units > 1) text.Append(CultureInfo.InvariantCulture, $" ({units / right:N0}/s)");
        Console.WriteLine(text.Append(CultureInfo.InvariantCulture, $"; time ratio {left / right:0.00}"));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private async Task ClearAsync()
    {
        await ExecuteAsync("TRUNCATE imports, import_counts, import_references, entry_lines, requests, audit_events");
        await ExecuteAsync("CHECKPOINT");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await Bare.Value.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = await Bare.Value.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private async Task PsqlAsync(string command)
    {
        var settings = new NpgsqlConnectionStringBuilder(_connectionString);
        var start = new ProcessStartInfo("psql") { RedirectStandardOutput = true };
        foreach (var argument in new[] { "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", settings.Host!, "-p", settings.Port.ToString(CultureInfo.InvariantCulture), "-U", settings.Username!, "-d", settings.Database!, "-c", command })
            start.ArgumentList.Add(argument);
        start.Environment["PGOPTIONS"] = "-c search_path=measurement";
        if (settings.Password is { } password) start.Environment["PGPASSWORD"] = password;
        using var process = Process.Start(start)!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"psql ended with {process.ExitCode}.");
    }

    public async ValueTask DisposeAsync()
    {
        await ExecuteAsync("DROP SCHEMA measurement CASCADE");
        await _database.DisposeAsync();
        await Bare.Value.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
