using System.Collections.Immutable;

namespace PartnerImports.Parsers;

/// <summary>What stands in the way of writing entries as a FEC: <c>FEC10…</c>.</summary>
/// <remarks>Blocking: the FEC demands it and the source lacks it. Warning: the source holds it and a FEC cannot, or a FEC gets what the source does not hold.</remarks>
public static class FecWritingDiagnostics
{
    private static readonly DiagnosticCatalog Catalog = new(typeof(FecWritingDiagnostics).Assembly, "FecWriting.diagnostics.json");

    /// <summary>The SIREN for the file name is missing.</summary>
    public static DiagnosticDescriptor SirenMissing { get; } = new("FEC1001", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>The closing date for the file name is missing.</summary>
    public static DiagnosticDescriptor ClosingMissing { get; } = new("FEC1002", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>Lines without a posting lock date.</summary>
    public static DiagnosticDescriptor ValidDateMissing { get; } = new("FEC1003", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>A date outside the years 1900 to 2099.</summary>
    public static DiagnosticDescriptor DateOutside { get; } = new("FEC1004", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>Values that the law requires and nothing can stand in for.</summary>
    public static DiagnosticDescriptor RequiredMissing { get; } = new("FEC1005", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>Analytic allocations.</summary>
    public static DiagnosticDescriptor AllocationsLost { get; } = new("FEC1101", Severity.Warning, Catalog, isFixed: true);

    /// <summary>Due dates.</summary>
    public static DiagnosticDescriptor DueDateLost { get; } = new("FEC1102", Severity.Warning, Catalog, isFixed: true);

    /// <summary>Attached documents.</summary>
    public static DiagnosticDescriptor DocumentsLost { get; } = new("FEC1103", Severity.Warning, Catalog, isFixed: true);

    /// <summary>Separators, line ends and other control characters in texts.</summary>
    public static DiagnosticDescriptor TextChanged { get; } = new("FEC1104", Severity.Warning, Catalog, isFixed: true);

    /// <summary>Characters that the encoding chosen does not have.</summary>
    public static DiagnosticDescriptor CharacterLost { get; } = new("FEC1105", Severity.Warning, Catalog, isFixed: true);

    /// <summary>An amount on both sides, which Montant and Sens cannot give.</summary>
    public static DiagnosticDescriptor SideLost { get; } = new("FEC1106", Severity.Warning, Catalog, isFixed: true);

    /// <summary>Entries are numbered anew; their own numbers go into a further column.</summary>
    public static DiagnosticDescriptor Renumbered { get; } = new("FEC1201", Severity.Warning, Catalog, isFixed: true);

    /// <summary>Values that the law requires are lacking: conventional ones are written.</summary>
    public static DiagnosticDescriptor RequiredBlank { get; } = new("FEC1202", Severity.Warning, Catalog, isFixed: true);

    /// <summary>All of them, by code.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All =>
    [
        SirenMissing, ClosingMissing, ValidDateMissing, DateOutside, RequiredMissing, AllocationsLost, DueDateLost, DocumentsLost, TextChanged, CharacterLost, SideLost, Renumbered, RequiredBlank,
    ];
}
