using System.Text;
using System.Text.Unicode;

namespace PartnerImports.Parsers.Fec.Dgfip;

/// <summary>
/// Writes rows as the tool does, by way of two conversions meant for text of unknown encoding (X5): the first euro
/// sign of a row becomes <c>~E</c>, any character that then remains beyond U+00FF ends the run, and text that happens
/// to be UTF-8 is decoded.
/// </summary>
internal static class XmlWorkingFile
{
    const int LastByteCharacter = 0xFF;

    /// <summary>The lines that a row makes: several if its text holds line ends.</summary>
    /// <returns>Null if the tool does not survive.</returns>
    public static IReadOnlyList<byte[]>? Write(string row, string extras)
    {
        if (Ascii.IsValid(row) && Ascii.IsValid(extras) && !row.Contains('\n') && !extras.Contains('\n'))
            return [Encoding.ASCII.GetBytes(row + extras)];

        if (Convert(row) is not { } first)
            return null;
        string reread = Latin9.GetString(IsBytes(first) ? Encoding.Latin1.GetBytes(first) : Encoding.UTF8.GetBytes(first));
        var lines = new List<byte[]>();
        foreach (string part in reread.Split('\n'))
        {
            if (Convert(part + extras) is not { } second)
                return null;
            lines.Add(Latin9.GetBytes(second));
        }

        return lines;
    }

    static string? Convert(string text)
    {
        int euro = text.IndexOf('€');
        if (euro >= 0)
            text = string.Concat(text.AsSpan(0, euro), "~E", text.AsSpan(euro + 1));
        if (!IsBytes(text))
            return null;
        byte[] bytes = Encoding.Latin1.GetBytes(text);
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Latin9.GetString(bytes);
    }

    static bool IsBytes(string text) => !text.AsSpan().ContainsAnyExceptInRange('\0', (char)LastByteCharacter);
}
