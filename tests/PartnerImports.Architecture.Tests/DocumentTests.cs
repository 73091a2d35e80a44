using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PartnerImports.Architecture.Tests;

/// <summary>Documents say what the code does.</summary>
public sealed partial class DocumentTests
{
    public static TheoryData<string> Documents => [.. Directory.EnumerateFiles(Repository.Root, "*.md", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Repository.Root, path)).Where(path => !path.Split('/', '\\').Any(folder => folder is "bin" or "obj" or "node_modules" or "artifacts"))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Quoted_regions_are_those_of_the_samples(string document)
    {
        foreach (Match quote in Quotes().Matches(Read(document)))
        {
            var region = Regex.Match(Read(quote.Groups["file"].Value), $@"// region {quote.Groups["name"].Value}\n(?<code>.*?)\n\s*// endregion", RegexOptions.Singleline);
            region.Success.Should().BeTrue($"{document} quotes {quote.Groups["file"].Value}#{quote.Groups["name"].Value}");
            quote.Groups["code"].Value.Should().Be(region.Groups["code"].Value);
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_lead_somewhere(string document)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, document))!;
        Links().Matches(Read(document)).Select(link => link.Groups[1].Value).Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#'))
            .Where(target => !Path.Exists(Path.Combine(folder, target.Split('#')[0])))
            .Should().BeEmpty();
    }

    [Fact]
    public async Task The_readmes_example_runs()
    {
        var program = Path.Combine(Repository.Root, "samples", "QuickStart", "bin", Configuration, "net10.0", "QuickStart");
        using var process = Process.Start(new ProcessStartInfo(program, [Path.Combine(Repository.Root, "samples", "data", "123456782FEC20251231.txt")]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        output.ReplaceLineEndings("\n").Should().Be("123456782FEC20251231.txt: 4 entries, 2612.00, EXERCICE 2025\nValidated\n");
        process.ExitCode.Should().Be(0);
    }

    private static string Configuration => Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)))!;

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"<!-- region: (?<file>\S+)#(?<name>\S+) -->\n```\w*\n(?<code>.*?)\n```\n<!-- endregion -->", RegexOptions.Singleline)]
    private static partial Regex Quotes();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Links();
}
