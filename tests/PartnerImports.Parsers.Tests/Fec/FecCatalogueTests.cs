using System.Text.RegularExpressions;

namespace PartnerImports.Parsers.Tests.Fec;

public partial class FecCatalogueTests
{
    [Fact]
    public void Every_code_of_the_family_is_listed_once() =>
        FecDiagnostics.All.Should().BeEquivalentTo(
            typeof(FecDiagnostics).GetProperties().Where(property => property.PropertyType == typeof(DiagnosticDescriptor)).Select(property => property.GetValue(null)));

    [Fact]
    public void Every_code_has_texts_in_both_languages_and_no_text_lacks_its_code()
    {
        var catalogue = FecDiagnostics.All[0].Catalog;
        catalogue.Codes.Should().Equal(FecDiagnostics.All.Select(descriptor => descriptor.Code).Order(StringComparer.Ordinal));
        foreach (var descriptor in FecDiagnostics.All)
            foreach (var language in new[] { Language.French, Language.English })
            {
                var texts = descriptor.TextsIn(language);
                new[] { texts.Title, texts.Message, texts.Explanation, texts.Example, texts.Cure }.Should().NotContain(text => string.IsNullOrWhiteSpace(text), descriptor.Code);
                Places().Matches(texts.Message).Select(match => match.Groups[1].Value).Should().NotContain(
                    name => name.Length > 1 && !Known.Contains(name), $"{descriptor.Code} names only values that a finding has");
            }
    }

    [Fact]
    [PartnerImports.Tests.Rule("P10")]
    public void Only_movements_outside_the_implied_year_presume_a_fiscal_year() =>
        FecDiagnostics.All.Where(descriptor => descriptor.PresumesFiscalYear).Should().Equal(FecDiagnostics.AfterClosing, FecDiagnostics.BeforeYear);

    [Fact]
    public void A_finding_is_never_lighter_under_the_law() =>
        FecDiagnostics.All.Should().OnlyContain(descriptor => descriptor.Legal >= descriptor.Standard);

    /// <summary>ENT0601 is about analytic allocations, which a FEC does not have.</summary>
    [Fact]
    public void Every_code_is_produced_by_a_file_of_the_corpus()
    {
        var produced = FecCase.All
            .SelectMany(each => each.Expected.GetProperty("diagnostics").EnumerateArray())
            .Select(item => item.GetString()!.Split(' ')[1]);
        produced.Distinct().Should().BeEquivalentTo(
            FecDiagnostics.All.Concat(EntryDiagnostics.All).Select(descriptor => descriptor.Code).Where(code => code != "ENT0601"));
    }

    private static readonly string[] Known = ["read", "expected", "field", "entry", "line", "column", "count"];

    [GeneratedRegex(@"\{([^}]*)\}")]
    private static partial Regex Places();
}
