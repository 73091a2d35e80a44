namespace PartnerImports.Parsers.Text;

/// <summary>Adds what is read through it to a proof.</summary>
internal sealed class ProvingStream(Stream inner, ContentProof proof) : ForwardStream
{
    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        proof.Append(buffer[..read]);
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadNextAsync(buffer, cancellationToken).ConfigureAwait(false);
        proof.Append(buffer.Span[..read]);
        return read;
    }

    /// <summary>Reads what is left, so that the proof is of the whole.</summary>
    public async ValueTask DrainAsync(CancellationToken cancellationToken)
    {
        var rest = new byte[16 * 1024];
        while (await ReadAsync(rest.AsMemory(), cancellationToken).ConfigureAwait(false) > 0)
        {
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }
}
