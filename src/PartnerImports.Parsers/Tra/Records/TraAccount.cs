namespace PartnerImports.Parsers.Tra;

/// <summary>A general account (record CGN, CGE before version 002).</summary>
/// <param name="Code">Its number.</param>
/// <param name="Label">Its label.</param>
/// <param name="Nature"><c>BQE CAI CHA COC COD COF COS DIV EXT IMO PRO TIC TID</c>.</param>
/// <param name="IsCollective">Whether third parties detail it: by its nature (COC, COF, COS, COD) or by its own flag.</param>
/// <param name="VatCode">The VAT code; empty when there is none.</param>
public sealed record TraAccount(string Code, string Label, string Nature, bool IsCollective, string VatCode)
{
    /// <summary>Reads a record CGN.</summary>
    public static TraAccount From(TraRecord record)
    {
        var nature = record["NATURE"];
        return new(record["CODE"], record["LIBELLE"], nature, nature is "COC" or "COF" or "COS" or "COD" || record.GetFlag("COLLECTIF") == true, record["TVA"]);
    }
}
