using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PartnerImports.Architecture.Tests;

/// <summary>The commands that documents show are run, one block after the other, in a copy of <c>samples/data</c>.</summary>
public sealed partial class CommandTests
{
    private const string Tool = "partner-imports";

    public static TheoryData<string> Documents => [.. Repository.Documents.Where(document => CommandsOf(document).Any())];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Commands_of_the_tool_end_well(string document)
    {
        var folder = Directory.CreateTempSubdirectory("partner-imports-commands-").FullName;
        try
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples", "data"))) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            string[] list = [];
            foreach (var command in CommandsOf(document))
            {
                var arguments = Words().Matches(command).Select(word => word.Value.Trim('"')).Skip(1).ToArray();
                if (arguments.Contains("--store")) list = ["list", "--json", .. OptionOf(arguments, "--store"), .. OptionOf(arguments, "--dossier")];
                if (Array.IndexOf(arguments, "ID") is var place and >= 0) arguments[place] = await NewestAsync(folder, list);
                (await RunAsync(folder, arguments)).ExitCode.Should().Be(0, command);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The French page shows the same commands, packages and programs, and leads to the same pages or to their French form.</summary>
    [Fact]
    public void Both_readmes_say_the_same()
    {
        var (english, french) = (Repository.Read("README.md"), Repository.Read("README.fr.md"));
        foreach (var part in (Regex[])[ShellLines(), Packages(), Fences(), Headings()])
            part.Matches(french).Select(match => match.Groups[1].Value.TrimEnd()).Should().Equal(part.Matches(english).Select(match => match.Groups[1].Value.TrimEnd()));
        Links().Matches(french).Select(link => link.Groups[1].Value.Replace(".fr.md", ".md", StringComparison.Ordinal)).Where(target => target != "README.md")
            .Should().Equal(Links().Matches(english).Select(link => link.Groups[1].Value.Replace(".fr.md", ".md", StringComparison.Ordinal)).Where(target => target != "README.md"));
    }

    private static IEnumerable<string> CommandsOf(string document) =>
        ShellBlocks().Matches(Repository.Read(document)).SelectMany(block => block.Groups[1].Value.Split('\n')).Where(line => line.StartsWith(Tool + " ", StringComparison.Ordinal)).Select(line => line.Split(" #")[0]);

    private static string[] OptionOf(string[] arguments, string option) => Array.IndexOf(arguments, option) is var at and >= 0 ? arguments[at..(at + 2)] : [];

    private static async Task<string> NewestAsync(string folder, string[] list)
    {
        using var rows = JsonDocument.Parse((await RunAsync(folder, list)).Output);
        return rows.RootElement[0].GetProperty("id").GetString()!;
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string folder, string[] arguments)
    {
        var program = Path.Combine(Repository.Root, "src", "PartnerImports.Cli", "bin", Repository.Configuration, "net10.0", Tool);
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, WorkingDirectory = folder })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }

    [GeneratedRegex(@"```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlocks();

    [GeneratedRegex(@"""[^""]*""|\S+")]
    private static partial Regex Words();

    [GeneratedRegex(@"^((?:partner-imports|bash|dotnet) [^#\n]*)", RegexOptions.Multiline)]
    private static partial Regex ShellLines();

    [GeneratedRegex(@"^\| `(PartnerImports\.\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Packages();

    [GeneratedRegex(@"^(<!-- region: \S+ -->)$", RegexOptions.Multiline)]
    private static partial Regex Fences();

    [GeneratedRegex(@"^(##) ", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Links();
}
