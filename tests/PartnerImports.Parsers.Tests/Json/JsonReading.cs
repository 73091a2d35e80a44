using System.Text;
using PartnerImports.Parsers.Json;

namespace PartnerImports.Parsers.Tests.Json;

/// <summary>Reads JSON in both passes, as a host does.</summary>
internal static class JsonReading
{
    public static ImportParser Parser { get; } = new([new JsonFormat()]);

    public static ReadOptions AsJson { get; } = ReadOptions.Default with { Format = ImportFormat.Json };

    public static Task<ImportAnalysis> AnalyseAsync(string json, ReadOptions? options = null, JsonLimits? limits = null) =>
        AnalyseAsync(Encoding.UTF8.GetBytes(json), options, limits);

    public static async Task<ImportAnalysis> AnalyseAsync(byte[] json, ReadOptions? options = null, JsonLimits? limits = null) =>
        await new ImportParser([new JsonFormat(limits ?? JsonLimits.Default)]).AnalyseAsync(ImportContent.FromBytes(json), options ?? AsJson, TestContext.Current.CancellationToken);

    public static async Task<List<JournalEntry>> ReadAsync(byte[] json, ReadOptions? options = null)
    {
        var content = ImportContent.FromBytes(json);
        var analysis = await Parser.AnalyseAsync(content, options ?? AsJson, TestContext.Current.CancellationToken);
        analysis.Diagnostics.Where(item => item.Severity == Severity.Blocking).Select(item => item.Code + " " + item.First.Pointer).Should().BeEmpty();
        var entries = new List<JournalEntry>();
        await foreach (var entry in Parser.ReadEntriesAsync(content, analysis, TestContext.Current.CancellationToken)) entries.Add(entry);
        return entries;
    }

    public static Task<List<JournalEntry>> ReadAsync(string json, ReadOptions? options = null) => ReadAsync(Encoding.UTF8.GetBytes(json), options);

    /// <summary>Findings as text, so that a difference can be read: code, field, count, places, read.</summary>
    public static IEnumerable<string> Describe(ImportAnalysis analysis) => analysis.Diagnostics.Select(item =>
        $"{item.Code} {item.Field} ×{item.Count} read '{item.Read}' expected '{item.Expected}' at {string.Join(" | ", item.Places.Select(place => $"{place.Line}:{place.Column}@{place.Offset} {place.Pointer} {place.Entry}"))}");
}
