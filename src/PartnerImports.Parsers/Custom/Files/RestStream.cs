namespace PartnerImports.Parsers.Custom.Files;

/// <summary>Bytes that were read, and then what a stream still holds, which it owns.</summary>
internal sealed class RestStream(ReadOnlyMemory<byte> read, Stream stream) : Stream
{
    private ReadOnlyMemory<byte> _read = read;

    public override int Read(Span<byte> buffer) => _read.IsEmpty ? stream.Read(buffer) : Give(buffer);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _read.IsEmpty ? stream.ReadAsync(buffer, cancellationToken) : new(Give(buffer.Span));

    private int Give(Span<byte> buffer)
    {
        var length = Math.Min(buffer.Length, _read.Length);
        _read.Span[..length].CopyTo(buffer);
        _read = _read[length..];
        return length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) stream.Dispose();
        base.Dispose(disposing);
    }

    public override async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
