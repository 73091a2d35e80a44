using System.Collections.Immutable;
using PartnerImports.Testing;

namespace PartnerImports.Tests.Broken;

/// <summary>What a ledger does wrong.</summary>
public enum LedgerFault
{
    None,
    DeletesReferenceDataWithTheEntries,
    CreatesNoReferenceData,
    CreatesReferenceDataAnew,
    CreatesReferenceDataInEveryDossier,
    PostsHalf,
    RemovesHalf,
    PostsOnHolding,
    PostsByRemoving,
    KeepsWhatItPosted,
    DecidesTwice,
    HoldsTwice,
    RemembersDecisionsBySender,
    DecidesEveryImport,
    FindsImportsOfAnyDossier,
    IgnoresTokens,
    ForgetsTokensOfRepeats,
    ForgetsTokensOfTheImpossible,
    IgnoresObstacles,
    DecidesAroundObstacles,
    NamesNoObstacle,
    DoesTheImpossible,
}

/// <summary>Books in memory with one fault, and two senders that share them.</summary>
internal sealed class BreakableLedger(LedgerFault fault) : ILedgerFixture
{
    private readonly Books _books = new();

    public ILedger Ledger => field ??= new Sender(this, _books.Done);

    public ILedger SecondLedger => field ??= new Sender(this, fault == LedgerFault.RemembersDecisionsBySender ? [] : _books.Done);

    public ValueTask<IReadOnlyList<JournalEntry>> HeldAsync(DossierId dossier, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<JournalEntry>>([.. _books.Held.Where(item => item.Dossier == dossier).Select(item => item.Entry)]);

    public ValueTask<IReadOnlyList<JournalEntry>> OrdinaryAsync(DossierId dossier, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<JournalEntry>>([.. _books.Ordinary.Where(item => item.Dossier == dossier).Select(item => item.Entry)]);

    public ValueTask<IReadOnlyList<string>> CodesAsync(DossierId dossier, ReferenceKind kind, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<string>>([.. _books.Reference.Where(item => item.Kind == kind && (item.Dossier == dossier || fault == LedgerFault.CreatesReferenceDataInEveryDossier)).Select(item => item.Code)]);

    public ValueTask ObstructAsync(DossierId dossier, ImportId import, string entry, CancellationToken cancellationToken)
    {
        _books.Locked.Add(entry);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Books
    {
        public Lock Gate { get; } = new();
        public Dictionary<Guid, LedgerAnswer> Done { get; } = [];
        public Dictionary<(DossierId, ImportId), long> Tokens { get; } = [];
        public List<(DossierId Dossier, ImportId Import, JournalEntry Entry)> Held { get; } = [];
        public List<(DossierId Dossier, ImportId Import, JournalEntry Entry)> Ordinary { get; } = [];
        public List<(DossierId Dossier, ReferenceKind Kind, string Code)> Reference { get; } = [];
        public HashSet<string> Locked { get; } = [];
    }

    private sealed class Sender(BreakableLedger ledger, Dictionary<Guid, LedgerAnswer> done) : ILedger
    {
        private Books Books => ledger._books;

        public async ValueTask<LedgerAnswer> HoldAsync(LedgerCommand command, ReferenceData create, IAsyncEnumerable<JournalEntry> entries, CancellationToken cancellationToken = default)
        {
            var held = await entries.ToListAsync(cancellationToken);
            return Once(command, isHold: true, () =>
            {
                (Is(LedgerFault.PostsOnHolding) ? Books.Ordinary : Books.Held).AddRange(held.Select(entry => (command.Dossier, command.Import, entry)));
                foreach (var (kind, code) in Is(LedgerFault.CreatesNoReferenceData) ? [] : Codes(create))
                    if (Is(LedgerFault.CreatesReferenceDataAnew) || !Books.Reference.Contains((command.Dossier, kind, code))) Books.Reference.Add((command.Dossier, kind, code));
                return new LedgerAnswer.Done();
            });
        }

        public ValueTask<LedgerAnswer> PostAsync(LedgerCommand command, CancellationToken cancellationToken = default) => DecideAsync(command, post: true);

        public ValueTask<LedgerAnswer> RemoveAsync(LedgerCommand command, CancellationToken cancellationToken = default) => DecideAsync(command, post: Is(LedgerFault.PostsByRemoving));

        private ValueTask<LedgerAnswer> DecideAsync(LedgerCommand command, bool post) => ValueTask.FromResult(Once(command, isHold: false, () =>
        {
            var held = Books.Held.Where(item => (item.Dossier == command.Dossier || Is(LedgerFault.FindsImportsOfAnyDossier)) && (item.Import == command.Import || Is(LedgerFault.DecidesEveryImport))).ToList();
            if (held.Count == 0 && !(Is(LedgerFault.DecidesTwice) && Books.Ordinary.Count > 0)) return Is(LedgerFault.DoesTheImpossible) ? new LedgerAnswer.Done() : new LedgerAnswer.Impossible(new("Rien.", "Nothing."));
            var obstacles = held.Where(item => Books.Locked.Contains(item.Entry.Name)).Select(item => new Obstacle(Obstacle.Locked, Is(LedgerFault.NamesNoObstacle) ? "" : item.Entry.Name, 1, "")).ToImmutableArray();
            if (Is(LedgerFault.DecidesAroundObstacles)) Settle(held.Where(item => !Books.Locked.Contains(item.Entry.Name)).ToList(), post);
            if (!obstacles.IsEmpty && !Is(LedgerFault.IgnoresObstacles)) return new LedgerAnswer.Obstructed(obstacles);
            if (held.Count == 0) held = Books.Ordinary.ToList();
            Settle(held, post);
            return new LedgerAnswer.Done();
        }));

        private void Settle(List<(DossierId Dossier, ImportId Import, JournalEntry Entry)> held, bool post)
        {
            if (post) Books.Ordinary.AddRange(Is(LedgerFault.PostsHalf) ? held.Take(held.Count / 2) : held);
            if (post && Is(LedgerFault.KeepsWhatItPosted)) return;
            foreach (var item in !post && Is(LedgerFault.RemovesHalf) ? held.Take(held.Count / 2) : held) Books.Held.Remove(item);
            if (!post && Is(LedgerFault.DeletesReferenceDataWithTheEntries)) Books.Reference.Clear();
        }

        private LedgerAnswer Once(LedgerCommand command, bool isHold, Func<LedgerAnswer> act)
        {
            lock (Books.Gate)
            {
                var key = (command.Dossier, command.Import);
                var seen = Books.Tokens.GetValueOrDefault(key, long.MinValue);
                var repeated = done.TryGetValue(command.DecisionId, out var known) && !Is(isHold ? LedgerFault.HoldsTwice : LedgerFault.DecidesTwice);
                if (!repeated || !Is(LedgerFault.ForgetsTokensOfRepeats)) Books.Tokens[key] = Math.Max(seen, command.FencingToken);
                if (repeated) return known!;
                if (command.FencingToken < seen && !Is(LedgerFault.IgnoresTokens)) return new LedgerAnswer.Fenced();
                var answer = act();
                if (answer is LedgerAnswer.Impossible && Is(LedgerFault.ForgetsTokensOfTheImpossible)) Books.Tokens[key] = seen;
                if (answer is LedgerAnswer.Done) done[command.DecisionId] = answer;
                return answer;
            }
        }

        private bool Is(LedgerFault fault) => ledger.Fault == fault;

        private static IEnumerable<(ReferenceKind, string)> Codes(ReferenceData items) =>
        [
            .. items.Journals.Select(item => (ReferenceKind.Journal, item.Code.ToString())), .. items.Accounts.Select(item => (ReferenceKind.Account, item.Number.ToString())),
            .. items.ThirdParties.Select(item => (ReferenceKind.ThirdParty, item.Code.ToString())), .. items.Sections.Select(item => (ReferenceKind.Section, item.Code.ToString())),
        ];
    }

    private LedgerFault Fault => fault;
}
