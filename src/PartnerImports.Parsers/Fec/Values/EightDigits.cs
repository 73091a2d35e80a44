using System.Buffers.Binary;
using System.Numerics;

namespace PartnerImports.Parsers.Fec;

/// <summary>Eight digits in one number, the first in the lowest byte.</summary>
internal static class EightDigits
{
    private const ulong Zeros = 0x3030303030303030;

    /// <summary>The value of digits that are bytes from 0 to 9: pairs, then fours, then all.</summary>
    public static ulong Parse(ulong digits)
    {
        digits = digits * 10 + (digits >> 8);
        return ((digits & 0x000000FF000000FF) * 0x000F424000000064 + (digits >> 16 & 0x000000FF000000FF) * 0x0000271000000001) >> 32;
    }

    /// <summary>How many digits a text of eight bytes ends in, and their value.</summary>
    public static int ParseEnd(ReadOnlySpan<byte> text, out long value)
    {
        var bytes = BinaryPrimitives.ReadUInt64LittleEndian(text) ^ Zeros;
        // The highest bit of each byte that is more than 9.
        var others = (bytes | (bytes & 0x7F7F7F7F7F7F7F7F) + 0x7676767676767676) & 0x8080808080808080;
        var count = BitOperations.LeadingZeroCount(others) / 8;
        value = count == 0 ? 0 : (long)Parse(bytes >> 64 - 8 * count << 64 - 8 * count);
        return count;
    }
}
