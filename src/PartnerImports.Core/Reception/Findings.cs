using System.Collections.Immutable;

namespace PartnerImports;

/// <summary>Leaves findings out and keeps the counts true.</summary>
internal static class Findings
{
    public static (ImmutableArray<ImportDiagnostic> Kept, DiagnosticCounts Counts) Without(
        ImmutableArray<ImportDiagnostic> diagnostics, DiagnosticCounts counts, Func<DiagnosticDescriptor, bool> isLeftOut)
    {
        var gone = diagnostics.Where(found => isLeftOut(found.Descriptor)).ToLookup(found => found.Severity, found => found.Count);
        if (gone.Count == 0) return (diagnostics, counts);
        return (
            [.. diagnostics.Where(found => !isLeftOut(found.Descriptor))],
            new(counts.Blocking - gone[Severity.Blocking].Sum(), counts.Warning - gone[Severity.Warning].Sum(), counts.Information - gone[Severity.Information].Sum()));
    }
}
