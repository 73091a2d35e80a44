using System.Globalization;
using System.Text;
using FsCheck.Xunit;
using PartnerImports.Parsers.Fec;

namespace PartnerImports.Parsers.Tests.Fec;

public class EightDigitsTests
{
    [Property(MaxTest = 2_000)]
    public bool The_digits_at_the_end_are_counted_and_read(byte[] bytes, byte digits, uint value)
    {
        var text = bytes.Concat(new byte[8]).Take(8).ToArray();
        Encoding.ASCII.GetBytes(value.ToString("D10", CultureInfo.InvariantCulture)[^(digits % 9)..]).CopyTo(text, 8 - digits % 9);
        var count = 0;
        while (count < 8 && text[7 - count] is >= (byte)'0' and <= (byte)'9') count++;
        var expected = count == 0 ? 0 : long.Parse(text.AsSpan(8 - count), NumberStyles.None, CultureInfo.InvariantCulture);
        return EightDigits.ParseEnd(text, out var read) == count && read == expected;
    }
}
