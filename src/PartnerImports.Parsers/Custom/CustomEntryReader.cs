using PartnerImports.Parsers.Analysis;
using PartnerImports.Parsers.Custom.Reading;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Custom;

/// <summary>The second pass over a custom file: lines that know their entries.</summary>
internal sealed class CustomEntryReader : IEntryReader
{
    private readonly ContentProof _proof;
    private readonly CustomLineReader _lines;
    private readonly EntryAssigner _assigner;
    private bool _isOver;

    public CustomEntryReader(IImportContent content, ImportAnalysis analysis, CustomPlan plan)
    {
        _proof = new(analysis.Look);
        _assigner = plan.CreateAssigner!();
        _lines = new(_proof.Over(content), plan, analysis.Look, analysis.Options, new DiagnosticBag(analysis.Options.Severities), null);
    }

    public async ValueTask<bool> ReadAsync(EntryLineBatch batch, CancellationToken cancellationToken = default)
    {
        if (_isOver)
        {
            batch.Clear();
            return false;
        }
        if (await _lines.ReadAsync(batch, cancellationToken).ConfigureAwait(false))
        {
            _assigner.Assign(batch);
            return true;
        }
        _isOver = true;
        _proof.Demand();
        return false;
    }

    public async ValueTask DisposeAsync()
    {
        await _lines.DisposeAsync().ConfigureAwait(false);
        _proof.Dispose();
    }
}
