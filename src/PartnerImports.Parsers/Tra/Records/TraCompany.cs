namespace PartnerImports.Parsers.Tra;

/// <summary>The company (record PS1).</summary>
/// <param name="Name">Its name.</param>
/// <param name="PostCode">The postcode.</param>
/// <param name="Town">The town.</param>
/// <param name="Siret">The SIRET as written, without blanks; empty when not given.</param>
/// <param name="Activity">The activity code (APE).</param>
public sealed record TraCompany(string Name, string PostCode, string Town, string Siret, string Activity)
{
    /// <summary>The SIREN: the first nine digits of a SIRET, or a SIREN written in its place; the default value when there is none (P9).</summary>
    public Siren Siren => Siret.Length is 14 or 9 && Siret.All(char.IsAsciiDigit) && Siren.TryParse(Siret[..9], out var siren) ? siren : default;

    /// <summary>Whether a SIRET is given that is no SIRET: not 14 (or 9) digits, or with a wrong key.</summary>
    public bool HasDoubtfulSiret => Siret.Length > 0 && (!Siren.HasValue || !Siren.HasValidKey || Siret.Length == 14 && !Siren.PassesLuhn(Siret) && !Siret.StartsWith("356000000", StringComparison.Ordinal));

    /// <summary>Reads a record PS1.</summary>
    public static TraCompany From(TraRecord record) =>
        new(record["NOM"], record["CODEPOSTAL"], record["VILLE"], record["SIRET"].Replace(" ", "", StringComparison.Ordinal), record["APE"]);
}
