using System.Buffers;

namespace PartnerImports.Parsers.Fec;

/// <summary>Finds where a file can be cut: between two lines that are not blank, so that neither side needs the other to be understood.</summary>
/// <param name="stream">The bytes; it can seek.</param>
/// <param name="length">How many there are.</param>
internal sealed class LineCuts(Stream stream, long length)
{
    /// <summary>How far back the end of a line is looked at, from one window into the one before.</summary>
    private const int Overlap = 256;

    /// <summary>A line that holds nothing else may count as blank.</summary>
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t|;,\"\u001A"u8);

    private readonly byte[] _window = new byte[4096];

    /// <summary>The first cut at or behind a place; the end of the file when there is none.</summary>
    public long Find(long from, CancellationToken cancellationToken = default)
    {
        while (from < length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            stream.Position = from;
            var read = stream.ReadAtLeast(_window, _window.Length, throwOnEndOfStream: false);
            if (FindIn(_window.AsSpan(0, read)) is > 0 and var cut) return from + cut;
            if (read < _window.Length) break;
            from += read - Overlap;
        }
        return length;
    }

    private static int FindIn(ReadOnlySpan<byte> window)
    {
        for (var at = 0; window[at..].IndexOf((byte)'\n') is >= 0 and var next;)
        {
            at += next + 1;
            if (BeginsLine(window[at..]) && EndsLine(window[..(at - 1)])) return at;
        }
        return -1;
    }

    /// <summary>Whether bytes begin with a line that is not blank, as far as they tell.</summary>
    private static bool BeginsLine(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOfAnyExcept(Blanks) is >= 0 and var first && bytes[first] is not ((byte)'\r' or (byte)'\n');

    /// <summary>Whether bytes end in a line that is not blank, as far as they tell.</summary>
    private static bool EndsLine(ReadOnlySpan<byte> bytes)
    {
        // CR LF and CR CR LF end one line; a third CR would be a line of its own.
        for (var returns = 0; returns < 2 && bytes is [.., (byte)'\r']; returns++) bytes = bytes[..^1];
        return bytes.LastIndexOfAnyExcept(Blanks) is >= 0 and var last && bytes[last] is not ((byte)'\r' or (byte)'\n');
    }
}
