using static PartnerImports.Tests.StoreFixture;

namespace PartnerImports.Tests;

public sealed class StoreCheckTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    public static TheoryData<string, string> Damages => new()
    {
        { "DELETE FROM line WHERE id % 4294967296 = 5", "*says that it keeps*" },
        { "DELETE FROM line WHERE id % 4294967296 = 2", "*have gaps*" },
        { "UPDATE line SET debit = debit + 1 WHERE debit > 0", "*came with debits of*" },
        { "UPDATE line SET date = 20250101", "*came with movements*" },
        { "INSERT INTO line (id, number, entry, journal, account, third_party, date, debit, credit) VALUES (99 << 32, 1, 0, 0, 0, 0, 20220101, 0, 0)", "*import number 99, which is not there*" },
        { "DELETE FROM term WHERE code = 'VE'", "*point to a journal, account or third party that is not there*" },
        { "DELETE FROM request", "*is not in the queue*" },
        { "UPDATE request SET id = zeroblob(16)", "*that the import does not have*" },
        { "UPDATE import SET status = 3 WHERE request IS NOT NULL", "*has a request and is not pending*" },
        { "UPDATE import SET resolution = NULL", "*its resolution does not fit*" },
        { "DELETE FROM audit", "*has no audit*" },
        { "DELETE FROM audit WHERE sequence = 1", "*has gaps*" },
        { "UPDATE audit SET status_after = 0", "*its audit ends with another one*" },
        { "UPDATE outbox SET body = '{}'", "*is not a notification or an event*" },
        { "UPDATE import_count SET count = count + 1", "*counts*" },
        { "DELETE FROM import_count", "*does not count*" },
        { "INSERT INTO entry_id VALUES ('D1', 'p1', 'e', 2)", "*which is over*" },
        { "INSERT INTO allocation VALUES (1, 0, 'A', 'S', '', 1, 2)", "*allocation has no line*" },
        { "INSERT INTO held_mark VALUES (1, 1, 0)", "*mark has no line*" },
        { "UPDATE reference SET created_by = 77", "*points to one that is not there*" },
        { "UPDATE import SET kept_lines = 0, kept_entries = 0, kept_first = NULL, kept_last = NULL", "*keeps codes and has no lines*" },
    };

    [Theory, MemberData(nameof(Damages))]
    public async Task Each_damage_is_told(string sql, string sentence)
    {
        var pending = await _fixture.Receive(with: commit => commit with { Create = new() { Journals = [new(JournalCode.Parse("VE"), "Ventes")] } });
        await _fixture.Decide(await _fixture.Receive(), ImportDecision.Rejection);
        await _fixture.Request(pending, ImportDecision.Validation);
        await _fixture.ShouldHold();
        await _fixture.File.WriteAsync(
            connection =>
            {
                connection.Execute(sql);
                return connection.Changes.Should().BePositive();
            },
            Cancel);
        var broken = await _fixture.Store.CheckAsync(Cancel);
        broken.Should().Contain(text => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(sentence, text, false), string.Join('\n', broken));
    }
}
