using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Order;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using PartnerImports.Benchmarks.Data;
using PartnerImports.Benchmarks.Running;

namespace PartnerImports.Benchmarks.Long;

/// <summary>A contestant of a scope on files of one size.</summary>
public sealed class ReaderCase
{
    internal ReaderCase(Scope scope, Contestant contestant) => (Scope, Contestant) = (scope, contestant);

    internal Scope Scope { get; }

    internal Contestant Contestant { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Scope.Name}, {Contestant.File.Lines:N0}: {Contestant.Name}";
}

/// <summary>The long run: every contestant by BenchmarkDotNet, in one process, on 100,000 and 1,000,000 lines.</summary>
public class ReaderBenchmarks
{
    private static readonly int[] Sizes = [100_000, 1_000_000];
    private static IReadOnlyList<ReaderCase> s_cases = [];

    /// <summary>Scope, size and contestant.</summary>
    [ParamsSource(nameof(Cases))]
    public ReaderCase Case { get; set; } = null!;

    /// <summary>All cases.</summary>
    public static IEnumerable<ReaderCase> Cases() => s_cases;

    /// <summary>One pass over the file.</summary>
    [Benchmark]
    public object Run() => Case.Contestant.Run();

    /// <summary>Prepares what the contestant works on, where that must be new every time.</summary>
    [IterationSetup]
    public void Prepare() => Case.Contestant.Prepare?.Invoke();

    internal static int RunAll(IEnumerable<Func<DataFolder, Scope>> scopes)
    {
        s_cases = [.. Sizes.SelectMany(lines => scopes.Select(make => make(new(lines)))).SelectMany(scope => scope.Contestants.Select(contestant => new ReaderCase(scope, contestant)))];
        foreach (var one in s_cases)
        {
            one.Contestant.Prepare?.Invoke();
            if (!one.Contestant.Run().Equals(one.Contestant.Expected)) throw new InvalidOperationException($"{one} found something else than what is true.");
        }
        var config = DefaultConfig.Instance
            .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(100))
            .WithOrderer(new DefaultOrderer(SummaryOrderPolicy.Declared))
            .AddJob(Job.Default.WithToolchain(new InProcessEmitToolchain(TimeSpan.FromHours(1), logOutput: true)).WithWarmupCount(3).WithIterationCount(11))
            .AddColumn(new CaseColumn("MB/s", (one, _, statistics) => $"{one.Contestant.File.Bytes / statistics.Mean * 1e3:N0}"))
            .AddColumn(new CaseColumn("ns/line", (one, _, statistics) => $"{statistics.Mean / one.Contestant.File.Lines:N1}"))
            .AddColumn(new CaseColumn("B/line", (one, report, _) => $"{report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) / one.Contestant.File.Lines:N0}"))
            .AddColumn(new RatioColumn())
            .AddDiagnoser(BenchmarkDotNet.Diagnosers.MemoryDiagnoser.Default);
        BenchmarkRunner.Run<ReaderBenchmarks>(config);
        return 0;
    }
}
