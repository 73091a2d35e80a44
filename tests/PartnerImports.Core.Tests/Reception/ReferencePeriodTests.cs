using PartnerImports.Tests;

namespace PartnerImports.Core.Tests.Reception;

/// <summary>The fiscal year that an import belongs to.</summary>
[Rule("P10")]
public sealed class ReferencePeriodTests
{
    private static readonly ImportAppraiser Appraiser = new(new TinyParser());

    private static string Line(string date) => $"VE;1;{date};411000;1.00;1.00;x\n";

    private static async Task<ImportAppraisal> AppraiseAsync(string years, string content, SeverityPolicy? severities = null) => await Appraiser.AppraiseAsync(
        World.Content(content), ReadOptions.Default with { Severities = severities ?? SeverityPolicy.Standard }, new() { Calendar = World.Calendar(years) });

    [Theory]
    [InlineData("2020 2021", "2021-12-31", "2021-01-01", "2021-12-31")] // twelve months
    [InlineData("2020-04-01..2021-03-31", "2021-03-31", "2020-04-01", "2021-03-31")] // shifted
    [InlineData("2021-09-15..2021-12-31", "2021-12-31", "2021-09-15", "2021-12-31")] // short
    [InlineData("2020-07-01..2021-12-31", "2021-12-31", "2020-07-01", "2021-12-31")] // long
    [InlineData("2019:closed 2021:closed 2022", "2021-12-31", "2021-01-01", "2021-12-31")] // closed, without movements
    public async Task A_closing_date_names_the_fiscal_year_that_closes_then(string years, string closing, string start, string end)
    {
        var appraisal = await AppraiseAsync(years, $"#closing {closing}");
        appraisal.ReferencePeriod.Should().BeEquivalentTo(new { Start = TinyFile.Date(start), End = TinyFile.Date(end), Label = $"EXERCICE {closing[..4]}" });
        appraisal.Diagnostics.Should().BeEmpty();
    }

    [Fact]
    public async Task A_closing_date_of_no_fiscal_year_blocks()
    {
        var appraisal = await AppraiseAsync("2020 2021", Line("2021-05-01") + "#closing 2021-03-31");
        appraisal.ReferencePeriod.Should().BeNull();
        appraisal.Diagnostics.Select(found => (found.Code, found.Read, found.Expected)).Should().Equal(("IMP0301", "31/03/2021", "31/12/2020, 31/12/2021"));
    }

    [Fact]
    public async Task A_movement_outside_the_named_year_is_a_warning()
    {
        var appraisal = await AppraiseAsync("2021 2022", Line("2021-05-01") + Line("2022-01-03") + "#closing 2021-12-31");
        appraisal.ReferencePeriod!.Label.Should().Be("EXERCICE 2021");
        appraisal.Diagnostics.Select(found => (found.Code, found.Severity)).Should().Equal(("IMP0303", Severity.Warning));
    }

    [Theory]
    [InlineData("2021-01-01..2022-06-30", "")]
    [InlineData("2021-01-01..2021-06-30 2021-07-01..2022-06-30", "IMP0303")]
    [InlineData("", "TNY0002")]
    public async Task A_year_that_the_file_lets_presume_gives_way_to_the_calendar(string years, string expected)
    {
        const string content = "VE;1;2021-02-01;411000;1.00;1.00;x\n#closing 2022-06-30\n#presumes yes";
        foreach (var severities in (SeverityPolicy[])[SeverityPolicy.Standard, SeverityPolicy.Standard.With("TNY0002", Severity.Blocking)])
        {
            var appraisal = await AppraiseAsync(years, content, severities);
            appraisal.Diagnostics.Select(found => found.Code).Should().Equal(expected.Length == 0 ? [] : [expected]);
            (appraisal.Counts.Blocking + appraisal.Counts.Warning).Should().Be(appraisal.Diagnostics.Length);
            appraisal.Analysis.HasBlocking.Should().Be(expected == "TNY0002" && appraisal.HasBlocking);
        }
    }

    [Theory]
    [InlineData("2020 2021 2022", "2021-01-01", "2021-12-31", "EXERCICE 2021")]
    [InlineData("2020-04-01..2021-03-31 2021-04-01..2022-03-31", "2021-04-01", "2021-12-31", "EXERCICE 2022")]
    public async Task Without_a_closing_date_it_is_the_year_that_contains_every_movement(string years, string first, string last, string label)
    {
        var appraisal = await AppraiseAsync(years, Line(first) + Line(last));
        appraisal.ReferencePeriod!.Label.Should().Be(label);
        appraisal.Diagnostics.Should().BeEmpty();
    }

    [Fact]
    public async Task Movements_over_several_years_belong_to_the_last_one_with_a_warning_that_a_policy_may_make_block()
    {
        var appraisal = await AppraiseAsync("2021 2022", Line("2022-01-03") + Line("2021-12-01"));
        appraisal.ReferencePeriod!.Label.Should().Be("EXERCICE 2022");
        appraisal.Diagnostics.Select(found => (found.Code, found.Severity)).Should().Equal(("IMP0302", Severity.Warning));
        appraisal.Diagnostics[0].MessageIn(Language.French).Should().Be(
            "Les mouvements (01/12/2021 – 03/01/2022) vont de EXERCICE 2021 à EXERCICE 2022 ; l'import est rattaché à EXERCICE 2022.");
        (await AppraiseAsync("2021 2022", Line("2022-01-03") + Line("2021-12-01"), SeverityPolicy.Standard.With("IMP0302", Severity.Blocking))).Status.Should().Be(ImportStatus.Error);
    }

    [Theory]
    [InlineData("2020:closed 2021 2022", "EXERCICE 2021")]
    [InlineData("2021 2022", "EXERCICE 2021")]
    public async Task Without_movements_it_is_the_oldest_open_year(string years, string label) =>
        (await AppraiseAsync(years, "#accounts 411000")).ReferencePeriod!.Label.Should().Be(label);

    [Fact]
    public async Task Without_movements_and_without_an_open_year_it_blocks() =>
        (await AppraiseAsync("2021:closed", "#accounts 411000")).Diagnostics.Select(found => found.Code).Should().Equal("IMP0305");

    [Theory]
    [InlineData("2020:closed 2021", "2020-06-15")] // closed
    [InlineData("2019 2021", "2020-06-15")] // a gap
    [InlineData("2021", "2022-01-01")] // none
    public async Task A_movement_outside_every_open_year_blocks_at_its_place(string years, string date)
    {
        var appraisal = await AppraiseAsync(years, Line("2021-05-01") + Line(date) + Line("2021-05-02") + Line(date));
        var found = appraisal.Diagnostics.Should().ContainSingle(found => found.Code == "IMP0304").Which;
        found.Severity.Should().Be(Severity.Blocking);
        found.Count.Should().Be(2);
        found.Places.Select(place => place.Line).Should().Equal(2, 4);
        found.Field.Should().Be("DATECOMPTABLE");
        found.Read.Should().Be(ScreenFormat.Date(TinyFile.Date(date)));
    }

    [Theory]
    [InlineData("2020 2021", null)]
    [InlineData("2021-01-01..2021-06-30 2020", "Le fichier déclare les exercices 01/01/2020 – 31/12/2020, 01/01/2021 – 30/06/2021 ; l'import est rattaché à l'exercice 01/01/2021 – 31/12/2021 du dossier.")]
    public async Task Fiscal_years_that_the_file_declares_are_compared_with_the_dossiers(string declared, string? message)
    {
        foreach (var content in (string[])[Line("2021-05-01"), ""])
        {
            var appraisal = await AppraiseAsync("2021", $"{content}#years {declared}");
            appraisal.ReferencePeriod!.Label.Should().Be("EXERCICE 2021");
            appraisal.Diagnostics.Select(found => (found.Code, found.Severity, found.MessageIn(Language.French))).Should().Equal(message is null ? [] : [("IMP0306", Severity.Warning, message)]);
        }
    }

    [Fact]
    public async Task A_dossiers_own_label_is_kept()
    {
        var calendar = new FiscalCalendar([new(new(2021, 1, 1), new(2021, 12, 31), label: "Premier exercice")]);
        (await Appraiser.AppraiseAsync(World.Content(Line("2021-05-01")), ReadOptions.Default, new() { Calendar = calendar }, TestContext.Current.CancellationToken))
            .ReferencePeriod!.Label.Should().Be("Premier exercice");
    }

    [Theory]
    [InlineData("#closing 2022-03-31", "2021-04-01", "2022-03-31")]
    [InlineData("VE;1;2021-05-01;411000;1.00;1.00;x", "2021-01-01", "2021-12-31")]
    public async Task Without_a_calendar_nothing_is_checked_and_the_file_implies_the_period(string content, string start, string end)
    {
        var appraisal = await AppraiseAsync("", content);
        appraisal.ReferencePeriod.Should().BeEquivalentTo(new { Start = TinyFile.Date(start), End = TinyFile.Date(end) });
        appraisal.Diagnostics.Should().BeEmpty();
    }

    [Fact]
    public async Task Without_a_calendar_and_without_movements_there_is_no_period() => (await AppraiseAsync("", "#accounts 411000")).ReferencePeriod.Should().BeNull();

    [Fact]
    public async Task Findings_of_file_and_dossier_are_one_list_blocking_first_then_by_line()
    {
        var appraisal = await AppraiseAsync("2021", Line("2021-05-01") + "!\n" + Line("2019-05-01"));
        appraisal.Diagnostics.Select(found => (found.Code, found.First.Line)).Should().Equal(("TNY0001", 2), ("IMP0304", 3));
        appraisal.Counts.Should().Be(new DiagnosticCounts(2, 0, 0));
    }
}
