using PartnerImports.Parsers.Fec;

namespace PartnerImports.Parsers.Tests.Fec.Dgfip;

static class DgfipReportAssertions
{
    /// <summary>The checks that spoke, in order, without the stray count: "L7 L8"; empty for a clean file.</summary>
    public static string Checks(this DgfipReport report) =>
        string.Join(' ', report.Tallies.Select(tally => tally.Check).Distinct());

    public static void ShouldConform(this DgfipReport report)
    {
        report.Reasons.Should().BeEmpty();
        report.Verdict.Should().Be(DgfipVerdict.Conforme);
    }

    public static void ShouldBeRefusedFor(this DgfipReport report, params DgfipReason[] reasons)
    {
        report.Reasons.Should().Equal(reasons);
        report.Verdict.Should().Be(DgfipVerdict.NonConforme);
        report.IsStopped.Should().BeFalse();
    }

    public static void ShouldBeStoppedBy(this DgfipReport report, string check)
    {
        report.IsStopped.Should().BeTrue("the reasons are {0}", string.Join(' ', report.Reasons));
        report.Verdict.Should().Be(DgfipVerdict.NonConforme);
        report.Reasons.Select(reason => reason.Check).Should().EndWith([check, "stopped"]);
    }
}
