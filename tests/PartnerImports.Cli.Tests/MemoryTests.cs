using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace PartnerImports.Cli.Tests;

/// <summary>A FEC of a million lines is inspected and received with less than 200 MB; the quick form has a tenth of the lines.</summary>
public sealed class MemoryTests : IDisposable
{
    private const long Limit = 200L << 20;
    private static readonly int Entries = Environment.GetEnvironmentVariable("PARTNER_IMPORTS_LONG") is null ? 50_000 : 500_000;

    private readonly CliWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("inspect")]
    [InlineData("receive")]
    public async Task A_large_file_needs_little_memory(string command)
    {
        await _world.InitAsync();
        var path = Path.Combine(_world.Folder, "123456782FEC20251231.txt");
        Write(path);
        string[] args = command == "receive" ? ["receive", path, "--partner", "Caisse", "--store", _world.Store, "--dossier", "D1", "--json"] : ["inspect", path, "--json"];
        var (output, peak) = await RunAsync(args);
        output.Should().Contain($"\"lines\": {Entries * 2}");
        peak.Should().BeLessThan(Limit);
    }

    /// <summary>A list of all lines needs what reading the file needs, and little more: without bounds it took 2.4 GB.</summary>
    [Theory]
    [InlineData("entries")]
    [InlineData("entries --import")]
    [InlineData("ledger --held")]
    public async Task A_list_of_all_lines_needs_little_memory(string command)
    {
        await _world.InitAsync();
        var path = Path.Combine(_world.Folder, "123456782FEC20251231.txt");
        Write(path);
        string[] over = ["--store", _world.Store, "--dossier", "D1", "--json"];
        var id = command == "entries" ? "" : JsonDocument.Parse((await RunAsync(["receive", path, "--partner", "Caisse", .. over])).Output).RootElement.GetProperty("id").GetString()!;
        var (lines, peak) = await CountAsync(command switch { "entries" => ["entries", path, "--json"], "entries --import" => ["entries", "--import", id, .. over], _ => ["ledger", "--held", .. over] });
        lines.Should().Be(Entries * 2);
        peak.Should().BeLessThan(Limit + (Limit / 4));
    }

    private static async Task<(int Lines, long Peak)> CountAsync(string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "partner-imports"), args) { RedirectStandardOutput = true })!;
        var (lines, peak) = (0, 0L);
        while (await process.StandardOutput.ReadLineAsync() is { } text)
        {
            if (text.EndsWith('{') && text.StartsWith(' ')) lines++;
            if (lines % 1_000 == 1) peak = Math.Max(peak, Peak(process.Id));
        }
        await process.WaitForExitAsync();
        return (lines, peak);
    }

    private static async Task<(string Output, long Peak)> RunAsync(string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "partner-imports"), args) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        long peak = 0;
        do peak = Math.Max(peak, Peak(process.Id));
        while (await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(20)) is { } && !process.HasExited);
        return (await output, peak);
    }

    private static long Peak(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(text => text.StartsWith("VmHWM", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) << 10;
        }
        catch (IOException)
        {
            return 0; // It has ended.
        }
    }

    private static void Write(string path)
    {
        using var file = new StreamWriter(path);
        file.Write(Fec.Header);
        for (var entry = 1; entry <= Entries; entry++)
        {
            var number = entry.ToString("0000000", CultureInfo.InvariantCulture);
            var common = $"VT\tVentes\tVT{number}\t2025{entry % 12 + 1:00}15\t";
            var rest = $"\tF2025-{number}\t20250115\tFacture client numéro {number} du mois";
            file.Write($"{common}411{entry % 500:00000}\tClients\tC{entry % 3000}\tClient {entry % 3000}{rest}\t120,00\t0,00\t\t\t20251231\t\t\n");
            file.Write($"{common}70700000\tVentes de marchandises\t\t{rest}\t0,00\t120,00\t\t\t20251231\t\t\n");
        }
    }
}
