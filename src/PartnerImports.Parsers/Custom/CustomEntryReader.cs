using System.Security.Cryptography;
using PartnerImports.Parsers.Analysis;
using PartnerImports.Parsers.Custom.Reading;

namespace PartnerImports.Parsers.Custom;

/// <summary>The second pass over a custom file: lines that know their entries.</summary>
internal sealed class CustomEntryReader : IEntryReader
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly CustomLineReader _lines;
    private readonly EntryAssigner _assigner;
    private readonly ContentHash _expected;
    private bool _isOver;

    public CustomEntryReader(IImportContent content, ImportAnalysis analysis, CustomPlan plan)
    {
        _expected = analysis.Look.Hash;
        _assigner = plan.CreateAssigner!();
        _lines = new(content, plan, analysis.Look, analysis.Options, new DiagnosticBag(analysis.Options.Severities), null, _hash);
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
        if (ContentHash.FromDigest(_hash.GetHashAndReset()) != _expected) throw new ContentChangedException();
        return false;
    }

    public async ValueTask DisposeAsync()
    {
        await _lines.DisposeAsync().ConfigureAwait(false);
        _hash.Dispose();
    }
}
