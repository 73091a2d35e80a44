using System.Collections.Immutable;

namespace PartnerImports;

/// <summary>What a file is worth in a dossier: the analysis of the file and what the dossier has to say of it.</summary>
/// <remarks>Immutable.</remarks>
public sealed record ImportAppraisal
{
    /// <summary>What the file alone tells. Its own diagnostics are among <see cref="Diagnostics"/>.</summary>
    public required ImportAnalysis Analysis { get; init; }

    /// <summary>The fiscal year that the import belongs to; null when there is none (P10).</summary>
    public ReferencePeriod? ReferencePeriod { get; init; }

    /// <summary>All findings, of the file and of the dossier: blocking first, then by line.</summary>
    public ImmutableArray<ImportDiagnostic> Diagnostics { get; init; } = [];

    /// <summary>True counts of findings by severity.</summary>
    public DiagnosticCounts Counts { get; init; }

    /// <summary>Whether a finding blocks.</summary>
    public bool HasBlocking => Counts.Blocking > 0;

    /// <summary>What the import would be on arrival: <see cref="ImportStatus.Pending"/>, or <see cref="ImportStatus.Error"/> when a finding blocks.</summary>
    public ImportStatus Status => HasBlocking ? ImportStatus.Error : ImportStatus.Pending;

    /// <summary><i>Erreur</i> on arrival: how many findings block and the first of them; null when none does.</summary>
    public LocalizedText? Error => !HasBlocking ? null : CoreTexts.Of("error.blocking", Counts.Blocking, LocalizedText.Create(FirstMessage));

    /// <summary>The same appraisal with further findings.</summary>
    internal ImportAppraisal With(DiagnosticBag found)
    {
        var counts = found.Counts;
        if (counts == default) return this;
        return this with
        {
            Diagnostics = Ordered(Diagnostics.Concat(found.ToDiagnostics())),
            Counts = new(Counts.Blocking + counts.Blocking, Counts.Warning + counts.Warning, Counts.Information + counts.Information),
        };
    }

    /// <summary>The appraisal of a repeat: the file's own findings and the import's period, since nothing is held against the dossier of today (P8).</summary>
    internal ImportAppraisal OfRepeat(ImportRecord record)
    {
        var (kept, counts) = Findings.Without(Diagnostics, Counts, descriptor => descriptor.Catalog == ImportDiagnostics.Catalog);
        return this with { Diagnostics = kept, Counts = counts, ReferencePeriod = record.ReferencePeriod };
    }

    private string FirstMessage(Language language) => Diagnostics.First(found => found.Severity == Severity.Blocking).MessageIn(language);

    private static ImmutableArray<ImportDiagnostic> Ordered(IEnumerable<ImportDiagnostic> diagnostics) =>
    [
        .. diagnostics.OrderByDescending(found => found.Severity)
            .ThenBy(found => found.First.Part).ThenBy(found => found.First.Line).ThenBy(found => found.First.Column)
            .ThenBy(found => found.Code, StringComparer.Ordinal).ThenBy(found => found.Field, StringComparer.Ordinal),
    ];
}
