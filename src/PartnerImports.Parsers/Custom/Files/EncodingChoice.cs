namespace PartnerImports.Parsers.Custom.Files;

/// <summary>Settles the encoding of a file: the caller's word, else the byte order mark, else the model, else the bytes.</summary>
internal static class EncodingChoice
{
    public static ContentEncoding Settle(ContentLook look, ContentEncoding? asked, ContentEncoding? modelled, DiagnosticBag diagnostics)
    {
        if (asked is { } forced) return forced;
        if (look.BomLength > 0)
        {
            if (modelled is { } said && !(said == ContentEncoding.Utf8 && look.Encoding == ContentEncoding.Utf8WithBom))
                diagnostics.Add(CustomDiagnostics.EncodingContradicted, new SourcePlace { Line = 1, Offset = 0 }, "", NameOf(look.Encoding), NameOf(said));
            return look.Encoding;
        }
        if (modelled is { } given) return given;
        var chosen = look.Encoding is ContentEncoding.Ascii or ContentEncoding.Utf8 ? look.Encoding : ContentEncoding.Windows1252;
        if (chosen != ContentEncoding.Ascii) diagnostics.Add(CustomDiagnostics.EncodingChosen, SourcePlace.File, "", NameOf(chosen));
        return chosen;
    }

    public static string NameOf(ContentEncoding encoding) => encoding switch
    {
        ContentEncoding.Ascii => "US-ASCII",
        ContentEncoding.Latin9 => "ISO 8859-15",
        ContentEncoding.Windows1252 => "windows-1252",
        ContentEncoding.Ibm850 => "IBM 850",
        ContentEncoding.Utf16LittleEndian => "UTF-16LE",
        ContentEncoding.Utf16BigEndian => "UTF-16BE",
        _ => "UTF-8",
    };
}
