namespace PartnerImports.Benchmarks.Data;

/// <summary>A file to measure on.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Lines">How many accounting lines it was made with.</param>
internal sealed record DataFile(string Path, long Lines)
{
    /// <summary>The length in bytes.</summary>
    public long Bytes { get; } = new FileInfo(Path).Length;
}

/// <summary>A FEC twice: without any fault, and with planted ones in its last hundredth.</summary>
internal sealed record FecPair(DataFile Clean, DataFile Planted, SummaryTruth CleanTruth, SummaryTruth PlantedTruth, IReadOnlySet<string> Codes);
