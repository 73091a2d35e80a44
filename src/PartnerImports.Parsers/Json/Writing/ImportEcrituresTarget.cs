using PartnerImports.Parsers.Conversion;
using PartnerImports.Parsers.Json.Client;

namespace PartnerImports.Parsers.Json;

/// <summary>Writes entries of any format as <c>import-ecritures</c> 1.0: a document or NDJSON.</summary>
/// <remarks>
/// What a line holds and the format has no member for (posting lock date, further columns, a document of its own) goes under the extension
/// <c>partner-imports.source</c>, which <see cref="JsonFormat"/> gives back. Immutable and thread-safe.
/// </remarks>
public sealed class ImportEcrituresTarget : IConversionTarget
{
    private readonly bool _isDocument;

    private ImportEcrituresTarget(string code, bool isDocument) => (Code, _isDocument) = (code, isDocument);

    /// <summary>A document.</summary>
    public static ImportEcrituresTarget Document { get; } = new("json", true);

    /// <summary>A record a line.</summary>
    public static ImportEcrituresTarget Records { get; } = new("ndjson", false);

    /// <inheritdoc/>
    public string Code { get; }

    /// <inheritdoc/>
    public async ValueTask<ConversionReport> CheckAsync(ConversionSource source, ConversionOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        var findings = new ConversionFindings();
        LotOf(source.Analysis, options, findings);
        var mapper = Mapper(source.Analysis, findings);
        await foreach (var entry in source.ReadEntriesAsync(cancellationToken).ConfigureAwait(false)) mapper.Map(entry);
        ReferenceMapper.Map(source.Analysis, findings, mapper.Named);
        if (!_isDocument && source.Analysis.Plan is JsonPlan { Extensions: { Length: > 0 } extensions }) findings.Loss("extensions", ConversionTexts.Json["extensions-of-lot"], extensions[0].Key);
        return findings.ToReport();
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(ConversionSource source, ConversionOptions options, Stream output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        var findings = new ConversionFindings();
        var lot = LotOf(source.Analysis, options, findings) ?? throw Lacking(findings);
        var mapper = Mapper(source.Analysis, findings);
        var reference = ReferenceMapper.Map(source.Analysis);
        var push = _isDocument ? PushWriter.Document(output, lot, reference) : PushWriter.Records(output, lot, reference);
        await using var _ = push.ConfigureAwait(false);
        await foreach (var entry in source.ReadEntriesAsync(cancellationToken).ConfigureAwait(false))
            await push.WriteAsync(mapper.Map(entry) ?? throw Lacking(findings), cancellationToken).ConfigureAwait(false);
        var extensions = _isDocument && source.Analysis.Plan is JsonPlan { Extensions: { Length: > 0 } own }
            ? own.ToDictionary(extension => extension.Key, extension => EntryMapper.Element(extension.Value), StringComparer.Ordinal)
            : null;
        await push.CompleteAsync(extensions, cancellationToken).ConfigureAwait(false);
    }

    private static EntryMapper Mapper(ImportAnalysis analysis, ConversionFindings findings) => new(findings, namesAreIds: analysis.EntryIds.Length > 0);

    private static PushLot? LotOf(ImportAnalysis analysis, ConversionOptions options, ConversionFindings findings)
    {
        var key = options.Key ?? analysis.PushKey ?? "";
        var dossier = options.Dossier ?? analysis.DossierCode ?? "";
        var hasKey = EntryMapper.HasForm(TextRule.Id, key);
        var hasDossier = dossier.Length > 0 && EntryMapper.Fits(dossier, TextRule.Code.MaxLength);
        if (!hasKey) findings.Need("lot.cle", "--key", ConversionTexts.Json["key-missing"]);
        if (!hasDossier) findings.Need("lot.dossier", "--dossier", ConversionTexts.Json["dossier-missing"]);
        if (!hasKey || !hasDossier) return null;
        var own = (analysis.Plan as JsonPlan)?.Lot;
        var name = analysis.Title ?? analysis.Look.Name;
        return new()
        {
            Key = key, Dossier = dossier, Name = name is { Length: > 0 } && EntryMapper.Fits(name, TextRule.Label.MaxLength) ? name : null,
            CreatedAt = own?.CreatedAt, Currency = own?.Currency, Period = own?.Period is var (start, end) ? new(start, end) : null,
            Software = own?.Software is { } software ? new(software, own.SoftwareVersion) : null,
        };
    }

    private static InvalidOperationException Lacking(ConversionFindings findings)
    {
        var need = findings.ToReport().Needs[0];
        return new($"{need.Field}: {need.Message.English}");
    }
}
