namespace PartnerImports.Parsers.Analysis;

/// <summary>For formats whose lines come entry by entry, with ordinal and name already set: nothing is kept but the open entry.</summary>
internal sealed class GivenEntryGrouper(DiagnosticBag diagnostics, Amount tolerance, GroupingKey key = GroupingKey.Entry) : LineGrouper
{
    private int _open = -1, _entries;
    private AmountTotal _net;
    private bool _isFaulty;
    private SourcePlace? _first;
    private int _firstRow;

    public override void Add(LineDigest digest)
    {
        var batch = digest.Batch;
        for (var row = 0; row < batch.Count; row++)
        {
            if (batch.Entries[row] != _open)
            {
                Close(batch);
                _open = batch.Entries[row];
                _first = null;
                _firstRow = row;
                _entries++;
            }
            _net = _net.Add(batch.Debits[row]).Subtract(batch.Credits[row]);
            _isFaulty |= (batch.Marks[row] & LineMarks.Faulty) != 0;
        }
        // A place is made only for a finding, or for an entry that may go on in the next batch.
        if (_open >= 0) _first ??= batch.Locate(_firstRow);
    }

    public override GroupingResult Complete(DiagnosticBag bag)
    {
        Close(null);
        return new(_entries == 0 ? null : new Grouping(key), _entries, () => new AsGiven());
    }

    private void Close(EntryLineBatch? batch)
    {
        if (_open < 0) return;
        if (!_isFaulty && _net.Abs() > AmountTotal.Zero.Add(tolerance))
        {
            var tally = diagnostics.Tally(EntryDiagnostics.Unbalanced);
            if (tally is { WantsPlace: true }) tally.Add(_first ?? batch!.Locate(_firstRow), "", "", _net.ToString());
            else tally?.CountOnly();
        }
        _open = -1;
        _net = default;
        _isFaulty = false;
    }

    private sealed class AsGiven : EntryAssigner
    {
        /// <summary>The reader has named the entries and marked their last lines itself.</summary>
        public override void Assign(EntryLineBatch batch)
        {
        }
    }
}
