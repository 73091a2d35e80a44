namespace PartnerImports.Parsers.Fec.Dgfip;

/// <summary>The first bytes of a file, from which the tool decides how to read the rest (F2, F3).</summary>
internal sealed class Opening
{
    static ReadOnlySpan<byte> XmlMark => "<?xml"u8;

    Opening(ReadOnlyMemory<byte> bytes)
    {
        Bytes = bytes;
        LineEnd = LineEnds.Detect(bytes.Span);
        IsXml = StartsAsXml(FirstLine(bytes.Span));
    }

    public ReadOnlyMemory<byte> Bytes { get; }

    public LineEnd LineEnd { get; }

    public bool IsXml { get; }

    public static async ValueTask<Opening> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[LineEnds.Horizon];
        int length = await content
            .ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)
            .ConfigureAwait(false);
        return new Opening(buffer.AsMemory(0, length));
    }

    ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> bytes)
    {
        int end = LineEnd.IndexIn(bytes);
        return end < 0 ? bytes : bytes[..end];
    }

    // NUL bytes do not count, so that UTF-16 without a mark is XML too; three bytes of any kind may come first.
    static bool StartsAsXml(ReadOnlySpan<byte> line)
    {
        const int SkippedAtMost = 3;
        Span<byte> start = stackalloc byte[SkippedAtMost + XmlMark.Length];
        int length = 0;
        foreach (byte value in line)
        {
            if (value == 0)
                continue;
            start[length++] = value is >= (byte)'A' and <= (byte)'Z' ? (byte)(value | 0x20) : value;
            if (length == start.Length)
                break;
        }

        start = start[..length];
        return start.StartsWith(XmlMark)
            || (length > SkippedAtMost
                && start[SkippedAtMost..].StartsWith(XmlMark)
                && !start[..SkippedAtMost].Contains((byte)'\n'));
    }
}
