using System.Collections.Immutable;
using PartnerImports.Parsers.Analysis;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Json;

/// <summary>JSON: <c>import-ecritures</c> 1.0 as a document or as NDJSON, and the body of Cegid Loop's <c>/importJson</c>.</summary>
/// <remarks>
/// <para>Read token by token, entry by entry: memory is that of the longest entry and of the distinct ids, never of the document.</para>
/// <para>Immutable and thread-safe.</para>
/// </remarks>
public sealed class JsonFormat : IImportFormat
{
    private readonly JsonLimits _limits;

    /// <summary>Reads JSON within the usual limits.</summary>
    public JsonFormat() : this(JsonLimits.Default)
    {
    }

    /// <summary>Reads JSON within limits of the host's.</summary>
    public JsonFormat(JsonLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        _limits = limits;
    }

    /// <summary>Whether plain entries and lines are read straight from the bytes; without it, which gives the same, all are read token by token.</summary>
    internal bool ReadsPlainWay { get; init; } = true;

    /// <inheritdoc/>
    public ImportFormat Format => ImportFormat.Json;

    /// <inheritdoc/>
    public ImmutableArray<string> Extensions { get; } = [".json", ".ndjson", ".jsonl"];

    /// <inheritdoc/>
    public PartnerImports.Recognition Recognise(ContentLook look)
    {
        ArgumentNullException.ThrowIfNull(look);
        return JsonShapes.Of(look).Sure;
    }

    /// <inheritdoc/>
    public ValueTask<ImportAnalysis> AnalyseAsync(IImportContent content, ContentLook look, ReadOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(look);
        ArgumentNullException.ThrowIfNull(options);
        var bag = new DiagnosticBag(options.Severities, options.MaxDiagnostics);
        var shape = JsonShapes.Of(look).Shape;
        if (JsonShapes.WideName(look) is { } encoding)
        {
            bag.Add(JsonDiagnostics.NotUtf8, SourcePlace.File, "", encoding, "UTF-8");
            return ValueTask.FromResult(Refuse(look, options, bag));
        }
        if (look.Length > _limits.MaxContentLength)
        {
            bag.Add(JsonDiagnostics.ContentTooLong, SourcePlace.File, "", Text(look.Length), Text(_limits.MaxContentLength));
            return ValueTask.FromResult(Refuse(look, options, bag));
        }
        var values = new JsonValues(new(bag), _limits, checkUtf8: look.FirstInvalidUtf8 >= 0) { ReadsPlainWay = ReadsPlainWay };
        var analysis = shape is JsonShape.LoopBody or JsonShape.LoopData or JsonShape.LoopLines
            ? AnalyseLoop(content, look, options, bag, shape, values, cancellationToken)
            : AnalyseEntries(content, look, options, bag, shape, values, cancellationToken);
        return ValueTask.FromResult(analysis with { Encoding = EncodingOf(look) });
    }

    /// <inheritdoc/>
    public IEntryReader OpenEntries(IImportContent content, ImportAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(analysis);
        if (analysis.Plan is not JsonPlan plan) throw new InvalidOperationException("The analysis is not one of JSON lines.");
        var values = new JsonValues(new(new DiagnosticBag(analysis.Options.Severities, analysis.Options.MaxDiagnostics)), _limits, checkUtf8: false) { ReadsPlainWay = ReadsPlainWay };
        var proof = new ContentProof(analysis.Look);
        var source = Open(proof.Over(content), analysis.Options, plan.Shape, CancellationToken.None);
        JsonLineStream lines = plan.Loop is { } loop
            ? new LoopStream(source, values, analysis.Options, loop, plan.Shape)
            : Entries(source, values, analysis.Options, plan.Shape, null);
        return new JsonEntryReader(lines, plan.CreateAssigner(), proof);
    }

    private static ImportAnalysis AnalyseEntries(IImportContent content, ContentLook look, ReadOptions options, DiagnosticBag bag, JsonShape shape, JsonValues values, CancellationToken cancellationToken)
    {
        var analyser = new LineAnalyser(options, bag, new GivenEntryGrouper(bag, options.BalanceTolerance));
        using var lines = Entries(Open(content, options, shape, cancellationToken), values, options, shape, analyser.Reference);
        Run(lines, analyser);
        var analysis = analyser.Complete(look);
        return analysis with
        {
            Plan = new JsonPlan(shape, CreateAssigner(analysis)) { Lot = lines.Lot, Extensions = [.. lines.Extensions], Details = lines.ReferenceDetails },
            PushKey = lines.Lot?.Key,
            DossierCode = lines.Lot?.Dossier,
            Title = lines.Lot?.Name,
            EntryIds = lines.EntryIds,
        };
    }

    private static ImportAnalysis AnalyseLoop(IImportContent content, ContentLook look, ReadOptions options, DiagnosticBag bag, JsonShape shape, JsonValues values, CancellationToken cancellationToken)
    {
        LoopSettings settings;
        using (var ahead = Open(content, options, shape, cancellationToken)) settings = LoopSettingsReader.Read(ahead, values, shape);
        var names = JsonFieldNames.Loop(LoopStream.LinesPointer(shape));
        var analyser = new LineAnalyser(options, bag, new LoopGrouper(bag, options, names));
        using var lines = new LoopStream(Open(content, options, shape, cancellationToken), values, options, settings, shape);
        Run(lines, analyser);
        var analysis = analyser.Complete(look);
        return analysis with { Plan = new JsonPlan(shape, CreateAssigner(analysis)) { Loop = settings }, Siren = lines.Siren, CreationWishes = settings.Wishes };
    }

    private static void Run(JsonLineStream lines, LineAnalyser analyser)
    {
        var batch = new EntryLineBatch(FirstPass.BatchCapacity);
        while (lines.Fill(batch)) analyser.Add(batch);
    }

    private static Func<EntryAssigner> CreateAssigner(ImportAnalysis analysis) => (Func<EntryAssigner>)analysis.Plan!;

    private static JsonSource Open(IImportContent content, ReadOptions options, JsonShape shape, CancellationToken cancellationToken) =>
        new(content.OpenRead(), options.MaxLineLength, shape == JsonShape.Records, cancellationToken);

    private static EntryStream Entries(JsonSource source, JsonValues values, ReadOptions options, JsonShape shape, ReferenceCollector? reference) => shape == JsonShape.Records
        ? new RecordStream(source, values, options, reference)
        : new DocumentStream(source, values, options, reference);

    private static ContentEncoding EncodingOf(ContentLook look) =>
        look.Encoding is ContentEncoding.Ascii or ContentEncoding.Utf8 or ContentEncoding.Utf8WithBom ? look.Encoding : ContentEncoding.Utf8;

    private static ImportAnalysis Refuse(ContentLook look, ReadOptions options, DiagnosticBag bag) =>
        new() { Look = look, Encoding = look.Encoding, Options = options, Diagnostics = bag.ToDiagnostics(), Counts = bag.Counts };

    private static string Text(long value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
