namespace PartnerImports.Parsers.Tra;

/// <summary>A currency (record DEV).</summary>
/// <param name="Code">Its code in the file.</param>
/// <param name="Label">Its name.</param>
/// <param name="IsoCode">Its ISO code; empty when not given.</param>
/// <param name="IsFixed">Whether it is one of the currencies that the euro replaced, at a fixed rate.</param>
/// <param name="EuroParity">Units per euro when <paramref name="IsFixed"/>, euros per unit otherwise; zero when not given.</param>
public sealed record TraCurrency(string Code, string Label, string IsoCode, bool IsFixed, Amount EuroParity)
{
    /// <summary>Reads a record DEV.</summary>
    public static TraCurrency From(TraRecord record) =>
        new(record["CODE"], record["LIBELLE"], record["CODEISO"], record.GetFlag("MONNAIEIN") == true, record.GetAmount("PARITEEURO") ?? Amount.Zero);
}
