using System.Text.RegularExpressions;

namespace PartnerImports.Parsers.Tests.Tra;

public sealed partial class TraCatalogueTests
{
    public static TheoryData<string> Codes() => [.. TraDiagnostics.All.Select(descriptor => descriptor.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_is_explained_in_both_languages(string code)
    {
        var descriptor = TraDiagnostics.All.Single(each => each.Code == code);
        var (french, english) = (descriptor.TextsIn(Language.French), descriptor.TextsIn(Language.English));
        foreach (var texts in (DiagnosticTexts[])[french, english])
            ((string[])[texts.Title, texts.Message, texts.Explanation, texts.Example, texts.Cure]).Should().AllSatisfy(text => text.Should().NotBeNullOrWhiteSpace());
        Places(french.Message).Should().BeEquivalentTo(Places(english.Message), "both languages say the same");
    }

    [Fact]
    public void The_catalogue_holds_no_other_code() =>
        TraDiagnostics.All[0].Catalog.Codes.Should().BeEquivalentTo(TraDiagnostics.All.Select(descriptor => descriptor.Code)).And.OnlyHaveUniqueItems();

    [Fact]
    public async Task Messages_say_what_was_read_and_what_was_expected()
    {
        var lines = string.Join("\r\n", new TraLine { Number = "1", Side = "?" }, new TraLine { Number = "1", Label = "x" }.ToString().Insert(90, " "), "***ZZZ");
        var analysis = await TraReading.AnalyseAsync(TraLine.Header + lines);
        analysis.Diagnostics.Single(item => item.Code == "TRA0521").MessageIn(Language.English).Should().Be("Line 2, column 130: \"?\"; D or C is expected.");
        analysis.Diagnostics.Single(item => item.Code == "TRA0201").MessageIn(Language.French).Should().Be("Ligne 3 : décalée de +1 caractère(s) à partir de la colonne 130 (SENS).");
        analysis.Diagnostics.SelectMany(item => new[] { item.MessageIn(Language.French), item.MessageIn(Language.English) }).Should().AllSatisfy(message => message.Should().NotContainAny("{", "}"));
    }

    private static string[] Places(string message) => [.. Place().Matches(message).Select(match => match.Value)];

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Place();
}
