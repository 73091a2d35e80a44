using System.Collections.Concurrent;
using System.Diagnostics;

namespace PartnerImports.PostgreSql.Tests;

/// <summary>A host in a process of its own, and what it has said so far.</summary>
public sealed class ChildHost : IDisposable
{
    private readonly Process _process;
    private readonly SemaphoreSlim _said = new(0);
    private readonly ConcurrentQueue<string> _lines = new();

    public ChildHost(string mode, string connectionString, int number)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "PartnerImports.PostgreSql.Host.dll"), mode, connectionString, number.ToString() }) start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null) return;
            _lines.Enqueue(line.Data);
            _said.Release();
        };
        _process.BeginOutputReadLine();
    }

    /// <summary>All facts that it has said.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>Waits until it has said so many facts more, or has ended.</summary>
    public async Task HearAsync(int facts)
    {
        while (facts > 0 && !_process.HasExited)
            if (await _said.WaitAsync(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken)) facts--;
    }

    public void Go() => _process.StandardInput.WriteLine();

    /// <summary>Kills it with -9 and hears what was still on its way.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
        _said.Dispose();
    }
}
