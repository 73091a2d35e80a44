using System.Diagnostics;

namespace PartnerImports.Benchmarks.Running;

/// <summary>What a contestant took in one round, for one pass over its file.</summary>
internal readonly record struct Sample(double Wall, double Processor, double Allocated);

/// <summary>Runs the contestants of a scope by turns, so that all of them meet the same states of the machine.</summary>
internal sealed class Rounds(Scope scope)
{
    private const double ShortestSample = 0.05;
    private const int MostRepeats = 50;

    private readonly Dictionary<string, List<Sample>> _samples = scope.Contestants.ToDictionary(contestant => contestant.Name, _ => new List<Sample>());

    /// <summary>The scope.</summary>
    public Scope Scope => scope;

    /// <summary>Checks every contestant, warms up, measures, checks again.</summary>
    /// <exception cref="InvalidOperationException">A contestant found something else than what is true.</exception>
    public void Measure(int warmUps, int rounds)
    {
        Check();
        var repeats = scope.Contestants.ToDictionary(contestant => contestant.Name, _ => 1);
        for (var round = -warmUps; round < rounds; round++)
            foreach (var contestant in scope.Contestants)
            {
                var sample = Take(contestant, repeats[contestant.Name]);
                if (round >= 0) _samples[contestant.Name].Add(sample);
                else if (contestant.Prepare is null) repeats[contestant.Name] = (int)Math.Clamp(Math.Ceiling(ShortestSample / sample.Wall), 1, MostRepeats);
            }
        Check();
    }

    /// <summary>The median of a contestant.</summary>
    public Sample Median(string contestant)
    {
        var samples = _samples[contestant];
        return new(Median(samples.Select(sample => sample.Wall)), Median(samples.Select(sample => sample.Processor)), Median(samples.Select(sample => sample.Allocated)));
    }

    /// <summary>How many times the bytes a second of another contestant: the median over the rounds.</summary>
    public double Speed(string ours, string other, bool byWall)
    {
        var scale = (double)Find(ours).File.Bytes / Find(other).File.Bytes;
        return scale * Median(_samples[ours].Zip(_samples[other], (left, right) => byWall ? right.Wall / left.Wall : right.Processor / left.Processor));
    }

    /// <summary>A contestant by its name.</summary>
    public Contestant Find(string name) => scope.Contestants.First(contestant => contestant.Name == name);

    private void Check()
    {
        foreach (var contestant in scope.Contestants)
        {
            contestant.Prepare?.Invoke();
            var found = contestant.Run();
            if (!found.Equals(contestant.Expected))
                throw new InvalidOperationException($"{scope.Name}, {contestant.Name}: found {found}, expected {contestant.Expected}.");
        }
    }

    private static Sample Take(Contestant contestant, int repeats)
    {
        contestant.Prepare?.Invoke();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var (allocated, processor, watch) = (GC.GetTotalAllocatedBytes(precise: true), ProcessorTime.Seconds, Stopwatch.StartNew());
        for (var i = 0; i < repeats; i++) contestant.Run();
        var wall = watch.Elapsed.TotalSeconds;
        processor = ProcessorTime.Seconds - processor;
        return new(wall / repeats, processor / repeats, (double)(GC.GetTotalAllocatedBytes(precise: true) - allocated) / repeats);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
