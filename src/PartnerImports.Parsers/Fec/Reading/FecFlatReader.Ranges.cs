using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Fec;

internal sealed partial class FecFlatReader
{
    private bool _isOfRange;
    private LineEnds _endsBefore;

    /// <summary>How many lines were read: of the part, or of the range.</summary>
    public int LinesRead => _scanner!.LineNumber;

    /// <summary>
    /// Where the rest of the file may be cut into ranges: nothing read so far bears on it but the header. Null where lines are told apart
    /// by more than their ends, or hang together.
    /// </summary>
    public long? DivisibleFrom =>
        _content.Parts.Count == 1 && _plainText is not null && _layout is { IsQuoted: false } && PlainLineReader.Reads(_layout)
        && _scanner is { IsSkipping: false } && _blankLines == 0 && _firstInvalidUtf8 < 0 && !_isUnreadable
            ? _scanner.Position : null;

    /// <summary>A reader of ranges of this file.</summary>
    /// <param name="diagnostics">Its own; lines are counted from the start of a range.</param>
    public FecFlatReader ForRanges(DiagnosticBag diagnostics) => new(_content, _look, _options, diagnostics, _dialect)
    {
        ReadsPlainLines = ReadsPlainLines, DefersLabels = DefersLabels, _isOfRange = true, _firstLayout = _firstLayout, _layout = _layout, _part = _part,
        _firstInvalidUtf8 = _firstInvalidUtf8,
    };

    /// <summary>Goes on with a range.</summary>
    public void MoveTo(FecRange range)
    {
        _scanner ??= new(_content.Parts[0].OpenRead(), _options.MaxLineLength);
        _scanner.MoveTo(range.Start, range.End);
        EncodingProof = SourcePlace.File;
    }

    /// <summary>Ends a range that was read.</summary>
    public void EndRange(FecRange range)
    {
        // Behind a cut there is a line that is not blank.
        if (range.IsLast) ReportBlankEnd();
    }

    /// <summary>Takes what a reader of ranges found in one, in the order of the file.</summary>
    public void Take(FecFlatReader range, DiagnosticBag findings, int linesBefore)
    {
        _diagnostics.MergeFrom(findings, linesBefore);
        Evidence.Add(range.Evidence);
        _endsBefore |= range._scanner!.Ends;
        if (range.EncodingProof.Line > 0) EncodingProof = range.EncodingProof with { Line = range.EncodingProof.Line + linesBefore };
    }

    /// <summary>Ends the file, of which the rest was read by ranges.</summary>
    public void EndRanges() => ReportLineEnds(_endsBefore | _scanner!.Ends);
}
