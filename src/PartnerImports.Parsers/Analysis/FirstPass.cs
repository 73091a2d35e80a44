namespace PartnerImports.Parsers.Analysis;

/// <summary>How first passes read.</summary>
internal static class FirstPass
{
    /// <summary>How many lines a batch of a first pass takes: few enough that checks and sums find its columns in the cache that the reader has just filled.</summary>
    public const int BatchCapacity = 1024;

    /// <summary>More threads than these cost memory each and bring nothing: the one that analyses in the order of the file is the slowest long before.</summary>
    public const int MostThreads = 16;

    /// <summary>How many threads a first pass is made by.</summary>
    public static int ThreadsOf(ReadOptions options) => Math.Clamp(options.MaxThreads, 1, MostThreads);
}
