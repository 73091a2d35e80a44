namespace PartnerImports.Parsers.Tra;

/// <summary>A payment mode (record MDP).</summary>
/// <param name="Code">Its code.</param>
/// <param name="Label">Its name.</param>
/// <param name="Category">Its category, as <c>CB</c>, <c>CHQ</c>, <c>VIR</c>.</param>
public sealed record TraPaymentMode(string Code, string Label, string Category)
{
    /// <summary>Reads a record MDP.</summary>
    public static TraPaymentMode From(TraRecord record) => new(record["CODE"], record["LIBELLE"], record["CATEGORIE"]);
}
