using PartnerImports.Parsers.Custom.Model;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Custom.Files;

/// <summary>Cuts delimited text into records and fields.</summary>
/// <remarks>
/// A plain line, without a quote and up to LF or CRLF, is a record whose fields lie between its separators. Other lines, with the few plain
/// ones between them, are pieces that CsvHelper cuts, and so is all that was read where quotes are many; a piece that ends within quotes
/// is read again with more lines.
/// </remarks>
internal sealed class DelimitedRecords : DelimitedSource
{
    /// <summary>How many plain lines cost CsvHelper about as much as a piece of its own.</summary>
    private const int MostPlain = 16;

    /// <summary>How many bytes there are to a quote where quotes are many.</summary>
    private const int BytesToQuote = 256;

    private readonly TextStream _text;
    private readonly FileLayout _layout;
    private readonly LineScanner _scanner;
    private readonly int _maxLength;
    private readonly byte _separator;
    private int[] _ends = new int[32];
    private int _fieldCount, _length;
    private bool _isRead, _isOver;
    private long _start;
    private CsvRecords? _others;
    private byte[] _piece = [];
    private int _pieceLength, _leastLength;
    private bool _isLastPiece, _isDense;

    /// <summary>Begins at the start of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="layout">How the file is cut.</param>
    /// <param name="maxLength">The longest record.</param>
    /// <param name="cutsLines">Whether plain lines are cut here; otherwise CsvHelper cuts all, which gives the same.</param>
    public DelimitedRecords(TextStream text, FileLayout layout, int maxLength, bool cutsLines)
    {
        (_text, _layout, _maxLength) = (text, layout, maxLength);
        _scanner = new(text, int.MaxValue);
        if (cutsLines && layout.Separator is [< (char)0x80] && layout.Quote is null or < (char)0x80) _separator = (byte)layout.Separator[0];
        else (_others, _isLastPiece) = (new(text, text, layout, maxLength, text.SkippedLines, bytesBefore: 0), true);
    }

    /// <summary>What plain lines are taken from; null where the next record may be none.</summary>
    public LineScanner? Lines => _others is null && !_isDense ? _scanner : null;

    /// <summary>How many lines of the file stand before the text.</summary>
    public int SkippedLines => _text.SkippedLines;

    public override RecordView Current => new(_others ?? (DelimitedSource)this);

    public override ReadOnlySpan<byte> Raw => _others is null ? _scanner.BufferedFrom(_start)[.._length] : _others.Raw;

    public override int FieldCount => _others?.FieldCount ?? _fieldCount;

    public override ReadOnlySpan<byte> Field(int rank)
    {
        if (_others is not null) return _others.Field(rank);
        var start = rank == 0 ? 0 : _ends[rank - 1] + 1;
        return Raw[start.._ends[rank]];
    }

    /// <summary>The byte of the file that a line of <see cref="Lines"/> starts at. Asked in ascending order.</summary>
    public long OffsetOf(long start) => _text.SourceOffset(start);

    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        Fault = RecordFault.None;
        if (_others is null) return TryRead() ? new(true) : ReadOtherAsync(cancellationToken);
        var read = _others.ReadAsync(cancellationToken);
        if (!read.IsCompletedSuccessfully) return FollowAsync(read, cancellationToken);
        var isThere = read.Result;
        return TryFollow(isThere) ? new(isThere) : FollowAsync(new(isThere), cancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_others is not null) await _others.DisposeAsync().ConfigureAwait(false);
        await _scanner.DisposeAsync().ConfigureAwait(false);
    }

    private bool TryRead()
    {
        var rest = _scanner.Buffered;
        var length = rest.IndexOf((byte)'\n');
        if (_isOver || _isDense || length < 0 && !_isRead || rest.IsEmpty) return false;
        var end = EndOfLine(rest, length);
        if (!IsPlain(rest[..end])) return false;
        (_start, _length) = (_scanner.Position, end);
        Split(rest[..end]);
        _scanner.Pass(length < 0 ? rest.Length : length + 1, 1, _start, LineEnds.None);
        (LineNumber, Offset) = (_scanner.LineNumber + _text.SkippedLines, OffsetOf(_start));
        return true;
    }

    private static int EndOfLine(ReadOnlySpan<byte> rest, int feed) => feed < 0 ? rest.Length : feed > 0 && rest[feed - 1] == '\r' ? feed - 1 : feed;

    /// <summary>Whether a line is cut at its separators.</summary>
    private bool IsPlain(ReadOnlySpan<byte> line) =>
        line.Length <= _maxLength && !line.Contains((byte)'\r') && (_layout.Quote is not { } quote || !line.Contains((byte)quote)) && (_scanner.Position > 0 || !MayBeMark(line));

    /// <summary>Whether a text may begin with a byte order mark in some encoding.</summary>
    private static bool MayBeMark(ReadOnlySpan<byte> text) => text is [0 or >= 0xEF, ..];

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

    private async ValueTask<bool> FollowAsync(ValueTask<bool> read, CancellationToken cancellationToken)
    {
        var isThere = await read.ConfigureAwait(false);
        if (TryFollow(isThere)) return isThere;
        await LeaveAsync(isThere).ConfigureAwait(false);
        return TryRead() || await ReadOtherAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes over what CsvHelper found, or the end of the text; false behind a piece, and where more of the text may close a quote.</summary>
    private bool TryFollow(bool isThere)
    {
        if (!isThere) return _isLastPiece;
        // Of several faults of a record CsvHelper tells the first: any may hide that its last quote is not closed.
        if (_others!.Fault is RecordFault.QuoteUnclosed or RecordFault.TextAfterQuote or RecordFault.StrayQuote && !_isLastPiece && ReachesEnd(_others)) return false;
        _leastLength = 0;
        (Fault, LineNumber, Offset) = (_others.Fault, _others.LineNumber, _others.Offset);
        _isOver = Fault is RecordFault.TooLong or RecordFault.Undecodable;
        return true;
    }

    /// <summary>Whether the present record ends with the piece, its line end aside.</summary>
    private bool ReachesEnd(CsvRecords others) => others.TextOffset + others.Raw.Length + 2 >= _scanner.Position + _pieceLength;

    /// <summary>Passes over a piece, or over what stands in it before a record that is not whole.</summary>
    private async ValueTask LeaveAsync(bool isThere)
    {
        var others = _others!;
        var passed = isThere ? (int)(others.TextOffset - _scanner.Position) : _pieceLength;
        var lines = isThere ? others.LineNumber - _scanner.LineNumber - _text.SkippedLines - 1 : CountLines(_scanner.Buffered[..passed]);
        _leastLength = 2 * (_pieceLength - passed);
        _scanner.Pass(passed, lines, _scanner.Position, LineEnds.None);
        _others = null;
        await others.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Reads on until there is a plain line, or what CsvHelper finds in a piece.</summary>
    private async ValueTask<bool> ReadOtherAsync(CancellationToken cancellationToken)
    {
        while (!TryRead())
        {
            if (_isOver) return false;
            if (TryHandOver())
            {
                await _others!.BeginAsync(this, cancellationToken).ConfigureAwait(false);
                var isThere = await _others.ReadAsync(cancellationToken).ConfigureAwait(false);
                if (TryFollow(isThere)) return isThere;
                await LeaveAsync(isThere).ConfigureAwait(false);
                continue;
            }
            if (_isRead) return false;
            _isRead = !await _scanner.FillAsync(cancellationToken).ConfigureAwait(false);
            _isDense = _layout.Quote is { } quote && _scanner.Buffered.Count((byte)quote) > _scanner.Buffered.Length / BytesToQuote;
        }
        return true;
    }

    /// <summary>Gives CsvHelper the lines that come next; false when there are not enough of them yet.</summary>
    private bool TryHandOver()
    {
        var rest = _scanner.Buffered;
        if (rest.IsEmpty || !(_isDense ? FindAll(rest, out _pieceLength) : FindPiece(rest, out _pieceLength))) return false;
        var (isMark, position) = (MayBeMark(rest), _scanner.Position);
        // A line whose end is far away, and a text that begins with a mark, are CsvHelper's to the end of the text.
        var isRest = _pieceLength == 0 || isMark && position == 0;
        if (isRest) _pieceLength = rest.Length;
        _isLastPiece = isRest || _isRead && _pieceLength == rest.Length;
        // Where a mark would be taken for one though it is a value, an empty line stands before it.
        var head = isMark && position > 0 ? 1 : 0;
        if (_piece.Length < head + _pieceLength) _piece = new byte[(head + _pieceLength) * 2];
        _piece[0] = (byte)'\n';
        rest[.._pieceLength].CopyTo(_piece.AsSpan(head));
        Stream stream = isRest ? new RestStream(_piece.AsMemory(0, head + _pieceLength), _text) : new MemoryStream(_piece, 0, head + _pieceLength, writable: false);
        _others = new(stream, _text, _layout, _maxLength, _scanner.LineNumber + _text.SkippedLines - head, position - head) { HasHead = head > 0 };
        return true;
    }

    /// <summary>The length of all whole lines; 0 when their end is too far away. False when more must be read first.</summary>
    private bool FindAll(ReadOnlySpan<byte> rest, out int length)
    {
        length = _isRead ? rest.Length : rest.LastIndexOf((byte)'\n') + 1;
        return _isRead || IsEnough(rest, ref length);
    }

    /// <summary>The length of the lines up to some that are plain; 0 when their end is too far away. False when more must be read first.</summary>
    private bool FindPiece(ReadOnlySpan<byte> rest, out int length)
    {
        length = 0;
        for (int at = 0, plain = 0; at < rest.Length && plain < MostPlain;)
        {
            var line = rest[at..];
            var feed = line.IndexOf((byte)'\n');
            if (feed < 0 && !_isRead) break;
            plain = at == 0 || at < _leastLength || !IsPlain(line[..EndOfLine(line, feed)]) ? 0 : plain + 1;
            at = feed < 0 ? rest.Length : at + feed + 1;
            if (plain == 0) length = at;
        }
        return _isRead || IsEnough(rest, ref length);
    }

    /// <summary>Whether whole lines are a piece, or no line that could follow would be read.</summary>
    private bool IsEnough(ReadOnlySpan<byte> rest, ref int length)
    {
        if (length > 0 && length >= _leastLength) return true;
        var isFar = rest.Length - rest.LastIndexOf((byte)'\n') > _maxLength + 2;
        length = 0;
        return isFar;
    }

    /// <summary>How many lines end: at CR, LF or CRLF.</summary>
    private static int CountLines(ReadOnlySpan<byte> text)
    {
        var count = text.Count((byte)'\n');
        for (int at; (at = text.IndexOf((byte)'\r')) >= 0; text = text[(at + 1)..])
            if (at + 1 == text.Length || text[at + 1] != '\n') count++;
        return count;
    }
}
