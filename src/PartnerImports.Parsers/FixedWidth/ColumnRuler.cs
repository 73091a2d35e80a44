using System.Text;

namespace PartnerImports.Parsers.FixedWidth;

/// <summary>Finds the columns of lines. Not thread-safe: it reuses its table of character starts.</summary>
internal sealed class ColumnRuler(ColumnUnit unit)
{
    private int[] _starts = [];

    /// <summary>What a column is.</summary>
    public ColumnUnit Unit => unit;

    /// <summary>Lays a line on the ruler; the result is valid until the next call.</summary>
    public FixedWidthLine Lay(ReadOnlySpan<byte> line)
    {
        if (unit == ColumnUnit.Byte || Ascii.IsValid(line)) return new(line);
        if (_starts.Length <= line.Length) _starts = new int[line.Length + 1];
        var count = 0;
        for (var i = 0; i < line.Length; i++)
            if ((line[i] & 0xC0) != 0x80) _starts[count++] = i;
        _starts[count] = line.Length;
        return new(line, _starts.AsSpan(0, count + 1));
    }
}
