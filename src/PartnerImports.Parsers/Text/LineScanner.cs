namespace PartnerImports.Parsers.Text;

/// <summary>Cuts a stream of bytes into lines: CR, LF, CRLF and CR CR LF all end one.</summary>
/// <remarks>
/// <code>while (true) { while (scanner.TryRead(out var line)) …; if (!await scanner.FillAsync(ct)) break; }</code>
/// A line stays valid until the next <see cref="FillAsync"/>. Memory is a buffer that grows to the longest line allowed. Not thread-safe.
/// </remarks>
public sealed class LineScanner : IAsyncDisposable
{
    private readonly Stream _stream;
    private readonly int _maxLength;
    private byte[] _buffer = GC.AllocateUninitializedArray<byte>(256 * 1024);
    private int _start, _end;
    private long _bufferOffset, _stop = long.MaxValue;
    private bool _atEnd, _skipping;

    /// <summary>Begins at the present position of a stream, which the scanner then owns.</summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="maxLength">The longest line in bytes; a longer one is given cut, with <see cref="IsCut"/>.</param>
    public LineScanner(Stream stream, int maxLength)
    {
        _stream = stream;
        _maxLength = maxLength;
    }

    /// <summary>The number of the line given last, from 1.</summary>
    public int LineNumber { get; private set; }

    /// <summary>The byte offset of the line given last, from 0.</summary>
    public long Offset { get; private set; }

    /// <summary>Whether the line given last was longer than allowed: only its beginning was given.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Which line ends occurred so far.</summary>
    public LineEnds Ends { get; private set; }

    /// <summary>Whether the rest of a line that was given cut is still to come.</summary>
    internal bool IsSkipping => _skipping;

    /// <summary>How often bytes were read: what is known of <see cref="Buffered"/> holds until it changes.</summary>
    internal int Fills { get; private set; }

    /// <summary>The byte offset of what is given next, from 0.</summary>
    internal long Position => _bufferOffset + _start;

    /// <summary>The bytes read and not yet given.</summary>
    internal ReadOnlySpan<byte> Buffered => _buffer.AsSpan(_start, _end - _start);

    /// <summary>The bytes read from an offset on, some of them given already.</summary>
    internal ReadOnlySpan<byte> BufferedFrom(long offset) => _buffer.AsSpan((int)(offset - _bufferOffset), (int)(_end + _bufferOffset - offset));

    /// <summary>Passes over whole lines that a reader of <see cref="Buffered"/> took by itself.</summary>
    /// <param name="bytes">Their bytes, line ends included.</param>
    /// <param name="lines">How many lines they are.</param>
    /// <param name="lastOffset">The byte offset of the last of them.</param>
    /// <param name="ends">How they end.</param>
    internal void Pass(int bytes, int lines, long lastOffset, LineEnds ends)
    {
        _start += bytes;
        LineNumber += lines;
        Offset = lastOffset;
        IsCut = false;
        Ends |= ends;
    }

    /// <summary>Goes on with whole lines elsewhere in a stream that can seek; they are counted from 1 again.</summary>
    /// <param name="start">The byte offset of the first of them.</param>
    /// <param name="stop">The byte offset behind the last of them.</param>
    internal void MoveTo(long start, long stop)
    {
        _stream.Position = start;
        (_start, _end, _bufferOffset, _stop, _atEnd, _skipping) = (0, 0, start, stop, false, false);
        (LineNumber, Offset, IsCut, Ends) = (0, start, false, LineEnds.None);
        Fills++;
    }

    /// <summary>Passes over bytes before the first line: a byte order mark.</summary>
    public void Skip(int count)
    {
        if (_end - _start < count) throw new InvalidOperationException("The bytes to skip are not read yet.");
        _start += count;
    }

    /// <summary>Gives the next line without its end; false when more bytes must be read first, or none are left.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        line = default;
        while (true)
        {
            var rest = _buffer.AsSpan(_start, _end - _start);
            var length = rest.IndexOfAny((byte)'\r', (byte)'\n');
            var endLength = 0;
            if (length >= 0)
            {
                if (!TryEnd(rest, length, out endLength)) return false;
            }
            else if (_skipping)
            {
                _start = _end;
                return false;
            }
            else if (rest.Length > _maxLength || _atEnd && !rest.IsEmpty) length = rest.Length;
            else return false;

            var offset = _bufferOffset + _start;
            _start += length + endLength;
            if (_skipping)
            {
                _skipping = false;
                continue;
            }
            _skipping = endLength == 0 && !_atEnd;
            IsCut = length > _maxLength;
            line = rest[..Math.Min(length, _maxLength)];
            LineNumber++;
            Offset = offset;
            return true;
        }
    }

    /// <summary>Reads more bytes; false when there are none left and every line was given.</summary>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken = default)
    {
        if (_atEnd) return false;
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _bufferOffset += _start;
            _end -= _start;
            _start = 0;
        }
        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var room = (int)Math.Min(_buffer.Length - _end, _stop - _bufferOffset - _end);
        var read = await _stream.ReadNextAsync(_buffer.AsMemory(_end, room), cancellationToken).ConfigureAwait(false);
        _end += read;
        Fills++;
        _atEnd = read == 0;
        return true;
    }

    /// <summary>Closes the stream.</summary>
    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private bool TryEnd(ReadOnlySpan<byte> rest, int length, out int endLength)
    {
        endLength = 1;
        if (rest[length] == '\n')
        {
            Ends |= LineEnds.Lf;
            return true;
        }
        // CR, CR LF or CR CR LF: two more bytes must be known, unless there are none.
        var behind = rest[(length + 1)..];
        if (behind.Length < 2 && !_atEnd && !(behind is [(byte)'\n', ..]) && !(behind is [not (byte)'\r', ..])) return false;
        endLength = behind switch
        {
            [(byte)'\n', ..] => 2,
            [(byte)'\r', (byte)'\n', ..] => 3,
            _ => 1,
        };
        Ends |= endLength switch { 2 => LineEnds.CrLf, 3 => LineEnds.CrCrLf, _ => LineEnds.Cr };
        return true;
    }
}

/// <summary>The ways in which lines end.</summary>
[Flags]
public enum LineEnds
{
    /// <summary>No line end at all.</summary>
    None = 0,

    /// <summary>LF.</summary>
    Lf = 1,

    /// <summary>CR LF.</summary>
    CrLf = 2,

    /// <summary>CR alone.</summary>
    Cr = 4,

    /// <summary>CR CR LF.</summary>
    CrCrLf = 8,
}
