using PartnerImports.Parsers.Tests.Text;

namespace PartnerImports.Parsers.Tests.Fec;

/// <summary>Bytes that come a few at a time.</summary>
internal sealed class ChoppedContent(byte[] bytes, string? name, int chunk) : IImportContent
{
    public string? Name => name;
    public long Length => bytes.Length;
    public Stream OpenRead() => new ChoppedStream(bytes, chunk);
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
