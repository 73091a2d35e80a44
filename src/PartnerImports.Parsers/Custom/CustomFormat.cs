using System.Collections.Immutable;
using PartnerImports.Parsers.Analysis;
using PartnerImports.Parsers.Custom.Files;
using PartnerImports.Parsers.Custom.Grouping;
using PartnerImports.Parsers.Custom.Model;
using PartnerImports.Parsers.Custom.Reading;

namespace PartnerImports.Parsers.Custom;

/// <summary>Files described by a model (<i>Personnalisé</i>): delimited or fixed width, read by <see cref="ReadOptions.Model"/>.</summary>
/// <remarks>Thread-safe. It recognises nothing by itself: without a model any text could mean anything. Models are compiled once and kept by their hash.</remarks>
public sealed class CustomFormat : IImportFormat
{
    private readonly ModelCache _models = new();

    /// <summary>Whether plain records go straight into rows; without it, which gives the same, all are read value by value.</summary>
    internal bool ReadsPlainWay { get; init; } = true;

    /// <inheritdoc/>
    public ImportFormat Format => ImportFormat.Custom;

    /// <inheritdoc/>
    public ImmutableArray<string> Extensions { get; } = [".csv", ".txt", ".pnm"];

    /// <inheritdoc/>
    public PartnerImports.Recognition Recognise(ContentLook look) => PartnerImports.Recognition.No;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The options have no model.</exception>
    public async ValueTask<ImportAnalysis> AnalyseAsync(IImportContent content, ContentLook look, ReadOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(look);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Model is not { } document) throw new ArgumentException("A custom file is read by a model.", nameof(options));
        var diagnostics = new DiagnosticBag(options.Severities, options.MaxDiagnostics);
        var compiled = _models.Compile(document);
        if (compiled.Model is not { } model) return Refuse(look, options, compiled, diagnostics);

        var encoding = EncodingChoice.Settle(look, options.Encoding, model.File.Encoding, diagnostics);
        var rule = CustomGrouper.RuleFor(options.Grouping, model.Grouping);
        var ends = ImmutableArray.CreateBuilder<long>(content.Parts.Count);
        for (var i = 0; i < content.Parts.Count; i++) ends.Add(await SkippedLineReport.AddAsync(content.Parts[i], i, encoding, model.File, diagnostics, cancellationToken).ConfigureAwait(false));
        var plan = new CustomPlan(model with { Grouping = rule }, encoding, ends.MoveToImmutable()) { ReadsPlainWay = ReadsPlainWay };
        var analyser = new LineAnalyser(options, diagnostics, new CustomGrouper(rule, options.BalanceTolerance));
        var lines = new CustomLineReader(content, plan, look, options, diagnostics, analyser.Reference);
        await using var _ = lines.ConfigureAwait(false);
        var batch = new EntryLineBatch(FirstPass.BatchCapacity);
        while (await lines.ReadAsync(batch, cancellationToken).ConfigureAwait(false)) analyser.Add(batch);
        var analysis = analyser.Complete(look);
        return analysis with { Format = Format, Encoding = encoding, Model = compiled.Reference, Plan = plan with { CreateAssigner = (Func<EntryAssigner>)analysis.Plan! } };
    }

    /// <inheritdoc/>
    public IEntryReader OpenEntries(IImportContent content, ImportAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(analysis);
        return new CustomEntryReader(content, analysis, (CustomPlan)analysis.Plan!);
    }

    private static ImportAnalysis Refuse(ContentLook look, ReadOptions options, CompiledModel compiled, DiagnosticBag diagnostics)
    {
        foreach (var fault in compiled.Faults.Items) diagnostics.Add(fault.Descriptor, fault.First, fault.Field, fault.Read, fault.Expected);
        return new() { Format = ImportFormat.Custom, Look = look, Encoding = look.Encoding, Options = options, Diagnostics = diagnostics.ToDiagnostics(), Counts = diagnostics.Counts };
    }
}
