using PartnerImports.Parsers.Recognition;

namespace PartnerImports.Parsers.Tra;

/// <summary>Names what a content is that is sent as TRA and has no TRA header.</summary>
internal static class TraForeign
{
    /// <summary>The name of the kind, the same in both languages; null when the bytes are of no known kind.</summary>
    public static string? NameOf(ReadOnlySpan<byte> head)
    {
        if (OtherKinds.NameOf(head) is { } kind) return kind;
        head = head.TrimStart(" \t\r\n"u8);
        var end = head.IndexOfAny((byte)'\r', (byte)'\n');
        var first = end < 0 ? head : head[..end];
        if (first is [(byte)'<', ..]) return "XML";
        if (first is [(byte)'{' or (byte)'[', ..]) return "JSON";
        if (first.StartsWith("JournalCode"u8)) return "FEC";
        if (IsQuadra(first)) return "Quadra ASCII";
        return end >= 0 && IsPnm(head[end..].TrimStart("\r\n"u8)) ? "PNM (Sage)" : first.Count((byte)';') >= 3 || first.Count((byte)'\t') >= 3 ? "CSV" : null;
    }

    /// <summary>An M line: account at 2, journal at 10, folio at 12, date DDMMYY at 15, side at 42, cents at 43.</summary>
    private static bool IsQuadra(ReadOnlySpan<byte> line) =>
        line.Length >= 55 && line[0] is (byte)'M' or (byte)'C' && line.Length >= 20 && (line[0] == 'C' ? line.Length > 40 && TraDate.AreDigits(line[1..4])
        : TraDate.AreDigits(line[14..20]) && line[41] is (byte)'D' or (byte)'C');

    /// <summary>The first movement, below the company's name: journal at 1, date DDMMYY at 4, document type at 10.</summary>
    private static bool IsPnm(ReadOnlySpan<byte> line) =>
        line.Length >= 40 && TraDate.AreDigits(line[3..9]) && char.IsAsciiLetterUpper((char)line[9]) && char.IsAsciiLetterUpper((char)line[10]) && char.IsAsciiDigit((char)line[11]);
}
