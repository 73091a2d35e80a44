using PartnerImports.Parsers.Analysis;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Tra;

/// <summary>The second pass: lines that know their entries, with the labels that the records give.</summary>
internal sealed class TraEntryReader : IEntryReader
{
    private readonly ContentProof _proof;
    private readonly TraScan _scan;
    private readonly EntryAssigner _assigner;
    private readonly TraLabels _labels;

    public TraEntryReader(IImportContent content, ImportAnalysis analysis, TraPlan plan)
    {
        var findings = new TraFindings(null, plan.Text);
        _proof = new(analysis.Look);
        _scan = new(_proof.Over(content), analysis.Look, analysis.Options, plan.Text, findings, new(findings, null), plan.Documents);
        _assigner = plan.CreateAssigner();
        _labels = new(analysis.ReferenceData);
    }

    public async ValueTask<bool> ReadAsync(EntryLineBatch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (!await _scan.FillAsync(batch, cancellationToken).ConfigureAwait(false))
        {
            _proof.Demand();
            return false;
        }
        try
        {
            _assigner.Assign(batch);
        }
        catch (KeyNotFoundException changed)
        {
            throw new ContentChangedException("The content changed while it was read: a line belongs to no entry of the first pass.", changed);
        }
        _labels.Fill(batch);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await _scan.DisposeAsync().ConfigureAwait(false);
        _proof.Dispose();
    }
}
