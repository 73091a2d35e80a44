using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Fec;

/// <summary>Reads a stream that somebody else closes.</summary>
internal sealed class UnownedStream(Stream inner) : ForwardStream
{
    public override int Read(Span<byte> buffer) => inner.Read(buffer);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, cancellationToken);
}
