using System.Text;
using PartnerImports.Parsers.Json;

namespace PartnerImports.Parsers.Tests.Json;

/// <summary>Runs of flat lines are cut where their keys differ, written out in full for every line, or where a balance has returned to zero.</summary>
public class LoopRunsTests
{
    private static readonly string[] Journals = ["", "VT", "AC"], References = ["", "", "F1", "F12", "AC"];
    private static readonly LocalDate[] Dates = [new(2026, 1, 2), new(2026, 1, 12), default];

    public static TheoryData<GroupingKey> Keys =>
        [GroupingKey.JournalDateAndReference, GroupingKey.JournalAndDate, GroupingKey.Journal, GroupingKey.Reference, GroupingKey.RunningBalance];

    [Theory, MemberData(nameof(Keys))]
    public void A_run_begins_where_the_whole_key_is_another(GroupingKey key)
    {
        var random = new Random((int)key);
        for (var file = 0; file < 60; file++)
        {
            var (runs, last, keyed, net, hasAmount) = (new LoopRuns(key), "?", false, 0m, false);
            for (var batches = 0; batches < 4; batches++)
            {
                var batch = Fill(random);
                for (var row = 0; row < batch.Count; row++)
                {
                    var isKeyed = key is GroupingKey.Journal or GroupingKey.JournalAndDate || key != GroupingKey.RunningBalance && batch.String(EntryText.Reference, row).Length > 0;
                    var text = KeyOf(key, isKeyed, batch, row);
                    var begins = text != last || isKeyed != keyed || !isKeyed && hasAmount && net == 0;
                    if (begins) (net, hasAmount) = (0, false);
                    net += batch.Debits[row].ToDecimal() - batch.Credits[row].ToDecimal();
                    hasAmount |= batch.Debits[row] != batch.Credits[row];
                    (last, keyed) = (text, isKeyed);

                    runs.Begins(batch, row).Should().Be(begins, "row {0} of batch {1} of file {2} has {3}", row, batches, file, text);
                    runs.IsKeyed.Should().Be(isKeyed);
                    LoopRuns.NameOf(runs.Key).Should().Be(text);
                    var journal = key == GroupingKey.Reference ? "" : batch.String(EntryText.Journal, row);
                    var rest = Encoding.UTF8.GetString(runs.KeyInJournal).Replace('\0', '/');
                    string.Join('/', new[] { journal, rest }.Where(part => part.Length > 0)).Should().Be(text);
                }
            }
        }
    }

    private static string KeyOf(GroupingKey key, bool isKeyed, EntryLineBatch batch, int row)
    {
        var text = key == GroupingKey.Reference ? "" : batch.String(EntryText.Journal, row);
        if (key is not (GroupingKey.Reference or GroupingKey.Journal)) text = With(text, batch.Dates[row].ToString("uuuu-MM-dd", null));
        return key is not (GroupingKey.Journal or GroupingKey.JournalAndDate) && isKeyed ? With(text, batch.String(EntryText.Reference, row)) : text;
    }

    private static string With(string text, string part) => text.Length > 0 ? $"{text}/{part}" : part;

    private static EntryLineBatch Fill(Random random)
    {
        var batch = new EntryLineBatch(random.Next(1, 30));
        while (!batch.IsFull)
        {
            var row = batch.Add(1, 0);
            // Most lines repeat the values of the line above, some as the same slice.
            var isLike = row > 0 && random.Next(3) > 0;
            foreach (var (column, values) in new[] { (EntryText.Journal, Journals), (EntryText.Reference, References) })
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
}
