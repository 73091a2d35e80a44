namespace PartnerImports;

/// <summary>What is known of the books that a file is meant for. Whatever is not known is not checked.</summary>
/// <remarks>Immutable.</remarks>
public sealed record DossierFacts
{
    /// <summary>Nothing is known: a file is looked at for itself.</summary>
    public static DossierFacts None { get; } = new();

    /// <summary>The dossier addressed; null when there is none (P9).</summary>
    public DossierId? Dossier { get; init; }

    /// <summary>The company's SIREN; the default value when it is not known (P9).</summary>
    public Siren Siren { get; init; }

    /// <summary>The fiscal years; without any, no fiscal-year check is made and the period is what the file implies (P10).</summary>
    public FiscalCalendar Calendar { get; init; } = FiscalCalendar.Empty;
}
