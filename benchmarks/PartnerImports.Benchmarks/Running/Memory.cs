using System.Globalization;
using PartnerImports.Testing;

namespace PartnerImports.Benchmarks.Running;

/// <summary>The two ends of <c>benchmarks/memory.sh</c>: makes the file and its bound, and judges the peak.</summary>
internal static class Memory
{
    private const long Base = 120_000_000, PerEntry = 64, PerCode = 100;

    /// <summary>Writes a tidy FEC of so many lines into a folder and prints the bound in bytes.</summary>
    public static int Generate(string[] args)
    {
        var ledger = new LedgerGenerator(1, int.Parse(args[1], CultureInfo.InvariantCulture)) { IsTidy = true };
        GeneratedFile.Fec(ledger).WriteToFolder(args[0]);
        var entries = new HashSet<string>();
        var codes = new HashSet<string>();
        foreach (var entry in ledger)
        {
            entries.Add($"{entry.Journal}\t{entry.Number}");
            foreach (var line in entry.Lines)
            {
                codes.Add($"account {line.Account}");
                if (line.ThirdParty.Length > 0) codes.Add($"third party {line.ThirdParty}");
                if (line.Matching.Length > 0) codes.Add($"matching {line.Account} {line.ThirdParty} {line.Matching}");
            }
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Base + PerEntry * entries.Count + PerCode * codes.Count}"));
        return 0;
    }

    /// <summary>Prints peak and bound, and puts them into the document when wanted: lines, peak in KiB, bound and length in bytes.</summary>
    public static int Judge(string[] args)
    {
        var (lines, peak, bound, length) = (Number(args[0]), Number(args[1]) * 1024, Number(args[2]), Number(args[3]));
        var text = string.Create(CultureInfo.InvariantCulture, $"""
            `benchmarks/memory.sh {lines}` on {DateTime.UtcNow:yyyy-MM-dd}: {Machine.Describe()}.

            | `inspect` of a FEC | peak | bound | |
            |---|---|---|---|
            | {lines:N0} lines, {length / 1e9:0.00} GB | {peak / 1e6:N0} MB | {bound / 1e6:N0} MB | {(peak <= bound ? "✓" : "✗")} |
            """);
        Console.WriteLine(text);
        if (args.Contains("--write")) Document.Write("memory", text);
        return 0;
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
