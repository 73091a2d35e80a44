using System.Globalization;
using System.Text.Json;
using PartnerImports.Parsers.Fec;
using PartnerImports.Tests;

namespace PartnerImports.Parsers.Tests.Fec;

public class FecCorpusTests
{
    public static TheoryData<string> Cases => [.. FecCase.All.Select(each => each.Name)];

    [Theory, MemberData(nameof(Cases))]
    [Rule("P11")]
    [Rule("P13")]
    public async Task A_file_gives_the_summary_worked_out_for_it(string name)
    {
        var file = FecCase.Named(name);
        var analysis = await file.AnalyseAsync();
        Summarise(analysis).Should().Equal(Expected(file.Expected.GetProperty("summary")));
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task A_file_gives_the_findings_worked_out_for_it(string name)
    {
        var file = FecCase.Named(name);
        var analysis = await file.AnalyseAsync();
        analysis.Diagnostics.Select(FecCase.Describe).Should().Equal(file.Expected.GetProperty("diagnostics").EnumerateArray().Select(item => item.GetString()));
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task A_second_pass_gives_every_line_its_entry(string name)
    {
        var file = FecCase.Named(name);
        var analysis = await file.AnalyseAsync();
        Assert.SkipWhen(analysis.HasBlocking, "An analysis with a blocking finding has no second pass.");
        await using var reader = new FecFormat().OpenEntries(file.Open(), analysis);
        var batch = new EntryLineBatch(5);
        var (lines, last, names) = (0L, 0, new Dictionary<int, string>());
        while (await reader.ReadAsync(batch, TestContext.Current.CancellationToken))
        {
            for (var row = 0; row < batch.Count; row++, lines++)
            {
                batch.Entries[row].Should().BeInRange(0, names.Count, "entries are numbered by their first lines");
                names.TryAdd(batch.Entries[row], batch.String(EntryText.Entry, row));
                names[batch.Entries[row]].Should().Be(batch.String(EntryText.Entry, row));
                if (batch.Marks[row].HasFlag(LineMarks.LastOfEntry)) last++;
            }
        }
        lines.Should().Be(analysis.Summary.Lines);
        names.Should().HaveCount((int)analysis.Summary.Entries);
        names.Values.Should().OnlyHaveUniqueItems();
        last.Should().Be(names.Count);
    }

    [Fact]
    public void Every_file_of_the_corpus_is_a_case()
    {
        var files = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "corpus", "fec"), "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".expected.json", StringComparison.Ordinal) && Path.GetExtension(file) is not (".py" or ".md"));
        files.Should().BeEquivalentTo(FecCase.All.SelectMany(each => each.Files).Distinct());
    }

    private static IEnumerable<string> Summarise(ImportAnalysis analysis)
    {
        var summary = analysis.Summary;
        string Text(object? value) => string.Create(CultureInfo.InvariantCulture, $"{value}");
        return
        [
            $"encoding {analysis.Encoding}", $"grouping {Text(analysis.Grouping?.Key)}", $"entries {Text(summary.Entries)}", $"lines {Text(summary.Lines)}",
            $"debit {summary.TotalDebit}", $"credit {summary.TotalCredit}",
            $"first {summary.FirstMovement?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}", $"last {summary.LastMovement?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}",
            $"journals {Text(summary.Journals)}", $"accounts {Text(summary.Accounts)}", $"thirdParties {Text(summary.ThirdParties)}",
            $"siren {analysis.Siren}", $"closing {analysis.ClosingDate?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}",
        ];
    }

    private static IEnumerable<string> Expected(JsonElement summary) => summary.EnumerateObject().Select(property => $"{property.Name} {property.Value}");
}
