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
    private int _journal = -1, _entry = -1, _lines;
    private bool _isResumed;

    /// <summary>The key of the entries that <see cref="_main"/> holds.</summary>
    private GroupingKey MainKey => options.Grouping ?? GroupingKey.JournalAndNumber;

    /// <inheritdoc/>
    public override void Add(LineDigest digest)
    {
        var lines = new FecLines(digest.Batch);
        if (options.Grouping is null) AddNumbered(lines, (FecDigest)digest);
        else AddForced(lines, MainKey);
        _lines += lines.Count;
    }

    /// <inheritdoc/>
    public override GroupingResult Complete(DiagnosticBag diagnostics)
    {
        if (_lines == 0) return new(null, 0, () => throw new InvalidOperationException("There are no lines."));
        var plan = new FecGroupingPlan(MainKey, options.Grouping is not null, options.BalanceTolerance, _journals, _main, _fallbacks) { HasWholeEntries = !_isResumed };
        plan.Settle();
        var column = reader.ColumnNumberOf(FecColumn.EcritureNum);
        FecGroupingReport.Report(plan, reader.Regime, column, diagnostics);
        if (MainKey is GroupingKey.JournalAndNumber or GroupingKey.Number) FecNumberSequence.Report(plan, MainKey, column, diagnostics);
        return new(plan.ToGrouping(), plan.EntryCount, plan.CreateAssigner);
    }

    /// <summary>Lines with journal and number of the line before are one run; the first of a batch may go on with the last of the one before.</summary>
    private void AddNumbered(in FecLines lines, FecDigest digest)
    {
        var areHundredths = digest.Nets.AreHundredths;
        foreach (ref readonly var run in digest.Runs.All)
        {
            var number = lines.Number(run.Row);
            var isSame = _entry >= 0 && number.SequenceEqual(_main.Keys[_entry]);
            if (_journal < 0 || !lines.Journal(run.Row).SequenceEqual(_journals.Code(_journal)))
            {
                _journal = FindJournal(lines, run.Row);
                isSame = false;
            }
            var isCertain = _journals.IsCertainlyUsed(_journal);
            for (var row = run.Row; row < run.Row + run.Count && !isCertain; row++) isCertain = TryNumber(lines, row, number);
            var entry = isSame ? _entry : _main.FindOrOpen(_journal, number, lines, run.Row, _lines + run.Row);
            ref var state = ref _main[entry];
            var isResumed = entry != _entry && state.Lines > 0;
            _isResumed |= isResumed;
            _entry = entry;
            if (areHundredths && run.HasOneDate)
            {
                _main.Add(entry, ref state, lines, run, isResumed);
                continue;
            }
            for (var row = run.Row; row < run.Row + run.Count; row++, isResumed = false) _main.Add(entry, ref state, lines, row, isResumed);
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
            var isResumed = _entry != entry && _main[entry].Lines > 0;
            _isResumed |= isResumed;
            _main.Add(entry, lines, row, isResumed);
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
