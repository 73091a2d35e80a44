namespace PartnerImports.Parsers.Json;

/// <summary>The members of an <c>ecriture</c>, by number.</summary>
internal static class EntryMembers
{
    public const int Id = 0, Journal = 1, Date = 2, Number = 3, Label = 4, Document = 5, Establishment = 6, Documents = 7, Lines = 8, Extensions = 9;

    /// <summary>The fewest lines of an entry.</summary>
    public const int MinLines = 2;

    /// <summary>Those that an entry must have, as bits.</summary>
    public const uint Required = 1 << Id | 1 << Journal | 1 << Date | 1 << Lines;

    public static readonly PropertySet Set = new("id", "journal", "date", "numero", "libelle", "piece", "etablissement", "documents", "lignes", "extensions");
    public static readonly PropertySet DocumentParts = new("reference", "date");
}
