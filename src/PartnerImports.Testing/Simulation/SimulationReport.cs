using System.Collections.Immutable;

namespace PartnerImports.Testing;

/// <summary>What happened in a simulated world, counted: shows that faults and outcomes of every kind occur.</summary>
/// <param name="Counts">How often, by what.</param>
public sealed record SimulationReport(ImmutableSortedDictionary<string, int> Counts)
{
    /// <summary>How often something happened.</summary>
    public int this[string what] => Counts.GetValueOrDefault(what);

    /// <summary>Both together.</summary>
    public SimulationReport Add(SimulationReport other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var counts = Counts.ToBuilder();
        foreach (var (what, count) in other.Counts) counts[what] = counts.GetValueOrDefault(what) + count;
        return new(counts.ToImmutable());
    }

    /// <summary>One line for each thing that happened.</summary>
    public override string ToString() => string.Join(Environment.NewLine, Counts.Select(pair => $"{pair.Value,8} {pair.Key}"));
}
