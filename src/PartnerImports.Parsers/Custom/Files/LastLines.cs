namespace PartnerImports.Parsers.Custom.Files;

/// <summary>Finds where the last lines of a file begin, in one pass and a ring of so many numbers.</summary>
internal static class LastLines
{
    /// <summary>The offset in the text where the last lines begin that are not blank; <see cref="long.MaxValue"/> for none.</summary>
    public static async ValueTask<long> FindAsync(IImportContent content, ContentEncoding encoding, int count, CancellationToken cancellationToken)
    {
        if (count == 0) return long.MaxValue;
        var text = new TextStream(content.OpenRead(), encoding, keepsOffsets: false);
        await using var _ = text.ConfigureAwait(false);
        var finder = new Finder(count);
        var buffer = new byte[64 * 1024];
        for (int read; (read = await text.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;) finder.Add(buffer.AsSpan(0, read));
        return finder.Complete();
    }

    private sealed class Finder(int count)
    {
        private readonly Queue<long> _starts = new(count);
        private long _offset, _lineStart;
        private bool _isBlank = true;

        public void Add(ReadOnlySpan<byte> text)
        {
            for (var at = 0; at < text.Length;)
            {
                var end = text[at..].IndexOfAny((byte)'\r', (byte)'\n');
                var line = end < 0 ? text[at..] : text.Slice(at, end);
                _isBlank &= line.IndexOfAnyExcept(" \t\u001A"u8) < 0;
                if (end < 0) break;
                EndLine();
                at += end + 1;
                _lineStart = _offset + at;
            }
            _offset += text.Length;
        }

        public long Complete()
        {
            EndLine();
            return _starts.Count == 0 ? long.MaxValue : _starts.Peek();
        }

        private void EndLine()
        {
            if (_isBlank) return;
            if (_starts.Count == count) _starts.Dequeue();
            _starts.Enqueue(_lineStart);
            _isBlank = true;
        }
    }
}
