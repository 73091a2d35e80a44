namespace PartnerImports.Parsers.Tra;

/// <summary>A VAT code within a regime (record TVA).</summary>
/// <param name="Code">Its code, cut at three characters by the layout.</param>
/// <param name="Regime">The VAT regime.</param>
/// <param name="PurchaseRate">The rate on purchases, in percent; zero when not given.</param>
/// <param name="SalesRate">The rate on sales, in percent; zero when not given.</param>
public sealed record TraVatCode(string Code, string Regime, Amount PurchaseRate, Amount SalesRate)
{
    /// <summary>Reads a record TVA.</summary>
    public static TraVatCode From(TraRecord record) =>
        new(record["CODE"], record["REGIMETVA"], record.GetAmount("TAUXACHAT") ?? Amount.Zero, record.GetAmount("TAUXVENTE") ?? Amount.Zero);
}
