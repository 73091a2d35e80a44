using PartnerImports.Parsers.Fec;

namespace PartnerImports.Parsers.Tests.Fec.Dgfip;

/// <summary>L7 to L9 and L11 to L15: how lenient the tool is with amounts and dates.</summary>
public sealed class DgfipValueTests
{
    [Theory]
    [InlineData("")]
    [InlineData(",")]
    [InlineData(",50")]
    [InlineData("12,")]
    [InlineData("12,5")]
    [InlineData("12,123456789")]
    [InlineData("-12,50")]
    [InlineData("12,50-")]
    [InlineData("12,50+")]
    [InlineData("12 -")]
    [InlineData("+000000069,40")]
    [InlineData("+-12,50")]
    [InlineData("-12,50+")]
    [InlineData("1,5E3")]
    [InlineData("1e+3")]
    [InlineData("1E--3")]
    [InlineData("000000000003000,00")]
    public async Task An_amount_is_accepted(string amount)
    {
        (await new FecDraft().Set("Debit", amount).CheckAsync()).ShouldConform();
        (await new FecDraft().Set("Montantdevise", amount).CheckAsync()).ShouldConform();
    }

    [Theory]
    [InlineData("12.50", "L7")]
    [InlineData("-.5", "L7")]
    [InlineData("1.234,56", "L7 L8")]
    [InlineData("1.2.3", "L7 L8")]
    [InlineData("1,234,56", "L8")]
    [InlineData("1 234,56", "L8")]
    [InlineData("1 234", "L8")]
    [InlineData("1\u00A0234,56", "L8")]
    [InlineData("1\u00C2\u00A0234,56", "L8")]
    [InlineData("12, 5", "L8")]
    [InlineData("12,50 -", "L8")]
    [InlineData("12,50\u00E2\u0082\u00AC", "L9")]
    [InlineData("1'234", "L9")]
    [InlineData("abc", "L9")]
    [InlineData("N/A", "L9")]
    [InlineData("--12", "L9")]
    [InlineData("-12-", "L9")]
    [InlineData("-", "L9")]
    [InlineData("- 12", "L9")]
    [InlineData("1E", "L9")]
    [InlineData("E3", "L9")]
    [InlineData("1,5E3,2", "L8")]
    [InlineData("x.", "L7 L9")]
    public async Task An_amount_is_refused(string amount, string checks)
    {
        foreach (string name in new[] { "Debit", "Credit", "Montantdevise" })
        {
            DgfipReport report = await new FecDraft().Set("Debit", "").Set(name, amount).CheckAsync();

            report.ShouldBeRefusedFor([.. checks.Split(' ').Select(check => new DgfipReason(check, 3, name))]);
        }
    }

    [Theory]
    [InlineData("20220105")]
    [InlineData("2022-01-05")]
    [InlineData("2022/01/05")]
    [InlineData("2022.01.05")]
    [InlineData("2022--01-/.05")]
    [InlineData("202201-05")]
    [InlineData("05/01/2022")]
    [InlineData("05012022")]
    [InlineData("19991231")]
    [InlineData("31121999")]
    [InlineData("20220105 10:25:37")]
    [InlineData("20220105T10:25:37")]
    [InlineData("2022-01-05T1:2:3")]
    [InlineData("05/01/2022 99:99:99")]
    [InlineData("20220231")]
    [InlineData("20220000")]
    [InlineData("00002022")]
    [InlineData("20122022")]
    public async Task A_date_is_accepted(string date)
    {
        foreach (string name in new[] { "EcritureDate", "PieceDate", "DateLet", "ValidDate", "DateRglt" })
        {
            DgfipReport report = await new FecDraft(21).Set(name, date).CheckAsync();

            report.ShouldConform();
            report.Observations.Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData("20221301", "L12")]
    [InlineData("20221999", "L11")]
    [InlineData("20220132", "L12")]
    [InlineData("32/01/2022", "L12")]
    [InlineData("39191999", "L12")]
    [InlineData("20221345", "L11")]
    [InlineData("20222001", "L11")]
    [InlineData("2022-1-5", "L11")]
    [InlineData("220105", "L11")]
    [InlineData("2022", "L11")]
    [InlineData("5 janvier 2022", "L11")]
    [InlineData("20220115102537", "L11")]
    [InlineData("20220105T10:25", "L11")]
    [InlineData("20220105T10:25:37Z", "L11")]
    [InlineData("20220105T10:25:37.5", "L11")]
    [InlineData("2022 01 05", "L11")]
    [InlineData("x", "L11")]
    public async Task A_date_is_refused(string date, string check)
    {
        foreach (string name in new[] { "EcritureDate", "PieceDate", "DateLet", "ValidDate", "DateRglt" })
        {
            DgfipReport report = await new FecDraft(21).Set(name, date).CheckAsync();

            report.ShouldBeRefusedFor(new DgfipReason(check, 3, name));
        }
    }

    [Theory]
    [InlineData("18991231")]
    [InlineData("21000101")]
    [InlineData("31/12/1899")]
    [InlineData("17891939")]
    [InlineData("00220105 10:25:37")]
    public async Task A_year_outside_1900_to_2099_is_an_observation_whatever_the_day(string date)
    {
        DgfipReport report = await new FecDraft().Set("PieceDate", date).CheckAsync();

        report.ShouldConform();
        report.Observations.Should().Equal(new DgfipReason("L13", 3, "PieceDate"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("00000000")]
    [InlineData("00/00/0000")]
    [InlineData("//")]
    public async Task Zeros_are_no_date_where_one_is_demanded_and_escape_all_checks_elsewhere(string zeros)
    {
        (await new FecDraft().Set("EcritureDate", zeros).CheckAsync())
            .ShouldBeRefusedFor(new DgfipReason("L14", 3, "EcritureDate"));
        foreach (string name in new[] { "PieceDate", "DateLet", "ValidDate", "DateRglt" })
            (await new FecDraft(21).Set(name, zeros).CheckAsync()).ShouldConform();
    }

    [Fact]
    public async Task A_payment_date_is_checked_in_cash_layouts_only()
    {
        FecDraft draft = new FecDraft(22).Set("DateRglt", "x");

        (await draft.CheckAsync(FecRegime.Bic)).ShouldConform();
        (await draft.CheckAsync(FecRegime.Bnct)).ShouldBeRefusedFor(new DgfipReason("L11", 3, "DateRglt"));
    }
}
