using PartnerImports.Parsers.FixedWidth;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Tra;

/// <summary>How the bytes of a TRA file stand for text, and what its author took for a column.</summary>
/// <param name="Encoding">The encoding.</param>
/// <param name="Unit">What a column is.</param>
/// <param name="HasWideCharacters">Whether there are characters of several bytes.</param>
internal sealed record TraText(ContentEncoding Encoding, ColumnUnit Unit, bool HasWideCharacters = false)
{
    private const int EnoughVotes = 64;

    /// <summary>UTF-8, columns counted in characters: what a .NET string is turned into.</summary>
    public static TraText Utf8 { get; } = new(ContentEncoding.Utf8, ColumnUnit.Utf8Character);

    /// <summary>The encoding's usual name.</summary>
    public string Name => Encoding switch
    {
        ContentEncoding.Utf8 or ContentEncoding.Utf8WithBom => "UTF-8",
        ContentEncoding.Latin9 => "ISO 8859-15",
        ContentEncoding.Ibm850 => "IBM 850",
        ContentEncoding.Ascii => "ASCII",
        _ => "Windows-1252",
    };

    /// <summary>Turns bytes into text.</summary>
    public TextDecoder Decoder { get; } = TextDecoder.For(Encoding);

    /// <summary>
    /// The encoding that the bytes or the options tell. For UTF-8 the movements with accents vote: were they padded by characters
    /// or by bytes, so that their anchors hold?
    /// </summary>
    public static async ValueTask<TraText> SettleAsync(IImportContent content, ContentLook look, ReadOptions options, CancellationToken cancellationToken)
    {
        var encoding = options.Encoding ?? look.Encoding;
        if (encoding is not (ContentEncoding.Utf8 or ContentEncoding.Utf8WithBom)) return new(encoding, ColumnUnit.Byte);
        var scanner = new LineScanner(content.OpenRead(), options.MaxLineLength);
        await using var _ = scanner.ConfigureAwait(false);
        var characters = new ColumnRuler(ColumnUnit.Utf8Character);
        int votes = 0, balance = 0;
        var isWide = false;
        do
        {
            while (votes < EnoughVotes && scanner.TryRead(out var line))
            {
                if (scanner.LineNumber == 1) line = line[look.BomLength..];
                if (System.Text.Ascii.IsValid(line)) continue;
                isWide = true;
                if (line.StartsWith("***"u8)) continue;
                var byCharacters = TraAnchors.Test(characters.Lay(line)) == TraAnchor.All;
                var byBytes = TraAnchors.Test(new FixedWidthLine(line)) == TraAnchor.All;
                if (byCharacters == byBytes) continue;
                balance += byCharacters ? 1 : -1;
                votes++;
            }
        }
        while (votes < EnoughVotes && await scanner.FillAsync(cancellationToken).ConfigureAwait(false));
        return new(encoding, balance < 0 ? ColumnUnit.Byte : ColumnUnit.Utf8Character, isWide);
    }
}
