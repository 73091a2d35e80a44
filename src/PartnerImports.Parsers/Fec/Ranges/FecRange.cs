namespace PartnerImports.Parsers.Fec;

/// <summary>Whole lines of a file that stand together, which one thread reads.</summary>
/// <param name="Start">The byte offset of the first line.</param>
/// <param name="End">The byte offset behind the last line.</param>
/// <param name="IsLast">Whether the file ends there.</param>
internal readonly record struct FecRange(long Start, long End, bool IsLast);
