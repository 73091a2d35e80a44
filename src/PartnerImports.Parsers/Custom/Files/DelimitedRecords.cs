using PartnerImports.Parsers.Custom.Model;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Custom.Files;

/// <summary>Cuts delimited text into records and fields.</summary>
/// <remarks>
/// A line without a quote that ends at LF or CRLF is a record whose fields lie between its separators. From the first line on that is not
/// of that kind, CsvHelper cuts what is left.
/// </remarks>
internal sealed class DelimitedRecords : DelimitedSource
{
    /// <summary>What stands at the start of the text, for CsvHelper, which takes a byte order mark there, though it be a value.</summary>
    private static readonly byte[] EmptyLine = "\n"u8.ToArray();

    private readonly TextStream _text;
    private readonly FileLayout _layout;
    private readonly LineScanner _scanner;
    private readonly int _maxLength;
    private readonly byte _separator;
    private int[] _ends = new int[32];
    private int _fieldCount, _length;
    private bool _isRead;
    private long _start;
    private CsvRecords? _others;

    /// <summary>Begins at the start of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="layout">How the file is cut.</param>
    /// <param name="maxLength">The longest record.</param>
    /// <param name="cutsLines">Whether lines are cut here while they can be; otherwise CsvHelper cuts all, which gives the same.</param>
    public DelimitedRecords(TextStream text, FileLayout layout, int maxLength, bool cutsLines)
    {
        (_text, _layout, _maxLength) = (text, layout, maxLength);
        _scanner = new(text, int.MaxValue);
        if (cutsLines && layout.Separator is [< (char)0x80] && layout.Quote is null or < (char)0x80) _separator = (byte)layout.Separator[0];
        else _others = new(text, text, layout, maxLength, text.SkippedLines, bytesBefore: 0);
    }

    /// <summary>What the lines are taken from; null once CsvHelper cuts them.</summary>
    public LineScanner? Lines => _others is null ? _scanner : null;

    public override RecordView Current => new(_others ?? (DelimitedSource)this);

    public override ReadOnlySpan<byte> Raw => _others is null ? _scanner.BufferedFrom(_start)[.._length] : _others.Raw;

    public override int FieldCount => _others?.FieldCount ?? _fieldCount;

    public override ReadOnlySpan<byte> Field(int rank)
    {
        if (_others is not null) return _others.Field(rank);
        var start = rank == 0 ? 0 : _ends[rank - 1] + 1;
        return Raw[start.._ends[rank]];
    }

    /// <summary>How many lines of the file stand before the text.</summary>
    public int SkippedLines => _text.SkippedLines;

    /// <summary>The byte of the file that a line of <see cref="Lines"/> starts at. Asked in ascending order.</summary>
    public long OffsetOf(long start) => _text.SourceOffset(start);

    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (_others is not null)
        {
            var read = _others.ReadAsync(cancellationToken);
            return read.IsCompletedSuccessfully ? new(Follow(read.Result)) : FollowAsync(read);
        }
        return TryRead() ? new(true) : FillAsync(cancellationToken);
    }

    public override ValueTask DisposeAsync() => _others?.DisposeAsync() ?? _scanner.DisposeAsync();

    private bool TryRead()
    {
        var rest = _scanner.Buffered;
        var length = rest.IndexOf((byte)'\n');
        if (length < 0 && !_isRead || rest.IsEmpty) return false;
        var end = length < 0 ? rest.Length : length > 0 && rest[length - 1] == '\r' ? length - 1 : length;
        if (!IsPlain(rest[..end])) return false;
        (_start, _length) = (_scanner.Position, end);
        Split(rest[..end]);
        _scanner.Pass(length < 0 ? rest.Length : length + 1, 1, _start, LineEnds.None);
        (LineNumber, Offset) = (_scanner.LineNumber + _text.SkippedLines, OffsetOf(_start));
        return true;
    }

    /// <summary>Whether a line is cut at its separators.</summary>
    private bool IsPlain(ReadOnlySpan<byte> line) =>
        line.Length <= _maxLength && !line.Contains((byte)'\r') && (_layout.Quote is not { } quote || !line.Contains((byte)quote)) && (_scanner.Position > 0 || !MayBeMark(line));

    /// <summary>Whether a text may begin with a byte order mark in any encoding, behind the one that was taken.</summary>
    private static bool MayBeMark(ReadOnlySpan<byte> line) => line is [0 or >= 0xEF, ..];

    private void Split(ReadOnlySpan<byte> line)
    {
        _fieldCount = 0;
        for (var at = 0; ;)
        {
            if (_ends.Length == _fieldCount) Array.Resize(ref _ends, _fieldCount * 2);
            var length = line[at..].IndexOf(_separator);
            _ends[_fieldCount++] = length < 0 ? line.Length : at + length;
            if (length < 0) return;
            at += length + 1;
        }
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        while (!TryRead())
        {
            if (HasOther())
            {
                await HandOverAsync(cancellationToken).ConfigureAwait(false);
                return Follow(await _others!.ReadAsync(cancellationToken).ConfigureAwait(false));
            }
            if (_isRead) return false;
            _isRead = !await _scanner.FillAsync(cancellationToken).ConfigureAwait(false);
        }
        return true;
    }

    /// <summary>Whether what comes next is not cut here: a whole line, or more than a line may hold.</summary>
    private bool HasOther() => _scanner.Buffered is { IsEmpty: false } rest && (_isRead || rest.Length > _maxLength + 1 || rest.Contains((byte)'\n'));

    private async ValueTask HandOverAsync(CancellationToken cancellationToken)
    {
        var isStart = _scanner.Position == 0;
        byte[] head = isStart ? [] : EmptyLine;
        var rest = new RestStream((byte[])[.. head, .. _scanner.Buffered], _text);
        _others = new(rest, _text, _layout, _maxLength, _scanner.LineNumber + _text.SkippedLines - head.Length, _scanner.Position - head.Length);
        if (!isStart) await _others.FollowAsync(this, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<bool> FollowAsync(ValueTask<bool> read) => Follow(await read.ConfigureAwait(false));

    private bool Follow(bool isThere)
    {
        Fault = _others!.Fault;
        if (isThere) (LineNumber, Offset) = (_others.LineNumber, _others.Offset);
        return isThere;
    }
}
