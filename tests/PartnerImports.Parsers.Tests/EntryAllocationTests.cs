using PartnerImports.Testing;

namespace PartnerImports.Parsers.Tests;

/// <summary>What objects cost: a line with all its texts made, counted by the runtime. Buffers are left out: a file of half the lines has the same.</summary>
public class EntryAllocationTests
{
    private const int Lines = 60_000, MostBytes = 300;

    private static ImportParser Parser { get; } = new([new Parsers.Fec.FecFormat()]);

    [Fact]
    public async Task A_line_as_an_object_takes_at_most_300_bytes() => (await BytesPerLineAsync(ReadLinesAsync)).Should().BeLessThanOrEqualTo(MostBytes);

    /// <summary>An entry itself and its array come on top, shared by its lines.</summary>
    [Fact]
    public async Task Whole_entries_take_little_more_than_their_lines() => (await BytesPerLineAsync(ReadEntriesAsync)).Should().BeLessThanOrEqualTo(MostBytes + 50);

    private static async Task<double> BytesPerLineAsync(Func<IImportContent, ImportAnalysis, Task<(int Lines, long Texts)>> read)
    {
        var allocated = new List<long>();
        foreach (var lines in (int[])[2_000, Lines / 2, Lines])
        {
            var content = GeneratedFile.Fec(new LedgerGenerator(11, lines)).ToContent();
            var analysis = await Parser.AnalyseAsync(content, ReadOptions.Default);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var (count, texts) = await read(content, analysis);
            allocated.Add(GC.GetAllocatedBytesForCurrentThread() - before);
            count.Should().Be(lines);
            texts.Should().BeGreaterThan(50L * lines);
        }
        return (allocated[^1] - allocated[^2]) / (Lines / 2.0);
    }

    private static async Task<(int Lines, long Texts)> ReadLinesAsync(IImportContent content, ImportAnalysis analysis)
    {
        var batch = new EntryLineBatch();
        var (lines, texts) = (0, 0L);
        await using var reader = Parser.OpenEntries(content, analysis);
        while (await reader.ReadAsync(batch))
            for (var row = 0; row < batch.Count; row++, lines++) texts += TextsOf(batch.ToLine(row));
        return (lines, texts);
    }

    private static async Task<(int Lines, long Texts)> ReadEntriesAsync(IImportContent content, ImportAnalysis analysis)
    {
        var (lines, texts) = (0, 0L);
        await foreach (var entry in Parser.ReadEntriesAsync(content, analysis))
        {
            lines += entry.Lines.Length;
            foreach (var line in entry.Lines) texts += TextsOf(line);
        }
        return (lines, texts);
    }

    private static int TextsOf(EntryLine line) =>
        line.Entry.Length + line.Journal.ToString().Length + line.JournalLabel.Length + line.Number.Length + line.Account.ToString().Length + line.AccountLabel.Length
        + line.ThirdParty.ToString().Length + line.ThirdPartyLabel.Length + line.Reference.Length + line.Label.Length + line.Matching.ToString().Length + line.Currency.Length;
}
