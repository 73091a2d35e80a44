using System.Collections.Immutable;

namespace PartnerImports.Parsers.Fec;

/// <summary>What writing entries as a FEC demands and loses: made by <see cref="FecWriter.ExamineAsync"/> before a byte is written.</summary>
/// <remarks>Immutable.</remarks>
public sealed record FecExamination
{
    /// <summary>How it is to be written.</summary>
    public required FecWriterOptions Options { get; init; }

    /// <summary>All findings: refusals first.</summary>
    public required ImmutableArray<ImportDiagnostic> Findings { get; init; }

    /// <summary>What the FEC demands and the source lacks; each finding's <see cref="ImportDiagnostic.Expected"/> names the option that supplies it.</summary>
    public IEnumerable<ImportDiagnostic> Refusals => Findings.Where(finding => finding.Severity == Severity.Blocking);

    /// <summary>What the source holds and a FEC cannot.</summary>
    public IEnumerable<ImportDiagnostic> Losses => Findings.Where(finding => finding.Severity == Severity.Warning);

    /// <summary>Whether the file can be written, given the will to lose what a FEC cannot hold.</summary>
    public bool CanWrite(bool lossy) => !Refusals.Any() && (lossy || !Losses.Any());

    /// <summary>The further columns, in order of first appearance.</summary>
    internal ImmutableArray<string> Further { get; init; } = [];

    /// <summary>Whether entries are numbered anew.</summary>
    internal bool IsRenumbered { get; init; }
}
