namespace PartnerImports.Parsers;

/// <summary>Why a content was not taken for any format: the <c>IMP00…</c> findings; reception has the others.</summary>
public static class ContentDiagnostics
{
    private static readonly DiagnosticCatalog Catalog = new(typeof(ContentDiagnostics).Assembly, "Content.diagnostics.json");

    /// <summary>There are no bytes.</summary>
    public static DiagnosticDescriptor Empty { get; } = new("IMP0001", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>No format recognises the content.</summary>
    public static DiagnosticDescriptor Unrecognised { get; } = new("IMP0002", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>The content is of a known kind that is not an import: a zip archive, a PDF, a spreadsheet…</summary>
    public static DiagnosticDescriptor OtherKind { get; } = new("IMP0003", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>The caller named a format that does not exist.</summary>
    public static DiagnosticDescriptor UnknownFormat { get; } = new("IMP0004", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>A custom format was named without its model.</summary>
    public static DiagnosticDescriptor ModelMissing { get; } = new("IMP0005", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All => [Empty, Unrecognised, OtherKind, UnknownFormat, ModelMissing];
}
