using System.Globalization;
using System.Text;
using PartnerImports.Parsers.Tra;

namespace PartnerImports.Parsers.Tests.Tra;

/// <summary>Reads TRA files for the tests and shows what came out.</summary>
internal static class TraReading
{
    public static readonly ImportParser Parser = new([new TraFormat()]);

    public static async Task<ImportAnalysis> AnalyseAsync(IImportContent content, ReadOptions? options = null) =>
        await Parser.AnalyseAsync(content, options ?? ReadOptions.Default, TestContext.Current.CancellationToken);

    public static async Task<ImportAnalysis> AnalyseAsync(string text, ReadOptions? options = null, string? name = "test.tra") =>
        await AnalyseAsync(ImportContent.FromBytes(Encoding.Latin1.GetBytes(text), name), options);

    public static async Task<List<EntryLine>> LinesAsync(IImportContent content, ImportAnalysis analysis, int capacity = EntryLineBatch.DefaultCapacity)
    {
        var lines = new List<EntryLine>();
        var batch = new EntryLineBatch(capacity);
        await using var reader = Parser.OpenEntries(content, analysis);
        while (await reader.ReadAsync(batch, TestContext.Current.CancellationToken))
            for (var row = 0; row < batch.Count; row++) lines.Add(batch.ToLine(row));
        return lines;
    }

    public static async Task<List<EntryLine>> LinesAsync(string text, ReadOptions? options = null)
    {
        var content = ImportContent.FromBytes(Encoding.Latin1.GetBytes(text), "test.tra");
        return await LinesAsync(content, await AnalyseAsync(content, options));
    }

    /// <summary>A line as the corpus writes it: entry, line, journal, date, number, account, third party, reference, label, debit, credit, allocations, documents.</summary>
    public static string Show(EntryLine line) => string.Join('|',
        line.Entry, line.LineNumber, line.Journal, line.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), line.Number, line.Account, line.ThirdParty, line.Reference,
        line.Label, line.Debit, line.Credit, string.Join(' ', line.Allocations.Select(share => $"{share.Axis}:{share.Section}={share.Amount}")), string.Join(' ', line.Documents.Select(document => document.Name)));

    public static string Name(GroupingKey key) => key switch
    {
        GroupingKey.Entry => "entry",
        GroupingKey.JournalAndNumber => "journal+number",
        GroupingKey.Number => "number",
        GroupingKey.JournalDateAndReference => "journal+date+reference",
        GroupingKey.JournalAndDate => "journal+date",
        GroupingKey.Journal => "journal",
        GroupingKey.RunningBalance => "running-balance",
        GroupingKey.Reference => "reference",
        _ => "mixed",
    };
}
