using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace PartnerImports.Tests.Accounting;

public sealed class AmountTests
{
    public static class Amounts
    {
        public static Arbitrary<Amount> Amount() => Arb.From(
            from mantissa in Gen.OneOf(Gen.Choose(-999_999, 999_999).Select(value => (long)value), ArbMap.Default.GeneratorFor<long>().Select(value => value % PartnerImports.Amount.MaxMantissa))
            from scale in Gen.Choose(0, 9)
            select PartnerImports.Amount.Create(mantissa, scale));
    }

    [Property(Arbitrary = [typeof(Amounts)])]
    public bool Text_and_back_is_the_same_amount(Amount amount) =>
        Amount.Parse(amount.ToString()) == amount && Amount.Parse(Encoding.UTF8.GetBytes(amount.ToString()), null) == amount;

    [Property(Arbitrary = [typeof(Amounts)])]
    public bool Decimal_and_back_is_the_same_amount(Amount amount) => Amount.FromDecimal(amount.ToDecimal()) == amount;

    [Property]
    public bool Hundredths_are_a_mantissa_with_two_decimals(int hundredths, int times) =>
        new[] { hundredths, hundredths * 10L, hundredths * 100L, (long)hundredths * times }.All(value => Amount.FromHundredths(value) == Amount.Create(value, 2));

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(-100)]
    [InlineData(uint.MaxValue)]
    [InlineData(uint.MaxValue - 5L)]
    [InlineData(uint.MaxValue - 95L)]
    [InlineData(uint.MaxValue + 1L)]
    [InlineData(Amount.MaxMantissa)]
    public void Hundredths_of_any_size_are_exact(long hundredths) => Amount.FromHundredths(hundredths).ToDecimal().Should().Be(hundredths / 100m);

    [Fact]
    public void More_hundredths_than_eighteen_digits_are_refused() =>
        FluentActions.Invoking(() => Amount.FromHundredths(Amount.MaxMantissa + 1)).Should().Throw<ArgumentOutOfRangeException>();

    [Property(Arbitrary = [typeof(Amounts)])]
    public bool Comparison_is_that_of_decimals(Amount left, Amount right) =>
        Math.Sign(left.CompareTo(right)) == Math.Sign(left.ToDecimal().CompareTo(right.ToDecimal())) && (left == right) == (left.ToDecimal() == right.ToDecimal());

    [Property(Arbitrary = [typeof(Amounts)])]
    public bool A_total_is_the_exact_sum(Amount[] amounts)
    {
        var total = amounts.Aggregate(AmountTotal.Zero, (sum, amount) => sum.Add(amount));
        var check = amounts.Aggregate(AmountTotal.Zero, (sum, amount) => sum.Subtract(amount));
        return total + check == AmountTotal.Zero && AmountTotal.Parse(total.ToString()) == total && total.ToDecimal() == amounts.Sum(amount => amount.ToDecimal());
    }

    [Theory]
    [InlineData("0", "0.00")]
    [InlineData("12.5", "12.50")]
    [InlineData("12.50", "12.50")]
    [InlineData("-0.05", "-0.05")]
    [InlineData("-0", "0.00")]
    [InlineData("1234567.123456789", "1234567.123456789")]
    [InlineData("999999999999999999", "999999999999999999.00")]
    [InlineData("999999999999999999.00", "999999999999999999.00")]
    [InlineData("-100000000000000000.0", "-100000000000000000.00")]
    [InlineData("000000000000000000000012.00", "12.00")]
    public void Printing_gives_at_least_two_decimals(string text, string printed) => Amount.Parse(text).ToString().Should().Be(printed);

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1,5")]
    [InlineData("+1")]
    [InlineData("1e3")]
    [InlineData("1 000")]
    [InlineData("1.1234567891")]
    [InlineData("1000000000000000000")]
    [InlineData("999999999999999999.01")]
    [InlineData("1.2.3")]
    [InlineData("--1")]
    public void Other_forms_are_refused(string text)
    {
        Amount.TryParse(text, out _).Should().BeFalse();
        FluentActions.Invoking(() => Amount.Parse(text)).Should().Throw<FormatException>();
    }

    [Fact]
    public void Equal_values_have_one_representation()
    {
        Amount.Create(1250, 2).Should().Be(Amount.Create(125, 1)).And.Be(Amount.FromDecimal(12.5m));
        Amount.Create(1250, 2).GetHashCode().Should().Be(Amount.Create(125, 1).GetHashCode());
        Amount.Create(0, 5).Should().Be(default(Amount));
    }

    [Fact]
    public void More_than_eighteen_digits_are_refused()
    {
        FluentActions.Invoking(() => Amount.Create(Amount.MaxMantissa + 1, 0)).Should().Throw<ArgumentOutOfRangeException>();
        Amount.TryFromDecimal(0.0000000001m, out _).Should().BeFalse();
        Amount.TryFromDecimal(decimal.MaxValue, out _).Should().BeFalse();
        Amount.TryFromDecimal(123456789012345678.9m, out _).Should().BeFalse();
    }

    [Fact]
    public void A_small_destination_is_refused_not_cut()
    {
        Amount.Parse("-1234.50").TryFormat(new char[7], out _).Should().BeFalse();
        Amount.Parse("-1234.50").TryFormat(new char[8], out var written).Should().BeTrue();
        written.Should().Be(8);
    }

    [Fact]
    public void Totals_go_beyond_decimals()
    {
        var total = Enumerable.Repeat(Amount.Create(Amount.MaxMantissa, 0), 1000).Aggregate(AmountTotal.Zero, (sum, amount) => sum.Add(amount)).Add(Amount.Create(1, 9));
        total.ToString().Should().Be("999999999999999999000.000000001");
        AmountTotal.Parse(total.ToString()).Should().Be(total);
        total.ToString().Should().NotContain(CultureInfo.InvariantCulture.NumberFormat.NumberGroupSeparator);
    }
}
