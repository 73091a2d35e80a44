namespace PartnerImports.Parsers.Tra;

/// <summary>The text of a column met last: as it stands in the file, and where its UTF-8 lies in the batch.</summary>
internal sealed class TraLastText
{
    private byte[] _field = new byte[64];
    private int _length;

    public TextSlice Slice { get; private set; }

    /// <summary>The row of the batch that has it; far off when none has.</summary>
    public int Row { get; set; } = int.MinValue;

    public bool Is(ReadOnlySpan<byte> field, int row) => row == Row && field.SequenceEqual(_field.AsSpan(0, _length));

    public void Set(ReadOnlySpan<byte> field, TextSlice slice)
    {
        if (_field.Length < field.Length) _field = new byte[field.Length];
        field.CopyTo(_field);
        (_length, Slice) = (field.Length, slice);
    }
}
