namespace PartnerImports.Parsers.Json;

/// <summary>The members of a <c>ligne</c>, by number.</summary>
internal static class LineMembers
{
    public const int Account = 0, ThirdParty = 1, Label = 2, Debit = 3, Credit = 4, Currency = 5, CurrencyAmount = 6, DueDate = 7, Payment = 8, Matching = 9, MatchingDate = 10, Analytics = 11, Extensions = 12;

    public static readonly PropertySet Set = new(
        "compte", "tiers", "libelle", "debit", "credit", "devise", "montantDevise", "echeance", "modePaiement", "lettrage", "dateLettrage", "analytique", "extensions");

    public static readonly PropertySet Shares = new("axe", "section", "montant");
    public static readonly PropertySet Payments = new("especes", "cheque", "carte", "virement", "prelevement", "effet", "autre");
}
