namespace PartnerImports.Parsers.Json;

/// <summary>What the values that have no column of their own are called in <see cref="EntryLine.Extras"/>.</summary>
internal static class ExtraNames
{
    /// <summary>Before the values of an entry, which its first line carries.</summary>
    public const string OfEntry = "ecriture/";

    /// <summary>Before the name of an extension, whose value is compact JSON.</summary>
    public const string Extension = "extensions/";

    /// <summary>The SIRET of the establishment.</summary>
    public const string Establishment = "etablissement";

    /// <summary>How the line is paid.</summary>
    public const string Payment = "modePaiement";
}
