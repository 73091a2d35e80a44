namespace PartnerImports.Parsers.Fec;

/// <summary>The regimes by the codes that options and command line use.</summary>
public static class FecRegimes
{
    /// <summary>The regime of a code, <c>bic</c>, <c>com</c>, <c>bat</c> or <c>bnct</c>; null for null.</summary>
    /// <exception cref="ArgumentException">There is no such regime.</exception>
    public static FecRegime? Parse(string? code) => code switch
    {
        null => null,
        _ when code.Equals("bic", StringComparison.OrdinalIgnoreCase) => FecRegime.Bic,
        _ when code.Equals("com", StringComparison.OrdinalIgnoreCase) => FecRegime.Com,
        _ when code.Equals("bat", StringComparison.OrdinalIgnoreCase) => FecRegime.Bat,
        _ when code.Equals("bnct", StringComparison.OrdinalIgnoreCase) => FecRegime.Bnct,
        _ => throw new ArgumentException($"'{code}' is not a regime of a FEC: bic, com, bat or bnct.", nameof(code)),
    };
}
