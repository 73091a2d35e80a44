using System.Text;
using PartnerImports.Parsers.Custom.Model;
using PartnerImports.Parsers.Custom.Values;

namespace PartnerImports.Parsers.Tests.Custom;

public class AmountTextTests
{
    private static readonly ValueRules Point = new();
    private static readonly ValueRules Comma = new() { Decimal = ',', Thousands = ' ' };
    private static readonly ValueRules Dots = new() { Decimal = ',', Thousands = '.' };
    private static readonly ValueRules Cents = new() { ImpliedDecimals = 2 };

    [Theory]
    [InlineData("0", "0.00")]
    [InlineData("1234.5", "1234.50")]
    [InlineData("-12.34", "-12.34")]
    [InlineData("12.34-", "-12.34")]
    [InlineData("+12.34", "12.34")]
    [InlineData(".50", "0.50")]
    [InlineData("000000000000000000000000001.00", "1.00")]
    [InlineData("1.10000000000000", "1.10")]
    [InlineData("999999999999999999", "999999999999999999.00")]
    public void Decimal_point(string text, string amount) => Read(text, Point).Should().Be((AmountFault.None, amount));

    [Theory]
    [InlineData("1 234 567,89", "1234567.89")]
    [InlineData("1\u00A0234,5", "1234.50")]
    [InlineData("1\u202F234", "1234.00")]
    [InlineData("1234,5", "1234.50")]
    [InlineData("-1 234,00", "-1234.00")]
    public void Comma_and_any_blank_between_thousands(string text, string amount) => Read(text, Comma).Should().Be((AmountFault.None, amount));

    [Theory]
    [InlineData("12345", "123.45")]
    [InlineData("000000000001", "0.01")]
    [InlineData("-5", "-0.05")]
    public void Implied_decimals(string text, string amount) => Read(text, Cents).Should().Be((AmountFault.None, amount));

    [Theory]
    [InlineData("1,50")]
    [InlineData("12.")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("1.2.3")]
    [InlineData("1 234")]
    [InlineData("--1")]
    [InlineData("-1-")]
    [InlineData("1e3")]
    [InlineData("12 €")]
    [InlineData("(12)")]
    [InlineData("NaN")]
    public void What_is_no_amount_is_not_guessed(string text) => Read(text, Point).Fault.Should().Be(AmountFault.Unreadable);

    [Theory]
    [InlineData("12.34")]
    [InlineData("1.23")]
    [InlineData("1234.567")]
    [InlineData("1.234.56")]
    [InlineData("1.23.456")]
    [InlineData("1234.567.890")]
    [InlineData(".234")]
    [InlineData("1.234.")]
    [InlineData("1.2345,00")]
    [InlineData("1..234")]
    public void Thousands_go_by_three_digits_so_that_a_decimal_point_is_not_taken_for_their_mark(string text) => Read(text, Dots).Fault.Should().Be(AmountFault.Unreadable);

    [Theory]
    [InlineData("1000000000000000000")]
    [InlineData("0.1234567891")]
    [InlineData("1234567890.1234567890123")]
    public void More_digits_than_an_amount_holds_are_refused_not_rounded(string text) => Read(text, Point).Fault.Should().Be(AmountFault.TooLong);

    [Fact]
    public void A_decimal_mark_contradicts_implied_decimals() => Read("12.34", Cents).Fault.Should().Be(AmountFault.DecimalMark);

    [Theory]
    [InlineData("", ".", "1234.50")]
    [InlineData(" ", ",", "1 234,50")]
    public void The_example_is_written_as_the_model_says(string thousands, string mark, string example) =>
        AmountText.Example(new() { Decimal = mark[0], Thousands = thousands.Length == 0 ? null : thousands[0] }).Should().Be(example);

    private static (AmountFault Fault, string Amount) Read(string text, ValueRules rules)
    {
        var fault = AmountText.Read(Encoding.UTF8.GetBytes(text), rules, out var amount);
        return (fault, amount.ToString());
    }
}
