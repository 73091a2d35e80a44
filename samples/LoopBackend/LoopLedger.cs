using System.Collections.Immutable;
using PartnerImports;

namespace LoopBackend;

/// <summary>The backend's own books: entries that count, entries that are held for a decision, and the codes that both use.</summary>
/// <remarks>In memory, so that it is read in a minute. Over a database each call is one transaction on tables like these.</remarks>
internal sealed class LoopLedger : ILedger
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(DossierId, ImportId), ImmutableArray<JournalEntry>> _held = [];
    private readonly List<(DossierId Dossier, JournalEntry Entry)> _posted = [];
    private readonly HashSet<(DossierId Dossier, ReferenceKind Kind, string Code)> _codes = [];
    private readonly HashSet<(ImportId, string Entry)> _locked = [];
    private readonly Dictionary<(DossierId, Guid Decision), LedgerAnswer> _done = [];
    private readonly Dictionary<(DossierId, ImportId), long> _tokens = [];

    // region ledger
    public async ValueTask<LedgerAnswer> HoldAsync(LedgerCommand command, ReferenceData create, IAsyncEnumerable<JournalEntry> entries, CancellationToken cancellationToken = default)
    {
        var held = ImmutableArray.CreateBuilder<JournalEntry>();
        await foreach (var entry in entries.WithCancellation(cancellationToken)) held.Add(entry);
        return Once(command, () =>
        {
            _codes.UnionWith(CodesOf(command.Dossier, create));
            _held[(command.Dossier, command.Import)] = held.ToImmutable();
            return new LedgerAnswer.Done();
        });
    }

    public ValueTask<LedgerAnswer> PostAsync(LedgerCommand command, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Once(command, () => Release(command, held => _posted.AddRange(held.Select(entry => (command.Dossier, entry))))));

    public ValueTask<LedgerAnswer> RemoveAsync(LedgerCommand command, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Once(command, () => Release(command, _ => { })));

    /// <summary>A call that was done gives its answer again; one that a newer claim has overtaken does nothing.</summary>
    private LedgerAnswer Once(LedgerCommand command, Func<LedgerAnswer> act)
    {
        lock (_gate)
        {
            var (import, decision) = ((command.Dossier, command.Import), (command.Dossier, command.DecisionId));
            var newest = _tokens[import] = Math.Max(command.FencingToken, _tokens.GetValueOrDefault(import, command.FencingToken));
            if (_done.TryGetValue(decision, out var known)) return known;
            if (command.FencingToken < newest) return new LedgerAnswer.Fenced();
            var answer = act();
            if (answer is LedgerAnswer.Done) _done.Add(decision, answer);
            return answer;
        }
    }

    /// <summary>Lets go of the held entries of an import, unless one of them is locked: then nothing changes.</summary>
    private LedgerAnswer Release(LedgerCommand command, Action<ImmutableArray<JournalEntry>> then)
    {
        if (!_held.TryGetValue((command.Dossier, command.Import), out var held))
            return new LedgerAnswer.Impossible(new("L'import n'a aucune écriture en attente.", "The import has no held entries."));
        var locked = held.Where(entry => _locked.Contains((command.Import, entry.Name)));
        if (locked.Select(entry => new Obstacle(Obstacle.Locked, entry.Name, entry.Lines[0].LineNumber, "")).ToImmutableArray() is { Length: > 0 } obstacles)
            return new LedgerAnswer.Obstructed(obstacles);
        _held.Remove((command.Dossier, command.Import));
        then(held);
        return new LedgerAnswer.Done();
    }
    // endregion

    /// <summary>What a user of the accounting software does to an entry that is held.</summary>
    public void Lock(ImportId import, string entry)
    {
        lock (_gate) _locked.Add((import, entry));
    }

    public void Unlock(ImportId import, string entry)
    {
        lock (_gate) _locked.Remove((import, entry));
    }

    public IReadOnlyList<JournalEntry> Held(DossierId dossier)
    {
        lock (_gate) return [.. _held.Where(pair => pair.Key.Item1 == dossier).SelectMany(pair => pair.Value)];
    }

    public IReadOnlyList<JournalEntry> Posted(DossierId dossier)
    {
        lock (_gate) return [.. _posted.Where(item => item.Dossier == dossier).Select(item => item.Entry)];
    }

    public IReadOnlyList<string> Codes(DossierId dossier, ReferenceKind kind)
    {
        lock (_gate) return [.. _codes.Where(item => item.Dossier == dossier && item.Kind == kind).Select(item => item.Code).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<(DossierId, ReferenceKind, string)> CodesOf(DossierId dossier, ReferenceData named) =>
    [
        .. named.Journals.Select(journal => (dossier, ReferenceKind.Journal, journal.Code.ToString())),
        .. named.Accounts.Select(account => (dossier, ReferenceKind.Account, account.Number.ToString())),
        .. named.ThirdParties.Select(thirdParty => (dossier, ReferenceKind.ThirdParty, thirdParty.Code.ToString())),
        .. named.Sections.Select(section => (dossier, ReferenceKind.Section, $"{section.Axis}/{section.Code}")),
    ];
}
