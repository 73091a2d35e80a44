using System.Diagnostics;
using System.Text.RegularExpressions;
using PartnerImports.Tests;

[assembly: AssemblyFixture(typeof(PostgreSqlServer))]

namespace PartnerImports.Tests;

/// <summary>The server that all tests share: the one given by PARTNER_IMPORTS_POSTGRES, else one started for this run.</summary>
public sealed class PostgreSqlServer : IAsyncLifetime
{
    private const string Given = "PARTNER_IMPORTS_POSTGRES";
    private const string Without = "PARTNER_IMPORTS_WITHOUT_POSTGRES";

    private string? _connectionString;
    private string? _whyNot;
    private PrivateServer? _own;

    /// <summary>The connection string; the test is skipped, or fails, with a sentence when there is no server.</summary>
    public string ConnectionString
    {
        get
        {
            if (_connectionString is null && Environment.GetEnvironmentVariable(Without) == "1") Assert.Skip($"{_whyNot} The run was told by {Without}=1 to do without PostgreSQL.");
            return _connectionString ?? throw new InvalidOperationException($"{_whyNot} Set {Given} to an Npgsql connection string, or {Without}=1 to skip these tests.");
        }
    }

    /// <summary>Whether there is no server: then <see cref="ConnectionString"/> says so to each test.</summary>
    public bool IsAbsent => _connectionString is null;

    public async ValueTask InitializeAsync()
    {
        _connectionString = Environment.GetEnvironmentVariable(Given);
        if (!string.IsNullOrEmpty(_connectionString)) return;
        _connectionString = null;
        if (Environment.GetEnvironmentVariable(Without) == "1")
        {
            _whyNot = "There is no PostgreSQL server.";
            return;
        }
        try
        {
            _own = await PrivateServer.StartAsync();
            _connectionString = _own.ConnectionString;
        }
        catch (InvalidOperationException failure)
        {
            _whyNot = failure.Message;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_own is not null) await _own.DisposeAsync();
    }
}

/// <summary>A server of its own, by eng/postgres.sh; it ends with this process at the latest.</summary>
public sealed partial class PrivateServer : IAsyncDisposable
{
    private readonly string _folder;

    private PrivateServer(string connectionString, string folder) => (ConnectionString, _folder) = (connectionString, folder);

    public string ConnectionString { get; }

    public static async Task<PrivateServer> StartAsync()
    {
        var output = await RunAsync("start", "--for", Environment.ProcessId.ToString());
        var values = ExportLine().Matches(output).ToDictionary(line => line.Groups[1].Value, line => line.Groups[2].Value);
        return new(values["PARTNER_IMPORTS_POSTGRES"], values["PARTNER_IMPORTS_POSTGRES_FOLDER"]);
    }

    /// <summary>Kills every process of the server with -9.</summary>
    public Task CrashAsync() => RunAsync("crash", _folder);

    /// <summary>Starts it on what the crash left.</summary>
    public Task ResumeAsync() => RunAsync("resume", _folder);

    public async ValueTask DisposeAsync() => await RunAsync("stop", _folder);

    private static async Task<string> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Script());
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment.Remove("PARTNER_IMPORTS_POSTGRES");
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"eng/postgres.sh {arguments[0]} failed: {(await error).Trim()}");
    }

    public static string Script()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "eng", "postgres.sh") is var script && File.Exists(script)) return script;
        throw new InvalidOperationException("eng/postgres.sh is in no folder above the tests.");
    }

    [GeneratedRegex("^export (\\w+)='(.*)'$", RegexOptions.Multiline)]
    private static partial Regex ExportLine();
}
