using System.Collections.Immutable;
using System.Globalization;
using PartnerImports.Parsers.Analysis;

namespace PartnerImports.Parsers.Tra;

/// <summary>
/// Groups movements into entries: by piece number; without one by the running balance, else by reference, else by day; and within
/// a folio by day and reference as far as that balances.
/// </summary>
/// <remarks>Every way is followed in the first pass; each day or folio then takes the first that balances. Memory grows with keys.</remarks>
internal sealed class TraGrouper : LineGrouper
{
    /// <summary>How many ways there are.</summary>
    public const int LevelCount = 8;

    private const TraKeyParts Day = TraKeyParts.Journal | TraKeyParts.Date | TraKeyParts.Type;

    private readonly ReadOptions _options;
    private readonly IReadOnlySet<byte[]> _folioJournals;
    private readonly TraLevel? _forced;
    private readonly TraLevel _numbered = new(0, GroupingKey.JournalAndNumber, Day | TraKeyParts.Number);
    private readonly TraLevel _folioReferences = new(1, GroupingKey.JournalDateAndReference, Day | TraKeyParts.Number | TraKeyParts.Reference);
    private readonly TraLevel _folioDays = new(2, GroupingKey.JournalAndDate, Day | TraKeyParts.Number);
    private readonly TraLevel _folios = new(3, GroupingKey.JournalAndNumber, TraKeyParts.Journal | TraKeyParts.Month | TraKeyParts.Number | TraKeyParts.Type);
    private readonly TraLevel _references = new(4, GroupingKey.JournalDateAndReference, Day | TraKeyParts.Reference);
    private readonly TraLevel _days = new(5, GroupingKey.JournalAndDate, Day);
    private readonly TraRuns _runs = new(6, byReference: false), _runsByReference = new(7, byReference: true);
    private readonly List<TraBlock> _blocks = [];
    private readonly Dictionary<string, SortedSet<GroupingKey>> _byJournal = new(StringComparer.Ordinal);
    private readonly List<string> _journals = [];
    private SourcePlace? _firstUnnumbered;
    private bool _hasNumbers;

    /// <summary>Makes a grouper.</summary>
    /// <param name="options">The tolerance, and one key for the whole file when a caller wants so.</param>
    /// <param name="folioJournals">The journals whose number is a folio; read while lines come.</param>
    public TraGrouper(ReadOptions options, IReadOnlySet<byte[]> folioJournals)
    {
        _options = options;
        _folioJournals = folioJournals;
        _forced = options.Grouping is { } key and not GroupingKey.RunningBalance ? new(0, key, PartsOf(key)) : null;
    }

    private IEnumerable<TraLevel> Levels => [_forced ?? _numbered, _folioReferences, _folioDays, _folios, _references, _days, _runs.Level, _runsByReference.Level];

    public override void Add(LineDigest digest)
    {
        var batch = digest.Batch;
        var types = TraTypes.Of(batch);
        for (var row = 0; row < batch.Count; row++)
        {
            var type = types.At(row);
            if (_forced is not null) AddTo(_forced, batch, row, type);
            else if (HasNumber(batch, row) && _options.Grouping is null) AddNumbered(batch, row, type);
            else AddUnnumbered(batch, row, type);
        }
    }

    public override GroupingResult Complete(DiagnosticBag diagnostics)
    {
        Choose();
        foreach (var level in Levels) Report(level, diagnostics);
        if (_forced is null) TraGroupingReport.Report(_blocks, _hasNumbers && _options.Grouping is null ? _firstUnnumbered : null, diagnostics);
        var entries = Levels.Sum(level => (long)Enumerable.Range(0, level.Entries.Count).Count(ordinal => IsChosen(level, ordinal)));
        return new(_journals.Count == 0 ? null : ToGrouping(), entries, () => new TraAssigner(this));
    }

    /// <summary>The way and first-pass ordinal of a row of a second pass.</summary>
    internal (TraLevel Level, int Ordinal) Locate(EntryLineBatch batch, int row, byte type, TraCursor[] cursors)
    {
        (TraLevel, int) At(TraLevel level) => (level, (cursors[level.Index] ??= new(level)).Find(batch, row, type));
        if (_forced is not null) return At(_forced);
        TraLevel coarsest;
        if (HasNumber(batch, row) && _options.Grouping is null)
        {
            if (!IsFolio(batch, row)) return At(_numbered);
            coarsest = _folios;
        }
        else coarsest = _days;
        return At(_blocks[coarsest.BlockOf(At(coarsest).Item2)].Chosen!);
    }

    /// <summary>The name of an entry that has no key: its block and its first line.</summary>
    internal string NameOf(TraLevel level, int ordinal) =>
        string.Create(CultureInfo.InvariantCulture, $"{_blocks[level.BlockOf(ordinal)].Name}/line:{level.Entries.FirstLine(ordinal)}");

    private static bool HasNumber(EntryLineBatch batch, int row) => batch.Text(EntryText.Number, row).ContainsAnyExcept((byte)'0');

    private bool IsFolio(EntryLineBatch batch, int row) =>
        _folioJournals.Count > 0 && _folioJournals is HashSet<byte[]> set && set.GetAlternateLookup<ReadOnlySpan<byte>>().Contains(batch.Text(EntryText.Journal, row));

    private void AddTo(TraLevel level, EntryLineBatch batch, int row, byte type)
    {
        level.Add(batch, row, type, -1, out var isNew);
        if (isNew) Note(batch.String(EntryText.Journal, row), level.Key);
    }

    private void AddNumbered(EntryLineBatch batch, int row, byte type)
    {
        _runs.Break();
        _runsByReference.Break();
        _hasNumbers = true;
        if (!IsFolio(batch, row))
        {
            AddTo(_numbered, batch, row, type);
            return;
        }
        var block = AddBlock(_folios, batch, row, type, isFolio: true);
        _folioReferences.Add(batch, row, type, block, out _);
        _folioDays.Add(batch, row, type, block, out _);
    }

    private void AddUnnumbered(EntryLineBatch batch, int row, byte type)
    {
        _firstUnnumbered ??= batch.Locate(row, EntryField.Number);
        var block = AddBlock(_days, batch, row, type, isFolio: false);
        if (!batch.Slices(EntryText.Reference)[row].IsEmpty) _blocks[block].HasReference = true;
        _references.Add(batch, row, type, block, out _);
        _runsByReference.Add(batch, row, block);
        if (_blocks[block].HasReference) _runs.Break();
        else _runs.Add(batch, row, block);
    }

    /// <summary>Adds a row to the coarsest way of its block; a new entry there is a new block.</summary>
    private int AddBlock(TraLevel coarsest, EntryLineBatch batch, int row, byte type, bool isFolio)
    {
        var ordinal = coarsest.Add(batch, row, type, _blocks.Count, out var isNew);
        if (isNew)
        {
            var journal = batch.String(EntryText.Journal, row);
            var name = TraKeys.NameOf(new TraKeys().Of(batch, row, type, coarsest.Parts), coarsest.Parts);
            _blocks.Add(new() { IsFolio = isFolio, Journal = journal, Name = name, First = batch.Locate(row, EntryField.Number) });
            Note(journal, null);
        }
        return coarsest.BlockOf(ordinal);
    }

    private void Note(string journal, GroupingKey? key)
    {
        if (!_byJournal.TryGetValue(journal, out var keys))
        {
            _byJournal.Add(journal, keys = []);
            _journals.Add(journal);
        }
        if (key is { } known) keys.Add(known);
    }

    private void Choose()
    {
        if (_forced is not null) return;
        var faults = new[] { _runs.Level, _runsByReference.Level, _references, _days, _folioReferences, _folioDays }.ToDictionary(level => level, FaultsByBlock);
        for (var i = 0; i < _blocks.Count; i++)
        {
            var block = _blocks[i];
            bool Balances(TraLevel level) => faults[level][i].Unbalanced == 0;
            var runs = block.HasReference ? _runsByReference.Level : _runs.Level;
            block.Chosen = block.IsFolio
                ? Balances(_folioReferences) ? _folioReferences : Balances(_folioDays) ? _folioDays : _folios
                : _options.Grouping == GroupingKey.RunningBalance || Balances(runs) ? runs
                : Balances(_references) ? _references
                : Balances(_days) || faults[_references][i] is var (all, unbalanced) && unbalanced == all ? _days
                : _references;
            Note(block.Journal, block.Chosen.Key);
        }
    }

    /// <summary>How many entries a level has for each block, and how many of them do not balance.</summary>
    private (int All, int Unbalanced)[] FaultsByBlock(TraLevel level)
    {
        var faults = new (int All, int Unbalanced)[_blocks.Count];
        for (var ordinal = 0; ordinal < level.Entries.Count; ordinal++)
        {
            ref var block = ref faults[level.BlockOf(ordinal)];
            block.All++;
            if (!level.Entries.Balances(ordinal, _options.BalanceTolerance)) block.Unbalanced++;
        }
        return faults;
    }

    private bool IsChosen(TraLevel level, int ordinal) => level.BlockOf(ordinal) is var block && (block < 0 || _blocks[block].Chosen == level);

    private void Report(TraLevel level, DiagnosticBag diagnostics)
    {
        string NameOfEntry(int ordinal) => level.Parts == TraKeyParts.None ? NameOf(level, ordinal) : TraKeys.NameOf(level.KeyOf(ordinal), level.Parts);
        level.Entries.Report(diagnostics, _options.BalanceTolerance, NameOfEntry, isMeant: ordinal => IsChosen(level, ordinal));
    }

    private Grouping ToGrouping()
    {
        var keys = _journals.Select(journal => KeyValuePair.Create(journal, _byJournal[journal] is { Count: 1 } only ? only.Min : GroupingKey.Mixed)).ToImmutableArray();
        return keys.All(pair => pair.Value == keys[0].Value) ? new(keys[0].Value) : new(GroupingKey.Mixed) { ByJournal = keys };
    }

    private static TraKeyParts PartsOf(GroupingKey key) => key switch
    {
        GroupingKey.JournalAndNumber => Day | TraKeyParts.Number,
        GroupingKey.Number or GroupingKey.Entry => TraKeyParts.Number | TraKeyParts.Type,
        GroupingKey.JournalDateAndReference => Day | TraKeyParts.Reference,
        GroupingKey.JournalAndDate => Day,
        GroupingKey.Journal => TraKeyParts.Journal | TraKeyParts.Type,
        GroupingKey.Reference => TraKeyParts.Reference | TraKeyParts.Type,
        _ => throw new ArgumentException($"TRA lines cannot be grouped by {key}.", nameof(key)),
    };
}
