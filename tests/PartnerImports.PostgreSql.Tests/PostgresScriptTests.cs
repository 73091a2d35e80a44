using System.Diagnostics;
using PartnerImports.Tests;

namespace PartnerImports.PostgreSql.Tests;

/// <summary>eng/postgres.sh: a server after a crash, and the server programs where there are none.</summary>
public sealed class PostgresScriptTests(PostgreSqlServer server) : IDisposable
{
    private const string Install = "apt-get install -y --no-install-recommends postgresql";

    /// <summary>Tools that the script needs beside what a test puts in their place.</summary>
    private static readonly string[] Tools = ["bash", "basename", "dirname", "env", "ls", "sort"];

    private readonly string _folder = Directory.CreateTempSubdirectory("postgres-script-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_server_resumes_after_a_crash_without_a_warning()
    {
        server.ConnectionString.Should().NotBeEmpty();
        var started = await ScriptAsync([], "start");
        var folder = started.Output.Split('\'')[3];
        (started.ExitCode, started.Error).Should().Be((0, ""));
        try
        {
            for (var round = 0; round < 2; round++)
            {
                (await ScriptAsync([], "crash", folder)).Should().Be((0, "", ""));
                (await ScriptAsync([], "resume", folder)).Should().Be((0, "", ""));
            }
            await using var database = new PostgreSqlDatabase($"Host={folder};Username=postgres;Database=postgres;Pooling=false");
            (await database.MigrateAsync(TestContext.Current.CancellationToken)).IsChanged.Should().BeTrue();
        }
        finally
        {
            (await ScriptAsync([], "stop", folder)).Should().Be((0, "", ""));
        }
        Directory.Exists(folder).Should().BeFalse();
    }

    [Theory]
    [InlineData("0", true, Install)]
    [InlineData("0", false, Install, "apt-get update", Install)]
    [InlineData("1000", true, "sudo -n env DEBIAN_FRONTEND=noninteractive " + Install, Install)]
    [InlineData("1000", false, "sudo -n env DEBIAN_FRONTEND=noninteractive " + Install, Install, "sudo -n apt-get update", "apt-get update", "sudo -n env DEBIAN_FRONTEND=noninteractive " + Install, Install)]
    public async Task Programs_that_are_missing_are_installed(string user, bool hasLists, params string[] calls)
    {
        Tool("id", $"echo {user}");
        Tool("sudo", "shift; exec \"$@\"", isLogged: true);
        Tool("apt-get", $"""
            case $1 in
              update) touch "{_folder}/lists" ;;
              install) [ -e "{_folder}/lists" ] || exit 100; mkdir -p "{_folder}/bin"; printf '#!/bin/sh\n' | tee "{_folder}/bin/initdb" > "{_folder}/bin/postgres"; chmod +x "{_folder}/bin/initdb" "{_folder}/bin/postgres" ;;
            esac
            """, isLogged: true, "touch", "mkdir", "tee", "chmod");
        if (hasLists) await File.WriteAllTextAsync(Path.Combine(_folder, "lists"), "", TestContext.Current.CancellationToken);
        var run = await ScriptAsync(Alone, "programs");
        (run.ExitCode, run.Output).Should().Be((0, $"{_folder}/bin\n"), run.Error);
        (await File.ReadAllLinesAsync(Path.Combine(_folder, "calls"), TestContext.Current.CancellationToken)).Should().Equal(calls);
        (await ScriptAsync(Alone, "programs")).Should().Be((0, $"{_folder}/bin\n", ""), "what is there is not installed again");
    }

    [Theory]
    [InlineData("0", false, true, "there is no apt-get to install one")]
    [InlineData("1000", true, false, "only root can install one")]
    [InlineData("0", true, true, "installing Debian's postgresql failed")]
    public async Task Programs_that_cannot_be_installed_are_one_sentence(string user, bool hasApt, bool hasSudo, string sentence)
    {
        Tool("id", $"echo {user}");
        if (hasApt) Tool("apt-get", "exit 100");
        if (hasSudo) Tool("sudo", "shift; exec \"$@\"");
        var run = await ScriptAsync(Alone, "programs");
        (run.ExitCode, run.Output).Should().Be((1, ""));
        run.Error.Should().Contain(sentence).And.EndWith("install it or set PARTNER_IMPORTS_POSTGRES\n");
    }

    /// <summary>Nothing but the tools of a test, and no server program.</summary>
    private (string, string)[] Alone => [("PATH", Path.Combine(_folder, "tools")), ("PARTNER_IMPORTS_POSTGRES_SEARCH", Path.Combine(_folder, "bin"))];

    private void Tool(string name, string script, bool isLogged = false, params string[] needs)
    {
        var tools = Directory.CreateDirectory(Path.Combine(_folder, "tools")).FullName;
        foreach (var need in Tools.Concat(needs))
            if (!File.Exists(Path.Combine(tools, need)))
                File.CreateSymbolicLink(Path.Combine(tools, need), Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(folder => Path.Combine(folder, need)).First(File.Exists));
        var path = Path.Combine(tools, name);
        File.WriteAllText(path, $"#!/bin/bash\n{(isLogged ? $"echo \"{name} $*\" >> \"{_folder}/calls\"\n" : "")}{script}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static async Task<(int ExitCode, string Output, string Error)> ScriptAsync((string Name, string Value)[] environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/bash", [PrivateServer.Script(), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("PARTNER_IMPORTS_POSTGRES");
        start.Environment.Remove("PARTNER_IMPORTS_POSTGRES_FOLDER");
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
