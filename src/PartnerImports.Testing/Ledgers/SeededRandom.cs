namespace PartnerImports.Testing;

/// <summary>Random numbers that a seed determines, on every platform and in every version: SplitMix64.</summary>
/// <remarks>Not thread-safe.</remarks>
public sealed class SeededRandom
{
    private ulong _state;

    /// <summary>Begins the sequence of a seed.</summary>
    public SeededRandom(long seed) => _state = (ulong)seed;

    /// <summary>The next 64 bits.</summary>
    public ulong NextBits()
    {
        var bits = _state += 0x9E3779B97F4A7C15;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

    /// <summary>A number from 0 to below a bound.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is below 1.</exception>
    public int Next(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        return (int)(NextBits() % (ulong)bound);
    }

    /// <summary>A number from a lower bound to below an upper one.</summary>
    public int Next(int from, int to) => from + Next(to - from);

    /// <summary>True so many times in a hundred.</summary>
    public bool Percent(int percent) => Next(100) < percent;

    /// <summary>One of some things.</summary>
    public T Pick<T>(IReadOnlyList<T> from)
    {
        ArgumentNullException.ThrowIfNull(from);
        return from[Next(from.Count)];
    }
}
