using System.Text;
using System.Text.Unicode;

namespace PartnerImports.Parsers.Fec.Dgfip;

/// <summary>The form in which the tool compares header names (F7).</summary>
internal static class HeaderName
{
    /// <summary>
    /// Upper case; lower-case <c>é</c> and <c>è</c>, in UTF-8 or ISO 8859-15, become <c>E</c>; each remaining
    /// UTF-8 byte that is no ASCII letter or digit becomes an underscore. A leading space stays, as an underscore.
    /// </summary>
    public static string Normalise(ReadOnlySpan<byte> name)
    {
        string text = Decode(name).TrimEnd(' ');
        var normalised = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.Value is 'é' or 'è')
                normalised.Append('E');
            else if (rune.IsAscii && Rune.IsLetterOrDigit(rune))
                normalised.Append(char.ToUpperInvariant((char)rune.Value));
            else
                normalised.Append('_', rune.Utf8SequenceLength);
        }

        return normalised.ToString();
    }

    static string Decode(ReadOnlySpan<byte> name) =>
        Utf8.IsValid(name) ? Encoding.UTF8.GetString(name) : Latin9.GetString(name);
}
