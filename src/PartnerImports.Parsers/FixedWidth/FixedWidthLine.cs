namespace PartnerImports.Parsers.FixedWidth;

/// <summary>A line cut by columns: fields have a 1-based start and a length, and whatever lies beyond the end is blank.</summary>
/// <remarks>Made by a <see cref="ColumnRuler"/>; valid until that ruler lays its next line.</remarks>
internal readonly ref struct FixedWidthLine
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly ReadOnlySpan<int> _starts;

    /// <summary>A line whose columns are bytes.</summary>
    public FixedWidthLine(ReadOnlySpan<byte> bytes) : this(bytes, default)
    {
    }

    internal FixedWidthLine(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> starts)
    {
        _bytes = bytes;
        _starts = starts;
    }

    /// <summary>The bytes of the line.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>The length in columns.</summary>
    public int Length => _starts.IsEmpty ? _bytes.Length : _starts.Length - 1;

    /// <summary>The bytes of a field, its padding included; shorter or empty where the line ends early.</summary>
    public ReadOnlySpan<byte> Slice(int start, int length)
    {
        var from = Math.Min(start - 1, Length);
        var to = Math.Min(from + length, Length);
        return _starts.IsEmpty ? _bytes[from..to] : _bytes[_starts[from].._starts[to]];
    }

    /// <summary>The bytes of a field without blanks at either end.</summary>
    public ReadOnlySpan<byte> Trimmed(int start, int length) => Slice(start, length).Trim((byte)' ');

    /// <summary>Everything from a column on.</summary>
    public ReadOnlySpan<byte> From(int start) => Slice(start, int.MaxValue / 2);

    /// <summary>The first byte of the character in a column; a blank beyond the end.</summary>
    public byte At(int column)
    {
        if (column < 1 || column > Length) return (byte)' ';
        return _starts.IsEmpty ? _bytes[column - 1] : _bytes[_starts[column - 1]];
    }
}
