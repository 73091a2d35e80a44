using System.Reflection;
using System.Text;
using PartnerImports.Parsers.Json;
using PartnerImports.Parsers.Tests.Shared;

namespace PartnerImports.Parsers.Tests.Analysis;

/// <summary><c>docs/diagnostics.md</c> is generated from the codes and their texts.</summary>
public class DiagnosticsPageTests
{
    private static readonly (string Title, IReadOnlyList<DiagnosticDescriptor> Codes)[] Families =
    [
        ("FEC: the statutory ledger file", FecDiagnostics.All),
        ("FEC: writing one", FecWritingDiagnostics.All),
        ("TRA: Cegid's transfer file", TraDiagnostics.All),
        ("JSN: JSON", JsonDiagnostics.All),
        ("CUS: files described by a model", CustomDiagnostics.All),
        ("IMP00: contents that no format takes", ContentDiagnostics.All),
        ("ENT: accounting, every format", EntryDiagnostics.All),
        ("IMP: reception into a dossier", ImportDiagnostics.All),
    ];

    [Fact]
    public void Every_family_of_codes_is_on_the_page() =>
        new[] { typeof(FecDiagnostics).Assembly, typeof(ImportDiagnostics).Assembly }.SelectMany(assembly => assembly.GetExportedTypes())
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static)).Where(property => property.PropertyType == typeof(DiagnosticDescriptor))
            .Select(property => (DiagnosticDescriptor)property.GetValue(null)!)
            .Should().BeSubsetOf(Families.SelectMany(family => family.Codes));

    [Fact]
    public void The_page_is_that_of_the_code() => GeneratedPage.ShouldBe("docs/diagnostics.md", Page());

    private static string Page()
    {
        var page = new StringBuilder("""
            # Diagnostics

            Generated from the code by `DiagnosticsPageTests`; `PARTNER_IMPORTS_UPDATE_DOCS=1` writes it anew.

            A code is stable for ever. Its severity depends on the rule set: `standard` blocks what would make a wrong or impossible entry, nothing
            else; `legal` blocks whatever the law does not permit. A dossier may give any code a severity of its own, but for those marked *fixed*.


            """);
        foreach (var (title, codes) in Families)
        {
            page.Append($"## {title}\n\n| Code | Titre | Title | standard | legal |\n|---|---|---|---|---|\n");
            foreach (var code in codes)
                page.Append($"| [{code.Code}](#{code.Code.ToLowerInvariant()}) | {Cell(code.TextsIn(Language.French).Title)} | {Cell(code.TextsIn(Language.English).Title)} | {Severity(code.Standard, code.IsFixed)} | {Severity(code.Legal, code.IsFixed)} |\n");
            page.Append('\n');
        }
        foreach (var code in Families.SelectMany(family => family.Codes)) Append(page, code);
        return page.ToString();
    }

    private static void Append(StringBuilder page, DiagnosticDescriptor code)
    {
        var (french, english) = (code.TextsIn(Language.French), code.TextsIn(Language.English));
        page.Append($"### {code.Code}\n\n");
        if (french.Source.Length > 0) page.Append($"Source: {french.Source}\n\n");
        page.Append($"**{french.Title}.** {french.Explanation}\n- Message : {french.Message}\n- Exemple : {french.Example}\n- Remède : {french.Cure}\n\n");
        page.Append($"**{english.Title}.** {english.Explanation}\n- Message: {english.Message}\n- Example: {english.Example}\n- Cure: {english.Cure}\n\n");
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Severity(Severity severity, bool isFixed) => severity.ToString().ToLowerInvariant() + (isFixed ? " (fixed)" : "");
}
