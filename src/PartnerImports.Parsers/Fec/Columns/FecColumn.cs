namespace PartnerImports.Parsers.Fec;

/// <summary>The columns that A47 A-1 names, in its order; the last two stand in the place of debit and credit where a system has no such pair.</summary>
public enum FecColumn
{
    /// <summary>The journal's code.</summary>
    JournalCode,

    /// <summary>The journal's label.</summary>
    JournalLib,

    /// <summary>The number of the entry in a continuous sequence.</summary>
    EcritureNum,

    /// <summary>The posting date.</summary>
    EcritureDate,

    /// <summary>The account.</summary>
    CompteNum,

    /// <summary>The account's label.</summary>
    CompteLib,

    /// <summary>The subledger account.</summary>
    CompAuxNum,

    /// <summary>The subledger account's label.</summary>
    CompAuxLib,

    /// <summary>The document reference.</summary>
    PieceRef,

    /// <summary>The document date.</summary>
    PieceDate,

    /// <summary>The label of the entry.</summary>
    EcritureLib,

    /// <summary>The debit.</summary>
    Debit,

    /// <summary>The credit.</summary>
    Credit,

    /// <summary>The matching code.</summary>
    EcritureLet,

    /// <summary>The matching date.</summary>
    DateLet,

    /// <summary>The date on which the entry was locked.</summary>
    ValidDate,

    /// <summary>The amount in the foreign currency.</summary>
    Montantdevise,

    /// <summary>The foreign currency.</summary>
    Idevise,

    /// <summary>The payment date (cash accounting).</summary>
    DateRglt,

    /// <summary>The means of payment (cash accounting).</summary>
    ModeRglt,

    /// <summary>The nature of the operation (cash accounting).</summary>
    NatOp,

    /// <summary>The customer (BNC, cash accounting).</summary>
    IdClient,

    /// <summary>The amount, of the side that <see cref="Sens"/> names.</summary>
    Montant,

    /// <summary>The side: <c>D</c> and <c>C</c>, or <c>+1</c> and <c>-1</c>.</summary>
    Sens,
}
