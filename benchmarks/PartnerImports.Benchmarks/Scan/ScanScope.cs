using CsvHelper;
using PartnerImports.Benchmarks.Data;
using PartnerImports.Benchmarks.Running;
using PartnerImports.Benchmarks.Summary;
using PartnerImports.Parsers.Text;
using CsvDataReader = Sylvan.Data.Csv.CsvDataReader;

namespace PartnerImports.Benchmarks.Scan;

/// <summary>The ends of fields and lines of a FEC; peers step over its lines and count their fields.</summary>
internal static class ScanScope
{
    /// <summary>Makes the scope over the files of a folder.</summary>
    public static Scope Make(DataFolder folder)
    {
        var (utf8, latin) = (folder.Fec(ContentEncoding.Utf8).Clean, folder.Fec(ContentEncoding.Latin9).Clean);
        var expected = new BareScan.Counts(17 * (utf8.Lines + 1), utf8.Lines + 1);
        var (index, latinIndex) = (new IndexScan(PlainText.Utf8), new IndexScan(PlainText.Latin9));
        return new("scan", "the ends of the fields and lines of a FEC", [
            new("ours", utf8, () => index.Run(utf8.Path), expected),
            new("ours, 128 bits", utf8, () => index.Run<Masks128>(utf8.Path), expected),
            new("ours, scalar", utf8, () => index.Run<MasksScalar>(utf8.Path), expected),
            new("ours, ISO 8859-15", latin, () => latinIndex.Run(latin.Path), expected),
            new("bare scan", utf8, () => BareScan.Run(utf8.Path, (byte)'\t'), expected),
            new("CsvHelper 34 Read", utf8, () => CsvHelper(utf8.Path), expected),
            new("Sylvan Read", utf8, () => Sylvan(utf8.Path), expected),
        ], []);
    }

    private static BareScan.Counts CsvHelper(string path)
    {
        using var reader = CsvReader.FromFile(path, new() { Separator = '\t', Mode = CsvMode.NoEscape, HasHeader = false, BufferSize = 256 * 1024 });
        long separators = 0, lines = 0;
        while (reader.Read()) (separators, lines) = (separators + reader.FieldCount - 1, lines + 1);
        return new(separators, lines);
    }

    private static BareScan.Counts Sylvan(string path)
    {
        using var text = new StreamReader(path, DataFolder.Codec(ContentEncoding.Utf8), false, 256 * 1024);
        using var reader = CsvDataReader.Create(text, SylvanSummary.Options());
        long separators = reader.FieldCount - 1, lines = 1;
        while (reader.Read()) (separators, lines) = (separators + reader.RowFieldCount - 1, lines + 1);
        return new(separators, lines);
    }
}
