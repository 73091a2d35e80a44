namespace PartnerImports.Parsers.Tra;

/// <summary>A third party (record CAE).</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Nature"><c>AUC AUD CLI DIV FOU SAL</c>.</param>
/// <param name="Collective">The general account that it details; empty when none is named.</param>
/// <param name="PostCode">The postcode.</param>
/// <param name="Town">The town.</param>
/// <param name="Siret">The SIRET.</param>
public sealed record TraThirdParty(string Code, string Name, string Nature, string Collective, string PostCode, string Town, string Siret)
{
    /// <summary>Reads a record CAE.</summary>
    public static TraThirdParty From(TraRecord record) =>
        new(record["CODE"], record["LIBELLE"], record["NATURE"], record["COLLECTIF"], record["CODE_POSTAL"], record["VILLE"], record["SIRET"]);
}
