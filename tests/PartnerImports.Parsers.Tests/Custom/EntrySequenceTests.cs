using System.Text;
using PartnerImports.Parsers.Custom.Grouping;
using PartnerImports.Parsers.Custom.Model;

namespace PartnerImports.Parsers.Tests.Custom;

/// <summary>Lines are put into entries as by keys written out in full for every line; a second pass gives each line the entry of the first.</summary>
public class EntrySequenceTests
{
    private static readonly string[] Journals = ["", "VT", "A/C", "2026-01-02"], Texts = ["", "F1", "F12", "F2", "VT", "a)", "x (2)"];
    private static readonly LocalDate[] Dates = [new(2026, 1, 2), new(2026, 1, 12), default];

    private static readonly GroupingRule[] Rules =
    [
        Rule(GroupingMode.Keys, KeyPart.Journal), Rule(GroupingMode.Keys, KeyPart.Journal, KeyPart.Date, KeyPart.Reference), Rule(GroupingMode.Keys, KeyPart.Number),
        Rule(GroupingMode.Keys, KeyPart.Date, KeyPart.Journal), Rule(GroupingMode.ContiguousKeys, KeyPart.Journal, KeyPart.Reference), Rule(GroupingMode.ContiguousKeys, KeyPart.Reference),
        Rule(GroupingMode.RunningBalance), Rule(GroupingMode.RunningBalance, KeyPart.Journal), Rule(GroupingMode.RunningBalance, KeyPart.Journal, KeyPart.Date),
    ];

    public static TheoryData<int> All => [.. Enumerable.Range(0, Rules.Length)];

    [Theory, MemberData(nameof(All))]
    public void Lines_have_the_entries_of_their_keys(int number)
    {
        var rule = Rules[number];
        var random = new Random(number);
        for (var file = 0; file < 60; file++)
        {
            EntryLineBatch[] batches = [.. Enumerable.Range(0, 4).Select(_ => Fill(random))];
            var sequence = new EntrySequence(rule);
            var naive = new Naive(rule);
            List<int> first = [], expected = [];
            foreach (var batch in batches)
                for (var row = 0; row < batch.Count; row++)
                {
                    first.Add(sequence.Next(batch, row));
                    expected.Add(naive.Next(batch, row));
                }
            first.Should().Equal(expected);
            var names = Enumerable.Range(0, sequence.Keys.Count).Select(sequence.Keys.NameOf).ToArray();
            names.Should().OnlyHaveUniqueItems().And.HaveCount(first.Max() + 1).And.NotContain("");

            var again = sequence.Again();
            var at = 0;
            foreach (var batch in batches)
                for (var row = 0; row < batch.Count; row++, at++)
                {
                    again.Next(batch, row).Should().Be(first[at]);
                    batch.String(sequence.Keys.AppendName(batch, first[at])).Should().Be(names[first[at]]);
                }
        }
    }

    [Fact]
    public void A_second_pass_refuses_lines_that_the_first_did_not_meet()
    {
        var sequence = new EntrySequence(Rules[1]);
        var batch = new EntryLineBatch(1);
        batch.Add(1, 0);
        batch.SetText(EntryText.Journal, 0, "VT"u8);
        sequence.Next(batch, 0);
        foreach (var (column, text) in new[] { (EntryText.Reference, "F1"), (EntryText.Journal, "AC") })
        {
            batch.SetText(column, 0, Encoding.UTF8.GetBytes(text));
            FluentActions.Invoking(() => sequence.Again().Next(batch, 0)).Should().Throw<ContentChangedException>();
        }
    }

    private static GroupingRule Rule(GroupingMode mode, params KeyPart[] keys) => new(mode, [.. keys]);

    private static EntryLineBatch Fill(Random random)
    {
        var batch = new EntryLineBatch(random.Next(1, 30));
        while (!batch.IsFull)
        {
            var row = batch.Add(1, 0);
            var isLike = row > 0 && random.Next(3) > 0;
            foreach (var (column, values) in new[] { (EntryText.Journal, Journals), (EntryText.Reference, Texts), (EntryText.Number, Texts) })
            {
                if (isLike && random.Next(2) == 0) batch.SetText(column, row, batch.Slices(column)[row - 1]);
                else batch.SetText(column, row, Encoding.UTF8.GetBytes(isLike && random.Next(4) > 0 ? batch.String(column, row - 1) : values[random.Next(values.Length)]));
            }
            batch.Dates[row] = isLike && random.Next(4) > 0 ? batch.Dates[row - 1] : Dates[random.Next(Dates.Length)];
            batch.Debits[row] = Amount.FromHundredths(random.Next(2) * 100);
            batch.Credits[row] = Amount.FromHundredths(random.Next(2) * 100);
        }
        return batch;
    }

    /// <summary>The rules as they are written.</summary>
    private sealed class Naive(GroupingRule rule)
    {
        private readonly Dictionary<string, (int Entry, decimal Net, bool HasAmount)> _open = [];
        private string _last = "?";
        private int _count;

        public int Next(EntryLineBatch batch, int row)
        {
            var key = string.Join('\0', rule.Keys.Select(part => part switch
            {
                KeyPart.Journal => batch.String(EntryText.Journal, row),
                KeyPart.Number => batch.String(EntryText.Number, row),
                KeyPart.Reference => batch.String(EntryText.Reference, row),
                _ => batch.Dates[row].ToString(),
            }));
            var isKnown = _open.TryGetValue(key, out var entry);
            var opens = !isKnown || rule.Mode == GroupingMode.ContiguousKeys && key != _last || rule.Mode == GroupingMode.RunningBalance && entry is { HasAmount: true, Net: 0 };
            if (opens) entry = (_count++, 0, false);
            var (debit, credit) = (batch.Debits[row].ToDecimal(), batch.Credits[row].ToDecimal());
            _open[key] = (entry.Entry, entry.Net + debit - credit, entry.HasAmount | debit != 0 | credit != 0);
            _last = key;
            return entry.Entry;
        }
    }
}
