using PartnerImports.Parsers;
using PartnerImports.Testing;

namespace PartnerImports.Native;

internal static class Reading
{
    private static readonly LedgerGenerator Ledger = new(seed: 7, lines: 3_000);

    public static Task FecAsync() => ReadAsync(GeneratedFile.Fec(Ledger));

    public static Task TraAsync() => ReadAsync(GeneratedFile.Tra(Ledger));

    public static Task JsonAsync() => ReadAsync(GeneratedFile.Json(Ledger));

    public static Task NdjsonAsync() => ReadAsync(GeneratedFile.Ndjson(Ledger));

    public static Task LoopAsync() => ReadAsync(GeneratedFile.Loop(Ledger));

    public static Task CustomAsync() => ReadAsync(GeneratedFile.Csv(Ledger), ReadOptions.Default with { Model = CustomCsvFile.Model });

    public static async Task FecXmlAsync()
    {
        const string name = "000000001FEC20231231.xml";
        using var stream = typeof(Reading).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes);
        var analysis = await ImportParser.Standard.AnalyseAsync(ImportContent.FromBytes(bytes, name), ReadOptions.Default);
        Checks.Equal(0L, analysis.Counts.Blocking, "blocking findings");
        Checks.Equal(5L, analysis.Summary.Entries, "entries");
        Checks.Equal("18821.00", analysis.Summary.TotalDebit.ToString(), "debit");
    }

    public static async Task FindingAsync()
    {
        var bytes = GeneratedFile.Fec(new(seed: 7, lines: 20)).ToBytes();
        var cut = ImportContent.FromBytes(bytes.AsMemory(..^30), "000000001FEC20231231.txt");
        var analysis = await ImportParser.Standard.AnalyseAsync(cut, ReadOptions.Default);
        Checks.Equal(true, analysis.HasBlocking, "a cut file blocks");
        var found = analysis.Diagnostics.First(each => each.Severity == Severity.Blocking);
        Checks.Equal(false, found.MessageIn(Language.French) == found.MessageIn(Language.English), "the same message in both languages");
    }

    private static async Task ReadAsync(GeneratedFile file, ReadOptions? options = null)
    {
        await using var content = file.ToContent();
        var analysis = await ImportParser.Standard.AnalyseAsync(content, options ?? ReadOptions.Default);
        if (analysis.HasBlocking) throw new InvalidOperationException(analysis.Diagnostics.First(each => each.Severity == Severity.Blocking).MessageIn(Language.English));
        Checks.Equal(file.Format, analysis.Format, "format");
        Checks.Equal(file.Truth.Lines, analysis.Summary.Lines, "lines");
        Checks.Equal(file.Truth.Entries, analysis.Summary.Entries, "entries");
        Checks.Equal(file.Truth.Total, analysis.Summary.TotalDebit, "debit");
        Checks.Equal(file.Truth.Total, analysis.Summary.TotalCredit, "credit");
        long entries = 0;
        await foreach (var entry in ImportParser.Standard.ReadEntriesAsync(content, analysis)) entries++;
        Checks.Equal(file.Truth.Entries, entries, "entries read");
    }
}
