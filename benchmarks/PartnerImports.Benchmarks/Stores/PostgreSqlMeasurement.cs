using System.Diagnostics;
using System.Globalization;
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
internal sealed class PostgreSqlMeasurement : StoreMeasurement, IAsyncDisposable
{
    private readonly string _connectionString;
    private readonly string _folder = Directory.CreateTempSubdirectory("partner-imports-measurement").FullName;
    private readonly PostgreSqlDatabase _database;
    private readonly PostgreSqlImportStore _store;
    private readonly int _lines;
    private readonly List<EntryLineBatch> _batches = [];
    private ImportSummary _summary = ImportSummary.Empty;

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
        var (lines, rounds) = Read(args);
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
        var path = WriteFec(_folder, _lines);
        await using var services = new ServiceCollection().AddPartnerImportParsers().AddPartnerImportPostgreSql(_connectionString).AddPartnerImports().Services.BuildServiceProvider();
        await services.GetRequiredService<PostgreSqlDossiers>().SaveAsync(new(Dossier), Calendar);
        var parser = services.GetRequiredService<IImportParser>();
        var (receptions, copies, analyses) = (new List<double>(), new List<double>(), new List<double>());
        var file = Path.Combine(_folder, "fec.copy");
        for (var round = -1; round < rounds; round++)
        {
            await ClearAsync();
            var watch = Stopwatch.StartNew();
            await ReceiveAsync(services.GetRequiredService<ImportReception>(), path, _lines);
            var reception = watch.Elapsed.TotalSeconds;
            watch.Restart();
            await using (var content = ImportContent.FromFile(path)) await parser.AnalyseAsync(content, ReadOptions.Default);
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

            await _store.CommitAsync(Request(record));
            var claim = await _store.ClaimAsync(new() { Dossier = Dossier, Now = Noon, Lease = Duration.FromHours(1) });
            watch.Restart();
            await _store.CommitAsync(TestDecisions.Complete(claim!, Noon));
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
        const string Bare = "SELECT entry, line_number, journal, entry_date, number, account, third_party, reference, label, debit, credit, scales, matching FROM entry_lines " +
            "WHERE dossier_id = $1 AND holding = $2 AND position >= $3 AND position < $4 ORDER BY position";
        await LinePageAsync(_store, record.Id, _lines, query, () => BareAsync(Bare, Dossier.ToString(), holding, query.Skip, query.Skip + query.Take));
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
        const string Sorting = "SELECT * FROM imports WHERE dossier_id = $1 AND status IN (0, 2, 3) ORDER BY created_at DESC, import_id DESC LIMIT $2";
        var arms = from status in (int[])[0, 2, 3]
                   select $"(SELECT * FROM imports WHERE dossier_id = $1 AND status = {status} ORDER BY created_at DESC, import_id DESC LIMIT $2)";
        var merging = $"SELECT * FROM ({string.Join(" UNION ALL ", arms)}) AS page ORDER BY created_at DESC, import_id DESC LIMIT $2";
        await ConsolePageAsync(_store, imports, () => BareAsync(Sorting, Dossier.ToString(), 50L), () => BareAsync(merging, Dossier.ToString(), 50L));
        await ClearAsync();
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
            Summary = _summary,
            CreatedAt = Noon,
            UpdatedAt = Noon,
        };
        var result = await reception.CommitAsync(new() { Record = record, Audit = Audit(record, "receive") });
        return result is ReceptionResult.Received received ? received.Record : throw new InvalidOperationException($"Not received: {result}.");
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
        var rows = _batches.SelectMany(batch => Enumerable.Range(0, batch.Count).Select(row => (Date: batch.Dates[row], Debit: batch.Debits[row], Credit: batch.Credits[row]))).ToList();
        _summary = new()
        {
            Entries = entry + 1, Lines = _lines, FirstMovement = rows.Min(row => row.Date), LastMovement = rows.Max(row => row.Date),
            TotalDebit = rows.Aggregate(AmountTotal.Zero, (sum, row) => sum.Add(row.Debit)), TotalCredit = rows.Aggregate(AmountTotal.Zero, (sum, row) => sum.Add(row.Credit)),
        };
    }

    private async Task ClearAsync()
    {
        await ExecuteAsync("TRUNCATE imports, import_counts, import_references, reference_data, entry_lines, entry_ids, entry_marks, requests, audit_events, outbox");
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
