using System.Buffers;

namespace PartnerImports.Parsers.Text;

/// <summary>Finds the control characters of UTF-8 texts: U+0000 to U+001F and U+007F to U+009F.</summary>
internal static class ControlCharacters
{
    private static readonly SearchValues<byte> Ascii = SearchValues.Create([.. Enumerable.Range(0, 32).Select(b => (byte)b), 0x7F]);

    /// <summary>The first one's code point, or the byte that tells it; null when there is none.</summary>
    public static int? FirstIn(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOfAny(Ascii) is >= 0 and var at) return bytes[at];
        for (at = bytes.IndexOf((byte)0xC2); at >= 0 && at + 1 < bytes.Length;)
        {
            if (bytes[at + 1] is >= 0x80 and <= 0x9F) return bytes[at + 1];
            var next = bytes[(at + 1)..].IndexOf((byte)0xC2);
            if (next < 0) break;
            at += 1 + next;
        }
        return null;
    }
}
