using System.Buffers;
using System.Numerics;
using PartnerImports.Parsers.FixedWidth;

namespace PartnerImports.Parsers.Tra;

/// <summary>The columns of a movement that can be told to be in place, whatever the line says.</summary>
[Flags]
internal enum TraAnchor : byte
{
    None = 0,

    /// <summary>Columns 4–11 are eight digits.</summary>
    Date = 1,

    /// <summary>Column 130 is <c>D</c> or <c>C</c>.</summary>
    Side = 2,

    /// <summary>Columns 131–150 hold what an amount is written with, or nothing.</summary>
    Amount = 4,

    /// <summary>Column 151 is <c>N</c>, <c>S</c>, <c>U</c> or <c>R</c>.</summary>
    Kind = 8,

    /// <summary>Columns 173–175 are <c>E</c> or <c>D</c>, then twice <c>E</c>, <c>D</c> or <c>-</c>; or <c>E</c> and two blanks.</summary>
    AmountCode = 16,

    All = Date | Side | Amount | Kind | AmountCode,
}

/// <summary>Columns inserted into or removed from a line.</summary>
/// <param name="Columns">How many: positive when inserted, negative when removed.</param>
/// <param name="From">The first column seen out of place.</param>
internal readonly record struct TraShift(int Columns, int From);

/// <summary>Tests whether the columns of a movement are in place, and finds by how many they are not.</summary>
internal static class TraAnchors
{
    private static readonly SearchValues<byte> AmountBytes = SearchValues.Create([.. "0123456789 ,.;-+"u8, .. TraAmount.NoBreakSpace]);

    private static ReadOnlySpan<int> Starts => [4, 130, 131, 151, 173];

    /// <summary>The anchors that hold when everything stands <paramref name="shift"/> columns to the right.</summary>
    public static TraAnchor Test(in FixedWidthLine line, int shift = 0)
    {
        var holds = TraAnchor.None;
        if (line.Slice(4 + shift, 8) is { Length: 8 } date && TraDate.AreDigits(date)) holds |= TraAnchor.Date;
        if (line.At(130 + shift) is (byte)'D' or (byte)'C') holds |= TraAnchor.Side;
        // Columns removed inside the amount leave its beginning in place.
        if (!line.Slice(131 + Math.Max(shift, 0), 20 + Math.Min(shift, 0)).ContainsAnyExcept(AmountBytes)) holds |= TraAnchor.Amount;
        if (line.At(151 + shift) is (byte)'N' or (byte)'S' or (byte)'U' or (byte)'R') holds |= TraAnchor.Kind;
        if (IsAmountCode(line, shift)) holds |= TraAnchor.AmountCode;
        return holds;
    }

    /// <summary>
    /// The least shift, up to three columns either way, under which every anchor from the first that fails on holds; null when
    /// none does.
    /// </summary>
    public static TraShift? FindShift(in FixedWidthLine line, TraAnchor holds)
    {
        var first = int.TrailingZeroCount(~(int)holds);
        if (first > 4) return null;
        var needed = (TraAnchor)(((int)TraAnchor.All >> first) << first);
        foreach (var shift in (ReadOnlySpan<int>)[1, -1, 2, -2, 3, -3])
            if ((Test(line, shift) & needed) == needed) return new(shift, TraShiftLocator.FirstColumn(line, Starts[first], shift));
        return null;
    }

    private static bool IsAmountCode(in FixedWidthLine line, int shift)
    {
        var (second, third) = (line.At(174 + shift), line.At(175 + shift));
        return line.At(173 + shift) switch
        {
            // Blanks for dashes: the end of another code, seen under a shift, is none.
            (byte)'E' when second == ' ' && third == ' ' => line.At(172 + shift) is not ((byte)'D' or (byte)'E' or (byte)'-'),
            (byte)'E' or (byte)'D' => IsUse(second) && IsUse(third),
            _ => false,
        };
    }

    private static bool IsUse(byte mark) => mark is (byte)'E' or (byte)'D' or (byte)'-';

    /// <summary>Whether a line can be told to be a movement: four anchors hold, or all from the first that fails under a shift.</summary>
    public static bool AreThoseOfAMovement(in FixedWidthLine line)
    {
        var holds = Test(line);
        return BitOperations.PopCount((uint)holds) >= 4 && (holds & TraAnchor.Date) != 0 || (holds & TraAnchor.Date) != 0 && FindShift(line, holds) is not null;
    }
}
