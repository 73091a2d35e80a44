using System.Globalization;
using System.Text.Json;
using PartnerImports.Tests;

namespace PartnerImports.PostgreSql.Tests;

/// <summary>Pages read as many rows as they show, whatever the store holds: plans and row counts of EXPLAIN ANALYZE.</summary>
public sealed class QueryPlanTests(QueryPlanTests.FilledDatabase filled) : IClassFixture<QueryPlanTests.FilledDatabase>
{
    public static TheoryData<ImportSort, bool> Sorts
    {
        get
        {
            var sorts = new TheoryData<ImportSort, bool>();
            foreach (var sort in Enum.GetValues<ImportSort>())
                foreach (var descending in new[] { true, false })
                    sorts.Add(sort, descending);
            return sorts;
        }
    }

    [Theory, MemberData(nameof(Sorts))]
    public async Task A_page_of_the_console_reads_a_page_of_each_status(ImportSort sort, bool descending)
    {
        var sql = ImportListing.PageSql([ImportStatus.Pending, ImportStatus.Rejected, ImportStatus.Error], sort, descending);
        var scans = await ScansAsync(sql, "'D1'", "20", "0", "20");
        scans.Should().OnlyContain(scan => scan.Type.StartsWith("Index") && scan.Rows <= 20);
    }

    [Fact]
    public async Task A_page_of_lines_reads_its_lines()
    {
        var scans = await ScansAsync(LinePages.PageSql, "'D1'", $"'{filled.Import}'", "15000", "15100");
        scans.Should().OnlyContain(scan => scan.Type.StartsWith("Index") && scan.Rows <= 100);
    }

    [Theory]
    [InlineData(PushConflicts.ByKeySql, "'D1'", "'p1'", "sha256('7')")]
    [InlineData(PushConflicts.ByHashSql, "'D1'", "'p1'", "sha256('1')")]
    [InlineData(PushConflicts.ReplacedSql, "'D1'", "'p1'", "sha256('1')", "sha256('9')")]
    public async Task What_a_push_meets_is_found_by_an_index(string sql, params string[] values) =>
        (await ScansAsync(sql, values)).Should().OnlyContain(scan => scan.Type.Contains("Index") && scan.Rows <= 2 || scan.Type == "Bitmap Heap Scan");

    private async Task<List<(string Type, double Rows)>> ScansAsync(string sql, params string[] values)
    {
        for (var number = values.Length; number > 0; number--) sql = sql.Replace("$" + number.ToString(CultureInfo.InvariantCulture), values[number - 1]);
        using var plan = JsonDocument.Parse((string)(await filled.QueryAsync("EXPLAIN (ANALYZE, FORMAT JSON) " + sql))[0]);
        var scans = new List<(string, double)>();
        void Collect(JsonElement node)
        {
            var type = node.GetProperty("Node Type").GetString()!;
            if (type.Contains("Scan") && type != "Subquery Scan") scans.Add((type, node.GetProperty("Actual Rows").GetDouble()));
            if (node.TryGetProperty("Plans", out var children))
                foreach (var child in children.EnumerateArray()) Collect(child);
        }
        Collect(plan.RootElement[0].GetProperty("Plan"));
        scans.Should().NotBeEmpty();
        return scans;
    }

    /// <summary>30,000 imports in three dossiers, one of them with 30,000 lines.</summary>
    public sealed class FilledDatabase(PostgreSqlServer server) : IAsyncLifetime
    {
        private readonly TestDatabase _database = new(server);

        public ImportId Import { get; private set; }

        public Task<List<object>> QueryAsync(string sql) => _database.QueryAsync(sql);

        public async ValueTask InitializeAsync()
        {
            if (server.IsAbsent) return;
            await _database.InitializeAsync();
            await QueryAsync("""
                INSERT INTO imports (dossier_id, import_id, version, status, file_name, file_name_key, partner_name_key, format_code, format_label, partner_id, partner_name, push_key, push_key_digest, hash, fingerprint, entries, lines,
                    total_debit, total_credit, first_movement, last_movement, journals, accounts, third_parties, sections, blocking, warnings, informations, period_start, period_end, period_label,
                    created_at, updated_at, books, stored_entries, stored_lines, holding)
                SELECT 'D' || n % 3, gen_random_uuid(), 1, n / 3 % 4, 'FILE' || n % 50, convert_to('FILE' || n % 50, 'UTF8'), convert_to('P' || n % 2, 'UTF8'), 'fec', 'FEC', 'p' || n % 2, 'Partner ' || n % 2, CASE WHEN n % 2 = 0 THEN 'k' || n END,
                    CASE WHEN n % 2 = 0 THEN sha256(n::text::bytea) END, sha256(n::text::bytea), '', n % 7, 14, 1, 1, CASE WHEN n % 5 > 0 THEN date '2021-01-01' + n % 300 END,
                    CASE WHEN n % 5 > 0 THEN date '2021-01-01' + n % 300 END, 1, 2, 3, 0, 0, 0, 0, CASE WHEN n % 11 > 0 THEN date '2021-01-01' END, CASE WHEN n % 11 > 0 THEN date '2021-12-31' END,
                    CASE WHEN n % 11 > 0 THEN 'EXERCICE 2021' END, n * 1000000000::bigint, n * 1000000000::bigint, 0, 0, 0, -n
                FROM generate_series(1, 30000) AS n
                """);
            Import = (await Given.ReceivedAsync(_database.Store, Given.Push(DossierId.Parse("D1"), key: "big"), lines: Given.Lines(15_000))).Id;
            await Given.ReceivedAsync(_database.Store, Given.Push(DossierId.Parse("D1"), "other", key: "small"));
            await QueryAsync("VACUUM ANALYZE");
        }

        public ValueTask DisposeAsync() => _database.DisposeAsync();
    }
}
