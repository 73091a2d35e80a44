namespace PartnerImports.Testing;

/// <summary>A transition is one transaction, on the version that it was decided on.</summary>
internal static class DecisionCases
{
    private const string Topic = "Decision";

    public static IEnumerable<ConformanceCase<IStoreFixture>> All =>
    [
        StoreCase.Of(Topic, "P3", "A request leaves the import pending and records the decision asked for", RequestIsRecorded),
        StoreCase.Of(Topic, "", "A validation turns held lines into ordinary ones", ValidationPosts),
        StoreCase.Of(Topic, "", "A rejection deletes the held lines and keeps the reference data", RejectionDeletes),
        StoreCase.Of(Topic, "", "A rejection leaves other imports as they are", RejectionLeavesOthers),
        StoreCase.Of(Topic, "P5", "A failed request leaves the import pending, without a request, with its error", FailureKeeps),
        StoreCase.Of(Topic, "P6", "An import found impossible loses its held lines and keeps the reference data", InvalidationDeletes),
        StoreCase.Of(Topic, "P4", "A commit on an older version is a conflict that tells the import as it is", StaleVersion),
        StoreCase.Of(Topic, "P4", "A commit on a version to come is a conflict", FutureVersion),
        StoreCase.Of(Topic, "P4", "A conflict changes nothing", ConflictChangesNothing),
        StoreCase.Of(Topic, "P4", "Of two users who decide at the same instant one is committed", TwoUsers),
        StoreCase.Of(Topic, "", "A commit on an import that never existed is a conflict without an import", UnknownImport),
        StoreCase.Of(Topic, "P1", "Counts, dates and totals are those of arrival after each decision", SummaryStays),
        StoreCase.Of(Topic, "P5", "After a failed request the user may decide again", DecideAgain),
    ];

    private static async ValueTask RequestIsRecorded(StoreScenario s)
    {
        var record = await s.ReceiveAsync(s.Push()).ConfigureAwait(false);
        var commit = TestDecisions.Request(record, ImportDecision.Rejection, s.User, s.NewId(), s.Tick());
        var result = Expect.Is<CommitResult.Committed>(await s.Store.CommitAsync(commit, s.Cancellation).ConfigureAwait(false), "A request is committed");
        Expect.Equal(2, result.Version, "The version after the request");
        Expect.Equal(commit.Next, await s.SecondStore.FindAsync(s.Dossier, record.Id, s.Cancellation).ConfigureAwait(false), "The import after the request");
        Expect.Equal(0, await s.Store.CountWaitingAsync(s.Dossier, s.Cancellation).ConfigureAwait(false), "Imports waiting for a decision");
        Expect.Equal(1, await s.Store.CountRequestsAsync(s.Dossier, s.Cancellation).ConfigureAwait(false), "Requests waiting");
        Expect.Equal(record.Summary.Lines, (await s.BooksAsync(held: true).ConfigureAwait(false)).Count, "Held lines");
    }

    private static async ValueTask ValidationPosts(StoreScenario s)
    {
        var push = s.Push();
        var record = await s.DecideAsync(await s.ReceiveAsync(push).ConfigureAwait(false), ImportDecision.Validation).ConfigureAwait(false);
        Expect.Equal(record, await s.Store.FindAsync(s.Dossier, record.Id, s.Cancellation).ConfigureAwait(false), "The validated import");
        Expect.Sequence([], await s.BooksAsync(held: true).ConfigureAwait(false), "Held lines");
        Expect.Sequence(push.Lines.Select(line => new BooksLine(record.Id, TestEntries.View(line))), await s.BooksAsync(held: false).ConfigureAwait(false), "Ordinary lines");
        Expect.Sequence(push.Lines.Select(TestEntries.View), await s.LinesAsync(record).ConfigureAwait(false), "Lines of the validated import");
        Expect.Equal(0, await s.Store.CountRequestsAsync(null, s.Cancellation).ConfigureAwait(false), "Requests waiting");
    }

    private static async ValueTask RejectionDeletes(StoreScenario s)
    {
        var push = s.Push();
        var named = TestEntries.Named(push.Lines);
        var record = await s.DecideAsync(await s.ReceiveAsync(push).ConfigureAwait(false), ImportDecision.Rejection).ConfigureAwait(false);
        Expect.Equal(record, await s.Store.FindAsync(s.Dossier, record.Id, s.Cancellation).ConfigureAwait(false), "The rejected import");
        await NothingButReferenceData(s, record, named).ConfigureAwait(false);
        var journals = await s.Books.ReferenceDataAsync(s.Dossier, ReferenceKind.Journal, s.Cancellation).ConfigureAwait(false);
        Expect.Sequence([record.Id], journals.Select(journal => journal.CreatedByImport), "The import that created the journal");
    }

    private static async ValueTask RejectionLeavesOthers(StoreScenario s)
    {
        var pending = await s.ReceiveAsync(s.Push()).ConfigureAwait(false);
        var validated = await s.DecideAsync(await s.ReceiveAsync(s.Push()).ConfigureAwait(false), ImportDecision.Validation).ConfigureAwait(false);
        var elsewhere = await s.ReceiveAsync(s.Push() with { Dossier = s.OtherDossier }).ConfigureAwait(false);
        await s.DecideAsync(await s.ReceiveAsync(s.Push()).ConfigureAwait(false), ImportDecision.Rejection).ConfigureAwait(false);
        foreach (var other in (ImportRecord[])[pending, validated, elsewhere])
        {
            Expect.Equal(other, await s.Store.FindAsync(other.Dossier, other.Id, s.Cancellation).ConfigureAwait(false), "Another import");
            Expect.Equal(other.Summary.Lines, (await s.LinesAsync(other).ConfigureAwait(false)).Count, "Lines of another import");
        }
        Expect.Equal(pending.Summary.Lines, (await s.BooksAsync(held: true).ConfigureAwait(false)).Count, "Held lines");
        Expect.Equal(validated.Summary.Lines, (await s.BooksAsync(held: false).ConfigureAwait(false)).Count, "Ordinary lines");
        Expect.Equal(elsewhere.Summary.Lines, (await s.BooksAsync(held: true, s.OtherDossier).ConfigureAwait(false)).Count, "Held lines of the other dossier");
    }

    private static async ValueTask FailureKeeps(StoreScenario s)
    {
        var record = await s.ReceiveAsync(s.Push()).ConfigureAwait(false);
        await s.RequestAsync(record, ImportDecision.Validation).ConfigureAwait(false);
        var commit = TestDecisions.Fail(await s.ClaimAsync().ConfigureAwait(false), new("Écriture lettrée", "Entry matched"), s.Tick());
        Expect.Is<CommitResult.Committed>(await s.Store.CommitAsync(commit, s.Cancellation).ConfigureAwait(false), "A failure is committed");
        Expect.Equal(commit.Next, await s.Store.FindAsync(s.Dossier, record.Id, s.Cancellation).ConfigureAwait(false), "The import after the failure");
        Expect.Equal(1, await s.Store.CountWaitingAsync(s.Dossier, s.Cancellation).ConfigureAwait(false), "Imports waiting");
        Expect.Equal(0, await s.Store.CountRequestsAsync(s.Dossier, s.Cancellation).ConfigureAwait(false), "Requests waiting");
        Expect.Null(await s.TryClaimAsync().ConfigureAwait(false), "A request to claim");
        Expect.Equal(record.Summary.Lines, (await s.BooksAsync(held: true).ConfigureAwait(false)).Count, "Held lines");
    }

    private static async ValueTask InvalidationDeletes(StoreScenario s)
    {
        var push = s.Push();
        var record = await s.ReceiveAsync(push).ConfigureAwait(false);
        await s.RequestAsync(record, ImportDecision.Validation).ConfigureAwait(false);
        var commit = TestDecisions.Invalidate(await s.ClaimAsync().ConfigureAwait(false), new("contenu changé", "content changed"), s.Tick());
        Expect.Is<CommitResult.Committed>(await s.Store.CommitAsync(commit, s.Cancellation).ConfigureAwait(false), "An impossible import is ended");
        Expect.Equal(commit.Next, await s.Store.FindAsync(s.Dossier, record.Id, s.Cancellation).ConfigureAwait(false), "The import in error");
        await NothingButReferenceData(s, record, TestEntries.Named(push.Lines)).ConfigureAwait(false);
    }

    private static async ValueTask StaleVersion(StoreScenario s)
    {
        var record = await s.ReceiveAsync(s.Push()).ConfigureAwait(false);
        var current = await s.RequestAsync(record, ImportDecision.Validation).ConfigureAwait(false);
        var commit = TestDecisions.Request(record, ImportDecision.Rejection, s.OtherUser, s.NewId(), s.Tick());
        var result = Expect.Is<CommitResult.VersionConflict>(await s.Store.CommitAsync(commit, s.Cancellation).ConfigureAwait(false), "A commit on an older version is a conflict");
        Expect.Equal(current, result.Current, "The import as it is");
    }

    private static async ValueTask FutureVersion(StoreScenario s)
    {
        var record = await s.ReceiveAsync(s.Push()).ConfigureAwait(false);
        var commit = TestDecisions.Request(record with { Version = 7 }, ImportDecision.Rejection, s.User, s.NewId(), s.Tick());
        var result = Expect.Is<CommitResult.VersionConflict>(await s.Store.CommitAsync(commit, s.Cancellation).ConfigureAwait(false), "A commit on a version to come is a conflict");
        Expect.Equal(record, result.Current, "The import as it is");
    }

    private static async ValueTask ConflictChangesNothing(StoreScenario s)
    {
        var record = await s.ReceiveAsync(s.Push()).ConfigureAwait(false);
        var current = await s.RequestAsync(record, ImportDecision.Validation).ConfigureAwait(false);
        var audit = await s.Store.AuditAsync(s.Dossier, record.Id, s.Cancellation).ConfigureAwait(false);
        var at = s.Tick();
        var commit = TestDecisions.Request(record, ImportDecision.Rejection, s.OtherUser, s.NewId(), at) with
        {
            Effect = BooksEffect.Delete,
            Messages = [TestDecisions.Notification(s.NewId(), record, s.OtherUser, "never", at)],
        };
        Expect.Is<CommitResult.VersionConflict>(await s.Store.CommitAsync(commit, s.Cancellation).ConfigureAwait(false), "A commit on an older version is a conflict");
        Expect.Equal(current, await s.Store.FindAsync(s.Dossier, record.Id, s.Cancellation).ConfigureAwait(false), "The import after the conflict");
        Expect.Sequence(audit, await s.Store.AuditAsync(s.Dossier, record.Id, s.Cancellation).ConfigureAwait(false), "The audit after the conflict");
        Expect.Sequence([], await s.TakeAsync().ConfigureAwait(false), "Messages after the conflict");
        Expect.Equal(record.Summary.Lines, (await s.BooksAsync(held: true).ConfigureAwait(false)).Count, "Held lines after the conflict");
        Expect.Equal(current.Request, (await s.ClaimAsync().ConfigureAwait(false)).Record.Request, "The request in the queue after the conflict");
    }

    private static async ValueTask TwoUsers(StoreScenario s)
    {
        for (var round = 0; round < 5; round++)
        {
            var record = await s.ReceiveAsync(s.Push()).ConfigureAwait(false);
            var validation = TestDecisions.Request(record, ImportDecision.Validation, s.User, s.NewId(), s.Tick());
            var rejection = TestDecisions.Request(record, ImportDecision.Rejection, s.OtherUser, s.NewId(), s.Now);
            var first = Task.Run(() => s.Store.CommitAsync(validation, s.Cancellation).AsTask(), s.Cancellation);
            var second = Task.Run(() => s.SecondStore.CommitAsync(rejection, s.Cancellation).AsTask(), s.Cancellation);
            var results = await Task.WhenAll(first, second).ConfigureAwait(false);
            Expect.Equal(1, results.OfType<CommitResult.Committed>().Count(), "Requests committed");
            Expect.Equal(1, results.OfType<CommitResult.VersionConflict>().Count(), "Requests in conflict");
            var winner = results[0] is CommitResult.Committed ? validation.Next : rejection.Next;
            Expect.Equal(winner, await s.Store.FindAsync(s.Dossier, record.Id, s.Cancellation).ConfigureAwait(false), "The import after both");
            Expect.Equal(round + 1, await s.Store.CountRequestsAsync(s.Dossier, s.Cancellation).ConfigureAwait(false), "Requests waiting");
        }
    }

    private static async ValueTask UnknownImport(StoreScenario s)
    {
        var record = s.Push().ToRecord();
        var commit = TestDecisions.Request(record, ImportDecision.Rejection, s.User, s.NewId(), s.Tick());
        var result = Expect.Is<CommitResult.VersionConflict>(await s.Store.CommitAsync(commit, s.Cancellation).ConfigureAwait(false), "A commit on no import is a conflict");
        Expect.Null(result.Current, "The import that never existed");
        Expect.Equal(0, await s.Store.CountRequestsAsync(null, s.Cancellation).ConfigureAwait(false), "Requests waiting");
    }

    private static async ValueTask SummaryStays(StoreScenario s)
    {
        foreach (var decision in Enum.GetValues<ImportDecision>())
        {
            var record = await s.ReceiveAsync(s.Push()).ConfigureAwait(false);
            var after = await s.DecideAsync(record, decision).ConfigureAwait(false);
            var found = Expect.NotNull(await s.Store.FindAsync(s.Dossier, record.Id, s.Cancellation).ConfigureAwait(false), "The import");
            Expect.Equal(record.Summary, found.Summary, $"Counts, dates and totals after {decision}");
            Expect.Equal(after, found, $"The import after {decision}");
        }
    }

    private static async ValueTask DecideAgain(StoreScenario s)
    {
        var record = await s.ReceiveAsync(s.Push()).ConfigureAwait(false);
        await s.RequestAsync(record, ImportDecision.Validation).ConfigureAwait(false);
        var failed = TestDecisions.Fail(await s.ClaimAsync().ConfigureAwait(false), new("non", "no"), s.Tick());
        Expect.Is<CommitResult.Committed>(await s.Store.CommitAsync(failed, s.Cancellation).ConfigureAwait(false), "A failure is committed");
        await s.RequestAsync(failed.Next, ImportDecision.Rejection).ConfigureAwait(false);
        var claim = await s.ClaimAsync().ConfigureAwait(false);
        Expect.Equal(1, claim.Attempt, "The attempt of the new request");
        var rejected = await s.CompleteAsync(claim).ConfigureAwait(false);
        Expect.Equal(rejected, await s.Store.FindAsync(s.Dossier, record.Id, s.Cancellation).ConfigureAwait(false), "The rejected import");
    }

    private static async ValueTask NothingButReferenceData(StoreScenario s, ImportRecord record, ReferenceData named)
    {
        Expect.Sequence([], await s.BooksAsync(held: true).ConfigureAwait(false), "Held lines");
        Expect.Sequence([], await s.BooksAsync(held: false).ConfigureAwait(false), "Ordinary lines");
        Expect.Sequence([], await s.LinesAsync(record).ConfigureAwait(false), "Lines of the import");
        Expect.Sequence(named.Journals.Select(each => each.Code.ToString()).Order(StringComparer.Ordinal), await s.CodesAsync(ReferenceKind.Journal).ConfigureAwait(false), "Journals kept");
        Expect.Sequence(named.Accounts.Select(each => each.Number.ToString()).Order(StringComparer.Ordinal), await s.CodesAsync(ReferenceKind.Account).ConfigureAwait(false), "Accounts kept");
        Expect.Sequence(named.ThirdParties.Select(each => each.Code.ToString()).Order(StringComparer.Ordinal), await s.CodesAsync(ReferenceKind.ThirdParty).ConfigureAwait(false), "Third parties kept");
    }
}
