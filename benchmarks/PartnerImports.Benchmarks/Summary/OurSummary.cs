using Microsoft.Extensions.DependencyInjection;
using PartnerImports.Benchmarks.Data;

namespace PartnerImports.Benchmarks.Summary;

/// <summary>The summary by this library, with all standard checks.</summary>
internal sealed class OurSummary
{
    private readonly IImportParser _parser = new ServiceCollection().AddPartnerImportParsers().BuildServiceProvider().GetRequiredService<IImportParser>();

    /// <summary>Look, hash, recognition and first pass, as reception does it.</summary>
    public ImportAnalysis Analyse(string path, ReadOptions options) =>
        _parser.AnalyseAsync(ImportContent.FromFile(path), options).AsTask().GetAwaiter().GetResult();

    /// <summary>The first pass alone, over a file that was looked at before.</summary>
    public Func<ImportAnalysis> FirstPass(string path, ReadOptions options)
    {
        var content = ImportContent.FromFile(path);
        var analysis = Analyse(path, options);
        var format = _parser.Formats.First(format => format.Format == analysis.Format);
        return () => format.AnalyseAsync(content, analysis.Look, options).AsTask().GetAwaiter().GetResult();
    }

    /// <summary>What an analysis of a file with planted faults comes to: totals, and that every fault is told of.</summary>
    /// <exception cref="InvalidOperationException">A planted fault is not told of.</exception>
    public static SummaryTruth Judge(ImportAnalysis analysis, IReadOnlySet<string> codes)
    {
        var missing = codes.Except(analysis.Diagnostics.Select(diagnostic => diagnostic.Code)).ToArray();
        if (missing.Length > 0) throw new InvalidOperationException($"Planted and not reported: {string.Join(", ", missing)}.");
        return SummaryTruth.Of(analysis);
    }
}
