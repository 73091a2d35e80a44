namespace PartnerImports.Parsers.Fec.Dgfip;

/// <summary>Checks a flat file, from its header to its last line.</summary>
internal sealed class FlatCheck(Opening opening, int closingYear, Findings findings)
{
    /// <param name="content">Stream that stands after the opening.</param>
    /// <param name="chosen">Layout chosen by the caller, if any.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Layout that was applied.</returns>
    public async ValueTask<FecRegime> RunAsync(Stream content, FecRegime? chosen, CancellationToken cancellationToken)
    {
        var records = new RecordReader(content, opening);
        Header? header = ReadHeader(records)?.Build(chosen);
        if (header is null || findings.IsStopped)
            return header?.Regime ?? chosen ?? FecRegime.Bic;

        var lines = new LineChecker(header, findings);
        SignedLines? signedLines =
            header.SignedPair is { } pair ? new SignedLines(header, pair, lines, findings) : null;
        do
        {
            while (!findings.IsStopped && records.TryTake(out ReadOnlySpan<byte> record))
            {
                if (signedLines is null)
                    lines.Check(record, records.Number);
                else
                    signedLines.Check(record, records.Number);
            }
        }
        while (!findings.IsStopped && await records.FillAsync(cancellationToken).ConfigureAwait(false));

        if (records.Number == 1)
            findings.Stop(CheckId.NoDataLine);
        return header.Regime;
    }

    // The opening holds the header, or else a file that is a header and nothing more.
    HeaderBuilder? ReadHeader(RecordReader records)
    {
        if (records.TryTake(out ReadOnlySpan<byte> record))
            return HeaderLine.Read(record, closingYear, findings);
        if (HeaderLine.Read(opening.Bytes.Span, closingYear, findings) is not null)
            findings.Stop(CheckId.NoDataLine);
        return null;
    }
}
