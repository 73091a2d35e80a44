namespace PartnerImports.Parsers;

/// <summary>The accounting findings that every format shares: <c>ENT…</c>.</summary>
/// <remarks>01 required values, 02 amounts, 03 entries, 04 pairs, 05 matching, 06 analytics, 07 text.</remarks>
public static class EntryDiagnostics
{
    private static readonly DiagnosticCatalog Catalog = new(typeof(EntryDiagnostics).Assembly, "Entry.diagnostics.json");

    /// <summary>The journal is blank (P13).</summary>
    public static DiagnosticDescriptor BlankJournal { get; } = new("ENT0101", Severity.Blocking, Catalog);

    /// <summary>The account is blank (P13).</summary>
    public static DiagnosticDescriptor BlankAccount { get; } = new("ENT0102", Severity.Blocking, Catalog);

    /// <summary>A code is longer than the books can hold.</summary>
    public static DiagnosticDescriptor CodeTooLong { get; } = new("ENT0103", Severity.Blocking, Catalog);

    /// <summary>A code holds a control character, or one that stands for bytes that are no text.</summary>
    public static DiagnosticDescriptor CodeCharacter { get; } = new("ENT0104", Severity.Blocking, Catalog);

    /// <summary>Debit and credit are both non-zero (P13).</summary>
    public static DiagnosticDescriptor BothSides { get; } = new("ENT0201", Severity.Blocking, Catalog);

    /// <summary>Debit and credit are both zero.</summary>
    public static DiagnosticDescriptor ZeroLine { get; } = new("ENT0202", Severity.Warning, Catalog);

    /// <summary>The debits and credits of an entry differ (P13).</summary>
    public static DiagnosticDescriptor Unbalanced { get; } = new("ENT0301", Severity.Blocking, Catalog);

    /// <summary>The lines of an entry have different dates.</summary>
    public static DiagnosticDescriptor SeveralDates { get; } = new("ENT0302", Severity.Warning, Catalog);

    /// <summary>An entry has a single line.</summary>
    public static DiagnosticDescriptor SingleLine { get; } = new("ENT0303", Severity.Information, Catalog);

    /// <summary>The file has no entry line and names no journal, account, third party or section.</summary>
    public static DiagnosticDescriptor NoEntries { get; } = new("ENT0304", Severity.Warning, Catalog);

    /// <summary>An amount in a foreign currency without the currency.</summary>
    public static DiagnosticDescriptor CurrencyMissing { get; } = new("ENT0401", Severity.Warning, Catalog);

    /// <summary>A foreign currency without its amount.</summary>
    public static DiagnosticDescriptor CurrencyAmountMissing { get; } = new("ENT0402", Severity.Warning, Catalog);

    /// <summary>A third party's name without its code.</summary>
    public static DiagnosticDescriptor ThirdPartyCodeMissing { get; } = new("ENT0403", Severity.Warning, Catalog);

    /// <summary>A matching date without a matching code.</summary>
    public static DiagnosticDescriptor MatchingCodeMissing { get; } = new("ENT0501", Severity.Warning, Catalog);

    /// <summary>A matching code without a matching date.</summary>
    public static DiagnosticDescriptor MatchingDateMissing { get; } = new("ENT0502", Severity.Information, Catalog);

    /// <summary>The lines that share account, third party and matching code do not balance.</summary>
    public static DiagnosticDescriptor MatchingUnbalanced { get; } = new("ENT0503", Severity.Warning, Catalog);

    /// <summary>The allocations of a line on an axis do not add up to its amount.</summary>
    public static DiagnosticDescriptor AllocationSum { get; } = new("ENT0601", Severity.Warning, Catalog);

    /// <summary>A text holds control characters.</summary>
    public static DiagnosticDescriptor ControlCharacter { get; } = new("ENT0701", Severity.Warning, Catalog);

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All =>
    [
        BlankJournal, BlankAccount, CodeTooLong, CodeCharacter, BothSides, ZeroLine, Unbalanced, SeveralDates, SingleLine, NoEntries, CurrencyMissing,
        CurrencyAmountMissing, ThirdPartyCodeMissing, MatchingCodeMissing, MatchingDateMissing, MatchingUnbalanced, AllocationSum, ControlCharacter,
    ];
}
