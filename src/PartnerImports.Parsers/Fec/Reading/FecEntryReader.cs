using PartnerImports.Parsers.Analysis;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Fec;

/// <summary>The second pass over a FEC: lines that know their entries, of bytes that are still those of the first pass.</summary>
internal sealed class FecEntryReader : IEntryReader
{
    private readonly ContentProof _proof;
    private readonly FecLineReader _reader;
    private readonly EntryAssigner? _assigner;
    private bool _atEnd;

    public FecEntryReader(IImportContent content, ImportAnalysis analysis, FecPlan plan)
    {
        _proof = new(analysis.Look);
        _reader = FecFormat.OpenLines(_proof.Over(content), analysis.Look, analysis.Options, new(analysis.Options.Severities), plan.Dialect);
        _assigner = analysis.Summary.Lines > 0 ? plan.CreateAssigner() : null;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> ReadAsync(EntryLineBatch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (_atEnd)
        {
            batch.Clear();
            return false;
        }
        if (await _reader.ReadAsync(batch, cancellationToken).ConfigureAwait(false))
        {
            if (_assigner is null) throw new ContentChangedException();
            _assigner.Assign(batch);
            return true;
        }
        _atEnd = true;
        _proof.Demand();
        return false;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _reader.DisposeAsync().ConfigureAwait(false);
        _proof.Dispose();
    }
}
