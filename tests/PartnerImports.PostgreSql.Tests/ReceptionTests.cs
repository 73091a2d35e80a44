using PartnerImports.Tests;

namespace PartnerImports.PostgreSql.Tests;

public sealed class ReceptionTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly PostgreSqlImportStore _store = database.Store;
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_received_comes_back_as_it_was()
    {
        var push = Given.Push(Given.NewDossier(), key: "k1");
        var record = await Given.ReceivedAsync(_store, push);

        (await _store.FindAsync(push.Dossier, record.Id, Now)).Should().Be(record);
        var page = await _store.LinesAsync(push.Dossier, record.Id, new(), Now);
        page!.Total.Should().Be(4);
        page.Matched.Should().Be(4);
        page.Lines[1].Should().Be(new LineView
        {
            Entry = "VT/1", Line = 3, Journal = "VT", Date = new(2021, 5, 1), Document = "1", Account = "707", ThirdParty = "", Reference = "", Label = "Vente",
            Debit = default, Credit = Amount.Parse("1.00"), Matching = "",
        });
        (await _store.AuditAsync(push.Dossier, record.Id, Now)).Should().Equal(Given.Audit(record, "receive", null) with { Sequence = 1 });
        (await _store.CountWaitingAsync(push.Dossier, Now)).Should().Be(1);
        (await _store.ReferenceDataAsync(push.Dossier, ReferenceKind.Account, Now)).Should().Equal(
            new ReferenceItem("411", "Clients", "", record.Id), new ReferenceItem("707", "Ventes de marchandises", "", record.Id));
        (await _store.CheckAsync(Now)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_reception_that_is_disposed_leaves_nothing()
    {
        var push = Given.Push(Given.NewDossier());
        await using (var reception = await _store.OpenReceptionAsync(push, Now)) await reception.HoldAsync(Given.Lines(3000), Now);
        (await _store.FindConflictAsync(push, Now)).Should().BeNull();
        (await database.QueryAsync($"SELECT count(*) FROM entry_lines WHERE dossier_id = '{push.Dossier}'")).Should().Equal(0L);
    }

    [Fact, Rule("P8")]
    public async Task Two_equal_pushes_at_one_instant_give_one_import_and_one_conflict()
    {
        for (var round = 0; round < 10; round++)
        {
            var push = Given.Push(Given.NewDossier(), key: round % 2 == 0 ? "key" : null);
            var receptions = new List<IReception>();
            for (var number = 0; number < 4; number++) receptions.Add(await _store.OpenReceptionAsync(push, Now));
            receptions.Should().OnlyContain(reception => reception.Conflict == null);
            var results = await Task.WhenAll(receptions.Select(async reception =>
            {
                var lines = Given.Lines(10);
                await reception.HoldAsync(lines, Now);
                return await reception.CommitAsync(Given.Commit(Given.Record(push, lines: lines)), Now);
            }));
            foreach (var reception in receptions) await reception.DisposeAsync();
            var received = results.OfType<ReceptionResult.Received>().Should().ContainSingle().Subject.Record;
            var expected = new ReceptionResult.Conflicted(new(push.Key is null ? PushConflictKind.DuplicateContent : PushConflictKind.Repeat, received.Id));
            results.Except([new ReceptionResult.Received(received)]).Should().Equal(expected);
            results.Count(result => result.Equals(expected)).Should().Be(3);
            (await _store.LinesAsync(push.Dossier, received.Id, new(), Now))!.Total.Should().Be(20);
        }
    }

    [Fact, Rule("P8")]
    public async Task A_rejected_import_frees_key_bytes_and_entry_ids()
    {
        var push = Given.Push(Given.NewDossier(), key: "k");
        var first = await Given.ReceivedAsync(_store, push, entryIds: ["e1", "e2"]);
        (await _store.FindConflictAsync(push, Now)).Should().Be(new PushConflict(PushConflictKind.Repeat, first.Id));
        (await _store.FindConflictAsync(push with { Hash = ContentHash.Of("other"u8) }, Now)).Should().Be(new PushConflict(PushConflictKind.KeyReused, first.Id));
        (await _store.FindConflictAsync(push with { Key = null }, Now)).Should().Be(new PushConflict(PushConflictKind.DuplicateContent, first.Id));
        await using (var other = await _store.OpenReceptionAsync(Given.Push(push.Dossier, "third", "k3"), Now))
            (await other.CommitAsync(Given.Commit(Given.Record(Given.Push(push.Dossier, "third", "k3"))) with { EntryIds = ["e9", "e2"] }, Now))
                .Should().Be(new ReceptionResult.Conflicted(new(PushConflictKind.EntryIdReused, first.Id, "e2")));

        await Given.DecidedAsync(_store, first, ImportDecision.Rejection);

        await using var again = await _store.OpenReceptionAsync(push, Now);
        again.Conflict.Should().BeNull();
        again.Replaces.Should().Be(first.Id);
        await again.HoldAsync(Given.Lines(2), Now);
        (await again.CommitAsync(Given.Commit(Given.Record(push) with { Replaces = first.Id }) with { EntryIds = ["e1", "e2"] }, Now)).Should().BeOfType<ReceptionResult.Received>();
        (await _store.CheckAsync(Now)).Should().BeEmpty();
    }
}
