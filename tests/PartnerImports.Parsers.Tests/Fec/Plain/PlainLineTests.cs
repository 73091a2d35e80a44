using System.Globalization;
using System.Text;
using PartnerImports.Parsers.Fec;
using PartnerImports.Parsers.Text;
using PartnerImports.Testing;

namespace PartnerImports.Parsers.Tests.Fec.Plain;

/// <summary>Lines read many at once come out as lines read one by one: values, places, findings, whatever stands in the file.</summary>
public class PlainLineTests
{
    [Theory, MemberData(nameof(SpoiledFec.Rounds), MemberType = typeof(SpoiledFec))]
    public async Task Both_ways_read_the_same(int seed)
    {
        var random = new SeededRandom(seed);
        var bytes = SpoiledFec.Make(random, seed);
        var options = ReadOptions.Default with { MaxLineLength = random.Percent(10) ? 120 : 1 << 20, Encoding = random.Percent(10) ? ContentEncoding.Windows1252 : null };
        var chunk = random.Percent(50) ? int.MaxValue : random.Next(20, 2_000);
        var capacity = random.Percent(50) ? 1024 : random.Next(1, 40);
        var plain = await ReadAsync(bytes, options, chunk, capacity, readsPlainLines: true);
        var other = await ReadAsync(bytes, options, chunk, 1024, readsPlainLines: false);
        FirstDifference(plain.Lines, other.Lines).Should().BeNull();
        FirstDifference(plain.Findings, other.Findings).Should().BeNull();
    }

    [Theory]
    [InlineData(ContentEncoding.Utf8)]
    [InlineData(ContentEncoding.Latin9)]
    [InlineData(ContentEncoding.Windows1252)]
    public async Task Most_lines_of_a_usual_file_are_plain_and_cost_no_memory_each(ContentEncoding encoding)
    {
        await AllocatedAsync(4_000); // What the first pass of a process makes is not the lines'.
        var small = await AllocatedAsync(4_000);
        var large = await AllocatedAsync(40_000);
        (large - small).Should().BeLessThan(4 * 36_000, "what grows are buffers, not lines");

        async Task<long> AllocatedAsync(int lines)
        {
            using var file = new MemoryStream();
            GeneratedFile.Fec(new LedgerGenerator(5, lines), new() { Encoding = encoding }).WriteTo(file);
            var content = new ChoppedContent(file.ToArray(), null, 1 << 18);
            var look = await ContentInspector.LookAsync(content);
            var batch = new EntryLineBatch(1024);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var reader = new FecFlatReader(content, look, ReadOptions.Default, new(), default);
            var count = 0;
            while (await reader.ReadAsync(batch, default)) count += batch.Count;
            count.Should().Be(lines);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static string? FirstDifference(List<string> plain, List<string> other) => plain
        .Select(value => (string?)value).Append(null).Zip(other.Select(value => (string?)value).Append(null))
        .Where(pair => pair.First != pair.Second).Select(pair => $"plain: {pair.First}\nother: {pair.Second}").FirstOrDefault();

    private static async Task<(List<string> Lines, List<string> Findings)> ReadAsync(byte[] bytes, ReadOptions options, int chunk, int capacity, bool readsPlainLines)
    {
        var content = new ChoppedContent(bytes, null, chunk);
        var look = await ContentInspector.LookAsync(content);
        var bag = new DiagnosticBag();
        var reader = new FecFlatReader(content, look, options, bag, default) { ReadsPlainLines = readsPlainLines, DefersLabels = readsPlainLines && bytes.Length % 2 == 0 };
        var batch = new EntryLineBatch(capacity);
        var lines = new List<string>();
        while (await reader.ReadAsync(batch, default))
        {
            for (var row = 0; row < batch.Count; row++)
            {
                var line = new StringBuilder(batch.ToLine(row).ToString()).Append(CultureInfo.InvariantCulture, $" @{batch.Offsets[row]} {batch.Marks[row]}");
                foreach (var extra in batch.Extras)
                    if (extra.Row == row) line.Append(CultureInfo.InvariantCulture, $" {extra.Name}={batch.String(extra.Value)}");
                foreach (var field in Enum.GetValues<EntryField>()) line.Append(CultureInfo.InvariantCulture, $" {batch.Locate(row, field)}");
                lines.Add(line.ToString());
            }
            if (batch.IsTextPlain) ControlsOf(batch).Should().BeEmpty();
        }
        await reader.DisposeAsync();
        return (lines, [.. bag.ToDiagnostics().Select(item => $"{item.Code} {item.Field} {item.Count} {item.Read} {item.Expected} {string.Join(',', item.Arguments)} {string.Join(' ', item.Places)}")]);
    }

    private static List<string> ControlsOf(EntryLineBatch batch) =>
        [.. from text in Enum.GetValues<EntryText>() from row in Enumerable.Range(0, batch.Count) let value = batch.String(text, row) where value.Any(char.IsControl) select value];
}
