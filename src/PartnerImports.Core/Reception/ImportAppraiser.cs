using System.Collections.Immutable;

namespace PartnerImports;

/// <summary>Appraises a file, for a dossier or for itself. Stores nothing.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class ImportAppraiser
{
    private readonly IImportParser _parser;

    /// <summary>Makes an appraiser over a parser.</summary>
    public ImportAppraiser(IImportParser parser) => _parser = parser ?? throw new ArgumentNullException(nameof(parser));

    /// <summary>Reads a file once and says what it is worth. Bad data is never an exception.</summary>
    /// <param name="content">The file.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="dossier">What is known of the books that it is meant for.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">The bytes cannot be had.</exception>
    public async ValueTask<ImportAppraisal> AppraiseAsync(IImportContent content, ReadOptions options, DossierFacts dossier, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(dossier);
        if (!dossier.Calendar.Years.IsEmpty) options = options with { Checks = options.Checks.Add(new OpenYearCheck(dossier.Calendar)) };
        var analysis = await _parser.AnalyseAsync(content, options, cancellationToken).ConfigureAwait(false);
        var found = new DiagnosticBag(options.Severities, options.MaxDiagnostics);
        if (!dossier.Calendar.Years.IsEmpty) analysis = WithoutPresumptions(analysis);
        CheckOwner(analysis, dossier, found);
        var period = FiscalPlacement.Place(analysis, dossier.Calendar, found);
        return new ImportAppraisal { Analysis = analysis, ReferencePeriod = period, Diagnostics = WithDateField(analysis), Counts = analysis.Counts }.With(found);
    }

    private static ImportAnalysis WithoutPresumptions(ImportAnalysis analysis)
    {
        var (kept, counts) = Findings.Without(analysis.Diagnostics, analysis.Counts, descriptor => descriptor.PresumesFiscalYear);
        return analysis with { Diagnostics = kept, Counts = counts };
    }

    /// <summary>Names the field of dates outside open years in the format's own words: the check ran before the format was known.</summary>
    private static ImmutableArray<ImportDiagnostic> WithDateField(ImportAnalysis analysis)
    {
        var field = analysis.Format switch
        {
            var format when format == ImportFormat.Fec => "EcritureDate",
            var format when format == ImportFormat.Tra => "DATECOMPTABLE",
            var format when format == ImportFormat.Json => "date",
            _ => "",
        };
        return [.. analysis.Diagnostics.Select(found => found.Descriptor == ImportDiagnostics.OutsideOpenYears ? found with { Field = field } : found)];
    }

    private static void CheckOwner(ImportAnalysis analysis, DossierFacts dossier, DiagnosticBag found)
    {
        if (analysis.DossierCode is { } code && dossier.Dossier is { } addressed && !string.Equals(code, addressed.ToString(), StringComparison.Ordinal))
            found.Add(ImportDiagnostics.DossierMismatch, SourcePlace.File, "", code, addressed.ToString());
        if (analysis.Siren.HasValue && dossier.Siren.HasValue && analysis.Siren != dossier.Siren)
            found.Add(ImportDiagnostics.SirenMismatch, SourcePlace.File, "", analysis.Siren.ToString(), dossier.Siren.ToString());
    }
}
