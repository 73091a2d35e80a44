using System.Globalization;
using System.Text;
using FsCheck.Xunit;
using PartnerImports.Parsers.Fec;

namespace PartnerImports.Parsers.Tests.Fec;

public class FecValueTests
{
    [Property]
    public void An_amount_written_in_any_legal_shape_is_read_back(long mantissa, byte scale, byte zeros, int sign)
    {
        var amount = Amount.Create(mantissa % (Amount.MaxMantissa + 1), scale % 10);
        var digits = amount.Abs().ToString().Replace('.', ',');
        var shaped = new string('0', zeros % 5) + (sign % 2 == 0 ? digits : digits.TrimEnd('0').TrimEnd(','));
        if (shaped.Length == 0) shaped = "0";
        var mark = amount.Sign < 0 ? "-" : sign % 3 == 0 ? "+" : "";
        foreach (var text in new[] { mark + shaped, shaped + mark })
        {
            FecAmountText.Read(Encoding.UTF8.GetBytes(text), PointMeaning.Unknown, out var read).Should().Be(AmountForm.Legal, text);
            read.Should().Be(amount, text);
        }
    }

    [Theory]
    [InlineData("12.50", "Unknown", "DecimalPoint", "12.50")]
    [InlineData("0.500", "Unknown", "DecimalPoint", "0.50")]
    [InlineData(".500", "Unknown", "DecimalPoint", "0.50")]
    [InlineData("1234.500", "Unknown", "DecimalPoint", "1234.50")]
    [InlineData("1.234", "Unknown", "Ambiguous", "0.00")]
    [InlineData("1.234", "Decimals", "DecimalPoint", "1.234")]
    [InlineData("1.234", "Thousands", "Grouped", "1234.00")]
    [InlineData("-1.234", "Unknown", "Ambiguous", "0.00")]
    [InlineData("1.234,56", "Unknown", "Grouped", "1234.56")]
    [InlineData("1,234.56", "Unknown", "Grouped", "1234.56")]
    [InlineData("1 234,56", "Unknown", "Grouped", "1234.56")]
    [InlineData("1\u00A0234\u00A0567,8-", "Unknown", "Grouped", "-1234567.80")]
    [InlineData("1\u202F234,56", "Unknown", "Grouped", "1234.56")]
    [InlineData("1'234,56", "Unknown", "Grouped", "1234.56")]
    [InlineData("- 12,50", "Unknown", "Grouped", "-12.50")]
    [InlineData("1,5E3", "Unknown", "Exponent", "1500.00")]
    [InlineData("1.5e-3", "Unknown", "Exponent", "0.0015")]
    [InlineData("1,234", "Unknown", "Legal", "1.234")]
    [InlineData("1,234,567", "Unknown", "Grouped", "1234567.00")]
    [InlineData("12 34,56", "Unknown", "Unreadable", "0.00")]
    [InlineData("1.234 567,00", "Unknown", "Unreadable", "0.00")]
    [InlineData("+-12,50", "Unknown", "Unreadable", "0.00")]
    [InlineData("-12,50-", "Unknown", "Unreadable", "0.00")]
    [InlineData("12,50€", "Unknown", "Unreadable", "0.00")]
    [InlineData("(12,50)", "Unknown", "Unreadable", "0.00")]
    [InlineData(",", "Unknown", "Unreadable", "0.00")]
    [InlineData("-", "Unknown", "Unreadable", "0.00")]
    [InlineData("N/A", "Unknown", "Unreadable", "0.00")]
    [InlineData("1E", "Unknown", "Unreadable", "0.00")]
    [InlineData("NaN", "Unknown", "Unreadable", "0.00")]
    [InlineData("1.2.3", "Unknown", "Unreadable", "0.00")]
    [InlineData("0,1234567891", "Unknown", "TooManyDigits", "0.00")]
    [InlineData("1234567890123456789", "Unknown", "TooManyDigits", "0.00")]
    [InlineData("000000001234567890123456,780000000000", "Unknown", "Legal", "1234567890123456.78")]
    [InlineData("1E20", "Unknown", "TooManyDigits", "0.00")]
    [InlineData("", "Unknown", "Blank", "0.00")]
    public void An_amount_is_read_when_it_can_mean_one_thing_only(string text, string point, string form, string amount)
    {
        FecAmountText.Read(Encoding.UTF8.GetBytes(text), Enum.Parse<PointMeaning>(point), out var read).ToString().Should().Be(form);
        read.ToString().Should().Be(amount);
    }

    [Property]
    public void A_date_written_in_any_readable_form_is_read_back(ushort day)
    {
        var date = new LocalDate(1900, 1, 1).PlusDays(day % 73_049);
        Check("uuuuMMdd", DateForm.Legal, DayOrder.Unknown);
        foreach (var pattern in new[] { "uuuu-MM-dd", "uuuu'/'MM'/'dd", "uuuu.MM.dd", "ddMMuuuu", "uuuuMMdd' 10:25:37'", "uuuu-MM-dd'T10:25:37.123+01:00'" }) Check(pattern, DateForm.Readable, DayOrder.Unknown);
        foreach (var pattern in new[] { "dd'/'MM'/'uuuu", "dd-MM-uuuu", "dd.MM.uuuu", "d'/'M'/'uuuu", "dd'/'MM'/'uuuu' 10:25'" }) Check(pattern, DateForm.Readable, DayOrder.DayFirst);
        Check("MM'/'dd'/'uuuu", DateForm.Readable, DayOrder.MonthFirst);

        void Check(string pattern, DateForm form, DayOrder order)
        {
            var text = date.ToString(pattern, CultureInfo.InvariantCulture);
            FecDateText.Read(Encoding.UTF8.GetBytes(text), order, out var read).Should().Be(form, text);
            read.Should().Be(date, text);
        }
    }

    [Theory]
    [InlineData("20230231", "Unreadable")]
    [InlineData("20230100", "Unreadable")]
    [InlineData("02230105", "Unreadable")]
    [InlineData("2023010", "Unreadable")]
    [InlineData("05/01/23", "Unreadable")]
    [InlineData("2023-13-01", "Unreadable")]
    [InlineData("20230105 25:00:00", "Unreadable")]
    [InlineData("20230105 10:25:99", "Unreadable")]
    [InlineData("janvier", "Unreadable")]
    [InlineData("05/01/2023", "Ambiguous")]
    [InlineData("05/05/2023", "Readable")]
    [InlineData("31/12/2023", "Readable")]
    [InlineData("12/31/2023", "Readable")]
    [InlineData("32/12/2023", "Unreadable")]
    [InlineData("00000000", "Zeros")]
    [InlineData("00/00/0000", "Zeros")]
    [InlineData("0", "Zeros")]
    [InlineData("", "Blank")]
    public void A_date_is_read_when_it_can_mean_one_day_only(string text, string form) =>
        FecDateText.Read(Encoding.UTF8.GetBytes(text), DayOrder.Unknown, out _).ToString().Should().Be(form);

    [Property]
    public void Both_ways_of_finding_fields_agree(byte[] bytes)
    {
        var line = Enumerable.Repeat(bytes, 5).SelectMany(each => each.Select(b => (byte)(b % 5 + '\t'))).ToArray();
        int[] fast = [], slow = [];
        var count = FieldSplitter.Split(line, (byte)'\t', ref fast);
        FieldSplitter.SplitScalar(line, (byte)'\t', ref slow).Should().Be(count);
        fast[..count].Should().Equal(slow[..count]);
    }
}
