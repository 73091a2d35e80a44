using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace PartnerImports.Parsers.Tests.Tra;

public sealed class TraGroupingTests
{
    private sealed record Made(string Journal, int Day, int Number, int[] Cents);

    private static readonly Gen<Made> AnEntry =
        from journal in Gen.Elements("HA", "VE", "BQ")
        from day in Gen.Choose(1, 28)
        from number in Gen.Choose(1, 99_999_999)
        from cents in Gen.ArrayOf(Gen.Choose(1, 1_000_000)).Where(all => all.Length is > 0 and < 6)
        select new Made(journal, day, number, cents);

    private static readonly Gen<Made[]> SomeEntries = Gen.ArrayOf(AnEntry)
        .Select(entries => entries.DistinctBy(entry => (entry.Journal, entry.Day, entry.Number)).ToArray()).Where(entries => entries.Length > 0);

    [Property(MaxTest = 50)]
    public Property Numbered_lines_find_their_entries_in_any_order() => Prop.ForAll(SomeEntries.ToArbitrary(), ArbMap.Default.ArbFor<int>(), (entries, seed) =>
    {
        var lines = entries.SelectMany(entry => Lines(entry, entry.Number.ToString(CultureInfo.InvariantCulture))).ToArray();
        new Random(seed).Shuffle(lines);
        Check(lines, entries.Length, GroupingKey.JournalAndNumber);
    });

    [Property(MaxTest = 50)]
    public Property Without_numbers_the_running_balance_tells_entries_apart() => Prop.ForAll(SomeEntries.ToArbitrary(), entries =>
        Check([.. entries.SelectMany((entry, i) => Lines(entry with { Number = i }, ""))], entries.Length, GroupingKey.RunningBalance));

    [Property(MaxTest = 50)]
    public Property Every_line_belongs_to_one_entry_and_every_entry_ends_once() => Prop.ForAll(SomeEntries.ToArbitrary(), ArbMap.Default.ArbFor<int>(), (entries, seed) =>
    {
        // Half of the lines have numbers, none of them is in order, references are rare: any way of grouping may be chosen.
        var random = new Random(seed);
        var lines = entries.SelectMany((entry, i) => Lines(entry with { Number = i % 3 }, i % 2 == 0 ? "" : (i + 1).ToString(CultureInfo.InvariantCulture))).ToArray();
        random.Shuffle(lines);
        var text = TraLine.Header + string.Join("\r\n", lines) + "\r\n";
        var content = ImportContent.FromBytes(System.Text.Encoding.ASCII.GetBytes(text), "x.tra");
        var lenient = ReadOptions.Default with { Severities = SeverityPolicy.Standard.With("ENT0301", Severity.Warning) };
        var analysis = TraReading.AnalyseAsync(content, lenient).GetAwaiter().GetResult();
        var batch = new EntryLineBatch(3);
        var (ends, names, count) = (new HashSet<int>(), new Dictionary<string, int>(), 0);
        var reader = TraReading.Parser.OpenEntries(content, analysis);
        while (reader.ReadAsync(batch).AsTask().GetAwaiter().GetResult())
        {
            for (var row = 0; row < batch.Count; row++, count++)
            {
                var (ordinal, name) = (batch.Entries[row], batch.String(EntryText.Entry, row));
                ordinal.Should().BeInRange(0, (int)analysis.Summary.Entries - 1).And.BeLessThanOrEqualTo(names.Count, "ordinals follow first lines");
                if (!names.TryAdd(name, ordinal)) names[name].Should().Be(ordinal, "a name is that of one entry");
                ends.Should().NotContain(ordinal, "the entry had ended");
                if ((batch.Marks[row] & LineMarks.LastOfEntry) != 0) ends.Add(ordinal);
            }
        }
        count.Should().Be(lines.Length);
        ends.Should().HaveCount((int)analysis.Summary.Entries);
        names.Should().HaveCount((int)analysis.Summary.Entries);
    });

    [Theory]
    [InlineData(GroupingKey.JournalAndNumber, 2)]
    [InlineData(GroupingKey.Number, 2)]
    [InlineData(GroupingKey.JournalAndDate, 1)]
    [InlineData(GroupingKey.Journal, 1)]
    [InlineData(GroupingKey.JournalDateAndReference, 1)]
    [InlineData(GroupingKey.Reference, 1)]
    [InlineData(GroupingKey.RunningBalance, 1)]
    public async Task A_caller_may_settle_the_key(GroupingKey key, int entries)
    {
        var lines = string.Join("\r\n", Lines(new("HA", 5, 7, [100]), "1").Concat(Lines(new("HA", 5, 7, [200]), "2")));
        var analysis = await TraReading.AnalyseAsync(TraLine.Header + lines, ReadOptions.Default with { Grouping = key });
        analysis.Summary.Entries.Should().Be(entries);
        analysis.Grouping!.Key.Should().Be(key);
        (await TraReading.LinesAsync(TraLine.Header + lines, ReadOptions.Default with { Grouping = key })).Select(line => line.Entry).Distinct().Should().HaveCount(entries);
    }

    [Fact]
    public async Task A_tolerance_lets_a_cent_pass()
    {
        var text = TraLine.Header + new TraLine { Number = "1" } + "\r\n" + new TraLine { Number = "1", Side = "C", Amount = "100,01" };
        (await TraReading.AnalyseAsync(text)).HasBlocking.Should().BeTrue();
        (await TraReading.AnalyseAsync(text, ReadOptions.Default with { BalanceTolerance = Amount.Parse("0.01") })).HasBlocking.Should().BeFalse();
    }

    private static IEnumerable<string> Lines(Made entry, string number)
    {
        var line = new TraLine { Journal = entry.Journal, Date = $"{entry.Day:00}012026", Number = number, Reference = $"R{entry.Number}" };
        foreach (var cents in entry.Cents) yield return (line with { Amount = Money(cents) }).ToString();
        yield return (line with { Amount = Money(entry.Cents.Sum()), Side = "C", Account = "401000", Kind = "X", ThirdParty = "F1" }).ToString();
    }

    private static string Money(long cents) => $"{cents / 100},{cents % 100:00}";

    private static void Check(string[] lines, int entries, GroupingKey key)
    {
        var analysis = TraReading.AnalyseAsync(TraLine.Header + string.Join("\r\n", lines) + "\r\n").GetAwaiter().GetResult();
        analysis.HasBlocking.Should().BeFalse();
        analysis.Summary.Entries.Should().Be(entries);
        analysis.Grouping!.Key.Should().Be(key);
    }
}
