using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Custom.Files;

/// <summary>Bytes that were read, and then what a stream still holds, which it owns.</summary>
internal sealed class RestStream(ReadOnlyMemory<byte> read, Stream stream) : ForwardStream
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
}
