using PartnerImports.Parsers.Tests.Text;

namespace PartnerImports.Parsers.Tests.Tra;

/// <summary>Bytes that come in pieces.</summary>
internal sealed class ChoppedContent(byte[] bytes, int chunk, string? name = null) : IImportContent
{
    public string? Name => name;

    public long Length => bytes.Length;

    public Stream OpenRead() => new ChoppedStream(bytes, chunk);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
