namespace PartnerImports.Parsers.Fec;

/// <summary>The sentence that Test Compta Demat would print about the structure of a file.</summary>
public enum DgfipVerdict
{
    /// <summary>The structure "appears to conform" to article A47 A-1.</summary>
    Conforme = 0,

    /// <summary>The structure "cannot be considered to conform", or the tool ends without a report.</summary>
    NonConforme = 1,
}
