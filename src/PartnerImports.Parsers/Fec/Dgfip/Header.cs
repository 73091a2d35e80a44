namespace PartnerImports.Parsers.Fec.Dgfip;

/// <summary>A column of the file at hand.</summary>
/// <param name="Field">Name for findings.</param>
/// <param name="Kind">What is looked at in its values.</param>
/// <param name="Blank">What an empty value costs.</param>
internal readonly record struct Column(string? Field, ColumnKind Kind, BlankRule Blank);

/// <summary>The columns of the file at hand, in its own order, which the tool does not mind.</summary>
internal sealed class Header
{
    public required byte Separator { get; init; }

    public required FecRegime Regime { get; init; }

    public required Column[] Columns { get; init; }

    /// <summary>Column read as the debit: the last one of that name, or the first of all when there is none.</summary>
    public int Debit { get; init; }

    /// <summary>Column read as the credit, likewise.</summary>
    public int Credit { get; init; }

    /// <summary>Columns <c>Montant</c> and <c>Sens</c>, if the lines are to be turned into debit and credit (F5).</summary>
    public (int Amount, int Side)? SignedPair { get; init; }

    /// <summary>Check of a value that is empty against expectation.</summary>
    public string EmptyValueCheck =>
        OfficialColumn.IsCash(Regime) ? CheckId.CashValueEmpty : CheckId.AccrualValueEmpty;
}
