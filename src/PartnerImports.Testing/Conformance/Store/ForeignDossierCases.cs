namespace PartnerImports.Testing;

/// <summary>An id of another dossier is answered like one that never existed (P12).</summary>
internal static class ForeignDossierCases
{
    private const string Topic = "Foreign dossier";

    public static IEnumerable<ConformanceCase<IStoreFixture>> All =>
    [
        StoreCase.Of(Topic, "P12", "A foreign import is not found", async s =>
        {
            var (record, none) = await ForeignAsync(s).ConfigureAwait(false);
            foreach (var id in (ImportId[])[record.Id, none]) Expect.Null(await s.Store.FindAsync(s.OtherDossier, id, s.Cancellation).ConfigureAwait(false), "A foreign import");
        }),
        StoreCase.Of(Topic, "P12", "A foreign import is not listed or counted", async s =>
        {
            await ForeignAsync(s).ConfigureAwait(false);
            var page = await s.Store.ListAsync(s.OtherDossier, new() { Statuses = [.. Enum.GetValues<ImportStatus>()] }, s.Cancellation).ConfigureAwait(false);
            Expect.Equal((0L, 0), (page.Total, page.Items.Length), "Foreign imports listed");
            Expect.Equal(0, await s.Store.CountWaitingAsync(s.OtherDossier, s.Cancellation).ConfigureAwait(false), "Foreign imports waiting");
        }),
        StoreCase.Of(Topic, "P12", "A foreign import shows no lines, plan or audit", async s =>
        {
            var (record, none) = await ForeignAsync(s).ConfigureAwait(false);
            foreach (var id in (ImportId[])[record.Id, none])
            {
                Expect.Null(await s.Store.LinesAsync(s.OtherDossier, id, new(), s.Cancellation).ConfigureAwait(false), "Lines of a foreign import");
                Expect.Null(await s.Store.PlanAsync(s.OtherDossier, id, ImportDecision.Rejection, s.Cancellation).ConfigureAwait(false), "The plan of a foreign import");
                Expect.Sequence([], await s.Store.AuditAsync(s.OtherDossier, id, s.Cancellation).ConfigureAwait(false), "The audit of a foreign import");
            }
        }),
        StoreCase.Of(Topic, "P12", "A foreign import cannot be changed", async s =>
        {
            var (record, _) = await ForeignAsync(s).ConfigureAwait(false);
            var commit = TestDecisions.Request(record with { Dossier = s.OtherDossier }, ImportDecision.Rejection, s.User, s.NewId(), s.Tick());
            var result = Expect.Is<CommitResult.VersionConflict>(await s.Store.CommitAsync(commit, s.Cancellation).ConfigureAwait(false), "A commit on a foreign import is a conflict");
            Expect.Null(result.Current, "The foreign import in the answer");
            Expect.Equal(record, await s.Store.FindAsync(s.Dossier, record.Id, s.Cancellation).ConfigureAwait(false), "The import");
        }),
        StoreCase.Of(Topic, "P12", "A foreign request is neither claimed nor released nor counted", async s =>
        {
            var (record, _) = await ForeignAsync(s).ConfigureAwait(false);
            await s.RequestAsync(record, ImportDecision.Validation).ConfigureAwait(false);
            Expect.Null(await s.TryClaimAsync(s.OtherDossier).ConfigureAwait(false), "A claim in the other dossier");
            Expect.Null(await s.TryClaimAsync(s.OtherDossier, record.Id).ConfigureAwait(false), "A claim of the import in the other dossier");
            Expect.Equal(0, await s.Store.CountRequestsAsync(s.OtherDossier, s.Cancellation).ConfigureAwait(false), "Requests in the other dossier");
            var claim = await s.ClaimAsync().ConfigureAwait(false);
            var foreign = claim with { Record = claim.Record with { Dossier = s.OtherDossier } };
            Expect.True(!await s.Store.ReleaseAsync(foreign, s.Now, s.Cancellation).ConfigureAwait(false), "A release through the other dossier is refused");
            Expect.Null(await s.TryClaimAsync().ConfigureAwait(false), "A claim after that");
        }),
        StoreCase.Of(Topic, "P12", "A claim carries out nothing on another dossier's import", s => ClaimOnOtherAsync(s, s.OtherDossier)),
        StoreCase.Of(Topic, "P12", "A claim carries out nothing on another import of its dossier", s => ClaimOnOtherAsync(s, s.Dossier)),
        StoreCase.Of(Topic, "P8", "A rejected push of another dossier is not replaced", async s =>
        {
            var push = s.Push(key: "k");
            await s.DecideAsync(await s.ReceiveAsync(push).ConfigureAwait(false), ImportDecision.Rejection).ConfigureAwait(false);
            var reception = await s.Store.OpenReceptionAsync(push.Identity with { Dossier = s.OtherDossier }, s.Cancellation).ConfigureAwait(false);
            await using (reception.ConfigureAwait(false)) Expect.Null(reception.Replaces, "The import replaced in the other dossier");
        }),
        StoreCase.Of(Topic, "P12", "Foreign books and reference data don't show, nor does an entry get marked", async s =>
        {
            var (record, _) = await ForeignAsync(s).ConfigureAwait(false);
            foreach (var held in (bool[])[true, false]) Expect.Sequence([], await s.BooksAsync(held, s.OtherDossier).ConfigureAwait(false), "Foreign lines");
            foreach (var kind in Enum.GetValues<ReferenceKind>()) Expect.Sequence([], await s.CodesAsync(kind, s.OtherDossier).ConfigureAwait(false), "Foreign reference data");
            Expect.True(!await s.Books.MarkAsync(s.OtherDossier, record.Id, "AC/1", HeldEntryMark.Locked, s.Cancellation).ConfigureAwait(false), "A foreign entry is not marked");
            var plan = Expect.NotNull(await s.Store.PlanAsync(s.Dossier, record.Id, ImportDecision.Rejection, s.Cancellation).ConfigureAwait(false), "The plan");
            Expect.Sequence([], plan.Obstacles, "Obstacles");
        }),
        StoreCase.Of(Topic, "P12", "Reference data of another dossier is still missing in this one", async s =>
        {
            var (record, _) = await ForeignAsync(s).ConfigureAwait(false);
            var push = s.Push() with { Dossier = s.OtherDossier };
            var named = TestEntries.Named(push.Lines);
            var reception = await s.Store.OpenReceptionAsync(push.Identity, s.Cancellation).ConfigureAwait(false);
            await using (reception.ConfigureAwait(false))
                Expect.Same(named, await reception.FindMissingAsync(named, s.Cancellation).ConfigureAwait(false), "What the other dossier lacks");
            await s.ReceiveAsync(push).ConfigureAwait(false);
            var journal = (await s.Books.ReferenceDataAsync(s.OtherDossier, ReferenceKind.Journal, s.Cancellation).ConfigureAwait(false)).Single();
            Expect.Equal(push.Id, journal.CreatedByImport, "The import that created the journal of the other dossier");
            Expect.True(push.Id != record.Id, "The imports differ");
        }),
        StoreCase.Of(Topic, "P12", "Foreign messages are not taken", async s =>
        {
            await OutboxCases.WriteAsync(s, 2).ConfigureAwait(false);
            Expect.Sequence([], await s.TakeAsync(s.OtherDossier).ConfigureAwait(false), "Foreign messages");
        }),
        StoreCase.Of(Topic, "P12", "A dossier's code differs from the same code in another case", async s =>
        {
            var (record, _) = await ForeignAsync(s).ConfigureAwait(false);
            Expect.Null(await s.Store.FindAsync(DossierId.Parse("dossier-1"), record.Id, s.Cancellation).ConfigureAwait(false), "An import by a code in another case");
        }),
    ];

    private static async ValueTask ClaimOnOtherAsync(StoreScenario s, DossierId dossier)
    {
        var requested = await s.RequestAsync(await s.ReceiveAsync(s.Push()).ConfigureAwait(false), ImportDecision.Rejection).ConfigureAwait(false);
        var other = await s.RequestAsync(await s.ReceiveAsync(s.Push() with { Dossier = dossier }).ConfigureAwait(false), ImportDecision.Rejection).ConfigureAwait(false);
        var claim = await s.ClaimAsync(s.Dossier).ConfigureAwait(false);
        if (dossier != s.Dossier) await s.ClaimAsync(dossier).ConfigureAwait(false);
        Expect.Equal(requested, claim.Record, "The import claimed");
        var commit = TestDecisions.Complete(claim with { Record = other }, s.Tick()) with { Claim = claim };
        Expect.Is<CommitResult.LeaseLost>(await s.Store.CommitAsync(commit, s.Cancellation).ConfigureAwait(false), "A commit on another import than the one claimed");
        foreach (var unchanged in (ImportRecord[])[requested, other])
        {
            Expect.Equal(unchanged, await s.Store.FindAsync(unchanged.Dossier, unchanged.Id, s.Cancellation).ConfigureAwait(false), "The import after the commit");
            Expect.Equal((int)unchanged.Summary.Lines, (await s.LinesAsync(unchanged).ConfigureAwait(false)).Count, "Its lines");
        }
    }

    private static async ValueTask<(ImportRecord Foreign, ImportId None)> ForeignAsync(StoreScenario s) => (await s.ReceiveAsync(s.Push()).ConfigureAwait(false), s.NoImport());
}
