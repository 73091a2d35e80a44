using CsvHelper;
using PartnerImports.Benchmarks.Data;
using PartnerImports.Benchmarks.Entries;
using PartnerImports.Benchmarks.Running;
using PartnerImports.Benchmarks.Summary;
using PartnerImports.Testing;

namespace PartnerImports.Benchmarks.Formats;

/// <summary>A line of the custom CSV file.</summary>
[CsvRecord]
internal sealed partial class CustomPeerLine
{
    public string Journal { get; set; } = "";

    [CsvFormat("dd/MM/yyyy")]
    public DateOnly Date { get; set; }

    [CsvColumn("Pièce")]
    public string Reference { get; set; } = "";

    [CsvColumn("Compte")]
    public string Account { get; set; } = "";

    [CsvColumn("Intitulé")]
    public string AccountLabel { get; set; } = "";

    [CsvColumn("Tiers")]
    public string ThirdParty { get; set; } = "";

    [CsvColumn("Libellé")]
    public string Label { get; set; } = "";

    [CsvColumn("Débit")]
    public decimal? Debit { get; set; }

    [CsvColumn("Crédit")]
    public decimal? Credit { get; set; }
}

/// <summary>A CSV file that a model describes: ours with all checks, and a line as an object, against CsvHelper's records of the same fields.</summary>
internal static class CustomScope
{
    /// <summary>Makes the scope over the files of a folder.</summary>
    public static Scope Make(DataFolder folder)
    {
        var generated = GeneratedFile.Csv(folder.Ledger);
        var file = folder.File(generated.Name, generated.WriteTo);
        var options = ReadOptions.Default with { Format = ImportFormat.Custom, Model = CustomCsvFile.Model };
        var (summary, entries, truth) = (new OurSummary(), new OurEntries(file.Path, options), SummaryTruth.Of(folder.Ledger.Truth));
        var firstPass = summary.FirstPass(file.Path, options);
        const string Analyse = "ours, analysed with all standard checks", First = "ours, first pass only", Lines = "ours, EntryLine a line", Records = "CsvHelper 34 GetRecords", Pooled = "CsvHelper 34 GetRecords, PoolStrings";
        return new("custom", "a CSV file of nine columns that a model describes", [
            new(Analyse, file, () => SummaryTruth.Of(summary.Analyse(file.Path, options)), truth),
            new(First, file, () => SummaryTruth.Of(firstPass()), truth),
            new(Lines, file, () => entries.Lines().Lines, truth.Lines),
            new("ours, batches", file, () => entries.Batches().Lines, truth.Lines),
            new(Records, file, () => Read(file.Path, poolStrings: false), truth),
            new(Pooled, file, () => Read(file.Path, poolStrings: true), truth),
        ], [
            new SpeedTarget(Analyse, Records, 2), new SpeedTarget(Analyse, Pooled, 2), new SpeedTarget(First, Records, 2), new SpeedTarget(First, Pooled, 2), new AllocationTarget(Analyse, 250),
            new SpeedTarget(Lines, Records, 2), new SpeedTarget(Lines, Pooled, 2), new AllocationTarget(Lines, 250),
        ]);
    }

    private static SummaryTruth Read(string path, bool poolStrings)
    {
        using var reader = CsvReader.FromFile(path, new() { Separator = ';', BufferSize = 256 * 1024, FormatProvider = French.Numbers, PoolStrings = poolStrings });
        var totals = new EntryTotals();
        string journal = "", reference = "";
        foreach (var line in reader.GetRecords<CustomPeerLine>())
        {
            var isNew = line.Reference != reference || line.Journal != journal;
            if (isNew) (journal, reference) = (line.Journal, line.Reference);
            totals.Add(isNew, EntryTotals.Digits(line.Date), EntryTotals.Cents(line.Debit ?? 0), EntryTotals.Cents(line.Credit ?? 0));
        }
        return totals.Finish();
    }
}
