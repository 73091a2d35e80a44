using System.Text.RegularExpressions;

namespace PartnerImports.Core.Tests.Texts;

/// <summary>Texts are complete and say the same in both languages.</summary>
public sealed partial class TextTests
{
    [Fact]
    public void Both_languages_have_every_text_with_the_same_places()
    {
        foreach (var key in CoreTexts.Keys)
        {
            var text = CoreTexts.Of(key);
            text.French.Should().NotBeNullOrWhiteSpace(key);
            text.English.Should().NotBeNullOrWhiteSpace(key);
            Places(text.English).Should().BeEquivalentTo(Places(text.French), key);
        }
    }

    [Fact]
    public void Every_finding_is_explained_in_both_languages()
    {
        ImportDiagnostics.All.Select(kind => kind.Code).Should().BeEquivalentTo(ImportDiagnostics.Catalog.Codes).And.OnlyHaveUniqueItems();
        foreach (var kind in ImportDiagnostics.All)
        {
            var (french, english) = (kind.TextsIn(Language.French), kind.TextsIn(Language.English));
            foreach (var texts in new[] { french, english })
                new[] { texts.Title, texts.Message, texts.Explanation, texts.Example, texts.Cure }.Should().OnlyContain(text => text.Trim().Length > 0, kind.Code);
            Places(english.Message).Should().BeEquivalentTo(Places(french.Message), kind.Code);
        }
    }

    [Fact]
    public void Every_status_column_and_refusal_has_its_text()
    {
        foreach (var status in Enum.GetValues<ImportStatus>()) ScreenTexts.StatusLabel(status).French.Should().NotBeEmpty();
        foreach (var column in Enum.GetValues<ConsoleColumn>()) ScreenTexts.Column(column).French.Should().NotBeEmpty();
        foreach (var field in Enum.GetValues<EntryLineField>().Except([EntryLineField.Entry, EntryLineField.Line])) ScreenTexts.LineColumn(field).French.Should().NotBeEmpty();
        foreach (var code in RefusalCodes.All) CoreTexts.Keys.Should().Contain(key => key.StartsWith("refusal." + code));
        ScreenTexts.SearchIn(null).French.Should().Be("Rechercher sur : Tous");
        ScreenTexts.ReviewTitle("MAI2020.tra").French.Should().Be("Visualisation de l'import du fichier \"MAI2020.tra\"");
        ScreenTexts.ReviewLines.French.Should().Be("Détail des écritures");
    }

    [Theory]
    [InlineData("0", "0,00", "0.00")]
    [InlineData("-0.5", "-0,50", "-0.50")]
    [InlineData("999.99", "999,99", "999.99")]
    [InlineData("-1234.5", "-1\u00A0234,50", "-1\u00A0234.50")]
    [InlineData("1234567.891", "1\u00A0234\u00A0567,891", "1\u00A0234\u00A0567.891")]
    public void Amounts_have_a_no_break_space_between_thousands_and_the_mark_of_the_language(string amount, string french, string english)
    {
        ScreenFormat.Amount(Amount.Parse(amount), Language.French).Should().Be(french);
        ScreenFormat.Amount(Amount.Parse(amount), Language.English).Should().Be(english);
        ScreenFormat.Amount(AmountTotal.Zero.Add(Amount.Parse(amount)), Language.French).Should().Be(french);
    }

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Value).Distinct();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Place();
}
