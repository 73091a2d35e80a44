using System.Collections.Immutable;

namespace PartnerImports.Testing;

/// <summary>Gives a conformance case a ledger without anything in it, and a look into its books.</summary>
public interface ILedgerFixture : IAsyncDisposable
{
    /// <summary>The ledger under test, empty.</summary>
    ILedger Ledger { get; }

    /// <summary>The same books through a second adapter; the same object where they cannot be shared.</summary>
    ILedger SecondLedger { get; }

    /// <summary>The held entries of a dossier.</summary>
    ValueTask<IReadOnlyList<JournalEntry>> HeldAsync(DossierId dossier, CancellationToken cancellationToken);

    /// <summary>The ordinary entries of a dossier.</summary>
    ValueTask<IReadOnlyList<JournalEntry>> OrdinaryAsync(DossierId dossier, CancellationToken cancellationToken);

    /// <summary>The codes of a dossier's reference data of one kind.</summary>
    ValueTask<IReadOnlyList<string>> CodesAsync(DossierId dossier, ReferenceKind kind, CancellationToken cancellationToken);

    /// <summary>Makes a held entry stand in the way of any decision, as by locking it.</summary>
    ValueTask ObstructAsync(DossierId dossier, ImportId import, string entry, CancellationToken cancellationToken);
}

/// <summary>What every <see cref="ILedger"/> must do; run like <see cref="StoreConformance"/>.</summary>
public static class LedgerConformance
{
    private static readonly DossierId Dossier = DossierId.Parse("DOSSIER-1"), OtherDossier = DossierId.Parse("DOSSIER-2");

    /// <summary>All cases.</summary>
    public static ConformanceSuite<ILedgerFixture> Suite { get; } = new(
    [
        Of("Held entries are in no ordinary books and their reference data is created", Holds),
        Of("Posting turns held entries into ordinary ones", Posts),
        Of("Removing deletes held entries and keeps reference data", Removes),
        Of("The same call again does nothing twice and gives the same answer", Again),
        Of("The same call by two senders at once does nothing twice", AtOnce),
        Of("A lower fencing token is refused and changes nothing", Fenced),
        Of("The token of a call that comes again fences lower ones", FencedByRepeat),
        Of("A hold that comes after its undoing is fenced", LateHold),
        Of("An obstacle is told and changes nothing", Obstructed),
        Of("A decision on an import that was never held is impossible", Impossible),
        Of("A decision through another dossier changes nothing", OtherDossiers),
        Of("Each import of a dossier is decided on its own", TwoImports),
        Of("Reference data is created once and in its dossier only", CreatesOnce),
    ]);

    /// <summary>All cases, as a list.</summary>
    public static IReadOnlyList<ConformanceCase<ILedgerFixture>> Cases => Suite.Cases;

    private static ConformanceCase<ILedgerFixture> Of(string name, Func<Books, ValueTask> run) =>
        new("Ledger", name, "", (fixture, cancellationToken) => run(new(fixture, cancellationToken)));

    private static async ValueTask Holds(Books b)
    {
        var lines = await b.HoldAsync(1).ConfigureAwait(false);
        await b.ExpectAsync(held: lines, ordinary: []).ConfigureAwait(false);
        var named = TestEntries.Named(lines);
        Expect.Sequence(named.Journals.Select(item => item.Code.ToString()), await b.CodesAsync(ReferenceKind.Journal).ConfigureAwait(false), "Journals");
        Expect.Sequence(named.Accounts.Select(item => item.Number.ToString()).Order(StringComparer.Ordinal), await b.CodesAsync(ReferenceKind.Account).ConfigureAwait(false), "Accounts");
    }

    private static async ValueTask Posts(Books b)
    {
        var lines = await b.HoldAsync(1).ConfigureAwait(false);
        Expect.Is<LedgerAnswer.Done>(await b.Ledger.PostAsync(b.Command(2), b.Cancellation).ConfigureAwait(false), "Posting is done");
        await b.ExpectAsync(held: [], ordinary: lines).ConfigureAwait(false);
    }

    private static async ValueTask Removes(Books b)
    {
        await b.HoldAsync(1).ConfigureAwait(false);
        var accounts = await b.CodesAsync(ReferenceKind.Account).ConfigureAwait(false);
        Expect.Is<LedgerAnswer.Done>(await b.Ledger.RemoveAsync(b.Command(2), b.Cancellation).ConfigureAwait(false), "Removing is done");
        await b.ExpectAsync(held: [], ordinary: []).ConfigureAwait(false);
        Expect.Sequence(accounts, await b.CodesAsync(ReferenceKind.Account).ConfigureAwait(false), "Accounts kept");
    }

    private static async ValueTask Again(Books b)
    {
        var lines = await b.HoldAsync(1).ConfigureAwait(false);
        await b.HoldAsync(1).ConfigureAwait(false);
        await b.ExpectAsync(held: lines, ordinary: []).ConfigureAwait(false);
        for (var i = 0; i < 3; i++)
            Expect.Is<LedgerAnswer.Done>(await (i == 1 ? b.SecondLedger : b.Ledger).PostAsync(b.Command(2), b.Cancellation).ConfigureAwait(false), "Posting again is done");
        await b.ExpectAsync(held: [], ordinary: lines).ConfigureAwait(false);
    }

    private static async ValueTask AtOnce(Books b)
    {
        var lines = await b.HoldAsync(1).ConfigureAwait(false);
        var answers = await Task.WhenAll(from ledger in (ILedger[])[b.Ledger, b.SecondLedger, b.Ledger, b.SecondLedger]
                                         select Task.Run(() => ledger.PostAsync(b.Command(2), b.Cancellation).AsTask(), b.Cancellation)).ConfigureAwait(false);
        foreach (var answer in answers) Expect.Is<LedgerAnswer.Done>(answer, "Posting at once is done");
        await b.ExpectAsync(held: [], ordinary: lines).ConfigureAwait(false);
    }

    private static async ValueTask Fenced(Books b)
    {
        var lines = await b.HoldAsync(5).ConfigureAwait(false);
        Expect.Is<LedgerAnswer.Fenced>(await b.Ledger.RemoveAsync(b.Command(2, token: 4), b.Cancellation).ConfigureAwait(false), "A lower token is refused");
        await b.ExpectAsync(held: lines, ordinary: []).ConfigureAwait(false);
        Expect.Is<LedgerAnswer.Done>(await b.Ledger.PostAsync(b.Command(3, token: 6), b.Cancellation).ConfigureAwait(false), "A higher token is taken");
        await b.ExpectAsync(held: [], ordinary: lines).ConfigureAwait(false);
    }

    private static async ValueTask FencedByRepeat(Books b)
    {
        var lines = await b.HoldAsync(0).ConfigureAwait(false);
        await b.HoldAsync(7).ConfigureAwait(false);
        Expect.Is<LedgerAnswer.Fenced>(await b.Ledger.PostAsync(b.Command(2, token: 6), b.Cancellation).ConfigureAwait(false), "A token below that of the repeated hold is refused");
        await b.ExpectAsync(held: lines, ordinary: []).ConfigureAwait(false);
    }

    private static async ValueTask LateHold(Books b)
    {
        Expect.Is<LedgerAnswer.Impossible>(await b.Ledger.RemoveAsync(b.Command(2, token: 1), b.Cancellation).ConfigureAwait(false), "Removing what was never held is impossible");
        Expect.Is<LedgerAnswer.Fenced>(await b.TryHoldAsync(0).ConfigureAwait(false), "The hold that comes late is refused");
        await b.ExpectAsync(held: [], ordinary: []).ConfigureAwait(false);
    }

    private static async ValueTask Obstructed(Books b)
    {
        var lines = await b.HoldAsync(1).ConfigureAwait(false);
        await b.ObstructAsync("AC/2").ConfigureAwait(false);
        foreach (var post in (bool[])[true, false])
        {
            var answer = post ? await b.Ledger.PostAsync(b.Command(2), b.Cancellation).ConfigureAwait(false) : await b.Ledger.RemoveAsync(b.Command(3), b.Cancellation).ConfigureAwait(false);
            var obstacles = Expect.Is<LedgerAnswer.Obstructed>(answer, "An obstacle is told").Found;
            Expect.Sequence(["AC/2"], obstacles.Select(obstacle => obstacle.Entry), "Entries that stand in the way");
            await b.ExpectAsync(held: lines, ordinary: []).ConfigureAwait(false);
        }
    }

    private static async ValueTask Impossible(Books b) =>
        Expect.Is<LedgerAnswer.Impossible>(await b.Ledger.PostAsync(b.Command(2), b.Cancellation).ConfigureAwait(false), "Posting what was never held is impossible");

    private static async ValueTask OtherDossiers(Books b)
    {
        var lines = await b.HoldAsync(1).ConfigureAwait(false);
        Expect.Is<LedgerAnswer.Impossible>(await b.Ledger.RemoveAsync(b.Command(2) with { Dossier = OtherDossier }, b.Cancellation).ConfigureAwait(false), "Removing through another dossier is impossible");
        Expect.Is<LedgerAnswer.Impossible>(await b.Ledger.PostAsync(b.Command(3) with { Dossier = OtherDossier }, b.Cancellation).ConfigureAwait(false), "Posting through another dossier is impossible");
        await b.ExpectAsync(held: lines, ordinary: []).ConfigureAwait(false);
    }

    private static async ValueTask TwoImports(Books b)
    {
        var lines = await b.HoldAsync(1).ConfigureAwait(false);
        var other = b.Command(4) with { Import = Books.NewImport() };
        Expect.Is<LedgerAnswer.Done>(await b.HoldAsync(other).ConfigureAwait(false), "Holding a second import is done");
        await b.ExpectAsync(held: [.. lines, .. lines], ordinary: []).ConfigureAwait(false);
        Expect.Is<LedgerAnswer.Done>(await b.Ledger.PostAsync(b.Command(2), b.Cancellation).ConfigureAwait(false), "Posting the first is done");
        await b.ExpectAsync(held: lines, ordinary: lines).ConfigureAwait(false);
        Expect.Is<LedgerAnswer.Done>(await b.Ledger.RemoveAsync(other with { DecisionId = b.Command(5).DecisionId }, b.Cancellation).ConfigureAwait(false), "Removing the second is done");
        await b.ExpectAsync(held: [], ordinary: lines).ConfigureAwait(false);
    }

    private static async ValueTask CreatesOnce(Books b)
    {
        await b.HoldAsync(1).ConfigureAwait(false);
        var journals = await b.CodesAsync(ReferenceKind.Journal).ConfigureAwait(false);
        Expect.Is<LedgerAnswer.Done>(await b.HoldAsync(b.Command(4) with { Import = Books.NewImport() }).ConfigureAwait(false), "Holding a second import is done");
        Expect.Sequence(journals, await b.CodesAsync(ReferenceKind.Journal).ConfigureAwait(false), "Journals after a second import that names the same ones");
        foreach (var kind in Enum.GetValues<ReferenceKind>()) Expect.Sequence([], await b.CodesAsync(kind, OtherDossier).ConfigureAwait(false), "Reference data of another dossier");
    }

    private sealed class Books(ILedgerFixture fixture, CancellationToken cancellationToken)
    {
        private readonly Guid[] _decisions = [.. Enumerable.Range(0, 10).Select(_ => Ids.NewId())];
        private static readonly SeededIds Ids = new(2);
        private static readonly ImmutableArray<EntryLine> Lines = TestEntries.Purchases(4);
        private readonly ImportId _import = Ids.NewImportId();

        public ILedger Ledger => fixture.Ledger;

        public ILedger SecondLedger => fixture.SecondLedger;

        public CancellationToken Cancellation => cancellationToken;

        public LedgerCommand Command(int decision, long token = 10) => new(_decisions[decision], Dossier, _import, token);

        public static ImportId NewImport() => Ids.NewImportId();

        public ValueTask<LedgerAnswer> HoldAsync(LedgerCommand command) => Ledger.HoldAsync(command, TestEntries.Named(Lines), Entries(Lines), Cancellation);

        public ValueTask<LedgerAnswer> TryHoldAsync(long token) => HoldAsync(Command(0, token));

        public async ValueTask<ImmutableArray<EntryLine>> HoldAsync(long token)
        {
            Expect.Is<LedgerAnswer.Done>(await TryHoldAsync(token).ConfigureAwait(false), "Holding is done");
            return Lines;
        }

        public ValueTask ObstructAsync(string entry) => fixture.ObstructAsync(Dossier, _import, entry, Cancellation);

        public async ValueTask<IReadOnlyList<string>> CodesAsync(ReferenceKind kind, DossierId? dossier = null) =>
            [.. (await fixture.CodesAsync(dossier ?? Dossier, kind, Cancellation).ConfigureAwait(false)).Order(StringComparer.Ordinal)];

        public async ValueTask ExpectAsync(ImmutableArray<EntryLine> held, ImmutableArray<EntryLine> ordinary)
        {
            Expect.Sequence(held.Select(TestEntries.View), Views(await fixture.HeldAsync(Dossier, Cancellation).ConfigureAwait(false)), "Held lines");
            Expect.Sequence(ordinary.Select(TestEntries.View), Views(await fixture.OrdinaryAsync(Dossier, Cancellation).ConfigureAwait(false)), "Ordinary lines");
            Expect.Sequence([], await fixture.HeldAsync(OtherDossier, Cancellation).ConfigureAwait(false), "Held entries of another dossier");
            Expect.Sequence([], await fixture.OrdinaryAsync(OtherDossier, Cancellation).ConfigureAwait(false), "Ordinary entries of another dossier");
        }

        private static IEnumerable<LineView> Views(IEnumerable<JournalEntry> entries) => entries.SelectMany(entry => entry.Lines).Select(TestEntries.View);

        private static async IAsyncEnumerable<JournalEntry> Entries(ImmutableArray<EntryLine> lines)
        {
            foreach (var entry in lines.GroupBy(line => line.Entry))
            {
                await Task.Yield();
                yield return new([.. entry]);
            }
        }
    }
}
