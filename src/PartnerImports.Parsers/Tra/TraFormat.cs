using System.Collections.Immutable;
using System.Text;
using PartnerImports.Parsers.Analysis;
using PartnerImports.Parsers.FixedWidth;

namespace PartnerImports.Parsers.Tra;

/// <summary>Cegid's fixed-width transfer file, layouts STD and ETE.</summary>
/// <remarks>Thread-safe. Source of the layout: Cegid, "Format TRA", version 11.</remarks>
public sealed class TraFormat : IImportFormat
{
    /// <inheritdoc/>
    public ImportFormat Format => ImportFormat.Tra;

    /// <inheritdoc/>
    public ImmutableArray<string> Extensions => [".tra"];

    /// <summary>Certain of a header; likely when the first line is a parameter record or a movement; the file name alone makes it possible.</summary>
    public PartnerImports.Recognition Recognise(ContentLook look)
    {
        ArgumentNullException.ThrowIfNull(look);
        var head = look.Head.Span[Math.Min(look.BomLength, look.Head.Length)..].TrimStart(" \t\r\n\f"u8);
        var end = head.IndexOfAny((byte)'\r', (byte)'\n');
        var line = end < 0 ? head : head[..end];
        if (line.StartsWith("***"u8)) return TraHeader.TryParse(Encoding.Latin1.GetString(line), out _) ? PartnerImports.Recognition.Certain : PartnerImports.Recognition.Likely;
        if (line.Length >= 150 && TraAnchors.AreThoseOfAMovement(new FixedWidthLine(line))) return PartnerImports.Recognition.Likely;
        return look.Name?.EndsWith(".tra", StringComparison.OrdinalIgnoreCase) == true ? PartnerImports.Recognition.Possible : PartnerImports.Recognition.No;
    }

    /// <inheritdoc/>
    public async ValueTask<ImportAnalysis> AnalyseAsync(IImportContent content, ContentLook look, ReadOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(look);
        ArgumentNullException.ThrowIfNull(options);
        var text = await TraText.SettleAsync(content, look, options, cancellationToken).ConfigureAwait(false);
        var diagnostics = new DiagnosticBag(options.Severities, options.MaxDiagnostics);
        Report(look, text, diagnostics);

        var findings = new TraFindings(diagnostics, text);
        var reference = new ReferenceCollector(diagnostics);
        var parameters = new TraParameters(findings, reference);
        var analyser = new LineAnalyser(options, diagnostics, new TraGrouper(options, parameters.FolioJournals), reference: reference);
        var scan = new TraScan(content, look, options, text, findings, parameters);
        await using var _ = scan.ConfigureAwait(false);
        var batch = new EntryLineBatch(FirstPass.BatchCapacity);
        while (await scan.FillAsync(batch, cancellationToken).ConfigureAwait(false)) analyser.Add(batch);
        if (!scan.HasFirstLine) diagnostics.Add(TraDiagnostics.HeaderMissing, SourcePlace.File, "", "", "***S5CLIJRLSTD");
        await scan.Documents.MatchAsync(content, look, text, options, diagnostics, cancellationToken).ConfigureAwait(false);

        var analysis = analyser.Complete(look);
        var (first, last) = (analysis.Summary.FirstMovement, analysis.Summary.LastMovement);
        return analysis with
        {
            Format = Format,
            Encoding = text.Encoding,
            Siren = parameters.Company?.Siren ?? default,
            ImpliedPeriod = parameters.PeriodOf(first, last) ?? analysis.ImpliedPeriod,
            NamedYears = [.. parameters.Periods],
            Plan = new TraPlan(text, scan.Documents, (Func<EntryAssigner>)analysis.Plan!),
        };
    }

    /// <inheritdoc/>
    public IEntryReader OpenEntries(IImportContent content, ImportAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(analysis);
        return analysis.Plan is TraPlan plan ? new TraEntryReader(content, analysis, plan) : throw new ArgumentException("The analysis is not one of a TRA file.", nameof(analysis));
    }

    private static void Report(ContentLook look, TraText text, DiagnosticBag diagnostics)
    {
        if (look.BomLength > 0) diagnostics.Add(TraDiagnostics.ByteOrderMark, new() { Line = 1, Column = 1, Offset = 0 });
        if (text.HasWideCharacters)
            diagnostics.Add(text.Unit == ColumnUnit.Byte ? TraDiagnostics.Utf8ByBytes : TraDiagnostics.Utf8ByCharacters, SourcePlace.File, "", text.Name, "Windows-1252");
    }
}

/// <summary>What the second pass over a TRA file needs to know of the first.</summary>
/// <param name="Text">Encoding and columns.</param>
/// <param name="Documents">The documents, by the keys of their lines.</param>
/// <param name="CreateAssigner">Makes what names entries.</param>
internal sealed record TraPlan(TraText Text, TraDocuments Documents, Func<EntryAssigner> CreateAssigner);
