using System.Runtime.CompilerServices;
using PartnerImports.Parsers.FixedWidth;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Tra;

/// <summary>Reads the records of a TRA file one by one, for those who want more of it than its entries.</summary>
public static class TraRecords
{
    /// <summary>
    /// All records of a file in its order: header, parameter records, known or not, and movements, each with the layout that its
    /// header and kind call for. Nothing is checked.
    /// </summary>
    /// <exception cref="IOException">The bytes cannot be had.</exception>
    public static async IAsyncEnumerable<TraRecord> ReadAsync(IImportContent content, ReadOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        options ??= ReadOptions.Default;
        var look = await ContentInspector.LookAsync(content, takesHash: false, threads: 1, cancellationToken).ConfigureAwait(false);
        var text = await TraText.SettleAsync(content, look, options, cancellationToken).ConfigureAwait(false);
        var scanner = new LineScanner(content.OpenRead(), options.MaxLineLength);
        await using var _ = scanner.ConfigureAwait(false);
        var ruler = new ColumnRuler(text.Unit);
        TraHeader? header = null;
        do
        {
            while (Next(scanner, look.BomLength) is { } line)
            {
                if (line.Length == 0) continue;
                var record = new TraRecord(LayoutOf(ruler.Lay(line), header, text), scanner.LineNumber, scanner.Offset, line, text);
                if (header is null && record.Layout == TraLayouts.Header && TraHeader.TryParse(record.Text, out var read)) header = read;
                yield return record;
            }
        }
        while (await scanner.FillAsync(cancellationToken).ConfigureAwait(false));
    }

    private static byte[]? Next(LineScanner scanner, int bomLength)
    {
        if (!scanner.TryRead(out var line)) return null;
        if (scanner.LineNumber == 1) line = line[Math.Min(bomLength, line.Length)..];
        line = line.TrimStart((byte)'\f').TrimEnd("\f\u001A"u8);
        return line.ContainsAnyExcept((byte)' ') ? line.ToArray() : [];
    }

    private static TraRecordLayout? LayoutOf(in FixedWidthLine line, TraHeader? header, TraText text)
    {
        if (line.Bytes.StartsWith("***"u8))
            return TraLayouts.Find(text.Decoder.ToString(line.Slice(4, 3))) ?? (header is null && TraHeader.TryParse(text.Decoder.ToString(line.Bytes), out var _) ? TraLayouts.Header : null);
        return line.At(31) switch
        {
            (byte)'G' => TraLayouts.Document,
            (byte)'V' => TraLayouts.TechnicalVariable,
            (byte)'P' => TraLayouts.Approval,
            (byte)'B' => TraLayouts.Budget,
            (byte)'A' or (byte)'O' when header is { IsExtended: true } => TraLayouts.ExtendedAnalyticMovement,
            _ when header is { IsExtended: true } => TraLayouts.ExtendedMovement,
            _ => TraLayouts.Movement,
        };
    }
}
