using PartnerImports.Parsers.FixedWidth;

namespace PartnerImports.Parsers.Custom.Files;

/// <summary>Something wrong with how a record is cut.</summary>
internal enum RecordFault
{
    None,
    TooLong,
    QuoteUnclosed,
    TextAfterQuote,
    StrayQuote,
    Undecodable,
}

/// <summary>Cuts a file into records.</summary>
internal abstract class RecordSource : IAsyncDisposable
{
    /// <summary>The longest record: 64 KiB.</summary>
    public const int MaxLength = 64 * 1024;

    /// <summary>The physical line that the record starts on, from 1.</summary>
    public int LineNumber { get; protected set; }

    /// <summary>The byte offset of the record in the file.</summary>
    public long Offset { get; protected set; }

    /// <summary>What is wrong with the record; behind one that is too long nothing is read.</summary>
    public RecordFault Fault { get; protected set; }

    /// <summary>The record; valid until the next is read.</summary>
    public abstract RecordView Current { get; }

    /// <summary>Reads the next record; false when there is none.</summary>
    public abstract ValueTask<bool> ReadAsync(CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}

/// <summary>Cuts delimited text into records.</summary>
internal abstract class DelimitedSource : RecordSource
{
    /// <summary>The present record as it stands in the text, in UTF-8.</summary>
    public abstract ReadOnlySpan<byte> Raw { get; }

    /// <summary>How many fields it has.</summary>
    public abstract int FieldCount { get; }

    /// <summary>A field of it, by rank from 0.</summary>
    public abstract ReadOnlySpan<byte> Field(int rank);
}

/// <summary>A record: fields by rank in delimited files, by characters in fixed width.</summary>
internal readonly ref struct RecordView
{
    private readonly DelimitedSource? _delimited;
    private readonly FixedWidthLine _line;

    public RecordView(DelimitedSource delimited)
    {
        _delimited = delimited;
        Raw = delimited.Raw;
        FieldCount = delimited.FieldCount;
    }

    public RecordView(FixedWidthLine line)
    {
        _line = line;
        Raw = line.Bytes;
    }

    /// <summary>The record as it stands in the file, in UTF-8.</summary>
    public ReadOnlySpan<byte> Raw { get; }

    /// <summary>How many fields it has; 0 in fixed width.</summary>
    public int FieldCount { get; }

    /// <summary>The field of a rank, from 0; empty beyond the last.</summary>
    public ReadOnlySpan<byte> Field(int rank) => rank < FieldCount ? _delimited!.Field(rank) : default;

    /// <summary>So many characters from one on, counted from 1; empty beyond the end.</summary>
    public ReadOnlySpan<byte> Slice(int start, int length) => _line.Slice(start, length);
}
