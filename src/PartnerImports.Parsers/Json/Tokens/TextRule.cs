using System.Text;

namespace PartnerImports.Parsers.Json;

/// <summary>What a text may hold: its length in characters and its form.</summary>
internal sealed class TextRule
{
    /// <summary>Whether bytes have a form.</summary>
    public delegate bool Form(ReadOnlySpan<byte> utf8);

    private TextRule(int maxLength, string expected, Form? form)
    {
        MaxLength = maxLength;
        Expected = expected;
        HasForm = form;
    }

    /// <summary>The most characters.</summary>
    public int MaxLength { get; }

    /// <summary>The form in a few signs, for messages.</summary>
    public string Expected { get; }

    /// <summary>The form; null when any text will do.</summary>
    public Form? HasForm { get; }

    /// <summary>An entry's id or a push key.</summary>
    public static TextRule Id { get; } = new(128, "[!-~]{1,128}", static text => !text.ContainsAnyExceptInRange((byte)'!', (byte)'~'));

    /// <summary>A code.</summary>
    public static TextRule Code { get; } = new(35, "", null);

    /// <summary>A label.</summary>
    public static TextRule Label { get; } = new(250, "", null);

    /// <summary>The name of a file that comes beside the push.</summary>
    public static TextRule FileName { get; } = new(255, "", null);

    /// <summary>Any text of a length that a message can show.</summary>
    public static TextRule Any { get; } = new(int.MaxValue, "", null);

    /// <summary>An account number.</summary>
    public static TextRule Account { get; } = new(20, "[1-9][0-9A-Z]{1,19}", static text =>
        text.Length is >= 2 and <= 20 && text[0] is >= (byte)'1' and <= (byte)'9' && IsOfDigitsAndCapitals(text));

    /// <summary>A currency.</summary>
    public static TextRule Currency { get; } = new(3, "[A-Z]{3}", static text => text.Length == 3 && !text.ContainsAnyExceptInRange((byte)'A', (byte)'Z'));

    /// <summary>A SIREN.</summary>
    public static TextRule Siren { get; } = new(9, "[0-9]{9}", static text => text.Length == 9 && AllDigits(text));

    /// <summary>A SIRET.</summary>
    public static TextRule Siret { get; } = new(14, "[0-9]{14}", static text => text.Length == 14 && AllDigits(text));

    /// <summary>A SHA-256 in lower-case hexadecimal.</summary>
    public static TextRule Sha256 { get; } = new(64, "[0-9a-f]{64}", static text => text.Length == 64 && All(text, static b => char.IsAsciiHexDigitLower((char)b)));

    /// <summary>A media type.</summary>
    public static TextRule MediaType { get; } = new(int.MaxValue, "[a-z]+/[a-z0-9.+-]+", IsMediaType);

    /// <summary>An address by https.</summary>
    public static TextRule HttpsUri { get; } = new(int.MaxValue, "https://…", static text =>
        text.StartsWith("https://"u8) && Uri.IsWellFormedUriString(Encoding.UTF8.GetString(text), UriKind.Absolute));

    /// <summary>The name of an extension.</summary>
    public static TextRule ExtensionName { get; } = new(int.MaxValue, "[a-z0-9-]+(.[a-z0-9-]+)+", IsExtensionName);

    /// <summary>Whether there are digits only.</summary>
    public static bool AllDigits(ReadOnlySpan<byte> text) => !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    private static bool IsOfDigitsAndCapitals(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
            if ((uint)(b - '0') > 9 && (uint)(b - 'A') > 'Z' - 'A') return false;
        return true;
    }

    private static bool IsMediaType(ReadOnlySpan<byte> text)
    {
        var slash = text.IndexOf((byte)'/');
        return slash > 0 && slash < text.Length - 1
            && All(text[..slash], static b => char.IsAsciiLetterLower((char)b))
            && All(text[(slash + 1)..], static b => char.IsAsciiLetterLower((char)b) || char.IsAsciiDigit((char)b) || b is (byte)'.' or (byte)'+' or (byte)'-');
    }

    private static bool IsExtensionName(ReadOnlySpan<byte> text)
    {
        var parts = 0;
        foreach (var range in text.Split((byte)'.'))
        {
            var part = text[range];
            if (part.IsEmpty || !All(part, static b => char.IsAsciiLetterLower((char)b) || char.IsAsciiDigit((char)b) || b == '-')) return false;
            parts++;
        }
        return parts > 1;
    }

    private static bool All(ReadOnlySpan<byte> text, Predicate<byte> holds)
    {
        foreach (var b in text)
            if (!holds(b)) return false;
        return true;
    }
}
