using System.Collections.Immutable;

namespace PartnerImports.Parsers;

/// <summary>The findings that only a FEC can give: <c>FEC…</c>.</summary>
/// <remarks>01 name and parts, 02 bytes, 03 header, 04 lines and values, 05 amounts, 06 dates, 07 sequence, 08 grouping, 09 XML.</remarks>
public static class FecDiagnostics
{
    private static readonly DiagnosticCatalog Catalog = new(typeof(FecDiagnostics).Assembly, "Fec.diagnostics.json");

    /// <summary>The name of the file is not SirenFECAAAAMMJJ.</summary>
    public static DiagnosticDescriptor NameIrregular { get; } = new("FEC0101", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>The SIREN of the name fails its key.</summary>
    public static DiagnosticDescriptor SirenKey { get; } = new("FEC0102", Severity.Warning, Catalog);

    /// <summary>The closing date of the name is no date.</summary>
    public static DiagnosticDescriptor NameClosing { get; } = new("FEC0103", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>DateCloture differs from the closing date of the name.</summary>
    public static DiagnosticDescriptor ClosingDiffers { get; } = new("FEC0104", Severity.Warning, Catalog);

    /// <summary>A part of a split FEC is missing.</summary>
    public static DiagnosticDescriptor PartMissing { get; } = new("FEC0105", Severity.Warning, Catalog);

    /// <summary>The parts of a split FEC have different headers.</summary>
    public static DiagnosticDescriptor PartHeader { get; } = new("FEC0106", Severity.Warning, Catalog);

    /// <summary>The encoding is none of the three that the law permits.</summary>
    public static DiagnosticDescriptor EncodingIllegal { get; } = new("FEC0201", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>Bytes that the encoding does not have, or U+0000 (P13).</summary>
    public static DiagnosticDescriptor Undecodable { get; } = new("FEC0202", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>A line is longer than the limit.</summary>
    public static DiagnosticDescriptor LineTooLong { get; } = new("FEC0203", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>Lines end in several ways, or with CR CR LF.</summary>
    public static DiagnosticDescriptor LineEndsIrregular { get; } = new("FEC0204", Severity.Information, Catalog);

    /// <summary>A blank line between lines.</summary>
    public static DiagnosticDescriptor BlankLine { get; } = new("FEC0205", Severity.Warning, Catalog);

    /// <summary>Blank lines or Ctrl-Z at the end.</summary>
    public static DiagnosticDescriptor BlankEnd { get; } = new("FEC0206", Severity.Information, Catalog);

    /// <summary>A byte that alone keeps the text before it from being UTF-8.</summary>
    public static DiagnosticDescriptor EncodingBroken { get; } = new("FEC0207", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>The first line does not name the columns.</summary>
    public static DiagnosticDescriptor HeaderMissing { get; } = new("FEC0301", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>Fields are separated by neither TAB nor |.</summary>
    public static DiagnosticDescriptor SeparatorIllegal { get; } = new("FEC0302", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>Names stand in quotes.</summary>
    public static DiagnosticDescriptor NamesQuoted { get; } = new("FEC0303", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>A column is missing that entries cannot be read without (P13).</summary>
    public static DiagnosticDescriptor EssentialColumnMissing { get; } = new("FEC0304", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>A column is missing.</summary>
    public static DiagnosticDescriptor ColumnMissing { get; } = new("FEC0305", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>A column that entries cannot be read without stands twice.</summary>
    public static DiagnosticDescriptor EssentialColumnDoubled { get; } = new("FEC0306", Severity.Blocking, Catalog);

    /// <summary>A column stands twice.</summary>
    public static DiagnosticDescriptor ColumnDoubled { get; } = new("FEC0307", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>The columns are not in the order of the law.</summary>
    public static DiagnosticDescriptor ColumnOrder { get; } = new("FEC0308", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>A column has another name.</summary>
    public static DiagnosticDescriptor ColumnSynonym { get; } = new("FEC0309", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>The name of a column has accents or punctuation.</summary>
    public static DiagnosticDescriptor ColumnSpelling { get; } = new("FEC0310", Severity.Information, Catalog, legal: Severity.Warning);

    /// <summary>A further column of the source system.</summary>
    public static DiagnosticDescriptor ColumnFurther { get; } = new("FEC0311", Severity.Information, Catalog);

    /// <summary>A column without a name.</summary>
    public static DiagnosticDescriptor ColumnUnnamed { get; } = new("FEC0312", Severity.Information, Catalog, legal: Severity.Warning);

    /// <summary>The first line is neither a header nor a line of entries.</summary>
    public static DiagnosticDescriptor HeaderUnreadable { get; } = new("FEC0313", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>A line has another number of fields than the header (P13).</summary>
    public static DiagnosticDescriptor FieldCount { get; } = new("FEC0401", Severity.Blocking, Catalog);

    /// <summary>A line lacks fields at its end that may be blank.</summary>
    public static DiagnosticDescriptor FieldsMissing { get; } = new("FEC0402", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>A value that the regime requires is blank.</summary>
    public static DiagnosticDescriptor RequiredBlank { get; } = new("FEC0403", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>The account does not begin with three digits.</summary>
    public static DiagnosticDescriptor AccountForm { get; } = new("FEC0404", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>A third party's code without its name.</summary>
    public static DiagnosticDescriptor ThirdPartyLabelMissing { get; } = new("FEC0405", Severity.Warning, Catalog);

    /// <summary>A quote is opened and not closed on its line (P13).</summary>
    public static DiagnosticDescriptor QuoteOpen { get; } = new("FEC0406", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>An amount cannot be read (P13).</summary>
    public static DiagnosticDescriptor AmountUnreadable { get; } = new("FEC0501", Severity.Blocking, Catalog);

    /// <summary>An amount has more digits than can be held exactly.</summary>
    public static DiagnosticDescriptor AmountTooLong { get; } = new("FEC0502", Severity.Blocking, Catalog);

    /// <summary>A point may stand between thousands or before decimals.</summary>
    public static DiagnosticDescriptor AmountAmbiguous { get; } = new("FEC0503", Severity.Blocking, Catalog);

    /// <summary>The decimal mark is not the legal one.</summary>
    public static DiagnosticDescriptor AmountDecimalMark { get; } = new("FEC0504", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>Something stands between thousands.</summary>
    public static DiagnosticDescriptor AmountGrouped { get; } = new("FEC0505", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>An amount has a power of ten.</summary>
    public static DiagnosticDescriptor AmountExponent { get; } = new("FEC0506", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>The amount in the foreign currency cannot be read.</summary>
    public static DiagnosticDescriptor CurrencyAmountUnreadable { get; } = new("FEC0507", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>The side of an amount cannot be read (P13).</summary>
    public static DiagnosticDescriptor SideUnreadable { get; } = new("FEC0508", Severity.Blocking, Catalog);

    /// <summary>The side of an amount is written in another way.</summary>
    public static DiagnosticDescriptor SideForm { get; } = new("FEC0509", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>The file uses both conventions for the side.</summary>
    public static DiagnosticDescriptor SidesMixed { get; } = new("FEC0510", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>The date of an entry cannot be read (P13).</summary>
    public static DiagnosticDescriptor EntryDateUnreadable { get; } = new("FEC0601", Severity.Blocking, Catalog);

    /// <summary>The date of an entry can be read in two ways.</summary>
    public static DiagnosticDescriptor EntryDateAmbiguous { get; } = new("FEC0602", Severity.Blocking, Catalog);

    /// <summary>Another date cannot be read.</summary>
    public static DiagnosticDescriptor DateUnreadable { get; } = new("FEC0603", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>Another date can be read in two ways.</summary>
    public static DiagnosticDescriptor DateAmbiguous { get; } = new("FEC0604", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>A date is not written as the law wants it.</summary>
    public static DiagnosticDescriptor DateForm { get; } = new("FEC0605", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>Zeros stand for no date.</summary>
    public static DiagnosticDescriptor DateZeros { get; } = new("FEC0606", Severity.Information, Catalog, legal: Severity.Warning);

    /// <summary>A movement after the closing date that the file names.</summary>
    public static DiagnosticDescriptor AfterClosing { get; } = new("FEC0607", Severity.Warning, Catalog) { PresumesFiscalYear = true };

    /// <summary>A movement before the twelve months that end on the closing date.</summary>
    public static DiagnosticDescriptor BeforeYear { get; } = new("FEC0608", Severity.Warning, Catalog) { PresumesFiscalYear = true };

    /// <summary>ValidDate lies before EcritureDate.</summary>
    public static DiagnosticDescriptor LockedBefore { get; } = new("FEC0609", Severity.Warning, Catalog);

    /// <summary>Entries are not in the order of validation.</summary>
    public static DiagnosticDescriptor ValidationOrder { get; } = new("FEC0701", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>Numbers are missing in a sequence.</summary>
    public static DiagnosticDescriptor NumberGap { get; } = new("FEC0702", Severity.Warning, Catalog);

    /// <summary>A number is used again for another date.</summary>
    public static DiagnosticDescriptor NumberRepeated { get; } = new("FEC0703", Severity.Warning, Catalog);

    /// <summary>Opening balances do not come first.</summary>
    public static DiagnosticDescriptor OpeningNotFirst { get; } = new("FEC0704", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>Lines of opening balances.</summary>
    public static DiagnosticDescriptor Opening { get; } = new("FEC0705", Severity.Information, Catalog);

    /// <summary>Centralisation entries.</summary>
    public static DiagnosticDescriptor Centralisation { get; } = new("FEC0706", Severity.Information, Catalog, legal: Severity.Warning);

    /// <summary>Entries that close classes 6 and 7.</summary>
    public static DiagnosticDescriptor ClosingEntry { get; } = new("FEC0707", Severity.Information, Catalog, legal: Severity.Warning);

    /// <summary>An entry whose lines stand in several journals.</summary>
    public static DiagnosticDescriptor SpanningEntry { get; } = new("FEC0801", Severity.Information, Catalog);

    /// <summary>The numbers of a journal are not used; lines are grouped otherwise.</summary>
    public static DiagnosticDescriptor NumberUnused { get; } = new("FEC0802", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>An entry kept in single entry, as cash accounting permits.</summary>
    public static DiagnosticDescriptor CashImbalance { get; } = new("FEC0803", Severity.Information, Catalog);

    /// <summary>The XML is not well formed.</summary>
    public static DiagnosticDescriptor XmlMalformed { get; } = new("FEC0901", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>The XML has a document type definition.</summary>
    public static DiagnosticDescriptor XmlDtd { get; } = new("FEC0902", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>The XML goes beyond a limit of depth or length.</summary>
    public static DiagnosticDescriptor XmlLimit { get; } = new("FEC0903", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>An element that the schema does not have in its place.</summary>
    public static DiagnosticDescriptor XmlElement { get; } = new("FEC0904", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>DateCloture cannot be read.</summary>
    public static DiagnosticDescriptor XmlClosing { get; } = new("FEC0905", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>An entry has fewer than two lines.</summary>
    public static DiagnosticDescriptor XmlShortEntry { get; } = new("FEC0906", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>An element stands behind one that the schema puts after it.</summary>
    public static DiagnosticDescriptor XmlOrder { get; } = new("FEC0907", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>An element stands twice where the schema has it once.</summary>
    public static DiagnosticDescriptor XmlDoubled { get; } = new("FEC0908", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>A value that makes the entry what it is stands twice.</summary>
    public static DiagnosticDescriptor XmlEssentialDoubled { get; } = new("FEC0909", Severity.Blocking, Catalog, isFixed: true);

    /// <summary>The fiscal year has no DateCloture.</summary>
    public static DiagnosticDescriptor XmlClosingMissing { get; } = new("FEC0910", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>The elements are in a namespace.</summary>
    public static DiagnosticDescriptor XmlNamespace { get; } = new("FEC0911", Severity.Warning, Catalog, legal: Severity.Blocking);

    /// <summary>All of them, by code.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All =>
    [
        NameIrregular, SirenKey, NameClosing, ClosingDiffers, PartMissing, PartHeader,
        EncodingIllegal, Undecodable, LineTooLong, LineEndsIrregular, BlankLine, BlankEnd, EncodingBroken,
        HeaderMissing, SeparatorIllegal, NamesQuoted, EssentialColumnMissing, ColumnMissing, EssentialColumnDoubled, ColumnDoubled, ColumnOrder,
        ColumnSynonym, ColumnSpelling, ColumnFurther, ColumnUnnamed, HeaderUnreadable,
        FieldCount, FieldsMissing, RequiredBlank, AccountForm, ThirdPartyLabelMissing, QuoteOpen,
        AmountUnreadable, AmountTooLong, AmountAmbiguous, AmountDecimalMark, AmountGrouped, AmountExponent, CurrencyAmountUnreadable,
        SideUnreadable, SideForm, SidesMixed,
        EntryDateUnreadable, EntryDateAmbiguous, DateUnreadable, DateAmbiguous, DateForm, DateZeros, AfterClosing, BeforeYear, LockedBefore,
        ValidationOrder, NumberGap, NumberRepeated, OpeningNotFirst, Opening, Centralisation, ClosingEntry,
        SpanningEntry, NumberUnused, CashImbalance,
        XmlMalformed, XmlDtd, XmlLimit, XmlElement, XmlClosing, XmlShortEntry, XmlOrder, XmlDoubled, XmlEssentialDoubled, XmlClosingMissing, XmlNamespace,
    ];
}
