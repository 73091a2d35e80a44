using NodaTime;

namespace PartnerImports.Parsers.Json;

/// <summary>The members of a line of Loop's body, by number: those of a kind stand together.</summary>
internal static class LoopMembers
{
    public const int Date = 0, DocumentDate = 1, DueDate = 2, MatchingDate = 3, CutOffStart = 6, CutOffEnd = 7, Debit = 8, Credit = 9;
    public const int FirstText = 10, LastText = 17, OtherReference = 18, LastKept = 24, Payment = 25, MovementType = 26, LineType = 27, Establishment = 28, Analytics = 29;

    public static readonly PropertySet Set = new(
        "date", "dateJustif", "dateEcheance", "dateLettrage", "dateOperation", "datePointage", "debCutOff", "finCutOff", "debit", "credit",
        "journal", "journalLib", "compte", "compteLib", "tiers", "libelle", "refPiece", "codeLettrage",
        "reference", "commentaire", "codePointage", "lot", "typeLot", "ecritureMere", "ecritureOrigine",
        "modePaiement", "typeMouvement", "type", "SIRET", "axeAna", "fichier");

    public static readonly PropertySet SideMembers = new("amount", "currency", "currencyAmount", "currencyRate");

    /// <summary>The columns and fields of the texts, from <see cref="FirstText"/> on.</summary>
    public static readonly (EntryText Column, EntryField Field)[] Texts =
    [
        (EntryText.Journal, EntryField.Journal), (EntryText.JournalLabel, EntryField.JournalLabel), (EntryText.Account, EntryField.Account), (EntryText.AccountLabel, EntryField.AccountLabel),
        (EntryText.ThirdParty, EntryField.ThirdParty), (EntryText.Label, EntryField.Label), (EntryText.Reference, EntryField.Reference), (EntryText.Matching, EntryField.Matching),
    ];

    /// <summary>The field of a date, up to <see cref="MatchingDate"/>.</summary>
    public static EntryField DateField(int member) => member switch
    {
        Date => EntryField.Date,
        DocumentDate => EntryField.DocumentDate,
        DueDate => EntryField.DueDate,
        _ => EntryField.MatchingDate,
    };

    /// <summary>The column of a date, up to <see cref="MatchingDate"/>.</summary>
    public static Span<LocalDate> Dates(EntryLineBatch batch, int member) => member switch
    {
        Date => batch.Dates,
        DocumentDate => batch.DocumentDates,
        DueDate => batch.DueDates,
        _ => batch.MatchingDates,
    };
}
