using PartnerImports.Parsers.Analysis;

namespace PartnerImports.Parsers.Fec;

/// <summary>
/// Groups lines by how numbers are used, never by what happens to balance: journal and number where a journal uses its numbers, a key of
/// date and reference where it does not. A key that the caller forces is the only one tried.
/// </summary>
internal sealed class FecGrouper(ReadOptions options, FecLineReader reader) : LineGrouper
{
    /// <summary>What is tried, in this order, where the numbers of a journal are not used.</summary>
    public static readonly GroupingKey[] Fallbacks = [GroupingKey.JournalDateAndReference, GroupingKey.JournalAndDate, GroupingKey.Journal];

    private readonly FecJournals _journals = new();
    private readonly FecEntries _main = new();
    private readonly FecEntries[] _fallbacks = [new(), new(), new()];
    private readonly FecKey _key = new();
    private readonly RunningBalance _running = new();
    private FecEntry _none;
    private int _journal = -1, _entry = -1, _lines;

    /// <summary>The key of the entries that <see cref="_main"/> holds.</summary>
    private GroupingKey MainKey => options.Grouping ?? GroupingKey.JournalAndNumber;

    /// <inheritdoc/>
    public override void Add(EntryLineBatch batch)
    {
        var lines = new FecLines(batch);
        if (options.Grouping is null) AddNumbered(lines);
        else AddForced(lines, MainKey);
        _lines += lines.Count;
    }

    /// <inheritdoc/>
    public override GroupingResult Complete(DiagnosticBag diagnostics)
    {
        if (_lines == 0) return new(null, 0, () => throw new InvalidOperationException("There are no lines."));
        var plan = new FecGroupingPlan(MainKey, options.Grouping is not null, options.BalanceTolerance, _journals, _main, _fallbacks);
        plan.Settle();
        var column = reader.ColumnNumberOf(FecColumn.EcritureNum);
        FecGroupingReport.Report(plan, reader.Regime, column, diagnostics);
        if (MainKey is GroupingKey.JournalAndNumber or GroupingKey.Number) FecNumberSequence.Report(plan, MainKey, column, diagnostics);
        return new(plan.ToGrouping(), plan.EntryCount, plan.CreateAssigner);
    }

    /// <summary>Most lines have journal and number of the line before.</summary>
    private void AddNumbered(in FecLines lines)
    {
        var code = _journal < 0 ? default : _journals.Code(_journal);
        var number = _entry < 0 ? default : _main.Keys[_entry];
        var isCertain = _journal >= 0 && _journals.IsCertainlyUsed(_journal);
        ref var state = ref _none;
        if (_entry >= 0) state = ref _main[_entry];
        for (var row = 0; row < lines.Count; row++)
        {
            var nextNumber = lines.Number(row);
            var isSame = _entry >= 0 && nextNumber.SequenceEqual(number);
            if (_journal < 0 || !lines.Journal(row).SequenceEqual(code))
            {
                _journal = FindJournal(lines, row);
                code = lines.Journal(row);
                isCertain = _journals.IsCertainlyUsed(_journal);
                isSame = false;
            }
            if (!isCertain) isCertain = TryNumber(lines, row, nextNumber);
            if (isSame)
            {
                _main.Add(_entry, ref state, lines, row, isResumed: false);
                continue;
            }
            var entry = _main.FindOrOpen(_journal, nextNumber, lines, row, _lines + row);
            state = ref _main[entry];
            _main.Add(entry, ref state, lines, row, isResumed: entry != _entry && state.Lines > 0);
            _entry = entry;
            number = nextNumber;
        }
    }

    /// <summary>Lets a number tell whether its journal uses them; until that is certain, the other keys are tried too.</summary>
    private bool TryNumber(in FecLines lines, int row, ReadOnlySpan<byte> number)
    {
        _journals.Take(_journal, number, lines.Dates[row]);
        if (_journals.IsCertainlyUsed(_journal)) return true;
        AddToFallbacks(lines, row);
        return false;
    }

    private void AddForced(in FecLines lines, GroupingKey key)
    {
        for (var row = 0; row < lines.Count; row++)
        {
            _journal = FindJournal(lines, row);
            var entry = key == GroupingKey.RunningBalance
                ? _running.IsOpen ? _entry : _main.Open(lines, row, _lines + row)
                : _main.FindOrOpen(FecKey.ScopeOf(key, _journal), _key.Of(key, lines, row), lines, row, _lines + row);
            if (key == GroupingKey.RunningBalance) _running.Add(lines, row);
            _main.Add(entry, lines, row, isResumed: _entry != entry && _main[entry].Lines > 0);
            _entry = entry;
        }
    }

    private int FindJournal(in FecLines lines, int row) => _journals.FindOrAdd(lines, row);

    private void AddToFallbacks(in FecLines lines, int row)
    {
        for (var i = 0; i < Fallbacks.Length; i++)
        {
            var entry = _fallbacks[i].FindOrOpen(_journal, _key.Of(Fallbacks[i], lines, row), lines, row, _lines + row);
            _fallbacks[i].Add(entry, lines, row, isResumed: false);
        }
    }
}
