using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace PartnerImports.Parsers.Json;

/// <summary>What is wrong with the characters of a JSON text.</summary>
internal enum JsonTextFault
{
    None,
    LoneSurrogate,
    Nul,
    InvalidUtf8,
}

/// <summary>Turns the raw bytes of a JSON text into UTF-8 without escapes.</summary>
internal static class JsonText
{
    /// <summary>Resolves the escapes of a text that the reader has accepted; the target needs the length of the source.</summary>
    public static JsonTextFault Unescape(ReadOnlySpan<byte> raw, Span<byte> target, out int written)
    {
        written = 0;
        while (true)
        {
            var next = raw.IndexOf((byte)'\\');
            var plain = next < 0 ? raw : raw[..next];
            plain.CopyTo(target[written..]);
            written += plain.Length;
            if (next < 0) return JsonTextFault.None;
            raw = raw[next..];
            if (raw[1] != 'u')
            {
                target[written++] = Simple(raw[1]);
                raw = raw[2..];
                continue;
            }
            var rune = (uint)Hex(raw.Slice(2, 4));
            raw = raw[6..];
            if (rune == 0) return JsonTextFault.Nul;
            if (rune is >= 0xD800 and <= 0xDFFF)
            {
                if (rune >= 0xDC00 || raw is not [(byte)'\\', (byte)'u', ..] || Hex(raw.Slice(2, 4)) is not (>= 0xDC00 and <= 0xDFFF and var low)) return JsonTextFault.LoneSurrogate;
                rune = 0x10000 + ((rune - 0xD800) << 10) + (uint)(low - 0xDC00);
                raw = raw[6..];
            }
            written += new Rune(rune).EncodeToUtf8(target[written..]);
        }
    }

    /// <summary>Whether the text has at most so many characters (Unicode code points).</summary>
    public static bool HasAtMost(ReadOnlySpan<byte> utf8, int characters)
    {
        if (utf8.Length <= characters) return true;
        foreach (var b in utf8)
            if ((b & 0xC0) != 0x80 && characters-- == 0) return false;
        return true;
    }

    /// <summary>The start of some bytes as a string for a message: control characters and what is not UTF-8 as U+FFFD.</summary>
    public static string Show(ReadOnlySpan<byte> bytes, int maxLength = 80)
    {
        var cut = bytes.Length > maxLength;
        if (cut) bytes = bytes[..maxLength];
        var text = new StringBuilder(Encoding.UTF8.GetString(bytes));
        for (var i = 0; i < text.Length; i++)
            if (char.IsControl(text[i])) text[i] = '\uFFFD';
        return cut ? text.ToString().TrimEnd('\uFFFD') + "…" : text.ToString();
    }

    /// <summary>Whether the bytes are UTF-8.</summary>
    public static bool IsUtf8(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes);

    private static byte Simple(byte escape) => escape switch
    {
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        _ => escape,
    };

    private static int Hex(ReadOnlySpan<byte> digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
