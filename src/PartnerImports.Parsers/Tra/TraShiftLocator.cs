using PartnerImports.Parsers.FixedWidth;

namespace PartnerImports.Parsers.Tra;

/// <summary>Narrows down where a line slipped: the first field, before the first anchor that fails, that can be seen out of place.</summary>
/// <remarks>Blank fields tell nothing; when nothing tells, the column is that of the anchor itself.</remarks>
internal static class TraShiftLocator
{
    private static readonly (int Start, int Length)[] Texts = [(32, 17), (49, 35), (84, 35)];

    public static int FirstColumn(in FixedWidthLine line, int failing, int shift)
    {
        if (failing == 173 && IsCurrency(line, 160 + shift) && !IsCurrency(line, 160)) return 160;
        if (failing != 130) return failing;
        if (IsNature(line, shift) && !IsNature(line, 0)) return 12;
        if (IsAccount(line, shift) && !IsAccount(line, 0)) return 14;
        if (IsMarked(line, shift) && !IsMarked(line, 0)) return 31;
        foreach (var start in (ReadOnlySpan<int>)[49, 84])
            if (Begins(line, start + shift) && !Begins(line, start)) return start;
        if (shift > 0)
        {
            // A field filled to its last column that goes on in the next one was written too long.
            foreach (var (start, length) in Texts)
                if (!IsBlank(line, start + length - 1) && !IsBlank(line, start + length)) return start + length;
        }
        if (shift > 0 && !line.Slice(119, shift).Contains((byte)' ') && !line.Slice(119 + shift, 3).ContainsAnyExcept((byte)' ')) return 119;
        if (Begins(line, 119 + shift) && !Begins(line, 119)) return 119;
        return IsDate(line, 122 + shift) && !IsDate(line, 122) ? 122 : failing;
    }

    /// <summary>A left-aligned text begins here: its first column is filled, the one before is not.</summary>
    private static bool Begins(in FixedWidthLine line, int column) => !IsBlank(line, column) && IsBlank(line, column - 1);

    private static bool IsNature(in FixedWidthLine line, int shift) => line.Slice(12 + shift, 2) switch
    {
        [(byte)'F' or (byte)'A' or (byte)'R' or (byte)'O', (byte)'C' or (byte)'F'] or [(byte)'O', (byte)'D'] => true,
        _ => false,
    };

    private static bool IsAccount(in FixedWidthLine line, int shift) =>
        char.IsAsciiDigit((char)line.At(14 + shift)) && !char.IsAsciiDigit((char)line.At(13 + shift));

    /// <summary>Column 31 holds a mark between a blank and a code.</summary>
    private static bool IsMarked(in FixedWidthLine line, int shift) =>
        line.At(31 + shift) is (byte)'X' or (byte)'A' or (byte)'H' or (byte)'O' && IsBlank(line, 30 + shift) && !IsBlank(line, 32 + shift);

    private static bool IsCurrency(in FixedWidthLine line, int column) => line.Slice(column, 3) is { Length: 3 } code && !code.ContainsAnyExceptInRange((byte)'A', (byte)'Z');

    private static bool IsDate(in FixedWidthLine line, int column) => line.Slice(column, 8) is { Length: 8 } date && TraDate.AreDigits(date);

    private static bool IsBlank(in FixedWidthLine line, int column) => line.At(column) == ' ';
}
