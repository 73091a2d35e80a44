namespace PartnerImports.Parsers.Tra;

/// <summary>An establishment of the company (record ETB).</summary>
/// <param name="Code">Its code.</param>
/// <param name="Label">Its name.</param>
/// <param name="Siret">Its SIRET; empty when not given.</param>
/// <param name="Activity">Its activity code (APE).</param>
public sealed record TraEstablishment(string Code, string Label, string Siret, string Activity)
{
    /// <summary>Reads a record ETB.</summary>
    public static TraEstablishment From(TraRecord record) => new(record["CODE"], record["LIBELLE"], record["SIRET"], record["APE"]);
}
