using System.Text;

namespace PartnerImports.Parsers.Fec;

/// <summary>The values that hold now: those of the journal and the entry go on until they are set again, those of a line end with it.</summary>
internal sealed class FecXmlValues
{
    private readonly byte[][] _bytes = [.. Enumerable.Range(0, FecColumns.Count).Select(_ => new byte[64])];
    private readonly int[] _lengths = new int[FecColumns.Count];
    private readonly TextSlice[] _slices = new TextSlice[FecColumns.Count];
    private readonly bool[] _isInBatch = new bool[FecColumns.Count];
    private readonly (int Line, int Character)[] _places = new (int, int)[FecColumns.Count];

    /// <summary>The value of a column in UTF-8; empty when there is none.</summary>
    public ReadOnlySpan<byte> this[FecColumn column] => _bytes[(int)column].AsSpan(0, _lengths[(int)column]);

    /// <summary>Where a column's value stands; line 0 when there is none.</summary>
    public (int Line, int Character) PlaceOf(FecColumn column) => _places[(int)column];

    /// <summary>Sets a value, without blanks at its ends.</summary>
    public void Set(FecColumn column, ReadOnlySpan<char> text, int line, int character)
    {
        text = text.Trim();
        ref var bytes = ref _bytes[(int)column];
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (bytes.Length < most) bytes = new byte[most * 2];
        _lengths[(int)column] = Encoding.UTF8.GetBytes(text, bytes);
        _places[(int)column] = (line, character);
        _isInBatch[(int)column] = false;
    }

    /// <summary>Forgets the values of some columns.</summary>
    public void Clear(ReadOnlySpan<FecColumn> columns)
    {
        foreach (var column in columns) (_lengths[(int)column], _places[(int)column], _isInBatch[(int)column]) = (0, default, false);
    }

    /// <summary>Begins a new batch: nothing is in its block yet.</summary>
    public void BeginBatch() => Array.Clear(_isInBatch);

    /// <summary>The slice of a value in the block of the batch, which it enters once.</summary>
    public TextSlice SliceOf(FecColumn column, EntryLineBatch batch)
    {
        if (_lengths[(int)column] == 0) return default;
        if (!_isInBatch[(int)column]) (_slices[(int)column], _isInBatch[(int)column]) = (batch.Append(this[column]), true);
        return _slices[(int)column];
    }
}
