using PartnerImports.Parsers.Analysis;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Fec;

/// <summary>
/// Groups lines by how numbers are used, never by what happens to balance: journal and number where a journal uses its numbers, a key of
/// date and reference where it does not. A key that the caller forces is the only one tried.
/// </summary>
internal sealed class FecGrouper(ReadOptions options, FecLineReader reader) : LineGrouper
{
    /// <summary>What is tried, in this order, where the numbers of a journal are not used.</summary>
    public static readonly GroupingKey[] Fallbacks = [GroupingKey.JournalDateAndReference, GroupingKey.JournalAndDate, GroupingKey.Journal];

    private readonly Dictionary<byte[], FecJournal> _byCode = new(Utf8Keys.Comparer);
    private readonly List<FecJournal> _journals = [];
    private readonly FecEntries _main = new();
    private readonly FecEntries[] _fallbacks = [new(), new(), new()];
    private readonly FecKey _key = new();
    private readonly RunningBalance _running = new();
    private byte[] _lastNumber = [];
    private int _lastNumberLength, _lastEntry = -1, _lines;
    private FecJournal? _lastJournal;

    /// <summary>The key of the entries that <see cref="_main"/> holds.</summary>
    private GroupingKey MainKey => options.Grouping ?? GroupingKey.JournalAndNumber;

    /// <inheritdoc/>
    public override void Add(EntryLineBatch batch)
    {
        for (var row = 0; row < batch.Count; row++, _lines++)
        {
            var journal = FindJournal(batch, row);
            var number = batch.Text(EntryText.Number, row);
            if (options.Grouping is null) journal.Add(number, batch.Dates[row]);
            var isSame = _lastEntry >= 0 && ReferenceEquals(journal, _lastJournal) && MainKey == GroupingKey.JournalAndNumber && number.SequenceEqual(_lastNumber.AsSpan(0, _lastNumberLength));
            var entry = isSame ? _lastEntry
                : MainKey == GroupingKey.RunningBalance ? _running.IsOpen ? _lastEntry : _main.Open(batch, row, _lines, journal.Ordinal)
                : _main.FindOrOpen(_key.Of(MainKey, batch, row, journal.Ordinal), batch, row, _lines, journal.Ordinal);
            if (MainKey == GroupingKey.RunningBalance) _running.Add(batch, row);
            _main.Add(entry, batch, row, isResumed: _lastEntry != entry && _main[entry].Lines > 0);
            if (options.Grouping is null && !journal.IsCertainlyUsed) AddToFallbacks(batch, row, journal);
            if (!isSame) Remember(number);
            (_lastJournal, _lastEntry) = (journal, entry);
        }
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

    private FecJournal FindJournal(EntryLineBatch batch, int row)
    {
        var code = batch.Text(EntryText.Journal, row);
        if (_lastJournal is not null && code.SequenceEqual(_lastJournal.Code)) return _lastJournal;
        if (_byCode.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(code, out var journal)) return journal;
        journal = new(_journals.Count, code.ToArray()) { First = batch.Locate(row, EntryField.Number) with { Entry = "" } };
        _byCode.Add(journal.Code, journal);
        _journals.Add(journal);
        return journal;
    }

    private void AddToFallbacks(EntryLineBatch batch, int row, FecJournal journal)
    {
        for (var i = 0; i < Fallbacks.Length; i++)
        {
            var entry = _fallbacks[i].FindOrOpen(_key.Of(Fallbacks[i], batch, row, journal.Ordinal), batch, row, _lines, journal.Ordinal);
            _fallbacks[i].Add(entry, batch, row, isResumed: false);
        }
    }

    private void Remember(ReadOnlySpan<byte> number)
    {
        if (_lastNumber.Length < number.Length) _lastNumber = new byte[number.Length * 2];
        number.CopyTo(_lastNumber);
        _lastNumberLength = number.Length;
    }
}

/// <summary>Tells where entries end when they end where the running balance returns to zero.</summary>
internal sealed class RunningBalance
{
    private Int128 _net;
    private bool _isMoved;

    /// <summary>Whether the next line belongs to the entry of the last one.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Takes a line.</summary>
    public void Add(EntryLineBatch batch, int row)
    {
        var net = batch.Debits[row].Billionths - batch.Credits[row].Billionths;
        _net += net;
        _isMoved |= net != 0;
        IsOpen = _net != 0 || !_isMoved;
        if (!IsOpen) _isMoved = false;
    }
}
