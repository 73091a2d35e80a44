using PartnerImports.Parsers.Analysis;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Json;

/// <summary>The second pass over a JSON content.</summary>
internal sealed class JsonEntryReader(JsonLineStream lines, EntryAssigner assigner, ContentProof proof) : IEntryReader
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
        proof.Demand();
        return ValueTask.FromResult(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        lines.Dispose();
        proof.Dispose();
        return ValueTask.CompletedTask;
    }
}
