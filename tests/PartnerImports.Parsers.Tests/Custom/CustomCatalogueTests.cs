using System.Reflection;
using System.Text.RegularExpressions;

namespace PartnerImports.Parsers.Tests.Custom;

public class CustomCatalogueTests
{
    [Fact]
    public void Every_finding_has_texts_and_every_text_its_finding()
    {
        CustomDiagnostics.All.Select(item => item.Code).Should().OnlyHaveUniqueItems().And.BeInAscendingOrder().And.Equal(CustomDiagnostics.All[0].Catalog.Codes);
        typeof(CustomDiagnostics).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == typeof(DiagnosticDescriptor))
            .Select(property => property.GetValue(null)).Should().BeEquivalentTo(CustomDiagnostics.All);
    }

    [Fact]
    public void Both_languages_say_the_same_values()
    {
        foreach (var item in CustomDiagnostics.All)
        {
            var (french, english) = (item.TextsIn(Language.French), item.TextsIn(Language.English));
            Values(french.Message).Should().BeEquivalentTo(Values(english.Message), item.Code);
            foreach (var texts in new[] { french, english })
                new[] { texts.Title, texts.Message, texts.Explanation, texts.Example, texts.Cure }.Should().NotContain(text => string.IsNullOrWhiteSpace(text), item.Code);
        }
    }

    [Fact]
    public void Every_finding_is_met_by_a_file_or_a_model_of_the_tests()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PartnerImports.sln"))) folder = Path.GetDirectoryName(folder)!;
        var tests = Path.Combine(folder, "tests", "PartnerImports.Parsers.Tests");
        var text = string.Concat(Directory.EnumerateFiles(Path.Combine(tests, "Custom"), "*.cs").Concat(Directory.EnumerateFiles(Path.Combine(tests, "corpus", "custom"), "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".findings", StringComparison.Ordinal) || file.EndsWith("expected.json", StringComparison.Ordinal))).Select(File.ReadAllText));

        CustomDiagnostics.All.Select(item => item.Code).Where(code => !text.Contains(code, StringComparison.Ordinal)).Should().BeEmpty();
    }

    private static IEnumerable<string> Values(string message) => Regex.Matches(message, @"\{[^}]+\}").Select(match => match.Value);
}
