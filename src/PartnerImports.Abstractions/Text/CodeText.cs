using System.Text;

namespace PartnerImports;

/// <summary>What every code type accepts, written once.</summary>
internal static class CodeText
{
    public static bool TryRead(ReadOnlySpan<char> text, int maxLength, out string? code)
    {
        text = text.Trim();
        code = null;
        if (text.IsEmpty || text.Length > maxLength) return false;
        foreach (var c in text)
            if (char.IsControl(c)) return false;
        code = text.ToString();
        return true;
    }

    public static bool TryRead(ReadOnlySpan<byte> utf8, int maxLength, out string? code)
    {
        code = null;
        if (utf8.Length > 8 * maxLength) return false;
        Span<char> text = stackalloc char[utf8.Length];
        return Encoding.UTF8.TryGetChars(utf8, text, out var length)
            && !text[..length].Contains('\uFFFD')
            && TryRead(text[..length], maxLength, out code);
    }

    public static FormatException Malformed(string type, ReadOnlySpan<char> text, int maxLength) =>
        new($"'{text}' is not a {type}: 1 to {maxLength} characters, none of them a control character.");

    public static FormatException Malformed(string type, ReadOnlySpan<byte> utf8, int maxLength) =>
        Malformed(type, Encoding.UTF8.GetString(utf8).AsSpan(), maxLength);
}
