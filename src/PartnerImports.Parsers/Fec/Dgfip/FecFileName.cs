namespace PartnerImports.Parsers.Fec.Dgfip;

/// <summary>The only part of a file name that the tool reads (F1).</summary>
internal static class FecFileName
{
    const string Mark = "FEC";

    /// <summary>
    /// Finds the last <c>FEC20YYMMDD</c> that something precedes. The month's and the day's tens are all that is
    /// looked at: month 19 passes. A folder is no part of the name, an extension does not matter.
    /// </summary>
    public static bool TryReadClosingYear(ReadOnlySpan<char> fileName, out int year)
    {
        ReadOnlySpan<char> name = fileName[(fileName.LastIndexOfAny('/', '\\') + 1)..];
        for (int at = name.LastIndexOf(Mark, StringComparison.OrdinalIgnoreCase);
            at > 0;
            at = name[..at].LastIndexOf(Mark, StringComparison.OrdinalIgnoreCase))
        {
            if (IsClosingDate(name[(at + Mark.Length)..]))
            {
                year = 2000 + 10 * (name[at + 5] - '0') + (name[at + 6] - '0');
                return true;
            }
        }

        year = 0;
        return false;
    }

    static bool IsClosingDate(ReadOnlySpan<char> text) =>
        text.Length >= 8
        && !text[..8].ContainsAnyExceptInRange('0', '9')
        && text.StartsWith("20")
        && text[4] <= '1'
        && text[6] <= '3';
}
