using System.Text.RegularExpressions;
using PartnerImports.Parsers.Conversion;
using PartnerImports.Parsers.Json;

namespace PartnerImports.Parsers.Tests.Json;

public partial class JsonDiagnosticsTests
{
    /// <summary>Codes that no corpus file shows, because the fault is too long for one: tests of limits show them.</summary>
    private static readonly string[] ShownByTests = ["JSN0109", "JSN0201", "JSN0202", "JSN0203", "JSN0205"];

    [Fact]
    public void Every_code_has_texts_in_both_languages_and_no_text_lacks_its_code()
    {
        JsonDiagnostics.All.Select(item => item.Code).Should().OnlyHaveUniqueItems().And.BeInAscendingOrder(StringComparer.Ordinal);
        JsonDiagnostics.All[0].Catalog.Codes.Should().Equal(JsonDiagnostics.All.Select(item => item.Code));
        foreach (var item in JsonDiagnostics.All)
            foreach (var language in Enum.GetValues<Language>())
            {
                var texts = item.TextsIn(language);
                foreach (var text in (string[])[texts.Title, texts.Message, texts.Explanation, texts.Example, texts.Cure]) text.Should().NotBeNullOrWhiteSpace(item.Code);
                Names().Matches(texts.Message).Select(match => match.Groups[1].Value).Should().BeSubsetOf(["read", "expected", "field", "entry", "line", "column", "count", "pointer", "0"], item.Code);
            }
    }

    [Fact]
    public void Every_code_is_shown_by_a_document_of_the_corpus() =>
        JsonCorpus.Files.SelectMany(file => JsonCorpus.Expected(file).Codes.Keys).Concat(ShownByTests).Where(code => code.StartsWith("JSN", StringComparison.Ordinal)).Distinct()
            .Should().BeEquivalentTo(JsonDiagnostics.All.Select(item => item.Code));

    [Fact]
    public void Sentences_of_conversions_come_in_both_languages() =>
        ConversionTexts.Json.Names.Should().OnlyContain(name => ConversionTexts.Json[name].French.Length > 20 && ConversionTexts.Json[name].English.Length > 20);

    [GeneratedRegex(@"\{([^}\s]*)\}")]
    private static partial Regex Names();
}
