namespace PartnerImports;

/// <summary>What reception itself finds: whose books, fiscal years, reference data, duplicates.</summary>
public static class ImportDiagnostics
{
    /// <summary>The texts.</summary>
    public static DiagnosticCatalog Catalog { get; } = new(typeof(ImportDiagnostics).Assembly, "PartnerImports.Reception.imp.diagnostics.json");

    /// <summary>The file names another dossier than the one addressed (P9).</summary>
    public static DiagnosticDescriptor DossierMismatch { get; } = new("IMP0201", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>The file names another company than the dossier's (P9).</summary>
    public static DiagnosticDescriptor SirenMismatch { get; } = new("IMP0202", Severity.Blocking, Catalog);

    /// <summary>No fiscal year of the dossier closes on the date that the file names (P10).</summary>
    public static DiagnosticDescriptor NoYearClosesThen { get; } = new("IMP0301", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>The movements lie in several fiscal years (P10).</summary>
    public static DiagnosticDescriptor SeveralFiscalYears { get; } = new("IMP0302", Severity.Warning, Catalog);

    /// <summary>A movement lies outside the fiscal year that the file names (P10).</summary>
    public static DiagnosticDescriptor OutsideNamedYear { get; } = new("IMP0303", Severity.Warning, Catalog);

    /// <summary>A movement lies in no open fiscal year of the dossier (P10).</summary>
    public static DiagnosticDescriptor OutsideOpenYears { get; } = new("IMP0304", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>The import holds no movement and the dossier has no open fiscal year to put it in (P10).</summary>
    public static DiagnosticDescriptor NoOpenYear { get; } = new("IMP0305", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>The file declares fiscal years, and not the one that the import belongs to (P10).</summary>
    public static DiagnosticDescriptor OtherYearsDeclared { get; } = new("IMP0306", Severity.Warning, Catalog);

    /// <summary>Journals that the dossier lacks and its policy does not let this partner create (P2).</summary>
    public static DiagnosticDescriptor UnknownJournals { get; } = new("IMP0401", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>Accounts that the dossier lacks and its policy does not let this partner create (P2).</summary>
    public static DiagnosticDescriptor UnknownAccounts { get; } = new("IMP0402", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>Third parties that the dossier lacks and its policy does not let this partner create (P2).</summary>
    public static DiagnosticDescriptor UnknownThirdParties { get; } = new("IMP0403", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>Sections that the dossier lacks and its policy does not let this partner create (P2).</summary>
    public static DiagnosticDescriptor UnknownSections { get; } = new("IMP0404", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>The file wishes unknown reference data to be created, and the dossier's policy does not let this partner create it (P2).</summary>
    public static DiagnosticDescriptor CreationNotPermitted { get; } = new("IMP0405", Severity.Warning, Catalog);

    /// <summary>The file wishes no reference data to be created, and the dossier's policy creates it (P2).</summary>
    public static DiagnosticDescriptor CreationNotWished { get; } = new("IMP0406", Severity.Warning, Catalog);

    /// <summary>Another import holds the same entries; never blocking.</summary>
    public static DiagnosticDescriptor ProbableDuplicate { get; } = new("IMP0501", Severity.Warning, Catalog, isFixed: true);

    /// <summary>The bytes changed between the two passes: nothing of them is kept.</summary>
    public static DiagnosticDescriptor ContentChanged { get; } = new("IMP0601", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>The dossier has no saved model of the code that the push names.</summary>
    public static DiagnosticDescriptor UnknownModel { get; } = new("IMP0602", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All =>
    [
        DossierMismatch, SirenMismatch, NoYearClosesThen, SeveralFiscalYears, OutsideNamedYear, OutsideOpenYears, NoOpenYear, OtherYearsDeclared,
        UnknownJournals, UnknownAccounts, UnknownThirdParties, UnknownSections, CreationNotPermitted, CreationNotWished, ProbableDuplicate, ContentChanged, UnknownModel,
    ];
}
