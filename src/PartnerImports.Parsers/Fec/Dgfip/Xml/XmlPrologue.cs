using System.Text;
using System.Text.RegularExpressions;

namespace PartnerImports.Parsers.Fec.Dgfip;

/// <summary>What the tool reads in the first bytes of an XML file before it parses any (X1, X2).</summary>
internal sealed partial class XmlPrologue
{
    const int SchemaHorizon = 300;
    const int EncodingHorizon = 80;

    readonly string text;

    public XmlPrologue(Opening opening)
    {
        ReadOnlySpan<byte> bytes = opening.Bytes.Span;
        text = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, SchemaHorizon)]);
    }

    /// <summary>Whether a schema is named as the tool searches for it: this prefix, these quotes.</summary>
    public bool NamesSchema => SchemaLocation().IsMatch(text);

    /// <summary>The layout whose schema is named; null if no such schema was published.</summary>
    public FecRegime? Schema => PublishedSchema().Match(text).Groups["part"].Value switch
    {
        "VII-1" => FecRegime.Bic,
        "VIII-3" => FecRegime.Com,
        "VIII-5" => FecRegime.Bat,
        "VIII-7" => FecRegime.Bnct,
        _ => null,
    };

    /// <summary>
    /// Encoding that the parser would not find by itself; null to let it look. The tool passes ISO 8859-15 off as
    /// ISO 8859-1.
    /// </summary>
    public Encoding? Encoding
    {
        get
        {
            string start = text[..Math.Min(text.Length, EncodingHorizon)];
            if (start.Contains("ISO-8859-15\"", StringComparison.Ordinal)
                || start.Contains("iso-8859-15\"", StringComparison.Ordinal))
            {
                return Encoding.Latin1;
            }

            Match declared = DeclaredEncoding().Match(text);
            return declared.Success
                ? CodePagesEncodingProvider.Instance.GetEncoding(declared.Groups["name"].Value)
                : null;
        }
    }

    [GeneratedRegex("xsi:noNamespaceSchemaLocation=\"(file:)?formatA47A")]
    private static partial Regex SchemaLocation();

    [GeneratedRegex("xsi:noNamespaceSchemaLocation=\"(file:)?formatA47A-I-(?<part>[VI]+-[0-9])\\.xsd\"")]
    private static partial Regex PublishedSchema();

    [GeneratedRegex("^[^>]*encoding\\s*=\\s*[\"'](?<name>[A-Za-z0-9._-]+)[\"']")]
    private static partial Regex DeclaredEncoding();
}
