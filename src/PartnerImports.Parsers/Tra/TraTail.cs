using PartnerImports.Parsers.FixedWidth;

namespace PartnerImports.Parsers.Tra;

/// <summary>The columns behind CODEMONTANT, whose places are told by how they are filled: MONTANT2 and MONTANT3 end in two decimals at their last column, an axis is <c>A1</c> to <c>A5</c>.</summary>
internal static class TraTail
{
    private const int Axis = 219;

    /// <summary>The slip of up to three columns either way that shows behind column 173; null when none does.</summary>
    public static TraShift? FindShift(in FixedWidthLine line)
    {
        if (line.Length < 176) return null;
        if (AmountShift(line, 176) is not 0 and var second) return new(second, 176);
        if (AmountShift(line, 196) is not 0 and var third) return new(third, 196);
        return line.At(31) is (byte)'A' or (byte)'H' or (byte)'O' && AxisShift(line) is not 0 and var columns ? new(columns, Axis) : null;
    }

    /// <summary>Whether an axis is one of <c>A1</c> to <c>A5</c>.</summary>
    public static bool IsAxis(ReadOnlySpan<byte> axis) => axis is [(byte)'A', >= (byte)'1' and <= (byte)'5'];

    private static int AmountShift(in FixedWidthLine line, int start)
    {
        if (!line.Slice(start, 20).ContainsAnyExcept((byte)' ')) return 0;
        var end = start + 19;
        if (EndsAmount(line, end)) return 0;
        for (var shift = 1; shift <= 3; shift++)
        {
            if (line.At(end) == ' ' ? EndsAmount(line, end - shift) && IsBlank(line, end - shift + 1, shift) : EndsAmount(line, end + shift))
                return line.At(end) == ' ' ? -shift : shift;
        }
        // An amount without decimals goes on in MONTANT3, which would begin with blanks or be filled throughout.
        if (start != 176 || !IsDigit(line, end) || line.Slice(start, 20).ContainsAny(",.;"u8)) return 0;
        for (var shift = 1; shift <= 3 && IsDigit(line, end + shift); shift++)
            if (line.At(end + shift + 1) == ' ') return shift;
        return 0;
    }

    /// <summary>Two decimals end in this column; a sign may stand behind them.</summary>
    private static bool EndsAmount(in FixedWidthLine line, int end)
    {
        if (line.At(end) is (byte)'-' or (byte)'+') end--;
        return IsDigit(line, end) && IsDigit(line, end - 1) && line.At(end - 2) is (byte)',' or (byte)'.' or (byte)';';
    }

    private static int AxisShift(in FixedWidthLine line)
    {
        if (IsAxisAt(line, 0)) return 0;
        foreach (var shift in (ReadOnlySpan<int>)[1, -1, 2, -2, 3, -3])
            if (IsAxisAt(line, shift)) return shift;
        return 0;
    }

    private static bool IsAxisAt(in FixedWidthLine line, int shift) => line.At(Axis + shift) == 'A' && line.At(Axis + 1 + shift) is >= (byte)'1' and <= (byte)'5';

    private static bool IsBlank(in FixedWidthLine line, int start, int length) => !line.Slice(start, length).ContainsAnyExcept((byte)' ');

    private static bool IsDigit(in FixedWidthLine line, int column) => char.IsAsciiDigit((char)line.At(column));
}
