namespace PartnerImports.Parsers.Text;

/// <summary>Reads streams without waiting for another thread where none is needed.</summary>
internal static class StreamReads
{
    /// <summary>Reads what comes next into a buffer.</summary>
    /// <remarks>
    /// A file that is not open for overlapped reading is read by blocking a thread either way: by this one, it costs no hand-over.
    /// </remarks>
    public static ValueTask<int> ReadNextAsync(this Stream stream, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (stream is not FileStream { IsAsync: false }) return stream.ReadAsync(buffer, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return new(stream.Read(buffer.Span));
    }
}
