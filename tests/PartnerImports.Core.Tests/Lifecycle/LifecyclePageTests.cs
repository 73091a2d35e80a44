namespace PartnerImports.Core.Tests.Lifecycle;

/// <summary>docs/lifecycle.md shows the table that the code runs by. <c>PARTNER_IMPORTS_UPDATE_DOCS=1</c> writes it anew.</summary>
public sealed class LifecyclePageTests
{
    private const string Begin = "<!-- generated: ", End = "<!-- end -->";

    [Theory]
    [InlineData("diagram")]
    [InlineData("table")]
    public void The_page_shows_the_table_of_the_code(string part)
    {
        var path = Path.Combine(Repository.Root, "docs", "lifecycle.md");
        var page = File.ReadAllText(path);
        var begin = $"{Begin}{part} -->\n";
        var start = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var length = page.IndexOf(End, start, StringComparison.Ordinal) - start;
        var expected = part == "diagram" ? $"```mermaid\n{LifecycleDiagram.ToMermaid()}```\n" : LifecycleDiagram.ToMarkdown();
        if (Environment.GetEnvironmentVariable("PARTNER_IMPORTS_UPDATE_DOCS") == "1")
            File.WriteAllText(path, page.Remove(start, length).Insert(start, expected));
        else
            page.Substring(start, length).Should().Be(expected, "PARTNER_IMPORTS_UPDATE_DOCS=1 writes the page anew");
    }
}
