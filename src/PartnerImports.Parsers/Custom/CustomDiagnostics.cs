namespace PartnerImports.Parsers;

/// <summary>The findings about custom files and their models: <c>CUS…</c>.</summary>
/// <remarks>01 the model, 02 the bytes and their records, 03 the header and columns, 04 the kinds of records, 05 values.</remarks>
public static class CustomDiagnostics
{
    private static readonly DiagnosticCatalog Catalog = new(typeof(CustomDiagnostics).Assembly, "Custom.diagnostics.json");

    /// <summary>The model is not JSON.</summary>
    public static DiagnosticDescriptor ModelUnreadable { get; } = new("CUS0101", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>The model is longer than 256 KiB.</summary>
    public static DiagnosticDescriptor ModelTooLong { get; } = new("CUS0102", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>A text of the model is not valid Unicode.</summary>
    public static DiagnosticDescriptor ModelText { get; } = new("CUS0103", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>A property that must be there is missing.</summary>
    public static DiagnosticDescriptor ModelPropertyMissing { get; } = new("CUS0104", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>A property that the language does not know.</summary>
    public static DiagnosticDescriptor ModelPropertyUnknown { get; } = new("CUS0105", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>A property is written twice.</summary>
    public static DiagnosticDescriptor ModelPropertyTwice { get; } = new("CUS0106", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>A value is of another JSON type.</summary>
    public static DiagnosticDescriptor ModelType { get; } = new("CUS0107", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>A value is not one of the words allowed.</summary>
    public static DiagnosticDescriptor ModelWord { get; } = new("CUS0108", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>A number is out of its bounds.</summary>
    public static DiagnosticDescriptor ModelNumber { get; } = new("CUS0109", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>A text is too short or too long.</summary>
    public static DiagnosticDescriptor ModelTextLength { get; } = new("CUS0110", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>A text is not written as the language wants it.</summary>
    public static DiagnosticDescriptor ModelPattern { get; } = new("CUS0111", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>A list has too few or too many items.</summary>
    public static DiagnosticDescriptor ModelCount { get; } = new("CUS0112", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>The same value or rule is written twice.</summary>
    public static DiagnosticDescriptor ModelTwice { get; } = new("CUS0113", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>One of several properties must be given, and only one.</summary>
    public static DiagnosticDescriptor ModelChoice { get; } = new("CUS0114", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>A property has no meaning here.</summary>
    public static DiagnosticDescriptor ModelMisplaced { get; } = new("CUS0115", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>Two marks or values contradict each other.</summary>
    public static DiagnosticDescriptor ModelConflict { get; } = new("CUS0116", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>A range of accounts is empty, or its ends differ in length.</summary>
    public static DiagnosticDescriptor ModelRange { get; } = new("CUS0117", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>Two ranges of accounts overlap.</summary>
    public static DiagnosticDescriptor ModelOverlap { get; } = new("CUS0118", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>A type of record can never be met.</summary>
    public static DiagnosticDescriptor ModelUnreachable { get; } = new("CUS0119", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>A part of the model asks for another that is missing.</summary>
    public static DiagnosticDescriptor ModelDemand { get; } = new("CUS0120", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>The model lets the bytes decide, and this is what they said.</summary>
    public static DiagnosticDescriptor EncodingChosen { get; } = new("CUS0201", Severity.Information, Catalog);

    /// <summary>Bytes that are no text in the encoding, or U+0000 (P13).</summary>
    public static DiagnosticDescriptor Undecodable { get; } = new("CUS0202", Severity.Blocking, Catalog);

    /// <summary>The byte order mark says another encoding than the model.</summary>
    public static DiagnosticDescriptor EncodingContradicted { get; } = new("CUS0203", Severity.Warning, Catalog);

    /// <summary>A record is longer than 64 KiB.</summary>
    public static DiagnosticDescriptor RecordTooLong { get; } = new("CUS0204", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>A record has more than 500 columns.</summary>
    public static DiagnosticDescriptor TooManyColumns { get; } = new("CUS0205", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>A blank line where the model refuses them.</summary>
    public static DiagnosticDescriptor BlankLine { get; } = new("CUS0206", Severity.Blocking, Catalog);

    /// <summary>A quote is never closed.</summary>
    public static DiagnosticDescriptor QuoteUnclosed { get; } = new("CUS0207", Severity.Blocking, Catalog);

    /// <summary>Text follows a closing quote.</summary>
    public static DiagnosticDescriptor TextAfterQuote { get; } = new("CUS0208", Severity.Blocking, Catalog);

    /// <summary>A quote inside a value without quotes; it is kept.</summary>
    public static DiagnosticDescriptor StrayQuote { get; } = new("CUS0209", Severity.Warning, Catalog);

    /// <summary>A comment opens a quote that runs over its line.</summary>
    public static DiagnosticDescriptor CommentSpansLines { get; } = new("CUS0210", Severity.Blocking, Catalog);

    /// <summary>Lines at either end that the model passes over.</summary>
    public static DiagnosticDescriptor LinesSkipped { get; } = new("CUS0211", Severity.Information, Catalog);

    /// <summary>A line passed over at the start is longer than the model says: it may be a movement.</summary>
    public static DiagnosticDescriptor SkippedLineLong { get; } = new("CUS0212", Severity.Blocking, Catalog);

    /// <summary>The header lacks a column that the model needs (P13).</summary>
    public static DiagnosticDescriptor ColumnMissing { get; } = new("CUS0301", Severity.Blocking, Catalog);

    /// <summary>The header lacks a column that the model names.</summary>
    public static DiagnosticDescriptor OptionalColumnMissing { get; } = new("CUS0302", Severity.Warning, Catalog);

    /// <summary>Columns that the model does not use.</summary>
    public static DiagnosticDescriptor ColumnUnknown { get; } = new("CUS0303", Severity.Information, Catalog);

    /// <summary>The header names a column twice.</summary>
    public static DiagnosticDescriptor ColumnTwice { get; } = new("CUS0304", Severity.Blocking, Catalog);

    /// <summary>The file ends before its header.</summary>
    public static DiagnosticDescriptor HeaderMissing { get; } = new("CUS0305", Severity.Blocking, Catalog);

    /// <summary>A record is too short for a compulsory column (P13).</summary>
    public static DiagnosticDescriptor FieldsMissing { get; } = new("CUS0306", Severity.Blocking, Catalog);

    /// <summary>A record has more fields than the header (P13).</summary>
    public static DiagnosticDescriptor FieldsMany { get; } = new("CUS0307", Severity.Blocking, Catalog);

    /// <summary>A record lacks optional fields at its end.</summary>
    public static DiagnosticDescriptor FieldsShort { get; } = new("CUS0308", Severity.Warning, Catalog);

    /// <summary>No type of the model takes the record.</summary>
    public static DiagnosticDescriptor RecordUnknown { get; } = new("CUS0401", Severity.Blocking, Catalog);

    /// <summary>Records that the model ignores.</summary>
    public static DiagnosticDescriptor RecordIgnored { get; } = new("CUS0402", Severity.Information, Catalog);

    /// <summary>An analytic record before any line.</summary>
    public static DiagnosticDescriptor AllocationWithoutLine { get; } = new("CUS0403", Severity.Blocking, Catalog);

    /// <summary>A line before any entry header.</summary>
    public static DiagnosticDescriptor LineWithoutHeader { get; } = new("CUS0404", Severity.Blocking, Catalog);

    /// <summary>An entry header without lines.</summary>
    public static DiagnosticDescriptor HeaderWithoutLine { get; } = new("CUS0405", Severity.Warning, Catalog);

    /// <summary>A line has too many allocations.</summary>
    public static DiagnosticDescriptor AllocationsMany { get; } = new("CUS0406", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>A compulsory value is absent (P13).</summary>
    public static DiagnosticDescriptor ValueMissing { get; } = new("CUS0501", Severity.Blocking, Catalog);

    /// <summary>The entry date cannot be read (P13).</summary>
    public static DiagnosticDescriptor EntryDateUnreadable { get; } = new("CUS0502", Severity.Blocking, Catalog);

    /// <summary>A due, document or matching date cannot be read; the line goes without it.</summary>
    public static DiagnosticDescriptor OtherDateUnreadable { get; } = new("CUS0503", Severity.Warning, Catalog);

    /// <summary>Two patterns read the date as different days.</summary>
    public static DiagnosticDescriptor DateAmbiguous { get; } = new("CUS0504", Severity.Blocking, Catalog);

    /// <summary>An amount cannot be read (P13).</summary>
    public static DiagnosticDescriptor AmountUnreadable { get; } = new("CUS0505", Severity.Blocking, Catalog);

    /// <summary>An amount has more digits than can be held.</summary>
    public static DiagnosticDescriptor AmountTooLong { get; } = new("CUS0506", Severity.Blocking, Catalog);

    /// <summary>A decimal mark where decimals are implied.</summary>
    public static DiagnosticDescriptor DecimalMarkUnexpected { get; } = new("CUS0507", Severity.Blocking, Catalog);

    /// <summary>The side is none of the model's values.</summary>
    public static DiagnosticDescriptor SideUnknown { get; } = new("CUS0508", Severity.Blocking, Catalog);

    /// <summary>The sign is neither plus nor minus.</summary>
    public static DiagnosticDescriptor SignUnknown { get; } = new("CUS0509", Severity.Blocking, Catalog);

    /// <summary>A negative debit became a credit, or the reverse.</summary>
    public static DiagnosticDescriptor NegativeMoved { get; } = new("CUS0510", Severity.Warning, Catalog);

    /// <summary>A value is not in the table that must translate it.</summary>
    public static DiagnosticDescriptor Untranslated { get; } = new("CUS0511", Severity.Blocking, Catalog);

    /// <summary>A transformation would make a value too long.</summary>
    public static DiagnosticDescriptor ValueTooLong { get; } = new("CUS0512", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>A value is longer than its format allows; it is kept whole.</summary>
    public static DiagnosticDescriptor ValueLongerThanFormat { get; } = new("CUS0513", Severity.Warning, Catalog);

    /// <summary>An account is longer than the model says; it is kept whole.</summary>
    public static DiagnosticDescriptor AccountLong { get; } = new("CUS0514", Severity.Warning, Catalog);

    /// <summary>The rate of an allocation cannot be read.</summary>
    public static DiagnosticDescriptor RateUnreadable { get; } = new("CUS0515", Severity.Blocking, Catalog);

    /// <summary>A line has an amount in foreign currency on both sides.</summary>
    public static DiagnosticDescriptor CurrencyAmountTwice { get; } = new("CUS0516", Severity.Blocking, Catalog);

    /// <summary>An amount has more than two decimals; it is kept exactly.</summary>
    public static DiagnosticDescriptor ManyDecimals { get; } = new("CUS0517", Severity.Warning, Catalog);

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All =>
    [
        ModelUnreadable, ModelTooLong, ModelText, ModelPropertyMissing, ModelPropertyUnknown, ModelPropertyTwice, ModelType, ModelWord, ModelNumber,
        ModelTextLength, ModelPattern, ModelCount, ModelTwice, ModelChoice, ModelMisplaced, ModelConflict, ModelRange, ModelOverlap,
        ModelUnreachable, ModelDemand, EncodingChosen, Undecodable, EncodingContradicted, RecordTooLong, TooManyColumns, BlankLine, QuoteUnclosed,
        TextAfterQuote, StrayQuote, CommentSpansLines, LinesSkipped, SkippedLineLong, ColumnMissing, OptionalColumnMissing, ColumnUnknown, ColumnTwice, HeaderMissing,
        FieldsMissing, FieldsMany, FieldsShort, RecordUnknown, RecordIgnored, AllocationWithoutLine, LineWithoutHeader, HeaderWithoutLine,
        AllocationsMany, ValueMissing, EntryDateUnreadable, OtherDateUnreadable, DateAmbiguous, AmountUnreadable, AmountTooLong,
        DecimalMarkUnexpected, SideUnknown, SignUnknown, NegativeMoved, Untranslated, ValueTooLong, ValueLongerThanFormat, AccountLong,
        RateUnreadable, CurrencyAmountTwice, ManyDecimals,
    ];
}
