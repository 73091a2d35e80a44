using System.Security.Cryptography;
using PartnerImports.Parsers.Analysis;

namespace PartnerImports.Parsers.Tra;

/// <summary>The second pass: lines that know their entries, with the labels that the records give.</summary>
internal sealed class TraEntryReader : IEntryReader
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly TraScan _scan;
    private readonly EntryAssigner _assigner;
    private readonly TraLabels _labels;
    private readonly ContentHash _expected;

    public TraEntryReader(IImportContent content, ImportAnalysis analysis, TraPlan plan)
    {
        var findings = new TraFindings(null, plan.Text);
        _scan = new(content, analysis.Look, analysis.Options, plan.Text, findings, new(findings, null), plan.Documents, _hash);
        _assigner = plan.CreateAssigner();
        _labels = new(analysis.ReferenceData);
        _expected = analysis.Look.Hash;
    }

    public async ValueTask<bool> ReadAsync(EntryLineBatch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (!await _scan.FillAsync(batch, cancellationToken).ConfigureAwait(false))
        {
            if (ContentHash.FromDigest(_hash.GetCurrentHash()) != _expected) throw new ContentChangedException();
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
        _hash.Dispose();
    }
}
