using System.Security.Cryptography;
using PartnerImports.Parsers.Analysis;

namespace PartnerImports.Parsers.Json;

/// <summary>The second pass over a JSON content.</summary>
internal sealed class JsonEntryReader(JsonLineStream lines, EntryAssigner assigner, IncrementalHash hash, ContentHash expected) : IEntryReader
{
    /// <inheritdoc/>
    public ValueTask<bool> ReadAsync(EntryLineBatch batch, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (lines.Fill(batch))
        {
            assigner.Assign(batch);
            return ValueTask.FromResult(true);
        }
        lines.Drain();
        if (ContentHash.FromDigest(hash.GetCurrentHash()) != expected) throw new ContentChangedException();
        return ValueTask.FromResult(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        lines.Dispose();
        hash.Dispose();
        return ValueTask.CompletedTask;
    }
}
