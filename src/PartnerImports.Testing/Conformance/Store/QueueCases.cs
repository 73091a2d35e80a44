using NodaTime;

namespace PartnerImports.Testing;

/// <summary>Requests are claimed in order, by one worker at a time.</summary>
internal static class QueueCases
{
    private const string Topic = "Queue";

    public static IEnumerable<ConformanceCase<IStoreFixture>> All =>
    [
        StoreCase.Of(Topic, "", "Nothing is claimed where nothing waits", NothingWaits),
        StoreCase.Of(Topic, "", "A claim carries the import with its request, a lease and an attempt", ClaimCarries),
        StoreCase.Of(Topic, "", "A claimed request is not claimed again while its lease holds", LeaseHolds),
        StoreCase.Of(Topic, "", "A request whose lease ran out is claimed again under a greater token", LeaseRunsOut),
        StoreCase.Of(Topic, "", "A commit under an older token is refused as a lost lease and changes nothing", OldTokenIsLost),
        StoreCase.Of(Topic, "", "Within a dossier requests are claimed in the order in which they were made", OrderWithinDossier),
        StoreCase.Of(Topic, "", "Within a dossier nothing is claimed while the oldest request is leased", OldestFirst),
        StoreCase.Of(Topic, "", "A dossier whose oldest request is leased doesn't block another dossier", DossiersSideBySide),
        StoreCase.Of(Topic, "", "A released request is claimed again when it is due, not before", ReleaseBacksOff),
        StoreCase.Of(Topic, "", "A request that backs off keeps its place in the dossier and blocks no other dossier", BackOffKeepsOrder),
        StoreCase.Of(Topic, "", "A release under a lost lease is answered false and changes nothing", ReleaseOfLostLease),
        StoreCase.Of(Topic, "", "Only the dossier asked for is claimed from", DossierFilter),
        StoreCase.Of(Topic, "", "Only the import asked for is claimed", ImportFilter),
        StoreCase.Of(Topic, "", "An import asked for waits for the older requests of its dossier", ImportKeepsOrder),
        StoreCase.Of(Topic, "", "Tokens grow over the requests of one import", TokensGrow),
        StoreCase.Of(Topic, "", "Two workers at once never claim the same request", TwoWorkers),
        StoreCase.Of(Topic, "", "Requests are counted by dossier and in all, claimed ones included", Counts),
    ];

    private static async ValueTask NothingWaits(StoreScenario s)
    {
        Expect.Null(await s.TryClaimAsync().ConfigureAwait(false), "A claim in an empty store");
        await s.ReceiveAsync(s.Push()).ConfigureAwait(false);
        Expect.Null(await s.TryClaimAsync().ConfigureAwait(false), "A claim where nobody asked for a decision");
        Expect.Equal(0, await s.Store.CountRequestsAsync(null, s.Cancellation).ConfigureAwait(false), "Requests waiting");
    }

    private static async ValueTask ClaimCarries(StoreScenario s)
    {
        var requested = await WaitingAsync(s).ConfigureAwait(false);
        var claim = await s.ClaimAsync().ConfigureAwait(false);
        Expect.Equal(requested, claim.Record, "The import of the claim");
        Expect.Equal(s.Now + s.Lease, claim.LeaseUntil, "The end of the lease");
        Expect.Equal(1, claim.Attempt, "The attempt");
        Expect.True(claim.FencingToken > 0, "The fencing token is greater than zero");
    }

    private static async ValueTask LeaseHolds(StoreScenario s)
    {
        await WaitingAsync(s).ConfigureAwait(false);
        await s.ClaimAsync().ConfigureAwait(false);
        Expect.Null(await s.TryClaimAsync(store: s.SecondStore).ConfigureAwait(false), "A second claim at once");
        s.Pass(s.Lease - Duration.FromMilliseconds(1));
        Expect.Null(await s.TryClaimAsync(store: s.SecondStore).ConfigureAwait(false), "A second claim just before the lease ends");
    }

    private static async ValueTask LeaseRunsOut(StoreScenario s)
    {
        await WaitingAsync(s).ConfigureAwait(false);
        var first = await s.ClaimAsync().ConfigureAwait(false);
        s.Pass(s.Lease);
        var second = await s.ClaimAsync(store: s.SecondStore).ConfigureAwait(false);
        Expect.Equal(first.Record, second.Record, "The import claimed again");
        Expect.True(second.FencingToken > first.FencingToken, "The second token is greater than the first");
        Expect.Equal(2, second.Attempt, "The attempt");
        await s.CompleteAsync(second).ConfigureAwait(false);
    }

    private static async ValueTask OldTokenIsLost(StoreScenario s)
    {
        var requested = await WaitingAsync(s).ConfigureAwait(false);
        var first = await s.ClaimAsync().ConfigureAwait(false);
        s.Pass(s.Lease);
        var second = await s.ClaimAsync(store: s.SecondStore).ConfigureAwait(false);
        var message = TestDecisions.Notification(s.NewId(), requested, s.User, "late", s.Now);
        Expect.Is<CommitResult.LeaseLost>(await s.Store.CommitAsync(TestDecisions.Complete(first, s.Tick(), [message]), s.Cancellation).ConfigureAwait(false), "A commit under the older token");
        Expect.Equal(requested, await s.Store.FindAsync(s.Dossier, requested.Id, s.Cancellation).ConfigureAwait(false), "The import after the lost commit");
        Expect.Equal(requested.Summary.Lines, (await s.BooksAsync(held: true).ConfigureAwait(false)).Count, "Held lines after the lost commit");
        Expect.Sequence([], await s.TakeAsync().ConfigureAwait(false), "Messages after the lost commit");
        Expect.Equal(2, (await s.Store.AuditAsync(s.Dossier, requested.Id, s.Cancellation).ConfigureAwait(false)).Count, "Audit events after the lost commit");
        await s.CompleteAsync(second).ConfigureAwait(false);
        var late = await s.Store.CommitAsync(TestDecisions.Complete(first, s.Tick()), s.Cancellation).ConfigureAwait(false);
        Expect.True(late is CommitResult.LeaseLost or CommitResult.VersionConflict, "A commit under the older token, after the younger one's, is refused");
    }

    private static async ValueTask OrderWithinDossier(StoreScenario s)
    {
        var (one, two, three) = (await s.ReceiveAsync(s.Push()).ConfigureAwait(false), await s.ReceiveAsync(s.Push()).ConfigureAwait(false), await s.ReceiveAsync(s.Push()).ConfigureAwait(false));
        List<ImportId> expected = [three.Id, one.Id, two.Id];
        foreach (var record in (ImportRecord[])[three, one, two]) await s.RequestAsync(record, ImportDecision.Validation).ConfigureAwait(false);
        List<ImportId> claimed = [];
        while (await s.TryClaimAsync().ConfigureAwait(false) is { } claim)
        {
            claimed.Add(claim.Record.Id);
            await s.CompleteAsync(claim).ConfigureAwait(false);
        }
        Expect.Sequence(expected, claimed, "Imports in the order of their requests");
    }

    private static async ValueTask OldestFirst(StoreScenario s)
    {
        var first = await WaitingAsync(s).ConfigureAwait(false);
        var second = await WaitingAsync(s).ConfigureAwait(false);
        var claim = await s.ClaimAsync().ConfigureAwait(false);
        Expect.Equal(first.Id, claim.Record.Id, "The import claimed first");
        Expect.Null(await s.TryClaimAsync().ConfigureAwait(false), "A claim while the dossier's oldest request is leased");
        await s.CompleteAsync(claim).ConfigureAwait(false);
        Expect.Equal(second.Id, (await s.ClaimAsync().ConfigureAwait(false)).Record.Id, "The import claimed next");
    }

    private static async ValueTask DossiersSideBySide(StoreScenario s)
    {
        var first = await WaitingAsync(s).ConfigureAwait(false);
        var other = await WaitingAsync(s, s.OtherDossier).ConfigureAwait(false);
        Expect.Equal(first.Id, (await s.ClaimAsync().ConfigureAwait(false)).Record.Id, "The import claimed first");
        Expect.Equal(other.Id, (await s.ClaimAsync().ConfigureAwait(false)).Record.Id, "The import of the other dossier");
        Expect.Null(await s.TryClaimAsync().ConfigureAwait(false), "A third claim");
    }

    private static async ValueTask ReleaseBacksOff(StoreScenario s)
    {
        var requested = await WaitingAsync(s).ConfigureAwait(false);
        var first = await s.ClaimAsync().ConfigureAwait(false);
        Expect.True(await s.Store.ReleaseAsync(first, s.Now + Duration.FromSeconds(30), s.Cancellation).ConfigureAwait(false), "A claim is released");
        Expect.Null(await s.TryClaimAsync().ConfigureAwait(false), "A claim before the request is due");
        s.Pass(Duration.FromSeconds(29));
        Expect.Null(await s.TryClaimAsync().ConfigureAwait(false), "A claim a second before the request is due");
        s.Tick();
        var second = await s.ClaimAsync(store: s.SecondStore).ConfigureAwait(false);
        Expect.Equal(requested, second.Record, "The import claimed again");
        Expect.Equal(2, second.Attempt, "The attempt");
        Expect.True(second.FencingToken > first.FencingToken, "The second token is greater than the first");
    }

    private static async ValueTask BackOffKeepsOrder(StoreScenario s)
    {
        var first = await WaitingAsync(s).ConfigureAwait(false);
        await WaitingAsync(s).ConfigureAwait(false);
        var other = await WaitingAsync(s, s.OtherDossier).ConfigureAwait(false);
        await s.Store.ReleaseAsync(await s.ClaimAsync(s.Dossier).ConfigureAwait(false), s.Now + Duration.FromHours(1), s.Cancellation).ConfigureAwait(false);
        Expect.Null(await s.TryClaimAsync(s.Dossier).ConfigureAwait(false), "A younger request while the oldest one backs off");
        Expect.Equal(other.Id, (await s.ClaimAsync().ConfigureAwait(false)).Record.Id, "The import of the other dossier");
        s.Pass(Duration.FromHours(1));
        Expect.Equal(first.Id, (await s.ClaimAsync(s.Dossier).ConfigureAwait(false)).Record.Id, "The oldest request when it is due");
    }

    private static async ValueTask ReleaseOfLostLease(StoreScenario s)
    {
        await WaitingAsync(s).ConfigureAwait(false);
        var first = await s.ClaimAsync().ConfigureAwait(false);
        s.Pass(s.Lease);
        var second = await s.ClaimAsync().ConfigureAwait(false);
        Expect.True(!await s.Store.ReleaseAsync(first, s.Now, s.Cancellation).ConfigureAwait(false), "A release under the older token is refused");
        Expect.Null(await s.TryClaimAsync().ConfigureAwait(false), "A claim while the younger one holds");
        await s.CompleteAsync(second).ConfigureAwait(false);
        Expect.True(!await s.Store.ReleaseAsync(second, s.Now, s.Cancellation).ConfigureAwait(false), "A release after the commit is refused");
        Expect.Null(await s.TryClaimAsync().ConfigureAwait(false), "A claim after the commit");
    }

    private static async ValueTask DossierFilter(StoreScenario s)
    {
        await WaitingAsync(s).ConfigureAwait(false);
        var other = await WaitingAsync(s, s.OtherDossier).ConfigureAwait(false);
        Expect.Equal(other.Id, (await s.ClaimAsync(s.OtherDossier).ConfigureAwait(false)).Record.Id, "The import of the dossier asked for");
        Expect.Null(await s.TryClaimAsync(s.OtherDossier).ConfigureAwait(false), "A second claim in that dossier");
        Expect.Null(await s.TryClaimAsync(DossierId.Parse("NOBODY")).ConfigureAwait(false), "A claim in a dossier without imports");
    }

    private static async ValueTask ImportFilter(StoreScenario s)
    {
        var first = await WaitingAsync(s).ConfigureAwait(false);
        Expect.Null(await s.TryClaimAsync(import: s.NoImport()).ConfigureAwait(false), "A claim of an import that never existed");
        Expect.Null(await s.TryClaimAsync(s.OtherDossier, first.Id).ConfigureAwait(false), "A claim of an import through another dossier");
        var claim = Expect.NotNull(await s.TryClaimAsync(s.Dossier, first.Id).ConfigureAwait(false), "A claim of the import asked for");
        Expect.Equal(first, claim.Record, "The import asked for");
    }

    private static async ValueTask ImportKeepsOrder(StoreScenario s)
    {
        var first = await WaitingAsync(s).ConfigureAwait(false);
        var second = await WaitingAsync(s).ConfigureAwait(false);
        Expect.Null(await s.TryClaimAsync(s.Dossier, second.Id).ConfigureAwait(false), "A claim of the younger request");
        await s.CompleteAsync(Expect.NotNull(await s.TryClaimAsync(s.Dossier, first.Id).ConfigureAwait(false), "A claim of the oldest request")).ConfigureAwait(false);
        Expect.NotNull(await s.TryClaimAsync(s.Dossier, second.Id).ConfigureAwait(false), "A claim of the younger request once it is the oldest");
    }

    private static async ValueTask TokensGrow(StoreScenario s)
    {
        var requested = await WaitingAsync(s).ConfigureAwait(false);
        var first = await s.ClaimAsync().ConfigureAwait(false);
        var failed = TestDecisions.Fail(first, new("non", "no"), s.Tick());
        await s.Store.CommitAsync(failed, s.Cancellation).ConfigureAwait(false);
        await s.RequestAsync(failed.Next, ImportDecision.Rejection).ConfigureAwait(false);
        var second = await s.ClaimAsync().ConfigureAwait(false);
        Expect.Equal(requested.Id, second.Record.Id, "The import claimed again");
        Expect.True(second.FencingToken > first.FencingToken, "The token of the later request is greater than that of the earlier one");
    }

    private static async ValueTask TwoWorkers(StoreScenario s)
    {
        const int Dossiers = 12;
        for (var i = 0; i < Dossiers; i++) await WaitingAsync(s, DossierId.Parse($"D{i:00}")).ConfigureAwait(false);
        var first = Task.Run(() => ClaimAllAsync(s.Store), s.Cancellation);
        var second = Task.Run(() => ClaimAllAsync(s.SecondStore), s.Cancellation);
        var claimed = (await Task.WhenAll(first, second).ConfigureAwait(false)).SelectMany(claims => claims).ToList();
        Expect.Equal(Dossiers, claimed.Count, "Requests claimed");
        Expect.Equal(Dossiers, claimed.Distinct().Count(), "Different requests claimed");

        async Task<List<ImportId>> ClaimAllAsync(IImportStore store)
        {
            List<ImportId> claims = [];
            while (await s.TryClaimAsync(store: store).ConfigureAwait(false) is { } claim) claims.Add(claim.Record.Id);
            return claims;
        }
    }

    private static async ValueTask Counts(StoreScenario s)
    {
        await WaitingAsync(s).ConfigureAwait(false);
        await WaitingAsync(s).ConfigureAwait(false);
        await WaitingAsync(s, s.OtherDossier).ConfigureAwait(false);
        var claim = await s.ClaimAsync(s.Dossier).ConfigureAwait(false);
        Expect.Equal(2, await s.Store.CountRequestsAsync(s.Dossier, s.Cancellation).ConfigureAwait(false), "Requests of the dossier");
        Expect.Equal(1, await s.Store.CountRequestsAsync(s.OtherDossier, s.Cancellation).ConfigureAwait(false), "Requests of the other dossier");
        Expect.Equal(3, await s.Store.CountRequestsAsync(null, s.Cancellation).ConfigureAwait(false), "Requests in all");
        await s.CompleteAsync(claim).ConfigureAwait(false);
        Expect.Equal(1, await s.Store.CountRequestsAsync(s.Dossier, s.Cancellation).ConfigureAwait(false), "Requests of the dossier after one was carried out");
    }

    private static async ValueTask<ImportRecord> WaitingAsync(StoreScenario s, DossierId? dossier = null)
    {
        var record = await s.ReceiveAsync(s.Push() with { Dossier = dossier ?? s.Dossier }).ConfigureAwait(false);
        return await s.RequestAsync(record, ImportDecision.Validation).ConfigureAwait(false);
    }
}
