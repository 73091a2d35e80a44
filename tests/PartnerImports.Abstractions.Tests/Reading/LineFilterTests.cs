namespace PartnerImports.Tests.Reading;

public sealed class LineFilterTests
{
    private static readonly LineView Line = new()
    {
        Entry = "VT/12", Line = 34, Journal = "VT", Date = new(2021, 5, 1), Document = "12", Account = "411000", ThirdParty = "DURAND", Reference = "F-77",
        Label = "Facture été", Debit = Amount.Parse("1234.50"), Credit = default, Matching = "AA",
    };

    [Theory]
    [InlineData("durand", null, true)]
    [InlineData("ÉTÉ", EntryLineField.Label, true)]
    [InlineData("durand", EntryLineField.Label, false)]
    [InlineData("01/05/2021", null, true)]
    [InlineData("2021-05", EntryLineField.Date, true)]
    [InlineData("1234,50", EntryLineField.Debit, true)]
    [InlineData("234.5", null, true)]
    [InlineData("0.00", EntryLineField.Credit, false)]
    [InlineData("34", EntryLineField.Line, true)]
    [InlineData("34", null, true)]
    [InlineData("-05-0", null, true)]
    [InlineData("/05/", null, true)]
    [InlineData("05/01", null, false)]
    [InlineData("1234,50", null, true)]
    [InlineData("1234,50", EntryLineField.Credit, false)]
    [InlineData("1 234", null, false)]
    [InlineData("12", EntryLineField.Document, true)]
    [InlineData("2021", EntryLineField.Label, false)]
    [InlineData("absent", null, false)]
    [InlineData("", null, true)]
    public void A_text_is_searched_without_regard_to_case(string text, EntryLineField? field, bool matches) =>
        new EntryLineQuery { Search = text, SearchIn = field }.Matches(Line).Should().Be(matches);

    [Theory]
    [InlineData("0001-02-03", "0001", EntryLineField.Date, true)]
    [InlineData("9999-12-31", "31/12/9999", null, true)]
    [InlineData("9999-12-31", "1/12/99", null, true)]
    [InlineData("2021-05-01", "-999999999.999999999", EntryLineField.Credit, true)]
    [InlineData("2021-05-01", "-999999999,99", null, true)]
    [InlineData("2021-05-01", "2147483647", EntryLineField.Line, true)]
    public void Extreme_values_are_searched_as_they_are_shown(string date, string text, EntryLineField? field, bool matches) =>
        new EntryLineQuery { Search = text, SearchIn = field }.Matches(Line with
        {
            Date = NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value,
            Line = int.MaxValue,
            Credit = Amount.Parse("-999999999.999999999"),
        }).Should().Be(matches);

    [Theory]
    [InlineData(AmountComparison.Equal, "1234.50", true)]
    [InlineData(AmountComparison.NotEqual, "1234.50", false)]
    [InlineData(AmountComparison.Less, "1234.50", false)]
    [InlineData(AmountComparison.AtMost, "1234.50", true)]
    [InlineData(AmountComparison.Greater, "1234.49", true)]
    [InlineData(AmountComparison.AtLeast, "1234.51", false)]
    public void An_amount_is_compared_on_the_filled_side(AmountComparison comparison, string value, bool matches)
    {
        new EntryLineQuery { Amounts = [new(comparison, Amount.Parse(value))] }.Matches(Line).Should().Be(matches);
        new EntryLineQuery { Amounts = [new(comparison, Amount.Parse(value))] }.Matches(Line with { Debit = default, Credit = Line.Debit }).Should().Be(matches);
    }

    [Fact]
    public void All_conditions_must_hold() => new EntryLineQuery
    {
        Amounts = [new(AmountComparison.Between, Amount.Parse("1000"), Amount.Parse("2000")), new(AmountComparison.Less, Amount.Parse("1200"))],
    }.Matches(Line).Should().BeFalse();
}
