using System.Globalization;
using PartnerImports.Parsers.Fec;

namespace PartnerImports.Parsers.Tests.Fec.Dgfip;

/// <summary>Files given to the tool itself, with the verdict and the log counts that it gave.</summary>
public sealed class DgfipCorpusTests
{
    static readonly string Root = Path.Combine(AppContext.BaseDirectory, "corpus", "fec-dgfip");

    public static TheoryData<string, FecRegime, string, string> Runs()
    {
        var runs = new TheoryData<string, FecRegime, string, string>();
        foreach (string row in File.ReadLines(Path.Combine(Root, "verdicts.tsv")).Skip(1))
        {
            string[] cells = row.Split('\t');
            runs.Add(cells[0], Enum.Parse<FecRegime>(cells[1], ignoreCase: true), cells[2], cells[3]);
        }

        return runs;
    }

    [Fact]
    public void The_corpus_holds_every_run() => Runs().Should().HaveCount(101);

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task The_verdict_is_the_tool_s(string file, FecRegime regime, string verdict, string counts)
    {
        DgfipReport report = await CheckAsync(file, regime);

        report.Verdict.Should().Be(
            verdict == "CONFORME" ? DgfipVerdict.Conforme : DgfipVerdict.NonConforme,
            "the log says {0} and the reasons are {1}", counts, string.Join(' ', report.Tallies));
        report.IsStopped.Should().Be(verdict == "STOP_NO_REPORT");
        report.Regime.Should().Be(regime);
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task The_reasons_explain_the_tool_s_log(string file, FecRegime regime, string verdict, string counts)
    {
        DgfipReport report = await CheckAsync(file, regime);

        ToolLog.CountsOf(report).Should().Be(
            ToolLog.Explainable(counts), "the verdict is {0} and the reasons are {1}", verdict, string.Join(' ', report.Tallies));
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task The_kind_of_verdict_follows_from_the_reasons(string file, FecRegime regime, string verdict, string counts)
    {
        DgfipReport report = await CheckAsync(file, regime);

        ToolLog.VerdictOf(report).Should().Be(verdict, "the log says {0}", counts.ToString(CultureInfo.InvariantCulture));
    }

    static async Task<DgfipReport> CheckAsync(string file, FecRegime regime)
    {
        await using FileStream content = File.OpenRead(Path.Combine(Root, file));
        return await DgfipChecker.CheckAsync(content, file, regime, TestContext.Current.CancellationToken);
    }
}
