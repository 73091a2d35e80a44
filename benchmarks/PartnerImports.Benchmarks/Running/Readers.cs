using System.Diagnostics;
using System.Globalization;
using PartnerImports.Benchmarks.Data;
using PartnerImports.Benchmarks.Entries;
using PartnerImports.Benchmarks.Formats;
using PartnerImports.Benchmarks.Life;
using PartnerImports.Benchmarks.Long;
using PartnerImports.Benchmarks.Scan;
using PartnerImports.Benchmarks.Summary;

namespace PartnerImports.Benchmarks.Running;

/// <summary>The short run: every scope of the readers on one size, ours and peers by turns in one process.</summary>
internal static class Readers
{
    private static readonly Dictionary<string, Func<DataFolder, Scope>> Scopes = new()
    {
        ["scan"] = ScanScope.Make,
        ["summary"] = SummaryScope.Make,
        ["entries"] = EntriesScope.Make,
        ["tra"] = TraScope.Make,
        ["json"] = JsonScope.Make,
        ["custom"] = CustomScope.Make,
        ["reception"] = LifeScopes.Reception,
        ["decisions"] = LifeScopes.Decisions,
    };

    /// <summary>Runs <c>readers [SCOPE…] [--lines N] [--rounds N] [--write] | --long</c>.</summary>
    public static int Run(string[] args)
    {
        var lines = Option(args, "--lines", 200_000);
        var rounds = Option(args, "--rounds", 5);
        var wanted = args.Where(Scopes.ContainsKey).ToArray();
        if (wanted.Length == 0) wanted = [.. Scopes.Keys];
        if (args.Contains("--long")) return ReaderBenchmarks.RunAll(wanted.Select(name => Scopes[name]));
        var folder = new DataFolder(lines);
        foreach (var name in wanted)
        {
            var watch = Stopwatch.StartNew();
            var measured = new Rounds(Scopes[name](folder));
            measured.Measure(warmUps: 2, rounds);
            var report = Report.Of(measured);
            Console.WriteLine(report);
            if (args.Contains("--write"))
                Document.Write(name, string.Create(CultureInfo.InvariantCulture, $"`benchmarks/readers.sh {name} --lines {lines} --rounds {rounds}` on {DateTime.UtcNow:yyyy-MM-dd}: {Machine.Describe()}.\n\n{report}"));
            Console.Error.WriteLine($"{name}: {watch.Elapsed.TotalSeconds:0} s");
        }
        return 0;
    }

    private static int Option(string[] args, string name, int otherwise)
    {
        var at = Array.IndexOf(args, name);
        return at < 0 ? otherwise : int.Parse(args[at + 1], CultureInfo.InvariantCulture);
    }
}
