using System.Collections.Immutable;

namespace PartnerImports.Testing;

/// <summary>The books of a host in memory, as another system would keep them: the reference of what <see cref="ILedger"/> means.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class InMemoryLedger : ILedger
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(DossierId, Guid Decision), LedgerAnswer> _done = [];
    private readonly Dictionary<(DossierId, ImportId), long> _tokens = [];
    private readonly Dictionary<(DossierId, ImportId), ImmutableArray<JournalEntry>> _held = [];
    private readonly List<(DossierId Dossier, ImportId Import, JournalEntry Entry)> _ordinary = [];
    private readonly HashSet<(DossierId, ImportId, string Entry)> _locked = [];
    private readonly List<(DossierId Dossier, ReferenceKind Kind, string Axis, string Code)> _reference = [];

    /// <inheritdoc/>
    public async ValueTask<LedgerAnswer> HoldAsync(LedgerCommand command, ReferenceData create, IAsyncEnumerable<JournalEntry> entries, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(entries);
        var held = ImmutableArray.CreateBuilder<JournalEntry>();
        await foreach (var entry in entries.WithCancellation(cancellationToken).ConfigureAwait(false)) held.Add(entry);
        return Once(command, () =>
        {
            _held[(command.Dossier, command.Import)] = held.DrainToImmutable();
            foreach (var code in Codes(create))
                if (!_reference.Contains((command.Dossier, code.Kind, code.Axis, code.Code))) _reference.Add((command.Dossier, code.Kind, code.Axis, code.Code));
            return new LedgerAnswer.Done();
        });
    }

    /// <inheritdoc/>
    public ValueTask<LedgerAnswer> PostAsync(LedgerCommand command, CancellationToken cancellationToken = default) => DecideAsync(command, held =>
        _ordinary.AddRange(held.Select(entry => (command.Dossier, command.Import, entry))), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<LedgerAnswer> RemoveAsync(LedgerCommand command, CancellationToken cancellationToken = default) => DecideAsync(command, _ => { }, cancellationToken);

    /// <summary>Locks a held entry: an obstacle to every decision on it. False when the import holds none of that name.</summary>
    public bool Lock(DossierId dossier, ImportId import, string entry)
    {
        lock (_gate) return _held.TryGetValue((dossier, import), out var held) && held.Any(each => each.Name == entry) && (_locked.Add((dossier, import, entry)) || true);
    }

    /// <summary>The held entries of a dossier.</summary>
    public IReadOnlyList<JournalEntry> Held(DossierId dossier)
    {
        lock (_gate) return [.. _held.Where(pair => pair.Key.Item1 == dossier).SelectMany(pair => pair.Value)];
    }

    /// <summary>The ordinary entries of a dossier.</summary>
    public IReadOnlyList<JournalEntry> Ordinary(DossierId dossier)
    {
        lock (_gate) return [.. _ordinary.Where(pair => pair.Dossier == dossier).Select(pair => pair.Entry)];
    }

    /// <summary>The imports that a dossier holds entries of, without those that have none.</summary>
    public IReadOnlyDictionary<ImportId, IReadOnlyList<JournalEntry>> HeldByImport(DossierId dossier)
    {
        lock (_gate) return _held.Where(pair => pair.Key.Item1 == dossier && !pair.Value.IsEmpty).ToDictionary(pair => pair.Key.Item2, IReadOnlyList<JournalEntry> (pair) => pair.Value);
    }

    /// <summary>The imports that a dossier has ordinary entries of.</summary>
    public IReadOnlyDictionary<ImportId, IReadOnlyList<JournalEntry>> OrdinaryByImport(DossierId dossier)
    {
        lock (_gate)
            return _ordinary.Where(item => item.Dossier == dossier).GroupBy(item => item.Import, item => item.Entry).ToDictionary(group => group.Key, IReadOnlyList<JournalEntry> (group) => [.. group]);
    }

    /// <summary>The codes of a dossier's reference data of one kind, in order of creation.</summary>
    public IReadOnlyList<string> Codes(DossierId dossier, ReferenceKind kind)
    {
        lock (_gate) return [.. _reference.Where(item => item.Dossier == dossier && item.Kind == kind).Select(item => item.Code)];
    }

    private ValueTask<LedgerAnswer> DecideAsync(LedgerCommand command, Action<ImmutableArray<JournalEntry>> effect, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Once(command, () =>
        {
            if (!_held.TryGetValue((command.Dossier, command.Import), out var held)) return new LedgerAnswer.Impossible(new("Aucune écriture en attente.", "No held entries."));
            var obstacles = held.Where(entry => _locked.Contains((command.Dossier, command.Import, entry.Name))).Select(entry => new Obstacle(Obstacle.Locked, entry.Name, entry.Lines[0].LineNumber, "")).ToImmutableArray();
            if (!obstacles.IsEmpty) return new LedgerAnswer.Obstructed(obstacles);
            effect(held);
            _held.Remove((command.Dossier, command.Import));
            return new LedgerAnswer.Done();
        }));
    }

    private LedgerAnswer Once(LedgerCommand command, Func<LedgerAnswer> act)
    {
        lock (_gate)
        {
            var seen = _tokens.GetValueOrDefault((command.Dossier, command.Import), long.MinValue);
            _tokens[(command.Dossier, command.Import)] = Math.Max(seen, command.FencingToken);
            if (_done.TryGetValue((command.Dossier, command.DecisionId), out var known)) return known;
            if (command.FencingToken < seen) return new LedgerAnswer.Fenced();
            var answer = act();
            if (answer is LedgerAnswer.Done) _done.Add((command.Dossier, command.DecisionId), answer);
            return answer;
        }
    }

    private static IEnumerable<(ReferenceKind Kind, string Axis, string Code)> Codes(ReferenceData items) =>
    [
        .. items.Journals.Select(item => (ReferenceKind.Journal, "", item.Code.ToString())),
        .. items.Accounts.Select(item => (ReferenceKind.Account, "", item.Number.ToString())),
        .. items.ThirdParties.Select(item => (ReferenceKind.ThirdParty, "", item.Code.ToString())),
        .. items.Sections.Select(item => (ReferenceKind.Section, item.Axis.ToString(), item.Code.ToString())),
    ];
}
