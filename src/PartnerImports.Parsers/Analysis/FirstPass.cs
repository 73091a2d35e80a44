namespace PartnerImports.Parsers.Analysis;

/// <summary>How first passes read.</summary>
internal static class FirstPass
{
    /// <summary>How many lines a batch of a first pass takes: few enough that checks and sums find its columns in the cache that the reader has just filled.</summary>
    public const int BatchCapacity = 1024;
}
