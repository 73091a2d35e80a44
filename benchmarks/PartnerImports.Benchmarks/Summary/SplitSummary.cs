using System.Globalization;
using PartnerImports.Benchmarks.Data;

namespace PartnerImports.Benchmarks.Summary;

/// <summary>The summary by what the base library gives: <c>ReadLine</c>, <c>Split</c>, <c>Parse</c>.</summary>
internal static class SplitSummary
{
    /// <summary>Line by line.</summary>
    public static SummaryTruth Run(string path, ContentEncoding encoding)
    {
        using var reader = new StreamReader(path, DataFolder.Codec(encoding), false, 256 * 1024);
        reader.ReadLine();
        var totals = new EntryTotals();
        string journal = "", number = "";
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split('\t');
            var isNew = fields[2] != number || fields[0] != journal;
            if (isNew) (journal, number) = (fields[0], fields[2]);
            var date = DateOnly.ParseExact(fields[3], "yyyyMMdd", CultureInfo.InvariantCulture);
            totals.Add(isNew, EntryTotals.Digits(date), EntryTotals.Cents(decimal.Parse(fields[11], French.Numbers)), EntryTotals.Cents(decimal.Parse(fields[12], French.Numbers)));
        }
        return totals.Finish();
    }
}
