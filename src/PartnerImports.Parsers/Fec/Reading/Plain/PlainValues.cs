using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using NodaTime;

namespace PartnerImports.Parsers.Fec;

/// <summary>Reads the values of plain lines: those in the form that nearly every file has are read eight digits at a time.</summary>
/// <remarks>What it does not read is not said to be wrong: the long way decides. Not thread-safe.</remarks>
internal sealed class PlainValues
{
    private const ulong Zeros = 0x3030303030303030;
    private const int CacheSize = 1024;

    private readonly ulong[] _texts = new ulong[CacheSize];
    private readonly LocalDate[] _dates = new LocalDate[CacheSize];

    /// <summary>Reads a date of eight digits; the dates of a year are few, so each is made once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryDate(ulong digits, out LocalDate date)
    {
        var slot = (int)((digits * 0x9E3779B97F4A7C15) >> 54);
        date = _dates[slot];
        return digits == _texts[slot] || TryNew(digits, slot, out date);
    }

    private bool TryNew(ulong digits, int slot, out LocalDate date)
    {
        Span<byte> text = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(text, digits);
        if (FecDateText.Read(text, DayOrder.Unknown, out date) != DateForm.Legal) return false;
        (_texts[slot], _dates[slot]) = (digits, date);
        return true;
    }

    /// <summary>Reads an amount between two places of a block; false when the long way must.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryAmount(ReadOnlySpan<byte> block, int start, int end, out Amount amount) =>
        TryHundredths(block, start, end, (byte)',', out amount) || TryOther(block[start..end], out amount);

    /// <summary>Reads an amount of one to eight digits, a decimal mark and two decimals; false when it is another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryHundredths(ReadOnlySpan<byte> block, int start, int end, byte mark, out Amount amount)
    {
        // The eight bytes before the mark end in the digits.
        var digits = end - start - 3;
        if ((uint)(digits - 1) < 8 && end >= 11 && block[end - 3] == mark)
        {
            var whole = BinaryPrimitives.ReadUInt64LittleEndian(block[(end - 11)..]) ^ Zeros;
            var others = 64 - 8 * digits;
            whole = whole >> others << others;
            uint tens = (uint)block[end - 2] - '0', ones = (uint)block[end - 1] - '0';
            if (((whole | whole + 0x7676767676767676) & 0x8080808080808080) == 0 && tens <= 9 && ones <= 9)
            {
                amount = Amount.FromHundredths((long)(Parse(whole) * 100 + tens * 10 + ones));
                return true;
            }
        }
        amount = default;
        return false;
    }

    private static bool TryOther(ReadOnlySpan<byte> text, out Amount amount) => FecAmountText.Read(text, PointMeaning.Unknown, out amount) == AmountForm.Legal;

    /// <summary>Eight digits, the first in the lowest byte, each from 0 to 9: pairs, then fours, then all.</summary>
    private static ulong Parse(ulong digits)
    {
        digits = digits * 10 + (digits >> 8);
        return ((digits & 0x000000FF000000FF) * 0x000F424000000064 + (digits >> 16 & 0x000000FF000000FF) * 0x0000271000000001) >> 32;
    }
}
