namespace PartnerImports.Parsers.Fec.Dgfip;

/// <summary>A column of the flat file that the tool makes of an XML one (X4).</summary>
/// <param name="Path">Where its values are, below <c>exercice</c>, in upper case.</param>
/// <param name="Key">Name of the column (<see cref="OfficialColumn.Key"/>).</param>
internal sealed record XmlFlatField(string Path, string Key)
{
    const string Journal = "JOURNAL";
    const string Entry = Journal + "_ECRITURE";
    const string Line = Entry + "_LIGNE";

    static readonly XmlFlatField[] Accrual =
    [
        new(Journal + "_JOURNALCODE", "CODE_JRNAL"),
        new(Journal + "_JOURNALLIB", "LIB_JRNAL"),
        new(Entry + "_ECRITURENUM", "NUM_ECR"),
        new(Entry + "_ECRITUREDATE", "DATE_CPT"),
        new(Line + "_COMPTENUM", "NUM_CPTE_GEN"),
        new(Line + "_COMPTELIB", "LIB_CPTE_GEN"),
        new(Line + "_COMPTEAUXNUM", "NUM_CPT_AUX"),
        new(Line + "_COMPTEAUXLIB", "LIB_CPT_AUX"),
        new(Line + "_DEBIT", "MTN_DEBIT"),
        new(Line + "_CREDIT", "MTN_CREDIT"),
        new(Entry + "_ECRITURELIB", "LIB_ECRITURE"),
        new(Entry + "_PIECEREF", "NUM_PIECE"),
        new(Entry + "_PIECEDATE", "DATE_PIECE"),
        new(Entry + "_ECRITURELET", "CODE_LETTRAGE"),
        new(Entry + "_DATELET", "DATE_LETTRAGE"),
        new(Entry + "_VALIDDATE", "VALID_DATE"),
        new(Line + "_MONTANTDEVISE", "MTN_DEVISE"),
        new(Line + "_IDEVISE", "IDEVISE"),
    ];

    static readonly XmlFlatField[] Cash =
    [
        .. Accrual,
        new(Entry + "_DATERGLT", "PAIEMENT_DATE"),
        new(Entry + "_MODERGLT", "PAIEMENT_MODE"),
        new(Entry + "_NATOP", "PRESTATION"),
    ];

    static readonly XmlFlatField[] CashWithClient = [.. Cash, new(Entry + "_IDCLIENT", "CLIENT")];

    /// <summary>Paths of the two elements that stand for a debit or a credit.</summary>
    public const string AmountPath = Line + "_MONTANT";

    /// <inheritdoc cref="AmountPath"/>
    public const string SidePath = Line + "_SENS";

    /// <summary>Path of the element that makes a line of the flat file.</summary>
    public const string LinePath = Line;

    /// <summary>Whether a value is forgotten after its line; others last until the next one, even over entries.</summary>
    public bool IsOfLine => Path.StartsWith(Line, StringComparison.Ordinal);

    public bool IsAmount => Key is "MTN_DEBIT" or "MTN_CREDIT" or "MTN_DEVISE";

    /// <summary>Columns for a schema, in the order of the flat file, which is not the law's.</summary>
    public static XmlFlatField[] Of(FecRegime schema) => schema switch
    {
        FecRegime.Bat => Cash,
        FecRegime.Bnct => CashWithClient,
        _ => Accrual,
    };
}
