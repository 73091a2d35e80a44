using System.Text;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Custom.Files;

/// <summary>The text of a file as UTF-8: without byte order mark, without the lines that the model skips at either end.</summary>
/// <remarks>
/// Line starts keep their byte offsets in the file. What cannot be decoded becomes U+FFFD, except in UTF-8, whose bytes pass as they are:
/// <see cref="HasFaults"/> tells that records must be looked at. Memory is two buffers. Not thread-safe.
/// </remarks>
internal sealed class TextStream : ForwardStream
{
    private const int BufferLength = 64 * 1024;

    private readonly Stream _source;
    private readonly ContentEncoding _encoding;
    private readonly long _limit;
    private readonly bool _keepsOffsets;
    private readonly byte[] _bytes = new byte[BufferLength];
    private readonly char[]? _table;
    private readonly Decoder? _decoder;
    private readonly char[] _chars = [];
    private readonly byte[] _utf8 = [];
    private readonly Queue<(long Text, long Source)> _marks = new();
    private readonly int _width;
    private Memory<byte> _ready;
    private long _textOffset, _sourceOffset, _base, _delta, _lastDelta;
    private int _linesToSkip;
    private bool _afterCr, _started, _atEnd;

    /// <summary>Begins at the start of a file, whose stream it then owns.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="encoding">How they stand for text.</param>
    /// <param name="skipLines">How many lines to pass over first.</param>
    /// <param name="limit">Where the text ends, as <see cref="LastLines"/> found out; <see cref="long.MaxValue"/> for all of it.</param>
    /// <param name="keepsOffsets">Whether <see cref="SourceOffset"/> will be asked.</param>
    public TextStream(Stream source, ContentEncoding encoding, int skipLines = 0, long limit = long.MaxValue, bool keepsOffsets = true)
    {
        (_source, _encoding, _linesToSkip, _limit, _keepsOffsets, SkippedLines) = (source, encoding, skipLines, limit, keepsOffsets, skipLines);
        _width = encoding is ContentEncoding.Utf16LittleEndian or ContentEncoding.Utf16BigEndian ? 2 : 1;
        if (_width == 2) _decoder = (encoding == ContentEncoding.Utf16LittleEndian ? Encoding.Unicode : Encoding.BigEndianUnicode).GetDecoder();
        else if (encoding is not (ContentEncoding.Utf8 or ContentEncoding.Utf8WithBom)) _table = TableOf(encoding);
        if (!IsUtf8)
        {
            _chars = new char[BufferLength + 2];
            _utf8 = new byte[3 * _chars.Length];
        }
    }

    /// <summary>How many lines were passed over at the start.</summary>
    public int SkippedLines { get; }

    /// <summary>Whether something could not be decoded; in UTF-8 this is the look's to tell.</summary>
    public bool HasFaults { get; private set; }

    private bool IsUtf8 => _decoder is null && _table is null;

    /// <summary>Whether all that comes is given as it is.</summary>
    private bool PassesBytes => IsUtf8 && _started && _linesToSkip == 0 && !_afterCr && _limit == long.MaxValue;

    /// <summary>The byte offset in the file of a line start, given its offset in what was read here. Asked in ascending order.</summary>
    public long SourceOffset(long offset)
    {
        offset += _base;
        while (_marks.TryPeek(out var mark) && mark.Text <= offset)
        {
            _delta = mark.Source - mark.Text;
            _marks.Dequeue();
        }
        return offset + _delta;
    }

    public override int Read(Span<byte> buffer)
    {
        while (_ready.IsEmpty)
        {
            if (_atEnd) return 0;
            Take(_source.Read(_bytes));
        }
        return Give(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_ready.IsEmpty)
        {
            if (_atEnd) return 0;
            if (PassesBytes) return Pass(await _source.ReadNextAsync(buffer, cancellationToken).ConfigureAwait(false));
            Take(await _source.ReadNextAsync(_bytes, cancellationToken).ConfigureAwait(false));
        }
        return Give(buffer.Span);
    }

    /// <summary>Reads what is left, where somebody wants to know it: for a proof.</summary>
    public ValueTask DrainAsync(CancellationToken cancellationToken) => _source is ProvingStream proving ? proving.DrainAsync(cancellationToken) : default;

    private int Give(Span<byte> buffer)
    {
        var length = Math.Min(buffer.Length, _ready.Length);
        _ready.Span[..length].CopyTo(buffer);
        _ready = _ready[length..];
        return length;
    }

    /// <summary>Takes note of bytes read to where they are wanted.</summary>
    private int Pass(int read)
    {
        _atEnd = read == 0;
        _textOffset += read;
        _sourceOffset += read;
        return read;
    }

    private void Take(int read)
    {
        _atEnd = read == 0;
        var bytes = _bytes.AsMemory(0, read);
        if (!_started && read > 0) bytes = SkipMark(bytes);
        var text = IsUtf8 ? bytes : _utf8.AsMemory(0, Transcode(bytes.Span));
        var start = _textOffset;
        _textOffset += text.Length;
        if (IsUtf8) _sourceOffset += bytes.Length;
        if (_textOffset > _limit) text = text[..(int)Math.Max(0, _limit - start)];
        _ready = _linesToSkip > 0 || _afterCr ? Skip(text, start) : text;
    }

    /// <summary>Passes over the byte order mark, though it may come byte by byte.</summary>
    private Memory<byte> SkipMark(Memory<byte> bytes)
    {
        ReadOnlySpan<byte> mark = _encoding switch
        {
            ContentEncoding.Utf8 or ContentEncoding.Utf8WithBom => [0xEF, 0xBB, 0xBF],
            ContentEncoding.Utf16LittleEndian => [0xFF, 0xFE],
            ContentEncoding.Utf16BigEndian => [0xFE, 0xFF],
            _ => default,
        };
        var length = bytes.Length;
        while (length < mark.Length && _source.Read(_bytes, length, 1) is > 0 and var more)
            length += more;
        _started = true;
        bytes = _bytes.AsMemory(0, length);
        if (mark.IsEmpty || !bytes.Span.StartsWith(mark)) return bytes;
        _sourceOffset = _delta = _lastDelta = mark.Length;
        return bytes[mark.Length..];
    }

    private Memory<byte> Skip(Memory<byte> text, long start)
    {
        var at = 0;
        var span = text.Span;
        while (at < span.Length && (_linesToSkip > 0 || _afterCr))
        {
            if (_afterCr)
            {
                _afterCr = false;
                if (span[at] == '\n') at++;
                continue;
            }
            var end = span[at..].IndexOfAny((byte)'\r', (byte)'\n');
            if (end < 0)
            {
                at = span.Length;
                break;
            }
            at += end + 1;
            _linesToSkip--;
            _afterCr = span[at - 1] == '\r';
        }
        _base = start + at;
        return text[at..];
    }

    private int Transcode(ReadOnlySpan<byte> bytes)
    {
        if (_table is not null && Ascii.IsValid(bytes) && !bytes.Contains((byte)0))
        {
            bytes.CopyTo(_utf8);
            _sourceOffset += bytes.Length;
            return bytes.Length;
        }
        var count = _decoder is not null ? _decoder.GetChars(bytes, _chars, flush: _atEnd) : Look(bytes);
        var chars = _chars.AsSpan(0, count);
        if (_decoder is not null) chars.Replace('\0', '\uFFFD');
        HasFaults |= chars.Contains('\uFFFD');
        var length = 0;
        while (!chars.IsEmpty)
        {
            var end = chars.IndexOfAny('\r', '\n') is >= 0 and var found ? found + 1 : chars.Length;
            length += Encoding.UTF8.GetBytes(chars[..end], _utf8.AsSpan(length));
            _sourceOffset += end * _width;
            if (_keepsOffsets && _sourceOffset - _textOffset - length != _lastDelta)
            {
                _lastDelta = _sourceOffset - _textOffset - length;
                _marks.Enqueue((_textOffset + length, _sourceOffset));
            }
            chars = chars[end..];
        }
        return length;
    }

    private int Look(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++) _chars[i] = _table![bytes[i]];
        return bytes.Length;
    }

    private static char[] TableOf(ContentEncoding encoding)
    {
        if (encoding == ContentEncoding.Ascii) return [.. Enumerable.Range(0, 256).Select(b => b is > 0 and < 128 ? (char)b : '\uFFFD')];
        var decoder = TextDecoder.For(encoding);
        return [.. Enumerable.Range(0, 256).Select(b => decoder.ToString([(byte)b])[0])];
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _source.Dispose();
        base.Dispose(disposing);
    }

    public override async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }
}
