namespace PartnerImports.PostgreSql.Tests;

public sealed class QueueTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly PostgreSqlImportStore _store = database.Store;
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static ClaimQuery At(DossierId dossier, int minute) => new() { Dossier = dossier, Now = Given.Noon + Duration.FromMinutes(minute), Lease = Duration.FromMinutes(5) };

    [Fact]
    public async Task Requests_of_a_dossier_are_executed_in_order_and_each_once()
    {
        var dossier = Given.NewDossier();
        var first = await Given.ReceivedAsync(_store, Given.Push(dossier, "a"));
        var second = await Given.ReceivedAsync(_store, Given.Push(dossier, "b"));
        second = await Given.CommittedAsync(_store, Given.Request(second, ImportDecision.Validation));
        first = await Given.CommittedAsync(_store, Given.Request(first, ImportDecision.Rejection));
        (await _store.CountRequestsAsync(dossier, Now)).Should().Be(2);
        (await _store.CountWaitingAsync(dossier, Now)).Should().Be(0);

        var claim = await _store.ClaimAsync(At(dossier, 10), Now);
        claim!.Record.Should().Be(second);
        claim.Attempt.Should().Be(1);
        (await _store.ClaimAsync(At(dossier, 10), Now)).Should().BeNull("the other request of the dossier waits for this one");

        var again = await _store.ClaimAsync(At(dossier, 15), Now);
        again!.FencingToken.Should().BeGreaterThan(claim.FencingToken);
        again.Attempt.Should().Be(2);
        (await _store.CommitAsync(Given.Completion(claim), Now)).Should().BeOfType<CommitResult.LeaseLost>();
        (await _store.ReleaseAsync(claim, Given.Noon, Now)).Should().BeFalse();
        (await _store.ReleaseAsync(again, Given.Noon + Duration.FromMinutes(20), Now)).Should().BeTrue();
        (await _store.ClaimAsync(At(dossier, 19), Now)).Should().BeNull();

        var last = await _store.ClaimAsync(At(dossier, 20), Now);
        await Given.CommittedAsync(_store, Given.Completion(last!));
        (await _store.ClaimAsync(At(dossier, 20), Now))!.Record.Should().Be(first);
        (await _store.CheckAsync(Now)).Should().BeEmpty();
    }

    [Fact]
    public async Task Validation_turns_held_lines_into_ordinary_ones_and_rejection_deletes_them()
    {
        var dossier = Given.NewDossier();
        var kept = await Given.ReceivedAsync(_store, Given.Push(dossier, "a"));
        var gone = await Given.ReceivedAsync(_store, Given.Push(dossier, "b"));
        kept = await Given.DecidedAsync(_store, kept, ImportDecision.Validation);
        gone = await Given.DecidedAsync(_store, gone, ImportDecision.Rejection);

        (await _store.FindAsync(dossier, kept.Id, Now)).Should().Be(kept);
        var lines = new List<BooksLine>();
        await foreach (var line in _store.LinesAsync(dossier, held: false, Now)) lines.Add(line);
        lines.Should().HaveCount(4).And.OnlyContain(line => line.Import == kept.Id);
        await foreach (var line in _store.LinesAsync(dossier, held: true, Now)) Assert.Fail($"{line} is held.");
        (await _store.LinesAsync(dossier, gone.Id, new(), Now))!.Total.Should().Be(0);
        (await _store.ReferenceDataAsync(dossier, ReferenceKind.ThirdParty, Now)).Should().ContainSingle();
        (await _store.CheckAsync(Now)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_marked_entry_stands_in_the_way_and_nothing_changes()
    {
        var dossier = Given.NewDossier();
        var record = await Given.ReceivedAsync(_store, Given.Push(dossier));
        (await _store.MarkAsync(dossier, record.Id, "VT/3", HeldEntryMark.Locked, Now)).Should().BeFalse();
        (await _store.MarkAsync(dossier, record.Id, "VT/2", HeldEntryMark.Lettered, Now)).Should().BeTrue();
        var plan = await _store.PlanAsync(dossier, record.Id, ImportDecision.Rejection, Now);
        plan!.Obstacles.Should().Equal(new Obstacle(Obstacle.Lettered, "VT/2", 4, ""));
        (plan.HeldEntries, plan.HeldLines, plan.HeldDates).Should().Be((2, 4, (new LocalDate(2021, 5, 1), new LocalDate(2021, 5, 2))));
        plan.Keeps.Should().BeEquivalentTo(Given.References);

        record = await Given.CommittedAsync(_store, Given.Request(record, ImportDecision.Rejection));
        var claim = await _store.ClaimAsync(At(dossier, 10), Now);
        (await _store.CommitAsync(Given.Completion(claim!), Now)).Should().BeOfType<CommitResult.Obstructed>().Which.Found.Should().Equal(plan.Obstacles);
        (await _store.FindAsync(dossier, record.Id, Now)).Should().Be(record);
        (await _store.LinesAsync(dossier, record.Id, new(), Now))!.Total.Should().Be(4);
    }

    [Fact]
    public async Task Messages_are_leased_oldest_first_and_never_given_after_delivery()
    {
        var dossier = Given.NewDossier();
        var record = await Given.ReceivedAsync(_store, Given.Push(dossier));
        var messages = Enumerable.Range(0, 3).Select(_ => Given.Message(record, Guid.NewGuid())).ToArray();
        await Given.CommittedAsync(_store, Given.Request(record, ImportDecision.Validation) with { Messages = [.. messages] });
        MessageQuery Query(int minute, int take = 100) => new() { Dossier = dossier, Now = Given.Noon + Duration.FromMinutes(minute), Lease = Duration.FromMinutes(1), Take = take };

        (await _store.TakeMessagesAsync(Query(0, 2), Now)).Should().Equal(messages[0] with { Attempt = 1 }, messages[1] with { Attempt = 1 });
        await _store.MarkDeliveredAsync(dossier, messages[0].Id, Now);
        await _store.ReturnMessageAsync(dossier, messages[1].Id, Given.Noon + Duration.FromMinutes(9), Now);
        (await _store.TakeMessagesAsync(Query(0), Now)).Should().Equal(messages[2] with { Attempt = 1 });
        (await _store.TakeMessagesAsync(Query(5), Now)).Should().Equal(messages[2] with { Attempt = 2 });
        (await _store.TakeMessagesAsync(Query(9), Now)).Should().Equal(messages[1] with { Attempt = 2 }, messages[2] with { Attempt = 3 });
    }
}
