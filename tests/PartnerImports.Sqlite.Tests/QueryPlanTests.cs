using PartnerImports.Sqlite;
using static PartnerImports.Tests.StoreFixture;

namespace PartnerImports.Tests;

public sealed class QueryPlanTests : IDisposable
{
    private static readonly ImportStatus[] Console = [ImportStatus.Pending, ImportStatus.Rejected, ImportStatus.Error];

    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    public static TheoryData<ImportSort, bool> Sorts
    {
        get
        {
            var data = new TheoryData<ImportSort, bool>();
            foreach (var sort in Enum.GetValues<ImportSort>())
            {
                data.Add(sort, true);
                data.Add(sort, false);
            }
            return data;
        }
    }

    [Theory, MemberData(nameof(Sorts))]
    public async Task A_page_of_the_console_merges_indexes_and_sorts_nothing(ImportSort sort, bool descending)
    {
        var (column, mayLack) = ImportList.ColumnOf(sort);
        string[] conditions = mayLack ? [ImportList.Given(column), ImportList.Lacking(column)] : [""];
        foreach (var condition in conditions)
        {
            var plan = await PlanOf(ImportList.Sql(Console, condition.EndsWith("IS NULL", StringComparison.Ordinal) ? "created_at" : column, condition, descending));
            plan.Should().NotContain(step => step.Contains("TEMP B-TREE") || step.Contains("SCAN"), string.Join('\n', plan));
            plan.Where(step => step.Contains("COVERING INDEX import_by_")).Should().HaveCount(3, string.Join('\n', plan));
        }
    }

    [Theory]
    [InlineData(LineReader.RangeSql)]
    [InlineData(LineDeleter.LineSql)]
    public async Task The_lines_of_an_import_are_a_range_of_the_key(string sql) =>
        (await PlanOf(sql)).Should().ContainSingle().Which.Should().StartWith("SEARCH line USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)");

    [Fact]
    public async Task Every_statement_that_the_store_prepares_finds_its_rows_by_a_key()
    {
        // Uses everything once, then asks for the plan of each statement that was prepared.
        var record = await _fixture.Receive(with: commit => commit with { EntryIds = ["e1"] });
        await _fixture.Store.MarkAsync(Ours, record.Id, "VE/1", HeldEntryMark.Lettered, Cancel);
        await _fixture.Store.PlanAsync(Ours, record.Id, ImportDecision.Rejection, Cancel);
        await _fixture.Decide(await _fixture.Receive(), ImportDecision.Rejection);
        await _fixture.Store.CountWaitingAsync(Ours, Cancel);
        await _fixture.Store.CountRequestsAsync(Ours, Cancel);
        await _fixture.Store.CountMessagesAsync(Ours, Cancel);
        await _fixture.Store.AuditAsync(Ours, record.Id, Cancel);
        await _fixture.Store.ReferenceDataAsync(Ours, ReferenceKind.Account, Cancel);
        await using (var reception = await _fixture.Store.OpenReceptionAsync(_fixture.Push("k"), Cancel)) await reception.FindProbableDuplicateAsync("f", Cancel);
        var message = (await _fixture.Store.TakeMessagesAsync(new() { Now = Start, Lease = Duration.Zero, Dossier = Ours }, Cancel)).Single();
        await _fixture.Store.ReturnMessageAsync(Ours, message.Id, Start, Cancel);
        await _fixture.Store.MarkDeliveredAsync(Ours, message.Id, Cancel);
        var inbox = new SqliteInbox(_fixture.File);
        await inbox.DeliverAsync(message.Notification!, Cancel);
        await inbox.ListAsync(Ours, UserId.Parse("julie"), Cancel);
        await inbox.CountUnreadAsync(Ours, null, Cancel);
        await inbox.MarkReadAsync(Ours, null, Cancel);

        var statements = await _fixture.File.ReadAsync(connection => connection.PreparedTexts.ToList(), Cancel);
        statements.Should().HaveCountGreaterThan(30);
        foreach (var sql in statements.Where(sql => !sql.StartsWith("PRAGMA", StringComparison.Ordinal) && !sql.StartsWith("EXPLAIN", StringComparison.Ordinal)))
            (await PlanOf(sql)).Should().NotContain(step => step.StartsWith("SCAN ", StringComparison.Ordinal) && !Allowed.Any(step.StartsWith), sql);
    }

    /// <summary>Tables or indexes that are as long as what is waiting, or have one row.</summary>
    private static readonly string[] Allowed = ["SCAN request", "SCAN outbox USING INDEX outbox_waiting", "SCAN outbox USING COVERING INDEX outbox_waiting", "SCAN sqlite_sequence", "SCAN sqlite_master", "SCAN CONSTANT ROW", "SCAN schema_migration"];

    private async Task<List<string>> PlanOf(string sql) => await _fixture.File.ReadAsync(
        connection =>
        {
            using var plan = connection.Prepare("EXPLAIN QUERY PLAN " + sql);
            var steps = new List<string>();
            while (plan.Step()) steps.Add(plan.Text(3));
            return steps;
        },
        Cancel);
}
