namespace PartnerImports.Parsers;

/// <summary>The findings that only a TRA file can have: <c>TRA…</c>.</summary>
/// <remarks>01 file and header, 02 columns, 03 lines and records, 04 text, 05 values, 06 grouping, 07 meaning, 08 analytics, 09 documents.</remarks>
public static class TraDiagnostics
{
    private static readonly DiagnosticCatalog Catalog = new(typeof(TraDiagnostics).Assembly, "Tra.diagnostics.json");

    /// <summary>The first record is no TRA header.</summary>
    public static DiagnosticDescriptor HeaderMissing { get; } = new("TRA0101", Severity.Blocking, Catalog);

    /// <summary>Blank lines stand before the header.</summary>
    public static DiagnosticDescriptor BlankLinesBeforeHeader { get; } = new("TRA0102", Severity.Warning, Catalog);

    /// <summary>The content is of another known kind.</summary>
    public static DiagnosticDescriptor OtherFormat { get; } = new("TRA0103", Severity.Blocking, Catalog);

    /// <summary>The producing product is none of those known.</summary>
    public static DiagnosticDescriptor UnknownProduct { get; } = new("TRA0104", Severity.Warning, Catalog);

    /// <summary>The origin is neither CLI nor EXP.</summary>
    public static DiagnosticDescriptor UnknownOrigin { get; } = new("TRA0105", Severity.Warning, Catalog);

    /// <summary>A file other than JRL: only part of it is used.</summary>
    public static DiagnosticDescriptor PartlyUsed { get; } = new("TRA0106", Severity.Information, Catalog);

    /// <summary>A balance (BAL) with the extended layout.</summary>
    public static DiagnosticDescriptor BalanceNeedsStandard { get; } = new("TRA0107", Severity.Warning, Catalog);

    /// <summary>The SIRET of PS1 is none.</summary>
    public static DiagnosticDescriptor DoubtfulSiret { get; } = new("TRA0108", Severity.Warning, Catalog);

    /// <summary>A header stands behind the first line.</summary>
    public static DiagnosticDescriptor HeaderInside { get; } = new("TRA0109", Severity.Blocking, Catalog);

    /// <summary>A line is shifted by some columns.</summary>
    public static DiagnosticDescriptor Shifted { get; } = new("TRA0201", Severity.Blocking, Catalog);

    /// <summary>A line is neither a parameter record nor a movement.</summary>
    public static DiagnosticDescriptor NotAMovement { get; } = new("TRA0202", Severity.Blocking, Catalog);

    /// <summary>Column 31 holds an unknown kind of movement.</summary>
    public static DiagnosticDescriptor UnknownKind { get; } = new("TRA0203", Severity.Blocking, Catalog);

    /// <summary>A value in the extended part is out of place.</summary>
    public static DiagnosticDescriptor ExtendedPartShifted { get; } = new("TRA0204", Severity.Warning, Catalog);

    /// <summary>A value in a parameter record is out of place.</summary>
    public static DiagnosticDescriptor ParameterShifted { get; } = new("TRA0205", Severity.Warning, Catalog);

    /// <summary>Lines end before the layout that the header announces.</summary>
    public static DiagnosticDescriptor ShortLines { get; } = new("TRA0301", Severity.Information, Catalog);

    /// <summary>A movement ends before its amount does.</summary>
    public static DiagnosticDescriptor LineCut { get; } = new("TRA0302", Severity.Blocking, Catalog);

    /// <summary>Something is written behind the last column of the layout.</summary>
    public static DiagnosticDescriptor BeyondLayout { get; } = new("TRA0303", Severity.Warning, Catalog);

    /// <summary>A parameter record that no layout describes.</summary>
    public static DiagnosticDescriptor UnknownRecord { get; } = new("TRA0304", Severity.Information, Catalog);

    /// <summary>A parameter record stands behind a movement.</summary>
    public static DiagnosticDescriptor LateParameter { get; } = new("TRA0305", Severity.Warning, Catalog);

    /// <summary>Technical variables, approvals and budgets are not taken.</summary>
    public static DiagnosticDescriptor KindLeftOut { get; } = new("TRA0306", Severity.Information, Catalog);

    /// <summary>A line is longer than is read.</summary>
    public static DiagnosticDescriptor LineTooLong { get; } = new("TRA0307", Severity.Blocking, Catalog);

    /// <summary>A journal, account, third party or section record without its code.</summary>
    public static DiagnosticDescriptor RecordWithoutCode { get; } = new("TRA0308", Severity.Warning, Catalog);

    /// <summary>The text is in Unicode instead of Windows-1252, and was padded by characters.</summary>
    public static DiagnosticDescriptor Utf8ByCharacters { get; } = new("TRA0401", Severity.Warning, Catalog);

    /// <summary>A byte order mark stands before the header.</summary>
    public static DiagnosticDescriptor ByteOrderMark { get; } = new("TRA0402", Severity.Information, Catalog);

    /// <summary>Bytes that cannot be decoded, or U+0000.</summary>
    public static DiagnosticDescriptor Undecodable { get; } = new("TRA0403", Severity.Blocking, Catalog);

    /// <summary>Ctrl-Z or a form feed at the end of a line or of the file.</summary>
    public static DiagnosticDescriptor EndMark { get; } = new("TRA0404", Severity.Information, Catalog);

    /// <summary>The text is UTF-8 instead of Windows-1252, and was padded by bytes.</summary>
    public static DiagnosticDescriptor Utf8ByBytes { get; } = new("TRA0405", Severity.Warning, Catalog);

    /// <summary>The entry date is no date (P13).</summary>
    public static DiagnosticDescriptor EntryDateUnreadable { get; } = new("TRA0501", Severity.Blocking, Catalog);

    /// <summary>The entry date lies outside the fiscal years of the file.</summary>
    public static DiagnosticDescriptor OutsideFiscalYears { get; } = new("TRA0502", Severity.Warning, Catalog);

    /// <summary>Another date is no date.</summary>
    public static DiagnosticDescriptor OptionalDateUnreadable { get; } = new("TRA0503", Severity.Warning, Catalog);

    /// <summary>The dates of an EXO record make no fiscal year.</summary>
    public static DiagnosticDescriptor FiscalYearUnreadable { get; } = new("TRA0504", Severity.Warning, Catalog);

    /// <summary>An amount is no number (P13).</summary>
    public static DiagnosticDescriptor AmountUnreadable { get; } = new("TRA0511", Severity.Blocking, Catalog);

    /// <summary>An amount has more than two decimals.</summary>
    public static DiagnosticDescriptor ManyDecimals { get; } = new("TRA0512", Severity.Warning, Catalog);

    /// <summary>An amount has more than 18 digits.</summary>
    public static DiagnosticDescriptor AmountTooLong { get; } = new("TRA0513", Severity.Blocking, Catalog);

    /// <summary>MONTANT1 is blank although another amount is given.</summary>
    public static DiagnosticDescriptor FirstAmountBlank { get; } = new("TRA0514", Severity.Warning, Catalog);

    /// <summary>The side is neither D nor C.</summary>
    public static DiagnosticDescriptor SideMissing { get; } = new("TRA0521", Severity.Blocking, Catalog);

    /// <summary>The type of the entry is unknown.</summary>
    public static DiagnosticDescriptor EntryTypeUnknown { get; } = new("TRA0522", Severity.Blocking, Catalog);

    /// <summary>CODEMONTANT names no amount that can be used.</summary>
    public static DiagnosticDescriptor AmountCodeUnreadable { get; } = new("TRA0523", Severity.Blocking, Catalog);

    /// <summary>An amount in foreign currency alone, without a rate.</summary>
    public static DiagnosticDescriptor RateMissing { get; } = new("TRA0531", Severity.Blocking, Catalog);

    /// <summary>The rate does not explain the two amounts.</summary>
    public static DiagnosticDescriptor RateDisagrees { get; } = new("TRA0532", Severity.Warning, Catalog);

    /// <summary>Amounts in euros were worked out from a rate.</summary>
    public static DiagnosticDescriptor ComputedFromRate { get; } = new("TRA0533", Severity.Information, Catalog);

    /// <summary>The piece number is not a number.</summary>
    public static DiagnosticDescriptor NumberNotNumeric { get; } = new("TRA0541", Severity.Warning, Catalog);

    /// <summary>Some lines have a piece number, others none.</summary>
    public static DiagnosticDescriptor NumbersPartlyBlank { get; } = new("TRA0601", Severity.Warning, Catalog);

    /// <summary>Entries without numbers were told apart by the running balance.</summary>
    public static DiagnosticDescriptor GroupedByBalance { get; } = new("TRA0602", Severity.Information, Catalog);

    /// <summary>Entries without numbers were told apart by their reference.</summary>
    public static DiagnosticDescriptor GroupedByReference { get; } = new("TRA0603", Severity.Warning, Catalog);

    /// <summary>Lines of a day could not be told apart.</summary>
    public static DiagnosticDescriptor GroupedByDate { get; } = new("TRA0604", Severity.Warning, Catalog);

    /// <summary>The piece number of a journal is a folio.</summary>
    public static DiagnosticDescriptor Folios { get; } = new("TRA0605", Severity.Information, Catalog);

    /// <summary>Journal AN is reserved in the target.</summary>
    public static DiagnosticDescriptor ReservedJournal { get; } = new("TRA0701", Severity.Warning, Catalog);

    /// <summary>Opening entries in a file of journals.</summary>
    public static DiagnosticDescriptor OpeningsInJournalFile { get; } = new("TRA0702", Severity.Warning, Catalog);

    /// <summary>Column 31 is X but no third party is given.</summary>
    public static DiagnosticDescriptor ThirdPartyMissing { get; } = new("TRA0711", Severity.Warning, Catalog);

    /// <summary>A third party on an account that is no collective one.</summary>
    public static DiagnosticDescriptor NotCollective { get; } = new("TRA0712", Severity.Warning, Catalog);

    /// <summary>A third party is given but column 31 is blank.</summary>
    public static DiagnosticDescriptor ThirdPartyWithoutMark { get; } = new("TRA0713", Severity.Warning, Catalog);

    /// <summary>Two records have the same code and different labels.</summary>
    public static DiagnosticDescriptor SameCodeOtherLabel { get; } = new("TRA0721", Severity.Warning, Catalog);

    /// <summary>One VAT code stands for two rates.</summary>
    public static DiagnosticDescriptor VatCodeCollision { get; } = new("TRA0722", Severity.Warning, Catalog);

    /// <summary>A payment mode that nobody knows.</summary>
    public static DiagnosticDescriptor UnknownPaymentMode { get; } = new("TRA0723", Severity.Warning, Catalog);

    /// <summary>Matching codes in a file whose matching Cegid does not read.</summary>
    public static DiagnosticDescriptor MatchingNotRead { get; } = new("TRA0724", Severity.Information, Catalog);

    /// <summary>Simulation, situation or revision lines are left out.</summary>
    public static DiagnosticDescriptor SimulationLeftOut { get; } = new("TRA0731", Severity.Warning, Catalog);

    /// <summary>An analytic line does not follow its general line.</summary>
    public static DiagnosticDescriptor AnalyticOrphan { get; } = new("TRA0801", Severity.Warning, Catalog);

    /// <summary>An analytic line lacks section or axis.</summary>
    public static DiagnosticDescriptor AnalyticIncomplete { get; } = new("TRA0802", Severity.Blocking, Catalog);

    /// <summary>The axis is a digit without its A.</summary>
    public static DiagnosticDescriptor AxisWithoutLetter { get; } = new("TRA0803", Severity.Warning, Catalog);

    /// <summary>An analytic line is on the other side than its general line.</summary>
    public static DiagnosticDescriptor AnalyticOtherSide { get; } = new("TRA0804", Severity.Warning, Catalog);

    /// <summary>Entries that are analytic only are not taken.</summary>
    public static DiagnosticDescriptor AnalyticOnly { get; } = new("TRA0805", Severity.Information, Catalog);

    /// <summary>The axis is none of A1 to A5.</summary>
    public static DiagnosticDescriptor AxisUnknown { get; } = new("TRA0806", Severity.Blocking, Catalog);

    /// <summary>No line has the key of a document.</summary>
    public static DiagnosticDescriptor DocumentWithoutLine { get; } = new("TRA0901", Severity.Warning, Catalog);

    /// <summary>The path of a document leads out of its folder.</summary>
    public static DiagnosticDescriptor DocumentPathRefused { get; } = new("TRA0902", Severity.Warning, Catalog);

    /// <summary>A document line names no file.</summary>
    public static DiagnosticDescriptor DocumentWithoutName { get; } = new("TRA0903", Severity.Warning, Catalog);

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All =>
    [
        HeaderMissing, BlankLinesBeforeHeader, OtherFormat, UnknownProduct, UnknownOrigin, PartlyUsed, BalanceNeedsStandard, DoubtfulSiret, HeaderInside, Shifted,
        NotAMovement, UnknownKind, ExtendedPartShifted, ParameterShifted, ShortLines, LineCut, BeyondLayout, UnknownRecord, LateParameter, KindLeftOut,
        LineTooLong, RecordWithoutCode, Utf8ByCharacters, ByteOrderMark, Undecodable, EndMark, Utf8ByBytes, EntryDateUnreadable, OutsideFiscalYears,
        OptionalDateUnreadable, FiscalYearUnreadable, AmountUnreadable, ManyDecimals, AmountTooLong, FirstAmountBlank, SideMissing, EntryTypeUnknown,
        AmountCodeUnreadable, RateMissing, RateDisagrees, ComputedFromRate, NumberNotNumeric, NumbersPartlyBlank, GroupedByBalance, GroupedByReference,
        GroupedByDate, Folios, ReservedJournal, OpeningsInJournalFile, ThirdPartyMissing, NotCollective, ThirdPartyWithoutMark, SameCodeOtherLabel,
        VatCodeCollision, UnknownPaymentMode, MatchingNotRead, SimulationLeftOut, AnalyticOrphan, AnalyticIncomplete, AxisWithoutLetter,
        AnalyticOtherSide, AnalyticOnly, AxisUnknown, DocumentWithoutLine, DocumentPathRefused, DocumentWithoutName,
    ];
}
