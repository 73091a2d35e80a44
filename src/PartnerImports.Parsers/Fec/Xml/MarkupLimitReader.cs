namespace PartnerImports.Parsers.Fec;

/// <summary>Stops a document in which no markup ends for too long: an endless value, name or comment is refused before it fills the memory.</summary>
internal sealed class MarkupLimitReader(TextReader inner, int limit) : TextReader
{
    private long _run;

    public override int Read(char[] buffer, int index, int count)
    {
        var read = inner.Read(buffer, index, count);
        var last = buffer.AsSpan(index, read).LastIndexOf('>');
        _run = last < 0 ? _run + read : read - last - 1;
        return _run <= limit ? read : throw new FecXmlLimitException($"> {limit}", limit);
    }

    public override int Read() => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>A document goes beyond a limit.</summary>
internal sealed class FecXmlLimitException(string read, int limit) : Exception
{
    /// <summary>What was read.</summary>
    public string Read => read;

    /// <summary>How much is read at most.</summary>
    public int Limit => limit;
}
