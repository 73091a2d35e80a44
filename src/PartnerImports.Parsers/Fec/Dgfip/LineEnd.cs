namespace PartnerImports.Parsers.Fec.Dgfip;

/// <summary>What ends a line for the tool: one answer for the whole file (F3).</summary>
internal enum LineEnd
{
    /// <summary>No line end where one is looked for: the whole file is one line.</summary>
    None,
    CrLf,
    Cr,
    Lf,
}

internal static class LineEnds
{
    /// <summary>How far into the file line ends are looked for.</summary>
    public const int Horizon = 4096;

    /// <summary>CRLF anywhere wins over CR anywhere, which wins over LF.</summary>
    public static LineEnd Detect(ReadOnlySpan<byte> start)
    {
        start = start[..Math.Min(start.Length, Horizon)];
        if (start.IndexOf("\r\n"u8) >= 0)
            return LineEnd.CrLf;
        if (start.Contains((byte)'\r'))
            return LineEnd.Cr;
        return start.Contains((byte)'\n') ? LineEnd.Lf : LineEnd.None;
    }

    /// <summary>Where the first line of <paramref name="bytes"/> ends, or -1; its end is <see cref="Length"/> bytes long.</summary>
    public static int IndexIn(this LineEnd end, ReadOnlySpan<byte> bytes) => end switch
    {
        LineEnd.CrLf => bytes.IndexOf("\r\n"u8),
        LineEnd.Cr => bytes.IndexOf((byte)'\r'),
        LineEnd.Lf => bytes.IndexOf((byte)'\n'),
        _ => -1,
    };

    public static int Length(this LineEnd end) => end is LineEnd.CrLf ? 2 : 1;
}
