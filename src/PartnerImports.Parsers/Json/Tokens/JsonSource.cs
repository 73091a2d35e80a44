using System.Text.Json;

namespace PartnerImports.Parsers.Json;

/// <summary>The bytes of a JSON content in a window that slides over them, and the line and column of what passes.</summary>
/// <remarks>
/// Memory is the window: it grows only when one token needs it, up to the longest token allowed. Contents are local by
/// contract, so bytes are read synchronously, which lets <see cref="Utf8JsonReader"/> live on the stack across refills.
/// </remarks>
internal sealed class JsonSource : IDisposable
{
    /// <summary>How deep the reader itself can follow; beyond it the content is given up.</summary>
    public const int HardDepth = 256;

    private const int FirstLength = 128 * 1024;

    private readonly Stream _stream;
    private readonly int _maxToken;
    private readonly JsonReaderOptions _options;
    private readonly CancellationToken _cancellation;
    private byte[] _buffer;
    private int _start, _end;
    private long _bufferOffset;
    private long _counted, _lineStart;
    private int _line = 1;
    private JsonMark _origin;

    /// <summary>Begins at the start of a stream, which the source then owns.</summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="maxToken">The longest token in bytes.</param>
    /// <param name="manyValues">Whether values follow one another (NDJSON).</param>
    /// <param name="cancellation">Is looked at before bytes are read.</param>
    public JsonSource(Stream stream, int maxToken, bool manyValues, CancellationToken cancellation)
    {
        _stream = stream;
        _maxToken = maxToken;
        _cancellation = cancellation;
        _options = new() { MaxDepth = HardDepth, AllowMultipleValues = manyValues, CommentHandling = JsonCommentHandling.Disallow };
        _buffer = new byte[Math.Min(FirstLength, Math.Max(maxToken, 16))];
        while (_end < 3 && Fill())
        {
        }
        if (Window is [0xEF, 0xBB, 0xBF, ..]) _start = 3;
        Restart();
    }

    /// <summary>Where the reader stands between two windows.</summary>
    public JsonReaderState State { get; set; }

    /// <summary>Whether the window ends with the content.</summary>
    public bool AtEnd { get; private set; }

    /// <summary>The bytes not yet consumed.</summary>
    public ReadOnlySpan<byte> Window => _buffer.AsSpan(_start, _end - _start);

    /// <summary>The offset of the first byte of the window.</summary>
    public long WindowOffset => _bufferOffset + _start;

    /// <summary>The offset behind the last byte read so far.</summary>
    public long EndOffset => _bufferOffset + _end;

    /// <summary>Passes over bytes of the window.</summary>
    public void Advance(long count)
    {
        CountLines(WindowOffset + count);
        _start += (int)count;
    }

    /// <summary>Passes over plain values that were read without the reader.</summary>
    /// <param name="scanner">Behind the last of them.</param>
    /// <param name="standIn">What leaves a reader in the same place: the next one goes on as if it had read that.</param>
    public void Pass(in PlainScanner scanner, ReadOnlySpan<byte> standIn)
    {
        var mark = scanner.Mark;
        _start += scanner.Passed;
        (_counted, _line, _lineStart) = (mark.Offset, mark.Line, mark.Offset - mark.Column + 1);
        var reader = new Utf8JsonReader(standIn, isFinalBlock: false, new(_options));
        while (reader.Read())
        {
        }
        State = reader.CurrentState;
        // The positions of its errors count the stand-in too.
        _origin = mark with { Offset = mark.Offset - standIn.Length, Column = mark.Column - standIn.Length };
    }

    /// <summary>Reads more bytes behind a window that has become short; false when there are none.</summary>
    public bool TryRefill() => !AtEnd && Window.Length <= _buffer.Length / 2 && TryExtend() && !AtEnd;

    /// <summary>Reads more bytes behind the window; false when the window already holds as much as one token may have.</summary>
    public bool TryExtend()
    {
        if (_start > 0)
        {
            CountLines(WindowOffset);
            Window.CopyTo(_buffer);
            _bufferOffset += _start;
            _end -= _start;
            _start = 0;
        }
        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= _maxToken) return false;
            Array.Resize(ref _buffer, (int)Math.Min(_maxToken, _buffer.Length * 2L));
        }
        Fill();
        return true;
    }

    /// <summary>Forgets the reader's state: the window begins a new value.</summary>
    public void Restart()
    {
        CountLines(WindowOffset);
        State = new(_options);
        _origin = Here(WindowOffset);
    }

    /// <summary>Passes over the rest of the present line; false when no line follows.</summary>
    public bool SkipLine()
    {
        while (true)
        {
            var end = Window.IndexOf((byte)'\n');
            if (end >= 0)
            {
                Advance(end + 1);
                Restart();
                return true;
            }
            Advance(Window.Length);
            if (AtEnd) return false;
            TryExtend();
        }
    }

    /// <summary>Reads to the end of the content, so that a proof is of the whole.</summary>
    public void Drain()
    {
        while (!AtEnd)
        {
            Advance(Window.Length);
            TryExtend();
        }
    }

    /// <summary>The mark of an offset in the window, not before the last one asked for on another line.</summary>
    public JsonMark MarkAt(long offset)
    {
        CountLines(offset);
        return Here(offset);
    }

    /// <summary>The mark that the reader's own error position stands for.</summary>
    public JsonMark MarkOf(JsonException error)
    {
        var lines = error.LineNumber ?? 0;
        var within = error.BytePositionInLine ?? 0;
        if (lines == 0) return Clamp(new(_origin.Offset + within, _origin.Line, _origin.Column + (int)within));
        var line = _origin.Line + (int)lines;
        var from = _counted;
        while (_line < line && from < EndOffset)
        {
            var next = _buffer.AsSpan((int)(from - _bufferOffset), (int)(EndOffset - from)).IndexOf((byte)'\n');
            if (next < 0) break;
            from += next + 1;
            CountLines(from);
        }
        return Clamp(new(_lineStart + within, _line, (int)within + 1));
    }

    /// <summary>Whether the content is sound JSON up to its end, and only lacks more.</summary>
    public bool EndsTooEarly()
    {
        if (!AtEnd) return false;
        var reader = new Utf8JsonReader(Window, isFinalBlock: false, State);
        try
        {
            while (reader.Read())
            {
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The bytes behind a mark of the window, for a message; more are read if need be.</summary>
    public ReadOnlySpan<byte> Near(JsonMark mark, int length)
    {
        while (EndOffset < mark.Offset + length && !AtEnd && TryExtend())
        {
        }
        var start = (int)Math.Clamp(mark.Offset - _bufferOffset, 0, _end);
        return _buffer.AsSpan(start, Math.Min(length, _end - start));
    }

    /// <summary>Closes the stream.</summary>
    public void Dispose() => _stream.Dispose();

    private bool Fill()
    {
        if (AtEnd) return false;
        _cancellation.ThrowIfCancellationRequested();
        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        AtEnd = read == 0;
        return !AtEnd;
    }

    private JsonMark Here(long offset) => new(offset, _line, (int)Math.Min(offset - _lineStart + 1, int.MaxValue));

    private JsonMark Clamp(JsonMark mark)
    {
        var beyond = mark.Offset - EndOffset;
        return beyond <= 0 ? mark : mark with { Offset = EndOffset, Column = mark.Column - (int)beyond };
    }

    private void CountLines(long offset)
    {
        if (offset <= _counted) return;
        var from = (int)(_counted - _bufferOffset);
        var passed = _buffer.AsSpan(from, (int)(offset - _counted));
        if (passed.Length < 24)
        {
            // Most values stand close to the last one: a plain loop beats the vectorised search.
            for (var i = 0; i < passed.Length; i++)
            {
                if (passed[i] != '\n') continue;
                _line++;
                _lineStart = _counted + i + 1;
            }
            _counted = offset;
            return;
        }
        var last = passed.LastIndexOf((byte)'\n');
        if (last >= 0)
        {
            _line += passed[..(last + 1)].Count((byte)'\n');
            _lineStart = _counted + last + 1;
        }
        _counted = offset;
    }
}
