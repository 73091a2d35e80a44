using PartnerImports.Parsers.Tra;
using PartnerImports.Tests;

namespace PartnerImports.Parsers.Tests.Tra;

/// <summary>The records that have a type of their own, built from the columns that the layout document gives.</summary>
public sealed class TraTypedRecordTests
{
    [Fact]
    public void JAL() => TraJournal.From(Record("JAL", (7, "BQ"), (10, "Banque"), (45, "BQE"), (54, "512000"), (74, "LIB")))
        .Should().Be(new TraJournal("BQ", "Banque", "BQE", "512000", TraInputMode.Free));

    [Theory]
    [InlineData("BOR", true)]
    [InlineData("LIB", true)]
    [InlineData("-", false)]
    [InlineData("", false)]
    public void JAL_has_folios_by_its_input_mode(string mode, bool hasFolios) => TraJournal.From(Record("JAL", (7, "BQ"), (74, mode))).HasFolios.Should().Be(hasFolios);

    [Theory]
    [InlineData("COC", "", true)]
    [InlineData("COF", "-", true)]
    [InlineData("COS", "", true)]
    [InlineData("COD", "", true)]
    [InlineData("CHA", "-", false)]
    [InlineData("DIV", "X", true)]
    public void CGN(string nature, string flag, bool isCollective) => TraAccount.From(Record("CGN", (7, "401000"), (24, "Fournisseurs"), (59, nature), (293, "T20"), (350, flag)))
        .Should().Be(new TraAccount("401000", "Fournisseurs", nature, isCollective, "T20"));

    [Fact]
    public void CGE_was_the_name_of_CGN() => TraAccount.From(Record("CGE", (7, "401000"), (24, "Fournisseurs"))).Label.Should().Be("Fournisseurs");

    [Fact]
    public void CAE() => TraThirdParty.From(Record("CAE", (7, "FDUPONT"), (24, "Dupont"), (59, "FOU"), (62, "X"), (63, "401000"), (372, "69000"), (381, "Lyon"), (598, "73282932000074")))
        .Should().Be(new TraThirdParty("FDUPONT", "Dupont", "FOU", "401000", "69000", "Lyon", "73282932000074"));

    [Fact]
    public void SAT() => TraSection.From(Record("SAT", (7, "S1"), (24, "Section un"), (59, "A1"), (252, "X"))).Should().Be(new TraSection("S1", "Section un", "A1", "", true));

    [Fact]
    public void NSA() => TraSection.From(Record("NSA", (7, "S1"), (24, "Section un"), (59, "A2"), (62, "SP1"), (255, "-"))).Should().Be(new TraSection("S1", "Section un", "A2", "SP1", false));

    [Fact]
    public void EXO()
    {
        var year = TraFiscalYear.From(Record("EXO", (7, "001"), (10, "01042025"), (18, "31032026"), (26, "OUV"), (32, "Exercice 2025")));
        year.Should().Be(new TraFiscalYear("001", new LocalDate(2025, 4, 1), new LocalDate(2026, 3, 31), "OUV", "Exercice 2025"));
        year.Contains(new LocalDate(2026, 3, 31)).Should().BeTrue();
        year.Contains(new LocalDate(2026, 4, 1)).Should().BeFalse();
        TraFiscalYear.From(Record("EXO", (10, "31032026"), (18, "01042025"))).IsReadable.Should().BeFalse();
    }

    [Fact]
    public void ETB() => TraEstablishment.From(Record("ETB", (7, "001"), (10, "Siège"), (247, "73282932000074"), (264, "6920Z"))).Should().Be(new TraEstablishment("001", "Siège", "73282932000074", "6920Z"));

    [Theory]
    [Rule("P9")]
    [InlineData("73282932000074", "732829320", false)]
    [InlineData("732 829 320 00074", "732829320", false)]
    [InlineData("732829320", "732829320", false)]
    [InlineData("73282932100074", "732829321", true)]
    [InlineData("35600000000048", "356000000", false)]
    [InlineData("SIRET?", "", true)]
    [InlineData("", "", false)]
    public void PS1_names_whose_books_they_are(string siret, string siren, bool isDoubtful)
    {
        var company = TraCompany.From(Record("PS1", (7, "Exemple SA"), (147, "69000"), (156, "Lyon"), (391, siret), (443, "6920Z")));
        company.Siren.ToString().Should().Be(siren);
        company.HasDoubtfulSiret.Should().Be(isDoubtful);
        (company.Name, company.PostCode, company.Town, company.Activity).Should().Be(("Exemple SA", "69000", "Lyon", "6920Z"));
    }

    [Theory]
    [InlineData("10", 10)]
    [InlineData("8 ", 8)]
    [InlineData(" 6", 6)]
    [InlineData("  ", 0)]
    public void PS2_lengths_are_aligned_either_way(string length, int value)
    {
        var lengths = TraCodeLengths.From(Record("PS2", (7, length), (9, "0"), (10, "17"), (12, " "), (13, " 3"), (15, "0"), (25, "5 ")));
        lengths.Account.Should().Be(new TraCodeLength(value, '0'));
        lengths.ThirdParty.Should().Be(new TraCodeLength(17, ' '));
        lengths.Sections.Should().HaveCount(5).And.StartWith(new TraCodeLength(3, '0'));
        lengths.Sections[4].Length.Should().Be(5);
    }

    [Fact]
    public void DEV() => TraCurrency.From(Record("DEV", (7, "FRF"), (10, "Franc"), (56, "X"), (57, "             6,55957"), (77, "FRF")))
        .Should().Be(new TraCurrency("FRF", "Franc", "FRF", true, Amount.Parse("6.55957")));

    [Fact]
    public void CHA() => TraExchangeRate.From(Record("CHA", (7, "USD"), (10, "05012026"), (18, "       0,920000"))).Should().Be(new TraExchangeRate("USD", new LocalDate(2026, 1, 5), Amount.Parse("0.92")));

    [Fact]
    public void MDP() => TraPaymentMode.From(Record("MDP", (7, "WEB"), (10, "En ligne"), (45, " CB"))).Should().Be(new TraPaymentMode("WEB", "En ligne", "CB"));

    [Fact]
    public void TVA() => TraVatCode.From(Record("TVA", (7, "T20"), (45, "FRA"), (48, "     20,00"), (58, "     20,00"))).Should().Be(new TraVatCode("T20", "FRA", Amount.Parse("20"), Amount.Parse("20")));

    [Theory]
    [InlineData("X", true)]
    [InlineData("-", false)]
    [InlineData("–", false)]
    [InlineData("", null)]
    [InlineData("?", null)]
    public void A_flag_may_be_an_en_dash(string text, bool? value) => Record("CGN", (350, text)).GetFlag("COLLECTIF").Should().Be(value);

    [Fact]
    public void A_record_tells_what_it_is()
    {
        var record = Record("ZZZ", (7, "TEXTE"));
        (record.Code, record.IsParameter, record.LineNumber, record.Text).Should().Be(("ZZZ", true, 3, "***ZZZTEXTE"));
        record.Invoking(each => each["CODE"]).Should().Throw<KeyNotFoundException>();
    }

    private static TraRecord Record(string code, params (int Start, string Text)[] fields)
    {
        var line = "***" + code;
        foreach (var (start, text) in fields) line = line.PadRight(start - 1)[..(start - 1)] + text;
        return new(TraLayouts.Find(code), 3, line);
    }
}
