using System.Text.Json;

namespace PartnerImports.Parsers.Json;

/// <summary>Reads the lines of a JSON content into batches, whatever its shape.</summary>
internal abstract class JsonLineStream(JsonSource source, JsonValues values) : IDisposable
{
    private readonly PlainTrials _trials = new();

    /// <summary>The bytes.</summary>
    protected JsonSource Source => source;

    /// <summary>Reads values.</summary>
    protected JsonValues Values => values;

    /// <summary>Where findings go.</summary>
    protected JsonReport Report => values.Report;

    /// <summary>Whether a value has been found at all.</summary>
    protected bool HasBegun { get; set; }

    /// <summary>Whether the document is complete, so that only blanks may follow.</summary>
    protected bool IsComplete { get; set; }

    /// <summary>Clears the batch and fills it with the next lines; false when there are none left.</summary>
    public abstract bool Fill(EntryLineBatch batch);

    /// <summary>What leaves a reader where this one stands behind an entry or line.</summary>
    protected abstract ReadOnlySpan<byte> StandIn { get; }

    /// <summary>Whether an entry or line may come next, so that it is worth while to try and read it as a plain one.</summary>
    protected abstract bool IsBeforeValue { get; }

    /// <summary>Reads a plain entry or line with what stands around it; false when it is not plain, and the batch as it was.</summary>
    protected abstract bool TryReadPlain(ref PlainScanner scanner, EntryLineBatch batch, LinePlaces places);

    /// <summary>Reads plain values as long as they come; false when the next one is not plain.</summary>
    protected bool TryReadPlain(EntryLineBatch batch, LinePlaces places)
    {
        if (!IsBeforeValue || !values.ReadsPlainWay || !_trials.IsDue) return false;
        bool isPlain, isCut, mayRefill = true;
        while (true)
        {
            var scanner = new PlainScanner(source.Window, source.MarkAt(source.WindowOffset));
            var behind = scanner;
            while (!batch.IsFull && TryReadPlain(ref scanner, batch, places)) behind = scanner;
            isPlain = behind.Passed > 0;
            isCut = scanner.IsCut;
            if (isPlain) source.Pass(behind, StandIn);
            if (isPlain || !isCut || !mayRefill || !source.TryRefill()) break;
            mayRefill = false;
        }
        _trials.Note(isPlain || isCut);
        return isPlain;
    }

    /// <summary>Reads what is left of the bytes, so that their hash is whole.</summary>
    public void Drain() => source.Drain();

    /// <summary>Closes the content.</summary>
    public void Dispose() => source.Dispose();

    /// <summary>Reports that the bytes cannot be read further as JSON; gives the place.</summary>
    protected JsonMark ReportSyntax(JsonException error, int depth)
    {
        var mark = source.MarkOf(error);
        var near = JsonText.Show(source.Near(mark, 20), 20);
        if (depth >= JsonSource.HardDepth - 1) Report.Add(JsonDiagnostics.TooDeep, mark, "", Values.Limits.MaxDepth.ToString(System.Globalization.CultureInfo.InvariantCulture));
        else if (IsComplete) Report.Add(JsonDiagnostics.TrailingContent, mark, near);
        else if (source.EndsTooEarly()) Report.Add(HasBegun ? JsonDiagnostics.Truncated : JsonDiagnostics.Empty, mark = source.MarkAt(source.EndOffset));
        else Report.Add(JsonDiagnostics.Syntax, mark, near);
        return mark;
    }

    /// <summary>Reports that a token is longer than allowed.</summary>
    protected void ReportTooLong(JsonTokenTooLongException error, int maxToken) =>
        Report.Add(JsonDiagnostics.ValueTooLong, error.Mark, JsonText.Show(source.Window, 40), maxToken.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
