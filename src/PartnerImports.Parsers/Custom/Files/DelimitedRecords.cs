using System.Text;
using CsvHelper;
using PartnerImports.Parsers.Custom.Model;

namespace PartnerImports.Parsers.Custom.Files;

/// <summary>Cuts delimited text into records and fields: the only class that knows CsvHelper.</summary>
internal sealed class DelimitedRecords : RecordSource
{
    private readonly TextStream _text;
    private readonly CsvReader _reader;
    private readonly int _maxLength;
    private readonly bool _hasReplacedSeparator;
    private bool _isOver;

    public DelimitedRecords(TextStream text, FileLayout layout, int maxLength)
    {
        (_text, _maxLength) = (text, maxLength);
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
        Stream stream = _hasReplacedSeparator ? new CsvSeparatorStream(text, layout.Separator, CsvSeparatorStream.DefaultReplacement, leaveOpen: false) : text;
        _reader = CsvReader.Create(stream, options, leaveOpen: false);
    }

    public override RecordView Current => new(this, _reader.RawRecord);

    /// <summary>The record as it stands in the file, in UTF-8.</summary>
    public ReadOnlySpan<byte> Raw => _reader.RawRecord;

    public int FieldCount => _reader.FieldCount;

    public ReadOnlySpan<byte> Field(int rank) => _reader.GetSpan(rank);

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
            if (e.LineNumber is > 0 and var line) LineNumber = (int)line + _text.SkippedLines;
            else LineNumber++;
            return true;
        }
    }

    private bool Accept(bool isThere)
    {
        if (!isThere) return false;
        LineNumber = (int)_reader.LineNumber + _text.SkippedLines;
        Offset = _text.SourceOffset(_reader.ByteOffset);
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
