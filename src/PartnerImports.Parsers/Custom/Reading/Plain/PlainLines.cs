using PartnerImports.Parsers.Custom.Files;
using PartnerImports.Parsers.Custom.Model;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Custom.Reading;

/// <summary>Takes plain lines straight into rows: many at once where nothing is odd about how they are written, else one by one.</summary>
/// <remarks>It never reports. A line that is not plain is left to the general way, which reads plain lines just the same. Not thread-safe.</remarks>
internal sealed class PlainLines
{
    /// <summary>However large a batch is, a run is no longer: what it needs stays small.</summary>
    private const int LongestRun = EntryLineBatch.DefaultCapacity;

    private readonly PlainColumns _columns;
    private readonly LineIndex? _index;
    private readonly int _headerCount, _usedCount, _maxLength;
    private readonly byte[] _comment;
    private readonly byte _separator;
    private readonly bool _trims;

    private long _base = -1;
    private int _fill = -1, _line, _firstEnd, _start, _odd, _longest = 1;
    private int[] _starts = new int[64], _ends = new int[64];
    private byte[] _record = new byte[512];

    private PlainLines(BoundModel model, PlainColumns columns, int maxLength)
    {
        var file = model.Model.File;
        (_columns, _maxLength, _headerCount, _usedCount) = (columns, maxLength, model.HeaderCount, columns.LeastFields);
        (_comment, _trims) = (file.Comment, model.Model.Values.Trims);
        if (!LineIndex.IsUsed || file.Separator is not [< (char)0x80] || file.Quote is not (null or '"')) return;
        _separator = (byte)file.Separator[0];
        _index = new(_separator, file.Quote is not null, PlainText.Utf8);
    }

    /// <summary>The plain lines of a model; null when it has none.</summary>
    public static PlainLines? For(BoundModel model, int maxLength) =>
        PlainColumns.Of(model) is { } columns && (model.HeaderCount == 0 || model.HeaderCount >= columns.LeastFields) ? new(model, columns, maxLength) : null;

    /// <summary>Takes as many plain lines as follow each other, as there is room for and as are wholly read, and tells how many.</summary>
    /// <param name="records">Where the lines come from; those taken are passed over.</param>
    /// <param name="batch">Where they go.</param>
    public int TakeRun(DelimitedRecords records, EntryLineBatch batch)
    {
        // What begins the text is read as a record: it may be the header, or a mark.
        if (_index is null || records.Lines is not { Position: > 0 } scanner) return 0;
        var block = Align(_index, scanner);
        if (_start != scanner.Position - _base || _line == _index.Lines.Length) return 0;
        var fields = _headerCount > 0 ? _headerCount : _index.Lines[_line] - _firstEnd;
        if (fields < _usedCount || fields > SourceParser.MaxColumns) return 0;
        var wanted = FindRun(_index, block, fields, Math.Min(_longest, batch.Capacity - batch.Count));
        if (wanted == 0) return 0;
        var run = new PlainRun { Block = block, Starts = _starts.AsSpan(0, wanted), Ends = _index.FieldEnds.Slice(_firstEnd, wanted * fields), Fields = fields };
        var count = Fill(run, batch, out var row);
        _longest = count == wanted ? Math.Min(wanted * 2, LongestRun) : Math.Max(count, 1);
        if (count == 0) return 0;
        var line = scanner.LineNumber + records.SkippedLines + 1;
        for (var i = 0; i < count; i++) (batch.LineNumbers[row + i], batch.Offsets[row + i]) = (line + i, records.OffsetOf(_base + _starts[i]));
        scanner.Pass((int)(_base + _starts[count] - scanner.Position), count, _base + _starts[count - 1], LineEnds.None);
        (_line, _firstEnd, _start) = (_line + count, _index.Lines[_line + count - 1], _starts[count]);
        return count;
    }

    /// <summary>Takes the present record; false when it is not plain.</summary>
    public bool TryTake(DelimitedRecords records, EntryLineBatch batch)
    {
        if (batch.IsFull || records.Fault != RecordFault.None || records.Raw is not [> (byte)' ', ..] || IsComment(records.Raw)) return false;
        var fields = records.FieldCount;
        if (_headerCount > 0 ? fields != _headerCount : fields < _usedCount || fields > SourceParser.MaxColumns) return false;
        if (Fill(Lay(records, fields), batch, out var row) == 0) return false;
        (batch.LineNumbers[row], batch.Offsets[row]) = (records.LineNumber, records.Offset);
        return true;
    }

    private int Fill(in PlainRun run, EntryLineBatch batch, out int row)
    {
        row = batch.AddRange(run.Count);
        var count = _columns.Fill(run, batch, row);
        while (batch.Count > row + count) batch.RemoveLast();
        return count;
    }

    private bool IsComment(ReadOnlySpan<byte> line) => _comment.Length > 0 && line.StartsWith(_comment);

    /// <summary>Lays the values of a record one behind the other.</summary>
    private PlainRun Lay(DelimitedRecords records, int fields)
    {
        if (_ends.Length < fields) _ends = new int[fields];
        var length = 0;
        for (var rank = 0; rank < fields; rank++)
        {
            var value = records.Field(rank);
            if (_trims) value = ValueReader.Trim(value);
            if (_record.Length <= length + value.Length) Array.Resize(ref _record, (length + value.Length) * 2);
            value.CopyTo(_record.AsSpan(length));
            _ends[rank] = length += value.Length;
            _record[length++] = (byte)';';
        }
        _starts[0] = 0;
        return new() { Block = _record.AsSpan(0, length), Starts = _starts.AsSpan(0, 1), Ends = _ends.AsSpan(0, fields), Fields = fields };
    }

    /// <summary>Looks at what the scanner has read, unless that was done, and finds the line that it stands at. Positions count from the block's start.</summary>
    private ReadOnlySpan<byte> Align(LineIndex index, LineScanner scanner)
    {
        if (_fill != scanner.Fills)
        {
            (_fill, _base, _line, _firstEnd, _start, _odd) = (scanner.Fills, scanner.Position, 0, 0, 0, 0);
            index.Scan(scanner.Buffered);
        }
        var block = scanner.BufferedFrom(_base);
        // Lines that were read as records are passed over.
        for (var at = scanner.Position - _base; _line < index.Lines.Length && _start < at; _line++)
        {
            _firstEnd = index.Lines[_line];
            var end = index.FieldEnds[_firstEnd - 1];
            _start = end + (block[end] == '\r' ? 2 : 1);
        }
        return block;
    }

    /// <summary>How many lines from here on may be plain, as far as their ends and the index tell.</summary>
    private int FindRun(LineIndex index, ReadOnlySpan<byte> block, int fields, int most)
    {
        if (_starts.Length <= most) _starts = new int[most * 2];
        ReadOnlySpan<int> lines = index.Lines, odds = index.Odd;
        var ends = index.FieldEnds;
        var start = _start;
        var lastEnd = _firstEnd + fields - 1;
        var count = 0;
        for (; count < most && _line + count < lines.Length && lines[_line + count] == lastEnd + 1; count++, lastEnd += fields)
        {
            var feed = ends[lastEnd];
            if (block[feed] == '\r') feed++; // It was looked at before.
            var stop = block[feed - 1] == '\r' ? feed - 1 : feed;
            if (stop <= start || block[start] <= ' ' || stop - start > _maxLength || !MayEndLine(block[stop - 1]) || IsComment(block[start..stop])) break;
            while (_odd < odds.Length && odds[_odd] + LineIndex.Width <= start) _odd++;
            if (_odd < odds.Length && odds[_odd] <= stop) break;
            ends[lastEnd] = stop;
            _starts[count] = start;
            start = feed + 1;
        }
        _starts[count] = start;
        return count;
    }

    /// <summary>Whether no control, blank or no-break space stands before the end of a line.</summary>
    private bool MayEndLine(byte last) => last > ' ' && last is not (0x7F or 0xA0) || last == _separator;
}
