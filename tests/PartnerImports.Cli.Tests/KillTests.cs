using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace PartnerImports.Cli.Tests;

/// <summary>The process killed at any moment leaves no half import, and the same command again completes the work once.</summary>
public sealed class KillTests : IDisposable
{
    private const int Lines = 20_000;
    private static readonly int Rounds = Environment.GetEnvironmentVariable("PARTNER_IMPORTS_LONG") is null ? 6 : 60;

    private readonly CliWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("receive")]
    [InlineData("validate")]
    [InlineData("reject")]
    [InlineData("process")]
    public async Task A_killed_command_is_completed_by_the_same_command(string command)
    {
        await _world.InitAsync();
        var file = _world.File(Big());
        var random = new Random(20260824);
        for (var round = 0; round < Rounds; round++)
        {
            string[] receive = ["receive", file, "--partner", "Caisse", "--key", $"{command}-{round}", "--partner-id", $"p{round}"];
            var id = "";
            if (command != "receive")
            {
                id = (await _world.RunAsync(receive)).Json.GetProperty("id").GetString()!;
                if (command == "process") await _world.RunAsync("validate", id, "--profile", "3", "--no-process");
            }
            string[] killed = command switch { "receive" => receive, "process" => ["process"], _ => [command, id, "--profile", "3"] };
            await KillAsync(killed, random.Next(60, command == "receive" ? 1200 : 700));

            (await _world.RunAsync("store", "check")).Json.GetProperty("faults").GetArrayLength().Should().Be(0, $"round {round}");
            await CompleteAsync(command, killed, id, round);
        }
    }

    [Theory]
    [InlineData("reject")]
    [InlineData("process")]
    public async Task Messages_that_a_killed_command_has_taken_are_delivered_before_the_answer(string command)
    {
        await _world.InitAsync();
        var id = await _world.ReceiveAsync();
        string[] reject = ["reject", id, "--profile", "3"];
        (await _world.RunAsync(reject)).ExitCode.Should().Be(0);
        var lease = (DateTimeOffset.UtcNow.AddSeconds(1) - DateTimeOffset.UnixEpoch).Ticks;
        _world.Execute(string.Create(CultureInfo.InvariantCulture, $"DELETE FROM notification; UPDATE outbox SET delivered = 0, not_before = {lease}"));

        var again = await _world.RunAsync(command == "process" ? ["process"] : reject);
        again.ExitCode.Should().Be(0);
        if (command == "process") again.Json.GetProperty("delivered").GetInt32().Should().Be(1);
        _world.Execute("DELETE FROM outbox");
        (await _world.RunAsync("notifications")).Json.GetProperty("total").GetInt32().Should().Be(1);
    }

    private async Task CompleteAsync(string command, string[] killed, string id, int round)
    {
        var again = await _world.RunAsync(killed);
        again.ExitCode.Should().Be(0, $"round {round}: {again.Output}{again.Error}");
        if (command == "receive")
        {
            id = again.Json.GetProperty("id").GetString()!;
            (await _world.RunAsync("entries", "--import", id, "--take", "0")).Json.GetProperty("total").GetInt32().Should().Be(Lines);
        }
        else
        {
            (await _world.RowAsync(id)).GetProperty("status").GetString().Should().Be(command == "reject" ? "rejected" : "validated", $"round {round}");
            (await _world.RunAsync("notifications")).Json.GetProperty("items").EnumerateArray().Count(item => item.GetProperty("importId").GetString() == id)
                .Should().Be(1, $"round {round}: the work is done once");
        }
        (await _world.RunAsync("store", "check")).Json.GetProperty("faults").GetArrayLength().Should().Be(0);
    }

    private async Task KillAsync(string[] args, int milliseconds)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "partner-imports"), [.. args, "--store", _world.Store, "--dossier", "D1", "--json"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        if (!process.WaitForExit(milliseconds)) process.Kill();
        await process.WaitForExitAsync();
    }

    private static string Big()
    {
        var text = new StringBuilder(Fec.Header);
        for (var entry = 1; entry <= Lines / 2; entry++)
        {
            var number = entry.ToString(CultureInfo.InvariantCulture);
            text.Append("VT\tVentes\t").Append(number).Append("\t20250115\t411000\tClients\t\t\tF\t20250115\tFacture\t10,00\t0,00\t\t\t20250120\t\t\n");
            text.Append("VT\tVentes\t").Append(number).Append("\t20250115\t707000\tVentes\t\t\tF\t20250115\tFacture\t0,00\t10,00\t\t\t20250120\t\t\n");
        }
        return text.ToString();
    }
}
