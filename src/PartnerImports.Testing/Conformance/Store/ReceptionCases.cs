namespace PartnerImports.Testing;

/// <summary>A reception is one transaction.</summary>
internal static class ReceptionCases
{
    private const string Topic = "Reception";

    public static IEnumerable<ConformanceCase<IStoreFixture>> All =>
    [
        StoreCase.Of(Topic, "P2", "A received import is found as it was committed", FoundAsCommitted),
        StoreCase.Of(Topic, "P2", "A received import holds its lines in the order of the file", HoldsLines),
        StoreCase.Of(Topic, "P2", "A reception creates the reference data that the dossier lacks", CreatesReferenceData),
        StoreCase.Of(Topic, "P2", "Reference data that exists already is left as it is", LeavesExisting),
        StoreCase.Of(Topic, "", "Missing reference data is told in the order of the file", TellsMissing),
        StoreCase.Of(Topic, "P2", "A reception disposed of without a commit leaves nothing behind", DisposedLeavesNothing),
        StoreCase.Of(Topic, "", "A reception can follow one that was disposed of", FollowsDisposed),
        StoreCase.Of(Topic, "P6", "An import in error holds and creates nothing", ErrorHoldsNothing),
        StoreCase.Of(Topic, "P1", "An import that holds nothing at all is listed as waiting", EmptyIsLegal),
        StoreCase.Of(Topic, "", "A batch may be reused at once", BatchIsReused),
        StoreCase.Of(Topic, "", "Twenty thousand lines in batches of the usual size are held", ManyLines),
        StoreCase.Of(Topic, "P2", "Held lines are in no ordinary books", HeldIsNotOrdinary),
        StoreCase.Of(Topic, "", "Two receptions of different pushes at once are both received", TwoAtOnce),
    ];

    private static async ValueTask FoundAsCommitted(StoreScenario s)
    {
        var push = s.Push(key: "lot-1") with { Fingerprint = "f1", Replaces = null };
        var commit = push.ToCommit();
        // Numbers that cannot be mistaken for one another.
        var record = commit.Record with
        {
            Diagnostics = new(0, 21, 22),
            Model = new("model", 23, push.Hash),
            Error = new("raison", "reason"),
            Summary = commit.Record.Summary with { Journals = 24, Accounts = 25, ThirdParties = 26, Sections = 27 },
        };
        var reception = await s.Store.OpenReceptionAsync(push.Identity, s.Cancellation).ConfigureAwait(false);
        await using (reception.ConfigureAwait(false))
        {
            await s.HoldAsync(reception, push).ConfigureAwait(false);
            Expect.Is<ReceptionResult.Received>(await reception.CommitAsync(commit with { Record = record }, s.Cancellation).ConfigureAwait(false), "The push is received");
        }
        Expect.Equal(record, await s.Store.FindAsync(s.Dossier, push.Id, s.Cancellation).ConfigureAwait(false), "The import found");
        Expect.Equal(record, await s.SecondStore.FindAsync(s.Dossier, push.Id, s.Cancellation).ConfigureAwait(false), "The import found by the second adapter");
        Expect.Equal(1, await s.Store.CountWaitingAsync(s.Dossier, s.Cancellation).ConfigureAwait(false), "Imports waiting");
    }

    private static async ValueTask HoldsLines(StoreScenario s)
    {
        var push = s.Push(entries: 12);
        var record = await s.ReceiveAsync(push).ConfigureAwait(false);
        var page = Expect.NotNull(await s.Store.LinesAsync(s.Dossier, record.Id, new(), s.Cancellation).ConfigureAwait(false), "Lines of the import");
        Expect.Sequence(push.Lines.Select(TestEntries.View), page.Lines, "Lines of the import");
        Expect.Equal((push.Lines.Length, push.Lines.Length), (page.Matched, page.Total), "Lines matched and lines in all");
        var books = await s.BooksAsync(held: true).ConfigureAwait(false);
        Expect.Sequence(push.Lines.Select(line => new BooksLine(record.Id, TestEntries.View(line))), books, "Held lines of the dossier");
    }

    private static async ValueTask CreatesReferenceData(StoreScenario s)
    {
        var push = s.Push();
        var named = TestEntries.Named(push.Lines);
        var record = await s.ReceiveAsync(push).ConfigureAwait(false);
        var journals = await s.Books.ReferenceDataAsync(s.Dossier, ReferenceKind.Journal, s.Cancellation).ConfigureAwait(false);
        Expect.Sequence(named.Journals.Select(journal => new ReferenceItem(journal.Code.ToString(), journal.Label, "", record.Id)), journals, "Journals created");
        var accounts = await s.Books.ReferenceDataAsync(s.Dossier, ReferenceKind.Account, s.Cancellation).ConfigureAwait(false);
        Expect.Sequence(named.Accounts.Select(account => new ReferenceItem(account.Number.ToString(), account.Label, "", record.Id)).OrderBy(item => item.Code, StringComparer.Ordinal), accounts, "Accounts created, by code");
        var thirdParties = await s.Books.ReferenceDataAsync(s.Dossier, ReferenceKind.ThirdParty, s.Cancellation).ConfigureAwait(false);
        Expect.Sequence(named.ThirdParties.Select(third => new ReferenceItem(third.Code.ToString(), third.Label, "", record.Id)).OrderBy(item => item.Code, StringComparer.Ordinal), thirdParties, "Third parties created, by code");
        Expect.Sequence([], await s.CodesAsync(ReferenceKind.Section).ConfigureAwait(false), "Sections created");
    }

    private static async ValueTask LeavesExisting(StoreScenario s)
    {
        var first = await s.ReceiveAsync(s.Push()).ConfigureAwait(false);
        var later = s.Push();
        later = later with { Lines = [.. later.Lines.Select(line => line with { JournalLabel = "Another label" })] };
        await s.ReceiveAsync(later).ConfigureAwait(false);
        var journal = (await s.Books.ReferenceDataAsync(s.Dossier, ReferenceKind.Journal, s.Cancellation).ConfigureAwait(false)).Single();
        Expect.Equal(new ReferenceItem("AC", "Journal AC", "", first.Id), journal, "The journal that the first import created");
    }

    private static async ValueTask TellsMissing(StoreScenario s)
    {
        var first = s.Push(entries: 1);
        await s.ReceiveAsync(first).ConfigureAwait(false);
        var named = TestEntries.Named([.. TestEntries.Purchases(9), TestEntries.Line("VE/1", 99, new(2025, 2, 1), "701000", Amount.Parse("1"))
            with { Allocations = [new(AxisCode.Parse("A1"), SectionCode.Parse("PARIS"), Amount.Parse("1")), new(AxisCode.Parse("A2"), SectionCode.Parse("PARIS"), Amount.Parse("1"))] }]);
        var known = TestEntries.Named(first.Lines);
        var push = s.Push();
        var reception = await s.Store.OpenReceptionAsync(push.Identity, s.Cancellation).ConfigureAwait(false);
        await using (reception.ConfigureAwait(false))
        {
            var missing = await reception.FindMissingAsync(named, s.Cancellation).ConfigureAwait(false);
            Expect.Same(new()
            {
                Journals = [.. named.Journals.Where(journal => known.Journals.All(each => each.Code != journal.Code))],
                Accounts = [.. named.Accounts.Where(account => known.Accounts.All(each => each.Number != account.Number))],
                ThirdParties = [.. named.ThirdParties.Where(third => known.ThirdParties.All(each => each.Code != third.Code))],
                Sections = named.Sections,
            }, missing, "What the dossier lacks");
        }
    }

    private static async ValueTask DisposedLeavesNothing(StoreScenario s)
    {
        var push = s.Push(key: "lot-1") with { EntryIds = ["e1"] };
        var reception = await s.Store.OpenReceptionAsync(push.Identity, s.Cancellation).ConfigureAwait(false);
        await using (reception.ConfigureAwait(false)) await s.HoldAsync(reception, push).ConfigureAwait(false);
        await NothingIn(s, push).ConfigureAwait(false);
    }

    private static async ValueTask FollowsDisposed(StoreScenario s)
    {
        var push = s.Push(key: "lot-1");
        var reception = await s.Store.OpenReceptionAsync(push.Identity, s.Cancellation).ConfigureAwait(false);
        await using (reception.ConfigureAwait(false)) await s.HoldAsync(reception, push).ConfigureAwait(false);
        var record = await s.ReceiveAsync(push).ConfigureAwait(false);
        Expect.Sequence(push.Lines.Select(TestEntries.View), await s.LinesAsync(record).ConfigureAwait(false), "Lines of the second reception");
    }

    private static async ValueTask ErrorHoldsNothing(StoreScenario s)
    {
        var push = s.Push() with { Status = ImportStatus.Error };
        var reception = await s.Store.OpenReceptionAsync(push.Identity, s.Cancellation).ConfigureAwait(false);
        await using (reception.ConfigureAwait(false))
            Expect.Is<ReceptionResult.Received>(await reception.CommitAsync(push.ToCommit(), s.Cancellation).ConfigureAwait(false), "A push in error is received");
        Expect.Equal(push.ToRecord(), await s.Store.FindAsync(s.Dossier, push.Id, s.Cancellation).ConfigureAwait(false), "The import in error");
        Expect.Sequence([], await s.BooksAsync(held: true).ConfigureAwait(false), "Held lines");
        foreach (var kind in Enum.GetValues<ReferenceKind>()) Expect.Sequence([], await s.CodesAsync(kind).ConfigureAwait(false), $"Reference data ({kind})");
        Expect.Equal(0, await s.Store.CountWaitingAsync(s.Dossier, s.Cancellation).ConfigureAwait(false), "Imports waiting");
    }

    private static async ValueTask EmptyIsLegal(StoreScenario s)
    {
        var push = s.Push(entries: 0) with { Period = null };
        var record = await s.ReceiveAsync(push).ConfigureAwait(false);
        Expect.Equal(push.ToRecord(), await s.Store.FindAsync(s.Dossier, record.Id, s.Cancellation).ConfigureAwait(false), "The empty import");
        Expect.Sequence([], await s.LinesAsync(record).ConfigureAwait(false), "Its lines");
        Expect.Equal(1, await s.Store.CountWaitingAsync(s.Dossier, s.Cancellation).ConfigureAwait(false), "Imports waiting");
    }

    private static async ValueTask BatchIsReused(StoreScenario s)
    {
        var push = s.Push(entries: 7);
        var record = await s.ReceiveAsync(push, capacity: 1).ConfigureAwait(false);
        Expect.Sequence(push.Lines.Select(TestEntries.View), await s.LinesAsync(record).ConfigureAwait(false), "Lines held one batch each");
    }

    private static async ValueTask ManyLines(StoreScenario s)
    {
        var push = s.Push(entries: 8_000);
        var record = await s.ReceiveAsync(push, capacity: EntryLineBatch.DefaultCapacity).ConfigureAwait(false);
        Expect.Sequence(push.Lines.Select(TestEntries.View), await s.LinesAsync(record).ConfigureAwait(false), "Lines of a large import");
        await s.DecideAsync(record, ImportDecision.Rejection).ConfigureAwait(false);
        Expect.Sequence([], await s.BooksAsync(held: true).ConfigureAwait(false), "Held lines after the rejection of a large import");
    }

    private static async ValueTask HeldIsNotOrdinary(StoreScenario s)
    {
        await s.ReceiveAsync(s.Push()).ConfigureAwait(false);
        Expect.Sequence([], await s.BooksAsync(held: false).ConfigureAwait(false), "Ordinary lines while the import is pending");
    }

    private static async ValueTask TwoAtOnce(StoreScenario s)
    {
        var (one, two) = (s.Push(entries: 40), s.Push(entries: 40));
        var first = Task.Run(() => s.ReceiveAsync(one).AsTask(), s.Cancellation);
        var second = Task.Run(() => s.ReceiveAsync(two, s.SecondStore).AsTask(), s.Cancellation);
        await Task.WhenAll(first, second).ConfigureAwait(false);
        foreach (var push in (TestPush[])[one, two])
            Expect.Sequence(push.Lines.Select(TestEntries.View), await s.LinesAsync(push.ToRecord()).ConfigureAwait(false), "Lines of one of two receptions at once");
        Expect.Equal(2, await s.Store.CountWaitingAsync(s.Dossier, s.Cancellation).ConfigureAwait(false), "Imports waiting");
    }

    internal static async ValueTask NothingIn(StoreScenario s, TestPush push)
    {
        Expect.Null(await s.Store.FindAsync(s.Dossier, push.Id, s.Cancellation).ConfigureAwait(false), "The import that was not committed");
        Expect.Null(await s.Store.LinesAsync(s.Dossier, push.Id, new(), s.Cancellation).ConfigureAwait(false), "Lines of the import that was not committed");
        Expect.Null(await s.Store.FindConflictAsync(s.Again(push).Identity, s.Cancellation).ConfigureAwait(false), "A conflict with the import that was not committed");
        Expect.Sequence([], await s.BooksAsync(held: true).ConfigureAwait(false), "Held lines");
        Expect.Sequence([], await s.BooksAsync(held: false).ConfigureAwait(false), "Ordinary lines");
        foreach (var kind in Enum.GetValues<ReferenceKind>()) Expect.Sequence([], await s.CodesAsync(kind).ConfigureAwait(false), $"Reference data ({kind})");
        Expect.Sequence([], await s.Store.AuditAsync(s.Dossier, push.Id, s.Cancellation).ConfigureAwait(false), "Audit of the import that was not committed");
        Expect.Sequence([], await s.TakeAsync().ConfigureAwait(false), "Messages");
        Expect.Equal(0, (await s.Store.ListAsync(s.Dossier, new() { Statuses = [.. Enum.GetValues<ImportStatus>()] }, s.Cancellation).ConfigureAwait(false)).Total, "Imports listed");
    }
}
