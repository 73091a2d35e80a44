using System.Text;
using PartnerImports.Parsers.Custom.Model;
using PartnerImports.Parsers.Custom.Values;

namespace PartnerImports.Parsers.Tests.Custom;

public class DateTextTests
{
    [Theory]
    [InlineData("yyyyMMdd", "20260131")]
    [InlineData("yyyy-MM-dd", "2026-01-31")]
    [InlineData("yyyy/MM/dd", "2026/01/31")]
    [InlineData("dd/MM/yyyy", "31/01/2026")]
    [InlineData("dd-MM-yyyy", "31-01-2026")]
    [InlineData("dd.MM.yyyy", "31.01.2026")]
    [InlineData("ddMMyyyy", "31012026")]
    [InlineData("dd/MM/yy", "31/01/26")]
    [InlineData("ddMMyy", "310126")]
    [InlineData("yyMMdd", "260131")]
    [InlineData("MM/dd/yyyy", "01/31/2026")]
    public void Every_pattern_of_the_language(string pattern, string text) => Read(text, 70, pattern).Should().Be((new LocalDate(2026, 1, 31), null));

    [Theory]
    [InlineData("31/02/2026")]
    [InlineData("29/02/2025")]
    [InlineData("00/01/2026")]
    [InlineData("01/13/2026")]
    [InlineData("01/01/0000")]
    [InlineData("1/1/2026")]
    [InlineData("01-01-2026")]
    [InlineData("01/01/26")]
    [InlineData("01/01/2026 ")]
    [InlineData("0a/01/2026")]
    [InlineData("")]
    public void A_date_that_does_not_exist_or_is_written_otherwise_is_none(string text) => Read(text, 70, "dd/MM/yyyy").Should().Be(((LocalDate?)null, (LocalDate?)null));

    [Fact]
    public void Leap_days_exist() => Read("29/02/2024", 70, "dd/MM/yyyy").Date.Should().Be(new LocalDate(2024, 2, 29));

    [Theory]
    [InlineData("010169", 2069)]
    [InlineData("010170", 1970)]
    [InlineData("010199", 1999)]
    [InlineData("010100", 2000)]
    public void Two_digits_of_a_year_turn_on_the_pivot(string text, int year) => Read(text, 70, "ddMMyy").Date!.Value.Year.Should().Be(year);

    [Fact]
    public void The_pivot_is_the_models() => Read("010150", 50, "ddMMyy").Date!.Value.Year.Should().Be(1950);

    [Theory]
    [InlineData("03/04/2026")]
    public void Two_patterns_that_read_different_days_are_ambiguous(string text) =>
        Read(text, 70, "dd/MM/yyyy", "MM/dd/yyyy").Should().Be((new LocalDate(2026, 4, 3), new LocalDate(2026, 3, 4)));

    [Theory]
    [InlineData("31/01/2026")]
    [InlineData("01/31/2026")]
    public void A_value_that_only_one_pattern_reads_is_clear(string text) => Read(text, 70, "dd/MM/yyyy", "MM/dd/yyyy").Should().Be((new LocalDate(2026, 1, 31), null));

    [Fact]
    public void Two_patterns_that_read_the_same_day_are_clear() => Read("05/05/2026", 70, "dd/MM/yyyy", "MM/dd/yyyy").Should().Be((new LocalDate(2026, 5, 5), null));

    private static (LocalDate? Date, LocalDate? Other) Read(string text, int pivot, params string[] patterns) =>
        DateText.Read(Encoding.UTF8.GetBytes(text), [.. patterns.Select(word => (DatePattern)Array.IndexOf(ModelWords.DatePatterns, word))], pivot);
}
