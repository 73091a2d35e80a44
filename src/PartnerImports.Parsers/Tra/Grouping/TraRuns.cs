namespace PartnerImports.Parsers.Tra;

/// <summary>
/// Tells entries apart by the running balance: within consecutive lines of one journal, day and type, an entry whose balance has
/// returned to zero is closed by the next line that has an amount (and, when references are there, another reference).
/// </summary>
internal sealed class TraRuns(int index, bool byReference)
{
    private int _block = -1, _open;
    private bool _hasAmount;
    private byte[] _reference = [];
    private int _referenceLength;

    /// <summary>The entries found.</summary>
    public TraLevel Level { get; } = new(index, GroupingKey.RunningBalance, TraKeyParts.None);

    /// <summary>Ends the run: another journal, day, type, or a line with a number.</summary>
    public void Break() => _block = -1;

    /// <summary>Adds a line of a block.</summary>
    public void Add(EntryLineBatch batch, int row, int block)
    {
        var hasAmount = !batch.Debits[row].IsZero || !batch.Credits[row].IsZero;
        var reference = batch.Text(EntryText.Reference, row);
        if (block != _block || Closes(hasAmount, reference))
        {
            _open = Level.Open(batch, row, block);
            _block = block;
            _hasAmount = false;
        }
        Level.Entries.Add(_open, batch, row);
        _hasAmount |= hasAmount;
        if (_reference.Length < reference.Length) _reference = new byte[reference.Length * 2];
        reference.CopyTo(_reference);
        _referenceLength = reference.Length;
    }

    private bool Closes(bool hasAmount, ReadOnlySpan<byte> reference)
    {
        var entries = Level.Entries;
        var isOther = !reference.SequenceEqual(_reference.AsSpan(0, _referenceLength));
        if (entries.IsFaulty(_open)) return byReference && isOther;
        return hasAmount && _hasAmount && entries.Net(_open).IsZero && (isOther || !byReference);
    }
}
