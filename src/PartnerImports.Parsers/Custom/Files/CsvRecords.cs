using System.Text;
using CsvHelper;
using PartnerImports.Parsers.Custom.Model;

namespace PartnerImports.Parsers.Custom.Files;

/// <summary>Cuts text with quotes, or whatever else is special, into records and fields: the only class that knows CsvHelper.</summary>
internal sealed class CsvRecords : DelimitedSource
{
    private readonly TextStream _text;
    private readonly CsvReader _reader;
    private readonly int _maxLength, _linesBefore;
    private readonly long _bytesBefore;
    private readonly bool _hasReplacedSeparator;
    private bool _isOver;

    /// <summary>Begins where a record begins.</summary>
    /// <param name="stream">What is left of the text.</param>
    /// <param name="text">The whole text, which knows where lines stand in the file.</param>
    /// <param name="layout">How the file is cut.</param>
    /// <param name="maxLength">The longest record.</param>
    /// <param name="linesBefore">How many lines of the file stand before what is left.</param>
    /// <param name="bytesBefore">How many bytes of the text stand before it.</param>
    public CsvRecords(Stream stream, TextStream text, FileLayout layout, int maxLength, int linesBefore, long bytesBefore)
    {
        (_text, _maxLength, _linesBefore, _bytesBefore) = (text, maxLength, linesBefore, bytesBefore);
        _hasReplacedSeparator = !Ascii.IsValid(layout.Separator);
        var options = new CsvReaderOptions
        {
            Separator = _hasReplacedSeparator ? CsvSeparatorStream.DefaultReplacement : layout.Separator[0],
            Mode = layout.Quote is null ? CsvMode.NoEscape : CsvMode.Rfc4180,
            // Where there are no quotes, the option must still differ from the separator.
            Quote = layout.Quote ?? (layout.Separator == "\"" ? '\'' : '"'),
            HasHeader = false, SkipEmptyLines = false, TrackLineNumbers = true, MaxRecordSize = maxLength, Encoding = Encoding.UTF8,
            IncludeValuesInExceptions = false, OnMalformedRecord = Note,
        };
        if (_hasReplacedSeparator) stream = new CsvSeparatorStream(stream, layout.Separator, CsvSeparatorStream.DefaultReplacement, leaveOpen: false);
        _reader = CsvReader.Create(stream, options, leaveOpen: false);
    }

    public override RecordView Current => new(this);

    /// <summary>Whether an empty line stands before what is to be read.</summary>
    public bool HasHead { get; init; }

    /// <summary>Where the present record starts in the text.</summary>
    public long TextOffset => _bytesBefore + _reader.ByteOffset;

    /// <summary>Begins behind another source's last record.</summary>
    public async ValueTask BeginAsync(RecordSource before, CancellationToken cancellationToken)
    {
        (LineNumber, Offset) = (before.LineNumber, before.Offset);
        if (HasHead) await _reader.ReadAsync(cancellationToken).ConfigureAwait(false);
    }

    public override ReadOnlySpan<byte> Raw => _reader.RawRecord;

    public override int FieldCount => _reader.FieldCount;

    public override ReadOnlySpan<byte> Field(int rank) => _reader.GetSpan(rank);

    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        Fault = RecordFault.None;
        if (_isOver) return new(false);
        var read = _reader.ReadAsync(cancellationToken);
        return read.IsCompletedSuccessfully ? new(Accept(read.Result)) : AwaitAsync(read);
    }

    private async ValueTask<bool> AwaitAsync(ValueTask<bool> read)
    {
        try
        {
            return Accept(await read.ConfigureAwait(false));
        }
        catch (CsvFormatException e)
        {
            // A record beyond the limit, or the byte that stands in for the separator in the text itself.
            _isOver = true;
            Fault = _hasReplacedSeparator && !e.Message.Contains(nameof(CsvReaderOptions.MaxRecordSize), StringComparison.Ordinal) ? RecordFault.Undecodable : RecordFault.TooLong;
            if (e.LineNumber is > 0 and var line) LineNumber = (int)line + _linesBefore;
            else LineNumber++;
            Offset = _text.SourceOffset(TextOffset);
            return true;
        }
    }

    private bool Accept(bool isThere)
    {
        if (!isThere) return false;
        LineNumber = (int)_reader.LineNumber + _linesBefore;
        Offset = _text.SourceOffset(TextOffset);
        if (_reader.RawRecord.Length <= _maxLength) return true;
        _isOver = true;
        Fault = RecordFault.TooLong;
        return true;
    }

    public override ValueTask DisposeAsync() => _reader.DisposeAsync();

    private void Note(CsvMalformedRecord record)
    {
        var fault = record.Reason switch
        {
            CsvMalformedReason.UnterminatedQuote => RecordFault.QuoteUnclosed,
            CsvMalformedReason.TextAfterClosingQuote => RecordFault.TextAfterQuote,
            _ => RecordFault.StrayQuote,
        };
        if (Fault is RecordFault.None or RecordFault.StrayQuote) Fault = fault;
    }
}
