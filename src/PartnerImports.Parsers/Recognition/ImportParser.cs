using System.Collections.Immutable;
using System.Text;
using PartnerImports.Parsers.Analysis;
using PartnerImports.Parsers.Custom;
using PartnerImports.Parsers.Fec;
using PartnerImports.Parsers.Json;
using PartnerImports.Parsers.Recognition;
using PartnerImports.Parsers.Text;
using PartnerImports.Parsers.Tra;

namespace PartnerImports.Parsers;

/// <summary>Finds the format of a content among those registered and reads it.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class ImportParser : IImportParser
{
    /// <summary>A parser of the formats of this package, for those who have no container: FEC, TRA, JSON and custom files.</summary>
    public static ImportParser Standard { get; } = new([new FecFormat(), new TraFormat(), new JsonFormat(), new CustomFormat()]);

    /// <summary>Makes a parser of formats; when two are equally sure of a content, the first one reads it.</summary>
    public ImportParser(IEnumerable<IImportFormat> formats) => Formats = [.. formats];

    /// <inheritdoc/>
    public ImmutableArray<IImportFormat> Formats { get; }

    /// <inheritdoc/>
    public async ValueTask<ImportAnalysis> AnalyseAsync(IImportContent content, ReadOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        var look = await ContentInspector.LookAsync(content, options.TakesHash, FirstPass.ThreadsOf(options), cancellationToken).ConfigureAwait(false);
        if (options.Model is not null && !options.Format.HasValue) options = options with { Format = ImportFormat.Custom };
        if (options.Format == ImportFormat.Custom && options.Model is null)
            return Refuse(look, options, ContentDiagnostics.ModelMissing);
        if (options.Format.HasValue)
        {
            return Formats.FirstOrDefault(format => format.Format == options.Format) is { } named
                ? await AnalyseAsync(named, content, look, options, cancellationToken).ConfigureAwait(false)
                : Refuse(look, options, ContentDiagnostics.UnknownFormat, options.Format.Code, string.Join(", ", Formats.Select(format => format.Format.Code)));
        }
        if (look.Length == 0) return Refuse(look, options, ContentDiagnostics.Empty);
        if (OtherKinds.NameOf(look.Head.Span) is { } kind) return Refuse(look, options, ContentDiagnostics.OtherKind, kind);
        return Surest(look) is { } best
            ? await AnalyseAsync(best, content, look, options, cancellationToken).ConfigureAwait(false)
            : Refuse(look, options, ContentDiagnostics.Unrecognised, Excerpt(look));
    }

    /// <inheritdoc/>
    public IEntryReader OpenEntries(IImportContent content, ImportAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        if (analysis.HasBlocking) throw new InvalidOperationException("The analysis has a blocking finding.");
        var format = Formats.FirstOrDefault(each => each.Format == analysis.Format)
            ?? throw new InvalidOperationException($"No format '{analysis.Format}' is registered.");
        return format.OpenEntries(content, analysis);
    }

    /// <summary>The format that is surest of a content, the first one of several; null when none takes it.</summary>
    private IImportFormat? Surest(ContentLook look)
    {
        var (surest, most) = (default(IImportFormat), PartnerImports.Recognition.No);
        foreach (var format in Formats)
        {
            if (format.Recognise(look) is var sure && sure <= most) continue;
            (surest, most) = (format, sure);
            if (most == PartnerImports.Recognition.Certain) break;
        }
        return surest;
    }

    private static async ValueTask<ImportAnalysis> AnalyseAsync(IImportFormat format, IImportContent content, ContentLook look, ReadOptions options, CancellationToken cancellationToken)
    {
        var analysis = look.Length == 0
            ? Refuse(look, options, ContentDiagnostics.Empty)
            : await format.AnalyseAsync(content, look, options, cancellationToken).ConfigureAwait(false);
        return analysis with { Format = format.Format };
    }

    private static ImportAnalysis Refuse(ContentLook look, ReadOptions options, DiagnosticDescriptor descriptor, string read = "", string expected = "")
    {
        var diagnostics = new DiagnosticBag(options.Severities, options.MaxDiagnostics);
        diagnostics.Add(descriptor, SourcePlace.File, "", read, expected);
        return new() { Look = look, Encoding = look.Encoding, Options = options, Diagnostics = diagnostics.ToDiagnostics(), Counts = diagnostics.Counts };
    }

    private static string Excerpt(ContentLook look)
    {
        var text = TextDecoder.For(look.Encoding).ToString(look.Head.Span[..Math.Min(look.Head.Length, 40)]);
        return new StringBuilder(text.Length).AppendJoin("", text.Select(c => char.IsControl(c) ? '\uFFFD' : c)).ToString();
    }
}
