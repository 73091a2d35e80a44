using System.Text;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Custom.Files;

/// <summary>A line that is not blank and that the model passes over.</summary>
/// <param name="Number">The physical line, from 1.</param>
/// <param name="Text">What it says, or its beginning.</param>
internal readonly record struct SkippedLine(int Number, string Text)
{
    /// <summary>The first lines of a file, as many as the model passes over, without those that are blank.</summary>
    public static async ValueTask<IReadOnlyList<SkippedLine>> ReadFirstAsync(IImportContent content, ContentEncoding encoding, int count, CancellationToken cancellationToken)
    {
        if (count == 0) return [];
        var scanner = new LineScanner(new TextStream(content.OpenRead(), encoding, keepsOffsets: false), RecordSource.MaxLength);
        await using var _ = scanner.ConfigureAwait(false);
        var lines = new List<SkippedLine>();
        do
            while (scanner.LineNumber < count && scanner.TryRead(out var line))
                if (!IsBlank(line)) lines.Add(new(scanner.LineNumber, Encoding.UTF8.GetString(line)));
        while (scanner.LineNumber < count && await scanner.FillAsync(cancellationToken).ConfigureAwait(false));
        return lines;
    }

    public static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept(" \t\u001A"u8) < 0;
}
