namespace PartnerImports.Parsers.Fec.Dgfip;

/// <summary>What the tool looks at in the values of a column.</summary>
internal enum ColumnKind : byte
{
    Unchecked,
    Text,
    Account,
    Date,
    Amount,
}

/// <summary>What an empty value costs.</summary>
internal enum BlankRule : byte
{
    Allowed,

    /// <summary>Not conforming from 2013 on (L4, L5).</summary>
    Unexpected,

    /// <summary>Blocking (L3).</summary>
    Forbidden,
}

/// <summary>A column of the four layouts (A47 A-1 VII-1, VIII-3, VIII-5, VIII-7) with what the tool makes of it.</summary>
/// <param name="Name">Name in the law.</param>
/// <param name="Key">Name in the tool's own tables, which a header may use as well.</param>
/// <param name="Kind">What is looked at in its values.</param>
internal sealed record OfficialColumn(string Name, string Key, ColumnKind Kind)
{
    const int FirstYearOfExpectations = 2013;
    const string DebitKey = "MTN_DEBIT";
    const string CreditKey = "MTN_CREDIT";

    /// <summary>The 22 columns in the law's order: each layout is the first 18, 21 or 22 of them.</summary>
    public static readonly IReadOnlyList<OfficialColumn> All =
    [
        new("JournalCode", "CODE_JRNAL", ColumnKind.Text) { Accrual = BlankRule.Unexpected },
        new("JournalLib", "LIB_JRNAL", ColumnKind.Text) { Accrual = BlankRule.Unexpected },
        new("EcritureNum", "NUM_ECR", ColumnKind.Text) { IsBlocking = true },
        new("EcritureDate", "DATE_CPT", ColumnKind.Date) { IsBlocking = true },
        new("CompteNum", "NUM_CPTE_GEN", ColumnKind.Account) { IsBlocking = true },
        new("CompteLib", "LIB_CPTE_GEN", ColumnKind.Text) { IsBlocking = true },
        new("CompAuxNum", "NUM_CPT_AUX", ColumnKind.Text),
        new("CompAuxLib", "LIB_CPT_AUX", ColumnKind.Text),
        new("PieceRef", "NUM_PIECE", ColumnKind.Text) { Accrual = BlankRule.Unexpected, Cash = BlankRule.Unexpected },
        new("PieceDate", "DATE_PIECE", ColumnKind.Date) { Accrual = BlankRule.Unexpected, Cash = BlankRule.Unexpected },
        new("EcritureLib", "LIB_ECRITURE", ColumnKind.Text) { IsBlocking = true },
        new("Debit", DebitKey, ColumnKind.Amount) { IsBlocking = true },
        new("Credit", CreditKey, ColumnKind.Amount) { IsBlocking = true },
        new("EcritureLet", "CODE_LETTRAGE", ColumnKind.Text),
        new("DateLet", "DATE_LETTRAGE", ColumnKind.Date),
        new("ValidDate", "VALID_DATE", ColumnKind.Date) { Accrual = BlankRule.Unexpected },
        new("Montantdevise", "MTN_DEVISE", ColumnKind.Amount),
        new("Idevise", "IDEVISE", ColumnKind.Text),
        new("DateRglt", "PAIEMENT_DATE", ColumnKind.Date),
        new("ModeRglt", "PAIEMENT_MODE", ColumnKind.Text),
        new("NatOp", "PRESTATION", ColumnKind.Text),
        new("IdClient", "CLIENT", ColumnKind.Text),
    ];

    /// <summary>Known to the tool, demanded by no layout.</summary>
    public static readonly OfficialColumn Result = new("Result", "ECR_TYPE", ColumnKind.Unchecked);

    /// <summary>Stands for <c>Debit</c>.</summary>
    public static readonly OfficialColumn Montant = new("Montant", DebitKey, ColumnKind.Amount) { IsBlocking = true };

    /// <summary>Stands for <c>Credit</c>.</summary>
    public static readonly OfficialColumn Sens = new("Sens", CreditKey, ColumnKind.Amount) { IsBlocking = true };

    /// <summary>Whether the tool cannot do without the column (F8), nor without its values unless an amount (L3).</summary>
    public bool IsBlocking { get; private init; }

    /// <summary>Whether <paramref name="name"/> is one of its two names, in any case.</summary>
    public bool IsNamed(string name) =>
        name.Equals(Key, StringComparison.OrdinalIgnoreCase) || name.Equals(Name, StringComparison.OrdinalIgnoreCase);

    public bool IsDebit => Key == DebitKey;

    public bool IsCredit => Key == CreditKey;

    BlankRule Accrual { get; init; }

    BlankRule Cash { get; init; }

    public static IEnumerable<OfficialColumn> Of(FecRegime regime) => All.Take(CountOf(regime));

    public static bool IsYearOfExpectations(int closingYear) => closingYear >= FirstYearOfExpectations;

    public BlankRule BlankIn(FecRegime regime, int closingYear)
    {
        if (IsBlocking)
            return Kind is ColumnKind.Amount ? BlankRule.Allowed : BlankRule.Forbidden;
        if (!IsYearOfExpectations(closingYear))
            return BlankRule.Allowed;
        return IsCash(regime) ? Cash : Accrual;
    }

    public static bool IsCash(FecRegime regime) => regime is FecRegime.Bat or FecRegime.Bnct;

    static int CountOf(FecRegime regime) => regime switch
    {
        FecRegime.Bat => 21,
        FecRegime.Bnct => 22,
        _ => 18,
    };
}
