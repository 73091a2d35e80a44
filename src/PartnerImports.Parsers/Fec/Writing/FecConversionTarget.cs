using PartnerImports.Parsers.Conversion;

namespace PartnerImports.Parsers.Fec;

/// <summary>Writes the entries of any format as a FEC.</summary>
/// <remarks>Thread-safe, without state.</remarks>
public sealed class FecConversionTarget : IConversionTarget
{
    /// <inheritdoc/>
    public string Code => ImportFormat.Fec.Code;

    /// <inheritdoc/>
    public async ValueTask<ConversionReport> CheckAsync(ConversionSource source, ConversionOptions options, CancellationToken cancellationToken = default)
    {
        var examination = await ExamineAsync(source, options, cancellationToken).ConfigureAwait(false);
        return new()
        {
            Needs = [.. examination.Refusals.Select(finding => new ConversionNeed(finding.Field, finding.Expected, finding.Count, finding.First.Line, finding.First.Entry, MessageOf(finding)))],
            Losses = [.. examination.Losses.Select(finding => new ConversionLoss(finding.Field, finding.Count, finding.First.Line, finding.First.Entry, finding.Read, MessageOf(finding)))],
        };
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(ConversionSource source, ConversionOptions options, Stream output, CancellationToken cancellationToken = default)
    {
        var examination = await ExamineAsync(source, options, cancellationToken).ConfigureAwait(false);
        var entries = source.Parser.OpenEntries(source.Content, source.Analysis);
        await using var _ = entries.ConfigureAwait(false);
        await FecWriter.WriteAsync(entries, examination, output, lossy: true, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<FecExamination> ExamineAsync(ConversionSource source, ConversionOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        var entries = source.Parser.OpenEntries(source.Content, source.Analysis);
        await using var _ = entries.ConfigureAwait(false);
        return await FecWriter.ExamineAsync(entries, OptionsFor(source.Analysis, options), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What the caller supplies comes before what the source tells of itself, its regime included.</summary>
    private static FecWriterOptions OptionsFor(ImportAnalysis analysis, ConversionOptions options) => options.Fec with
    {
        Siren = options.Siren.HasValue ? options.Siren : analysis.Siren,
        Closing = options.Closing ?? analysis.ClosingDate,
        ValidDate = options.LockDate,
        ValidDateIsEntryDate = options.LockDateIsEntryDate,
        Labels = analysis.ReferenceData,
        Regime = FecRegimes.Parse(analysis.Options.Regime) ?? (analysis.Plan as FecPlan)?.Regime ?? FecRegime.Bic,
    };

    private static LocalizedText MessageOf(ImportDiagnostic finding) => new(finding.MessageIn(Language.French), finding.MessageIn(Language.English));
}
