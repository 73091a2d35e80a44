using System.Text;
using PartnerImports.Testing;

namespace PartnerImports.Parsers.Tests;

public class EntryEnumerationTests
{
    /// <summary>How many lines of a file change places at random: none, a few, all.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(400)]
    public async Task Entries_come_whole_and_in_the_order_of_their_first_lines_however_their_lines_lie(int moves)
    {
        var random = new SeededRandom(moves + 1);
        for (var round = 0; round < 12; round++)
        {
            var text = Encoding.UTF8.GetString(GeneratedFile.Fec(new LedgerGenerator(round, 300)).ToBytes());
            var end = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
            var lines = text.Split(end, StringSplitOptions.RemoveEmptyEntries).ToList();
            for (var i = 0; i < moves; i++)
            {
                var (from, to) = (random.Next(1, lines.Count), random.Next(1, lines.Count));
                (lines[from], lines[to]) = (lines[to], lines[from]);
            }
            var content = ImportContent.FromBytes(Encoding.UTF8.GetBytes(string.Join(end, lines) + end));
            var analysis = await ImportParser.Standard.AnalyseAsync(content, ReadOptions.Default with { Format = ImportFormat.Fec, Grouping = GroupingKey.JournalAndNumber });
            analysis.HasBlocking.Should().BeFalse();

            var entries = new List<JournalEntry>();
            await foreach (var entry in ImportParser.Standard.ReadEntriesAsync(content, analysis)) entries.Add(entry);

            var expected = lines.Skip(1).Select((line, i) => (Key: string.Join('/', line.Split('\t').Where((_, field) => field is 0 or 2)), Line: i + 2)).GroupBy(line => line.Key).ToList();
            entries.Select(entry => entry.Name).Should().Equal(expected.Select(entry => entry.Key));
            entries.Select(entry => string.Join(' ', entry.Lines.Select(line => line.LineNumber))).Should().Equal(expected.Select(entry => string.Join(' ', entry.Select(line => line.Line))));
        }
    }
}
