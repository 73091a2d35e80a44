using PartnerImports.Parsers.Fec;
using PartnerImports.Tests;

namespace PartnerImports.Parsers.Tests.Fec;

public class FecNameTests
{
    [Theory]
    [InlineData("349536599FEC20211231.txt", "349536599", "2021-12-31", 0, true)]
    [InlineData("349536599fec20211231.TXT", "349536599", "2021-12-31", 0, true)]
    [InlineData("349536599FEC20211231", "349536599", "2021-12-31", 0, true)]
    [InlineData("349536599FEC20211231_2.txt", "349536599", "2021-12-31", 2, true)]
    [InlineData("export_349536599FEC20211231.csv", "349536599", "2021-12-31", 0, false)]
    [InlineData("349536599FEC20211331.txt", "349536599", "", 0, true)]
    [InlineData("349536599FEC20210229.txt", "349536599", "", 0, true)]
    [Rule("P9")]
    [Rule("P10")]
    public void A_name_tells_taxpayer_closing_date_and_part(string text, string siren, string closing, int part, bool isRegular)
    {
        var name = FecName.TryRead(text)!;
        name.Siren.ToString().Should().Be(siren);
        (name.Closing?.ToString("uuuu-MM-dd", null) ?? "").Should().Be(closing);
        name.Part.Should().Be(part);
        name.IsRegular.Should().Be(isRegular);
    }

    [Theory]
    [InlineData("export.txt")]
    [InlineData("0349536599FEC20211231.txt")]
    [InlineData("49536599FEC20211231.txt")]
    [InlineData("349536599FEC2021.txt")]
    [InlineData("349536599FEC20211231copie.txt")]
    [InlineData("349536599FEC20211231_0.txt")]
    [InlineData("")]
    [InlineData(null)]
    public void Another_name_tells_nothing(string? text) => FecName.TryRead(text).Should().BeNull();

    [Fact]
    [Rule("P10")]
    public async Task The_implied_period_is_the_twelve_months_that_end_on_the_closing_date()
    {
        var file = FecCase.Named("valid-tab");
        var analysis = await FecCase.AnalyseAsync(ImportContent.FromBytes(file.Bytes, "123456782FEC20230630.txt"));
        analysis.ClosingDate.Should().Be(new LocalDate(2023, 6, 30));
        analysis.ImpliedPeriod.Should().Be(new ReferencePeriod(new(2022, 7, 1), new(2023, 6, 30), "EXERCICE 2023"));
    }

    [Fact]
    [Rule("P10")]
    public async Task The_closing_date_inside_comes_before_that_of_the_name()
    {
        var analysis = await FecCase.Named("fec0104-closing-differs").AnalyseAsync();
        analysis.ClosingDate.Should().Be(new LocalDate(2023, 12, 31));
    }
}
