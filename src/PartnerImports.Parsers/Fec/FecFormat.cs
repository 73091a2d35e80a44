using System.Collections.Immutable;
using System.Text;
using PartnerImports.Parsers.Analysis;

namespace PartnerImports.Parsers.Fec;

/// <summary>The FEC (<i>fichier des écritures comptables</i>, article A47 A-1 VI to XIV), flat or XML, in one file or several parts.</summary>
/// <remarks>Thread-safe, without state.</remarks>
public sealed class FecFormat : IImportFormat
{
    /// <summary>How first passes read; tests make ranges of a few lines.</summary>
    internal FecPace Pace { get; init; } = new(FirstPass.BatchCapacity, RangeLength: 1 << 17, Threads: 0);

    /// <inheritdoc/>
    public ImportFormat Format => ImportFormat.Fec;

    /// <inheritdoc/>
    public ImmutableArray<string> Extensions { get; } = [".txt", ".xml", ".csv"];

    /// <inheritdoc/>
    public PartnerImports.Recognition Recognise(ContentLook look)
    {
        ArgumentNullException.ThrowIfNull(look);
        var isNamed = FecName.TryRead(look.Name) is not null;
        if (FecXmlText.IsXml(look))
        {
            var head = Text(look.Head.Span[look.BomLength..], look.Encoding);
            return head.Contains("<comptabilite", StringComparison.Ordinal) ? PartnerImports.Recognition.Certain
                : isNamed || head.Contains("<EcritureNum", StringComparison.Ordinal) ? PartnerImports.Recognition.Likely
                : PartnerImports.Recognition.No;
        }
        var line = FirstLine(look);
        return FecHeader.CountKnown(line) switch
        {
            >= 12 => PartnerImports.Recognition.Certain,
            >= 5 => isNamed ? PartnerImports.Recognition.Certain : PartnerImports.Recognition.Likely,
            _ when FecHeader.LooksLikeData(line) => isNamed ? PartnerImports.Recognition.Likely : PartnerImports.Recognition.Possible,
            _ => PartnerImports.Recognition.No,
        };
    }

    /// <inheritdoc/>
    public async ValueTask<ImportAnalysis> AnalyseAsync(IImportContent content, ContentLook look, ReadOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(look);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Grouping is GroupingKey.Entry or GroupingKey.Mixed) options = options with { Grouping = null };
        var pass = await PassAsync(content, look, options, default, cancellationToken).ConfigureAwait(false);
        if (pass.Evidence.WouldHelp) pass = await PassAsync(content, look, options, pass.Evidence.Proved, cancellationToken).ConfigureAwait(false);
        return pass.Analysis;
    }

    /// <inheritdoc/>
    public IEntryReader OpenEntries(IImportContent content, ImportAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(analysis);
        return new FecEntryReader(content, analysis, (FecPlan)analysis.Plan!);
    }

    internal static FecLineReader OpenLines(IImportContent content, ContentLook look, ReadOptions options, DiagnosticBag diagnostics, FecDialect dialect, bool defersLabels = false) =>
        FecXmlText.IsXml(look)
            ? new FecXmlReader(content, look, options, diagnostics, dialect)
            : new FecFlatReader(content, look, options, diagnostics, dialect) { DefersLabels = defersLabels };

    private async ValueTask<FecPass> PassAsync(
        IImportContent content, ContentLook look, ReadOptions options, FecDialect dialect, CancellationToken cancellationToken)
    {
        DiagnosticBag diagnostics = new(options.Severities, options.MaxDiagnostics), ofReader = new(options.Severities, options.MaxDiagnostics);
        var name = FecNameChecks.Check(content, diagnostics);
        // Checks from outside may look at any text; ours look at few labels.
        var reader = OpenLines(content, look, options, ofReader, dialect, defersLabels: options.Checks.IsEmpty);
        await using var _ = reader.ConfigureAwait(false);
        var encoding = reader.ReadAs;
        var grouper = new FecGrouper(options, reader);
        var analyser = new LineAnalyser(options, diagnostics, grouper, matchingIsOfLines: reader is not FecXmlReader);
        var checks = new FecLineChecks(diagnostics, reader, analyser.Reference, name?.Closing);
        var batches = new FecBatches(reader, content, Pace with { Threads = FirstPass.ThreadsOf(options) }, name?.Closing, cancellationToken);
        await using (batches.ConfigureAwait(false))
        {
            while (await batches.NextAsync().ConfigureAwait(false) is { } digest)
            {
                // What the law permits blank, the books still cannot hold: only the rule set of the law lets it pass.
                analyser.AllowsBlankCodes = options.Severities.RuleSet == RuleSet.Legal && reader.Regime != FecRegime.Bic;
                analyser.Add(digest);
                checks.Check(digest);
            }
        }
        diagnostics.MergeFrom(ofReader);
        if (encoding is ContentEncoding.Windows1252 or ContentEncoding.Utf16LittleEndian or ContentEncoding.Utf16BigEndian or ContentEncoding.Ibm850)
            diagnostics.Add(FecDiagnostics.EncodingIllegal, reader.EncodingProof, "", FecFlatReader.EncodingName(encoding), "ASCII, ISO 8859-15, UTF-8");
        FecNameChecks.CheckClosing(reader.Closing, name?.Closing, diagnostics);
        var analysis = analyser.Complete(look);
        var closing = reader.Closing ?? name?.Closing;
        var lines = analysis.Plan as Func<EntryAssigner>;
        return new(analysis with
        {
            Format = ImportFormat.Fec,
            Encoding = encoding,
            ClosingDate = closing,
            Siren = name?.Siren ?? default,
            ImpliedPeriod = closing is { } end ? ReferencePeriod.TwelveMonthsTo(end) : analysis.ImpliedPeriod,
            Plan = new FecPlan(dialect, reader.Regime, lines!),
        }, reader.Evidence);
    }

    /// <summary>The first line that is not blank. Where a line end is a byte of its own, nothing behind it is decoded.</summary>
    private static string FirstLine(ContentLook look)
    {
        var head = look.Head.Span[look.BomLength..];
        if (look.Encoding is ContentEncoding.Utf16LittleEndian or ContentEncoding.Utf16BigEndian)
        {
            var text = Text(head, look.Encoding).AsSpan().TrimStart("\r\n");
            return (text.IndexOfAny('\r', '\n') is >= 0 and var stop ? text[..stop] : text).ToString();
        }
        head = head.TrimStart("\r\n"u8);
        return Text(head.IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and var end ? head[..end] : head, look.Encoding);
    }

    private static string Text(ReadOnlySpan<byte> bytes, ContentEncoding encoding) => encoding switch
    {
        ContentEncoding.Utf16LittleEndian => Encoding.Unicode.GetString(bytes),
        ContentEncoding.Utf16BigEndian => Encoding.BigEndianUnicode.GetString(bytes),
        _ => Encoding.UTF8.GetString(bytes),
    };
}

/// <summary>A first pass over a FEC, and what it has learnt for another one.</summary>
internal sealed record FecPass(ImportAnalysis Analysis, FecEvidence Evidence);

/// <summary>What the second pass over a FEC keeps to.</summary>
internal sealed record FecPlan(FecDialect Dialect, FecRegime Regime, Func<EntryAssigner> CreateAssigner);
