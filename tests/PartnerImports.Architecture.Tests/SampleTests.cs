using System.Diagnostics;

namespace PartnerImports.Architecture.Tests;

/// <summary>Each sample is run by the command in its second line, ends well and prints what its <c>output.txt</c> shows, where it has one.</summary>
public sealed class SampleTests
{
    private const string Command = "// dotnet run --project samples/";

    public static TheoryData<string> Samples => [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples"), "*.csproj", SearchOption.AllDirectories).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_sample_runs_as_it_says_and_prints_what_it_shows(string sample)
    {
        var folder = Path.Combine(Repository.Root, "samples", sample);
        var command = File.ReadLines(Path.Combine(folder, "Program.cs")).FirstOrDefault(line => line.StartsWith(Command, StringComparison.Ordinal));
        command.Should().StartWith(Command + sample, "a stranger has to know how to run it");

        var run = await RunAsync(Path.Combine(folder, "bin", Repository.Configuration, "net10.0", sample), command![(Command.Length + sample.Length)..].Split(' ', StringSplitOptions.RemoveEmptyEntries));

        run.ExitCode.Should().Be(0, run.Output);
        var shown = Path.Combine(folder, "output.txt");
        if (Environment.GetEnvironmentVariable(Repository.UpdateSwitch) == "1" && File.Exists(shown)) await File.WriteAllTextAsync(shown, run.Output);
        if (File.Exists(shown)) run.Output.Should().Be((await File.ReadAllTextAsync(shown)).ReplaceLineEndings("\n"));
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, WorkingDirectory = Repository.Root })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output.ReplaceLineEndings("\n"));
    }
}
