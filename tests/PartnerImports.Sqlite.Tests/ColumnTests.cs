using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PartnerImports.Sqlite;

namespace PartnerImports.Tests;

public sealed class ColumnTests
{
    public static Arbitrary<Amount> Amounts() =>
        (from digits in Gen.Choose(0, 18)
         from scale in Gen.Choose(0, 9)
         from negative in ArbMap.Default.GeneratorFor<bool>()
         from seed in ArbMap.Default.GeneratorFor<long>()
         let mantissa = Math.Abs(seed % (long)Math.Pow(10, digits))
         select Amount.Create(Math.Min(negative ? -mantissa : mantissa, Amount.MaxMantissa), scale)).ToArbitrary();

    public static Arbitrary<LocalDate> Dates() => Gen.Choose(-9998, 9999).SelectMany(year => Gen.Choose(1, 365).Select(day => new LocalDate(year, 1, 1).PlusDays(day - 1))).ToArbitrary();

    [Property(Arbitrary = [typeof(ColumnTests)], MaxTest = 2000)]
    public void Amounts_come_back_as_they_were(Amount debit, Amount credit)
    {
        var (first, second, scales) = AmountColumns.Of(debit, credit);
        AmountColumns.Amounts(first, second, scales).Should().Be((debit, credit));
    }

    [Property(Arbitrary = [typeof(ColumnTests)], MaxTest = 2000)]
    public void Hundredths_compare_as_amounts_do(Amount left, Amount right)
    {
        var (a, b, scales) = AmountColumns.Of(left, right);
        if (scales is null) a.CompareTo(b).Should().Be(left.CompareTo(right));
    }

    [Theory]
    [InlineData("999999999999999999", "0.000000001")]
    [InlineData("-999999999999999999", "999999999.999999999")]
    [InlineData("92233720368547758", "-92233720368547758")]
    [InlineData("92233720368547759", "0")]
    [InlineData("99999999999999999.9", "9999999999999999.99")]
    public void The_greatest_and_finest_amounts_come_back(string debit, string credit) => Amounts_come_back_as_they_were(Amount.Parse(debit), Amount.Parse(credit));

    [Property(Arbitrary = [typeof(ColumnTests)], MaxTest = 2000)]
    public void Dates_come_back_and_compare_as_they_should(LocalDate left, LocalDate right)
    {
        Values.Date(Values.Of(left)).Should().Be(left);
        Values.Of(left).CompareTo(Values.Of(right)).Should().Be(left.CompareTo(right));
    }

    [Fact]
    public void A_date_of_another_calendar_is_the_same_day() =>
        Values.Of(new LocalDate(2022, 8, 25).WithCalendar(CalendarSystem.Coptic)).Should().Be(20220825);

    [Property(MaxTest = 500)]
    public void Terms_have_one_number_each(string[] codes, string[] labels)
    {
        var table = new TermTable();
        var known = new Dictionary<(string, string), int>();
        foreach (var code in codes.Append("").Select(Clean))
            foreach (var label in labels.Append("").Select(Clean))
            {
                var number = table.NumberOf(System.Text.Encoding.UTF8.GetBytes(code), System.Text.Encoding.UTF8.GetBytes(label));
                if (code.Length + label.Length == 0) number.Should().Be(0);
                else if (known.TryGetValue((code, label), out var before)) number.Should().Be(before);
                else
                {
                    known.Add((code, label), number);
                    number.Should().Be(known.Count);
                    System.Text.Encoding.UTF8.GetString(table.Code(number)).Should().Be(code);
                    System.Text.Encoding.UTF8.GetString(table.Label(number)).Should().Be(label);
                }
            }

        static string Clean(string? text) => new([.. (text ?? "").Where(c => !char.IsSurrogate(c))]);
    }
}
