namespace PartnerImports;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Information,

    /// <summary>Style, completeness, or doubtful: a person should look.</summary>
    Warning,

    /// <summary>Would make a wrong or impossible entry: the import ends in <see cref="ImportStatus.Error"/> (P13).</summary>
    Blocking,
}

/// <summary>How many findings there are of each severity.</summary>
/// <param name="Blocking">Blocking findings.</param>
/// <param name="Warning">Warnings.</param>
/// <param name="Information">Informations.</param>
public readonly record struct DiagnosticCounts(long Blocking, long Warning, long Information);
