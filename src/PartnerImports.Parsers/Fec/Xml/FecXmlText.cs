using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace PartnerImports.Parsers.Fec;

/// <summary>Opens the text of an XML file by the encoding that its declaration names.</summary>
internal static partial class FecXmlText
{
    /// <summary>Whether the first bytes are those of an XML document.</summary>
    public static bool IsXml(ContentLook look)
    {
        var start = Text(look, 200).AsSpan().TrimStart();
        return start.StartsWith("<?xml", StringComparison.Ordinal) || start.StartsWith("<comptabilite", StringComparison.Ordinal) || start.StartsWith("<!--", StringComparison.Ordinal);
    }

    /// <summary>The encoding to read by: that of the caller, of a byte order mark, of the declaration, of the bytes.</summary>
    public static (ContentEncoding Known, Encoding Exact) EncodingOf(ContentLook look, ContentEncoding? wanted)
    {
        if (wanted is { } given) return (given, Exact(given));
        if (look.BomLength == 0 && Declaration().Match(Text(look, 200)) is { Success: true } declaration)
        {
            switch (declaration.Groups[1].Value.ToUpperInvariant())
            {
                case "UTF-8" or "US-ASCII" or "ASCII":
                    return (look.Encoding == ContentEncoding.Ascii ? ContentEncoding.Ascii : ContentEncoding.Utf8, Exact(ContentEncoding.Utf8));
                case "ISO-8859-15" or "ISO8859-15" or "LATIN9" or "LATIN-9":
                    return (Plain(look, ContentEncoding.Latin9), Exact(ContentEncoding.Latin9));
                case "ISO-8859-1" or "ISO8859-1" or "LATIN1" or "LATIN-1":
                    return (Plain(look, ContentEncoding.Latin9), Encoding.Latin1);
                case "WINDOWS-1252" or "CP1252":
                    return (Plain(look, ContentEncoding.Windows1252), Exact(ContentEncoding.Windows1252));
                case "IBM850" or "CP850":
                    return (Plain(look, ContentEncoding.Ibm850), Exact(ContentEncoding.Ibm850));
            }
        }
        return (look.Encoding, Exact(look.Encoding));
    }

    /// <summary>Opens the nodes of a document, without DTD, external entities or endless markup.</summary>
    public static XmlReader Open(Stream stream, Encoding encoding, int maxLength)
    {
        var text = new MarkupLimitReader(new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024), maxLength);
        return XmlReader.Create(text, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, IgnoreComments = true, IgnoreProcessingInstructions = true,
        });
    }

    private static ContentEncoding Plain(ContentLook look, ContentEncoding declared) => look.Encoding == ContentEncoding.Ascii ? ContentEncoding.Ascii : declared;

    private static Encoding Exact(ContentEncoding encoding) => encoding switch
    {
        ContentEncoding.Latin9 => CodePage(28605),
        ContentEncoding.Windows1252 => CodePage(1252),
        ContentEncoding.Ibm850 => CodePage(850),
        ContentEncoding.Utf16LittleEndian => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        ContentEncoding.Utf16BigEndian => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
        _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
    };

    private static Encoding CodePage(int number) =>
        CodePagesEncodingProvider.Instance.GetEncoding(number, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>Where the document type definition begins, line and character from 1; line 0 when the first bytes have none.</summary>
    public static (int Line, int Character) FindDoctype(ContentLook look)
    {
        var head = Text(look, ContentLook.HeadLength).AsSpan();
        var at = head.IndexOf("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? default : (head[..at].Count('\n') + 1, at - head[..at].LastIndexOf('\n'));
    }

    private static string Text(ContentLook look, int length)
    {
        var head = look.Head.Span[look.BomLength..];
        head = head[..Math.Min(head.Length, length)];
        return look.Encoding switch
        {
            ContentEncoding.Utf16LittleEndian => Encoding.Unicode.GetString(head),
            ContentEncoding.Utf16BigEndian => Encoding.BigEndianUnicode.GetString(head),
            _ => Encoding.Latin1.GetString(head),
        };
    }

    [GeneratedRegex("""^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")]
    private static partial Regex Declaration();
}
