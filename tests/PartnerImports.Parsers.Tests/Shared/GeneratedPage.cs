using System.Runtime.CompilerServices;

namespace PartnerImports.Parsers.Tests.Shared;

/// <summary>Compares a page of the documentation with what the code generates, or writes it anew.</summary>
internal static class GeneratedPage
{
    /// <summary>Set to 1, pages are written instead of compared.</summary>
    private const string Switch = "PARTNER_IMPORTS_UPDATE_DOCS";

    /// <summary>The page must be exactly this.</summary>
    public static void ShouldBe(string path, string expected) => Check(Path.Combine(Root(), path), _ => expected);

    /// <summary>The part of a page between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c> must be exactly this.</summary>
    public static void ShouldHold(string path, string name, string expected) => Check(Path.Combine(Root(), path), page =>
    {
        var (start, end) = ($"<!-- {name} -->\n", $"<!-- /{name} -->");
        var from = page.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return page[..from] + expected + page[page.IndexOf(end, StringComparison.Ordinal)..];
    });

    private static void Check(string path, Func<string, string> expected)
    {
        var page = File.Exists(path) ? File.ReadAllText(path) : "";
        var wanted = expected(page);
        if (Environment.GetEnvironmentVariable(Switch) == "1") File.WriteAllText(path, wanted);
        else page.Should().Be(wanted, $"{path} is generated: run the test with {Switch}=1");
    }

    private static string Root([CallerFilePath] string path = "")
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PartnerImports.sln"))) folder = folder.Parent;
        return folder?.FullName ?? Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));
    }
}
