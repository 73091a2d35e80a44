namespace PartnerImports.Testing;

/// <summary>What users did to held entries stands in the way of a decision (P5).</summary>
internal static class ObstacleCases
{
    private const string Topic = "Obstacles";

    public static IEnumerable<ConformanceCase<IStoreFixture>> All =>
    [
        .. from decision in Enum.GetValues<ImportDecision>()
           from pair in ((HeldEntryMark, string)[])[(HeldEntryMark.Lettered, Obstacle.Lettered), (HeldEntryMark.Locked, Obstacle.Locked), (HeldEntryMark.Exported, Obstacle.Exported)]
           select StoreCase.Of(Topic, "P5", $"A held entry that is {pair.Item1} stands in the way of a {decision}, and nothing changes", s => StandsInTheWay(s, decision, pair.Item1, pair.Item2)),
        StoreCase.Of(Topic, "P5", "Obstacles are told entry by entry in the order of the file", ToldInOrder),
        StoreCase.Of(Topic, "", "The same mark twice is one obstacle", MarkedTwice),
        StoreCase.Of(Topic, "", "Only an entry that the import holds can be marked", OnlyHeldIsMarked),
        StoreCase.Of(Topic, "P5", "A mark on one import stands in the way of no other", OtherImportsAreFree),
        StoreCase.Of(Topic, "P5", "A failure can be committed in spite of obstacles", FailureIsFree),
        StoreCase.Of(Topic, "P5", "A request can be committed in spite of obstacles", RequestIsFree),
        StoreCase.Of(Topic, "P6", "An import that can never be decided is cleared away in spite of obstacles", InvalidationIsFree),
    ];

    private static async ValueTask StandsInTheWay(StoreScenario s, ImportDecision decision, HeldEntryMark mark, string code)
    {
        var push = s.Push(entries: 4);
        var record = await s.ReceiveAsync(push).ConfigureAwait(false);
        Expect.True(await s.Books.MarkAsync(s.Dossier, record.Id, "AC/2", mark, s.Cancellation).ConfigureAwait(false), "A held entry is marked");
        var requested = await s.RequestAsync(record, decision).ConfigureAwait(false);
        var claim = await s.ClaimAsync().ConfigureAwait(false);
        var message = TestDecisions.Notification(s.NewId(), record, s.User, "done", s.Now);
        var result = Expect.Is<CommitResult.Obstructed>(await s.Store.CommitAsync(TestDecisions.Complete(claim, s.Tick(), [message]), s.Cancellation).ConfigureAwait(false), "A marked entry obstructs the commit");
        Expect.Sequence([(code, "AC/2", FirstLineOf(push, "AC/2"))], result.Found.Select(Told), "Obstacles");
        Expect.Equal(requested, await s.Store.FindAsync(s.Dossier, record.Id, s.Cancellation).ConfigureAwait(false), "The import after the obstacle");
        Expect.Sequence(push.Lines.Select(TestEntries.View), (await s.BooksAsync(held: true).ConfigureAwait(false)).Select(line => line.Line), "Held lines after the obstacle");
        Expect.Sequence([], await s.BooksAsync(held: false).ConfigureAwait(false), "Ordinary lines after the obstacle");
        Expect.Sequence([], await s.TakeAsync().ConfigureAwait(false), "Messages after the obstacle");
        Expect.Equal(2, (await s.Store.AuditAsync(s.Dossier, record.Id, s.Cancellation).ConfigureAwait(false)).Count, "Audit events after the obstacle");
        Expect.Equal(1, await s.Store.CountRequestsAsync(s.Dossier, s.Cancellation).ConfigureAwait(false), "Requests waiting after the obstacle");
    }

    private static async ValueTask ToldInOrder(StoreScenario s)
    {
        var push = s.Push(entries: 6);
        var record = await s.ReceiveAsync(push).ConfigureAwait(false);
        await s.Books.MarkAsync(s.Dossier, record.Id, "AC/5", HeldEntryMark.Lettered, s.Cancellation).ConfigureAwait(false);
        await s.Books.MarkAsync(s.Dossier, record.Id, "AC/1", HeldEntryMark.Exported, s.Cancellation).ConfigureAwait(false);
        await s.Books.MarkAsync(s.Dossier, record.Id, "AC/1", HeldEntryMark.Locked, s.Cancellation).ConfigureAwait(false);
        await s.RequestAsync(record, ImportDecision.Rejection).ConfigureAwait(false);
        var claim = await s.ClaimAsync().ConfigureAwait(false);
        var result = Expect.Is<CommitResult.Obstructed>(await s.Store.CommitAsync(TestDecisions.Complete(claim, s.Tick()), s.Cancellation).ConfigureAwait(false), "Marked entries obstruct the commit");
        var (first, fifth) = (FirstLineOf(push, "AC/1"), FirstLineOf(push, "AC/5"));
        Expect.Sequence([(Obstacle.Locked, "AC/1", first), (Obstacle.Exported, "AC/1", first), (Obstacle.Lettered, "AC/5", fifth)], result.Found.Select(Told), "Obstacles: by line, then lettered, locked, exported");
    }

    private static async ValueTask MarkedTwice(StoreScenario s)
    {
        var push = s.Push();
        var record = await s.ReceiveAsync(push).ConfigureAwait(false);
        for (var i = 0; i < 2; i++)
            Expect.True(await s.Books.MarkAsync(s.Dossier, record.Id, "AC/1", HeldEntryMark.Locked, s.Cancellation).ConfigureAwait(false), "A held entry is marked, again too");
        var plan = Expect.NotNull(await s.Store.PlanAsync(s.Dossier, record.Id, ImportDecision.Rejection, s.Cancellation).ConfigureAwait(false), "The plan");
        Expect.Sequence([(Obstacle.Locked, "AC/1", FirstLineOf(push, "AC/1"))], plan.Obstacles.Select(Told), "Obstacles");
    }

    private static async ValueTask OnlyHeldIsMarked(StoreScenario s)
    {
        var record = await s.ReceiveAsync(s.Push()).ConfigureAwait(false);
        Expect.True(!await MarkAsync(s.Dossier, record.Id, "AC/99").ConfigureAwait(false), "An entry that isn't there is not marked");
        Expect.True(!await MarkAsync(s.Dossier, record.Id, "ac/1").ConfigureAwait(false), "An entry of that name in another case is not marked");
        Expect.True(!await MarkAsync(s.OtherDossier, record.Id, "AC/1").ConfigureAwait(false), "An entry is not marked through another dossier");
        Expect.True(!await MarkAsync(s.Dossier, s.NoImport(), "AC/1").ConfigureAwait(false), "An entry of an import that never existed is not marked");
        await s.DecideAsync(record, ImportDecision.Validation).ConfigureAwait(false);
        Expect.True(!await MarkAsync(s.Dossier, record.Id, "AC/1").ConfigureAwait(false), "An ordinary entry is not marked as held");
        var rejected = await s.DecideAsync(await s.ReceiveAsync(s.Push()).ConfigureAwait(false), ImportDecision.Rejection).ConfigureAwait(false);
        Expect.True(!await MarkAsync(s.Dossier, rejected.Id, "AC/1").ConfigureAwait(false), "A deleted entry is not marked");

        ValueTask<bool> MarkAsync(DossierId dossier, ImportId import, string entry) => s.Books.MarkAsync(dossier, import, entry, HeldEntryMark.Locked, s.Cancellation);
    }

    private static async ValueTask OtherImportsAreFree(StoreScenario s)
    {
        var marked = await s.ReceiveAsync(s.Push()).ConfigureAwait(false);
        await s.Books.MarkAsync(s.Dossier, marked.Id, "AC/1", HeldEntryMark.Locked, s.Cancellation).ConfigureAwait(false);
        await s.DecideAsync(await s.ReceiveAsync(s.Push()).ConfigureAwait(false), ImportDecision.Validation).ConfigureAwait(false);
        await s.DecideAsync(await s.ReceiveAsync(s.Push()).ConfigureAwait(false), ImportDecision.Rejection).ConfigureAwait(false);
    }

    private static async ValueTask FailureIsFree(StoreScenario s)
    {
        var record = await s.ReceiveAsync(s.Push()).ConfigureAwait(false);
        await s.Books.MarkAsync(s.Dossier, record.Id, "AC/1", HeldEntryMark.Locked, s.Cancellation).ConfigureAwait(false);
        await s.RequestAsync(record, ImportDecision.Rejection).ConfigureAwait(false);
        var commit = TestDecisions.Fail(await s.ClaimAsync().ConfigureAwait(false), new("verrouillée", "locked"), s.Tick());
        Expect.Is<CommitResult.Committed>(await s.Store.CommitAsync(commit, s.Cancellation).ConfigureAwait(false), "A failure is committed");
    }

    private static async ValueTask InvalidationIsFree(StoreScenario s)
    {
        var record = await s.ReceiveAsync(s.Push()).ConfigureAwait(false);
        await s.Books.MarkAsync(s.Dossier, record.Id, "AC/1", HeldEntryMark.Locked, s.Cancellation).ConfigureAwait(false);
        await s.RequestAsync(record, ImportDecision.Validation).ConfigureAwait(false);
        var commit = TestDecisions.Invalidate(await s.ClaimAsync().ConfigureAwait(false), new("altérée", "damaged"), s.Tick());
        Expect.Is<CommitResult.Committed>(await s.Store.CommitAsync(commit, s.Cancellation).ConfigureAwait(false), "An invalidation is committed");
        Expect.Sequence([], await s.BooksAsync(held: true).ConfigureAwait(false), "Held lines afterwards");
    }

    private static async ValueTask RequestIsFree(StoreScenario s)
    {
        var record = await s.ReceiveAsync(s.Push()).ConfigureAwait(false);
        await s.Books.MarkAsync(s.Dossier, record.Id, "AC/1", HeldEntryMark.Locked, s.Cancellation).ConfigureAwait(false);
        await s.RequestAsync(record, ImportDecision.Validation).ConfigureAwait(false);
    }

    private static (string, string, int) Told(Obstacle obstacle) => (obstacle.Code, obstacle.Entry, obstacle.Line);

    private static int FirstLineOf(TestPush push, string entry) => push.Lines.First(line => line.Entry == entry).LineNumber;
}
