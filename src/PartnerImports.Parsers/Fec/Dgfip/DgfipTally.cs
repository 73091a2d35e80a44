namespace PartnerImports.Parsers.Fec;

/// <summary>How many times a check spoke about a field, including the times that were not kept.</summary>
/// <param name="Check">Check, as in <see cref="DgfipReason.Check"/>.</param>
/// <param name="Field">Field, as in <see cref="DgfipReason.Field"/>.</param>
/// <param name="Count">Number of findings; at least 1.</param>
public sealed record DgfipTally(string Check, string? Field, long Count);
