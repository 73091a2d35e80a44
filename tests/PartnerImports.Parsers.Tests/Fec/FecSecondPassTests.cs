using System.Text;
using PartnerImports.Parsers.Fec;
using PartnerImports.Testing;

namespace PartnerImports.Parsers.Tests.Fec;

/// <summary>The second pass names entries in one way where the first found their lines together, and in another where it did not.</summary>
public class FecSecondPassTests
{
    /// <summary>Keys with the fields of the line that they are made of, each with no line out of place, a few and all.</summary>
    public static TheoryData<GroupingKey, int[], int> Cases => new(
        from key in ((GroupingKey Key, int[] Fields)[])[(GroupingKey.JournalAndNumber, [0, 2]), (GroupingKey.Number, [2]), (GroupingKey.JournalAndDate, [0, 3]), (GroupingKey.Journal, [0]), (GroupingKey.JournalDateAndReference, [0, 3, 8]), (GroupingKey.Reference, [8])]
        from moves in (int[])[0, 2, 400]
        select (key.Key, key.Fields, moves));

    [Theory, MemberData(nameof(Cases))]
    public async Task Every_line_has_the_entry_of_its_key_and_the_last_of_each_is_marked(GroupingKey key, int[] fields, int moves)
    {
        var (lines, content) = Make(moves);
        var keys = lines.Select(line => string.Join('|', fields.Select(field => field == 3 ? $"{line[3][..4]}-{line[3][4..6]}-{line[3][6..]}" : line[field]))).ToList();
        var analysis = await FecCase.AnalyseAsync(content, ReadOptions.Default with { Grouping = key });

        var ordinals = keys.Distinct().Select((text, ordinal) => (text, ordinal)).ToDictionary();
        var expected = keys.Select((text, row) => (ordinals[text], text.Replace('|', '/'), keys.LastIndexOf(text) == row)).ToList();
        foreach (var capacity in (int[])[1, 3, 50, 4096]) (await EntriesAsync(content, analysis, capacity)).Should().Equal(expected);
    }

    [Fact]
    public async Task By_running_balance_an_entry_ends_where_the_balance_is_zero()
    {
        var (lines, content) = Make(moves: 0);
        var analysis = await FecCase.AnalyseAsync(content, ReadOptions.Default with { Grouping = GroupingKey.RunningBalance });
        var (entry, net) = (0, 0m);
        var expected = new List<(int, string, bool)>();
        foreach (var line in lines)
        {
            net += Amount(line[11]) - Amount(line[12]);
            expected.Add((entry, $"{entry + 1}", net == 0));
            if (net == 0) entry++;
        }
        foreach (var capacity in (int[])[1, 3, 4096]) (await EntriesAsync(content, analysis, capacity)).Should().Equal(expected);

        static decimal Amount(string text) => decimal.Parse(text.Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static (List<string[]> Lines, IImportContent Content) Make(int moves)
    {
        var random = new SeededRandom(moves + 1);
        var lines = Encoding.UTF8.GetString(GeneratedFile.Fec(new LedgerGenerator(3, 300)).ToBytes()).Split(["\r\n", "\n"], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < moves; i++)
        {
            var (from, to) = (random.Next(1, lines.Length), random.Next(1, lines.Length));
            (lines[from], lines[to]) = (lines[to], lines[from]);
        }
        return ([.. lines.Skip(1).Select(line => line.Split('\t'))], ImportContent.FromBytes(Encoding.UTF8.GetBytes(string.Join('\n', lines) + '\n')));
    }

    private static async Task<List<(int Entry, string Name, bool IsLast)>> EntriesAsync(IImportContent content, ImportAnalysis analysis, int capacity)
    {
        var entries = new List<(int, string, bool)>();
        await using var reader = new FecFormat().OpenEntries(content, analysis);
        var batch = new EntryLineBatch(capacity);
        while (await reader.ReadAsync(batch))
            for (var row = 0; row < batch.Count; row++) entries.Add((batch.Entries[row], batch.String(EntryText.Entry, row), (batch.Marks[row] & LineMarks.LastOfEntry) != 0));
        return entries;
    }
}
