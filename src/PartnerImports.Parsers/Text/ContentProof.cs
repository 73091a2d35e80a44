namespace PartnerImports.Parsers.Text;

/// <summary>Proves of the bytes of a second pass that they are those of the first: by the seal of its look, else by the SHA-256.</summary>
/// <remarks>One caller at a time.</remarks>
internal sealed class ContentProof(ContentLook look) : IDisposable
{
    private readonly ContentSeal.Press? _press = (look.Seal as ContentSeal)?.Again();
    private readonly OverlappedHash? _hash = look.Seal is ContentSeal ? null : new();

    /// <summary>Adds bytes, which may change afterwards.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        _press?.Append(bytes);
        _hash?.Append(bytes);
    }

    /// <summary>The same content, whose bytes are added as they are read.</summary>
    public IImportContent Over(IImportContent content) => new Watched(content, this);

    /// <summary>To be called when all bytes were added.</summary>
    /// <exception cref="ContentChangedException">They are others than those of the first pass.</exception>
    public void Demand()
    {
        var holds = _press is null ? _hash!.Current == look.Hash : ((ContentSeal)look.Seal!).Fits(_press);
        if (!holds) throw new ContentChangedException();
    }

    /// <summary>Lets go of what is held.</summary>
    public void Dispose() => _hash?.Dispose();

    private sealed class Watched(IImportContent content, ContentProof proof) : IImportContent
    {
        public string? Name => content.Name;
        public long Length => content.Length;
        public IReadOnlyList<IImportContent> Parts => field ??= [.. content.Parts.Select(part => ReferenceEquals(part, content) ? this : new Watched(part, proof))];
        public Stream OpenRead() => new ProvingStream(content.OpenRead(), proof);
        public ValueTask DisposeAsync() => content.DisposeAsync();
    }
}
