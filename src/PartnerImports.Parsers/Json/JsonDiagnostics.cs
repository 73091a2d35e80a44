namespace PartnerImports.Parsers.Json;

/// <summary>The findings that only JSON has: <c>JSN…</c>.</summary>
/// <remarks>01 text and syntax, 02 limits, 03 structure, 04 values, 05 lot, 06 the body of Loop's <c>/importJson</c>.</remarks>
public static class JsonDiagnostics
{
    private static readonly DiagnosticCatalog Catalog = new(typeof(JsonDiagnostics).Assembly, "Json.diagnostics.json");

    /// <summary>The bytes are not JSON.</summary>
    public static DiagnosticDescriptor Syntax { get; } = new("JSN0101", Severity.Blocking, Catalog);

    /// <summary>The content ends before its last value does.</summary>
    public static DiagnosticDescriptor Truncated { get; } = new("JSN0102", Severity.Blocking, Catalog);

    /// <summary>The content is in another encoding than UTF-8.</summary>
    public static DiagnosticDescriptor NotUtf8 { get; } = new("JSN0103", Severity.Blocking, Catalog);

    /// <summary>Bytes that are not UTF-8 (P13).</summary>
    public static DiagnosticDescriptor InvalidUtf8 { get; } = new("JSN0104", Severity.Blocking, Catalog);

    /// <summary>An escape gives half of a surrogate pair.</summary>
    public static DiagnosticDescriptor LoneSurrogate { get; } = new("JSN0105", Severity.Blocking, Catalog);

    /// <summary>A text holds U+0000 (P13).</summary>
    public static DiagnosticDescriptor NulCharacter { get; } = new("JSN0106", Severity.Blocking, Catalog);

    /// <summary>Something follows the document.</summary>
    public static DiagnosticDescriptor TrailingContent { get; } = new("JSN0107", Severity.Blocking, Catalog);

    /// <summary>A record of NDJSON does not have a line of its own.</summary>
    public static DiagnosticDescriptor RecordNotOnOneLine { get; } = new("JSN0108", Severity.Blocking, Catalog);

    /// <summary>There is no value at all.</summary>
    public static DiagnosticDescriptor Empty { get; } = new("JSN0109", Severity.Blocking, Catalog);

    /// <summary>The content is longer than the limit.</summary>
    public static DiagnosticDescriptor ContentTooLong { get; } = new("JSN0201", Severity.Blocking, Catalog);

    /// <summary>The lot has more lines than the limit.</summary>
    public static DiagnosticDescriptor TooManyLines { get; } = new("JSN0202", Severity.Blocking, Catalog);

    /// <summary>An entry has more lines than the limit.</summary>
    public static DiagnosticDescriptor EntryTooLong { get; } = new("JSN0203", Severity.Blocking, Catalog);

    /// <summary>Objects and arrays are nested deeper than the limit.</summary>
    public static DiagnosticDescriptor TooDeep { get; } = new("JSN0204", Severity.Blocking, Catalog);

    /// <summary>One text, number or extension is longer than the limit.</summary>
    public static DiagnosticDescriptor ValueTooLong { get; } = new("JSN0205", Severity.Blocking, Catalog);

    /// <summary>A number has more characters than the limit.</summary>
    public static DiagnosticDescriptor NumberTooLong { get; } = new("JSN0206", Severity.Blocking, Catalog);

    /// <summary>A closed object has a member that it does not know.</summary>
    public static DiagnosticDescriptor UnknownProperty { get; } = new("JSN0301", Severity.Blocking, Catalog);

    /// <summary>An object has a member twice.</summary>
    public static DiagnosticDescriptor DoubledProperty { get; } = new("JSN0302", Severity.Blocking, Catalog);

    /// <summary>A compulsory member is missing.</summary>
    public static DiagnosticDescriptor MissingProperty { get; } = new("JSN0303", Severity.Blocking, Catalog);

    /// <summary>A value is of another type than expected.</summary>
    public static DiagnosticDescriptor WrongType { get; } = new("JSN0304", Severity.Blocking, Catalog);

    /// <summary>A part of the document stands where it must not.</summary>
    public static DiagnosticDescriptor PartOutOfOrder { get; } = new("JSN0305", Severity.Blocking, Catalog);

    /// <summary>The format named is not ours.</summary>
    public static DiagnosticDescriptor FormatUnknown { get; } = new("JSN0306", Severity.Blocking, Catalog);

    /// <summary>The version cannot be read.</summary>
    public static DiagnosticDescriptor VersionMalformed { get; } = new("JSN0307", Severity.Blocking, Catalog);

    /// <summary>The major version is not the one that is read.</summary>
    public static DiagnosticDescriptor VersionRefused { get; } = new("JSN0308", Severity.Blocking, Catalog);

    /// <summary>The minor version is newer, and all of it is known.</summary>
    public static DiagnosticDescriptor VersionNewer { get; } = new("JSN0309", Severity.Information, Catalog);

    /// <summary>The name of an extension is malformed.</summary>
    public static DiagnosticDescriptor ExtensionName { get; } = new("JSN0310", Severity.Blocking, Catalog);

    /// <summary>An array has too few items.</summary>
    public static DiagnosticDescriptor TooFewItems { get; } = new("JSN0311", Severity.Blocking, Catalog);

    /// <summary>An array has too many items.</summary>
    public static DiagnosticDescriptor TooManyItems { get; } = new("JSN0312", Severity.Blocking, Catalog);

    /// <summary>A record of NDJSON is of no known type.</summary>
    public static DiagnosticDescriptor RecordTypeUnknown { get; } = new("JSN0313", Severity.Blocking, Catalog);

    /// <summary>A record of NDJSON stands where it must not.</summary>
    public static DiagnosticDescriptor RecordOutOfOrder { get; } = new("JSN0314", Severity.Blocking, Catalog);

    /// <summary>The stream of records has no fin: the transfer was cut.</summary>
    public static DiagnosticDescriptor EndMissing { get; } = new("JSN0315", Severity.Blocking, Catalog);

    /// <summary>A text is empty.</summary>
    public static DiagnosticDescriptor TextEmpty { get; } = new("JSN0401", Severity.Blocking, Catalog);

    /// <summary>A text is too long.</summary>
    public static DiagnosticDescriptor TextTooLong { get; } = new("JSN0402", Severity.Blocking, Catalog);

    /// <summary>A text does not have the form demanded.</summary>
    public static DiagnosticDescriptor TextForm { get; } = new("JSN0403", Severity.Blocking, Catalog);

    /// <summary>A value is none of those permitted.</summary>
    public static DiagnosticDescriptor NotInList { get; } = new("JSN0404", Severity.Blocking, Catalog);

    /// <summary>A date does not have the form demanded.</summary>
    public static DiagnosticDescriptor DateForm { get; } = new("JSN0405", Severity.Blocking, Catalog);

    /// <summary>A date does not exist.</summary>
    public static DiagnosticDescriptor DateNotInCalendar { get; } = new("JSN0406", Severity.Blocking, Catalog);

    /// <summary>An instant is not RFC 3339 with an offset.</summary>
    public static DiagnosticDescriptor InstantForm { get; } = new("JSN0407", Severity.Blocking, Catalog);

    /// <summary>An amount cannot be read.</summary>
    public static DiagnosticDescriptor AmountForm { get; } = new("JSN0408", Severity.Blocking, Catalog);

    /// <summary>An amount has a sign.</summary>
    public static DiagnosticDescriptor AmountSigned { get; } = new("JSN0409", Severity.Blocking, Catalog);

    /// <summary>An amount has an exponent.</summary>
    public static DiagnosticDescriptor AmountExponent { get; } = new("JSN0410", Severity.Blocking, Catalog);

    /// <summary>An amount has too many decimals.</summary>
    public static DiagnosticDescriptor AmountDecimals { get; } = new("JSN0411", Severity.Blocking, Catalog);

    /// <summary>An amount has too many digits before the point.</summary>
    public static DiagnosticDescriptor AmountTooLarge { get; } = new("JSN0412", Severity.Blocking, Catalog);

    /// <summary>A whole number cannot be read or is out of range.</summary>
    public static DiagnosticDescriptor IntegerForm { get; } = new("JSN0413", Severity.Blocking, Catalog);

    /// <summary>A line has a debit and a credit.</summary>
    public static DiagnosticDescriptor BothSides { get; } = new("JSN0414", Severity.Blocking, Catalog);

    /// <summary>A line has neither debit nor credit.</summary>
    public static DiagnosticDescriptor NoSide { get; } = new("JSN0415", Severity.Blocking, Catalog);

    /// <summary>A member is given without the one that it needs.</summary>
    public static DiagnosticDescriptor NeedsProperty { get; } = new("JSN0416", Severity.Blocking, Catalog);

    /// <summary>A document has not exactly one of uri and fichier.</summary>
    public static DiagnosticDescriptor DocumentPlace { get; } = new("JSN0417", Severity.Blocking, Catalog);

    /// <summary>Two entries of the lot have the same id.</summary>
    public static DiagnosticDescriptor EntryIdRepeated { get; } = new("JSN0501", Severity.Blocking, Catalog);

    /// <summary>A control total differs from what was read.</summary>
    public static DiagnosticDescriptor ControlTotal { get; } = new("JSN0502", Severity.Blocking, Catalog);

    /// <summary>A period ends before it starts.</summary>
    public static DiagnosticDescriptor PeriodReversed { get; } = new("JSN0503", Severity.Blocking, Catalog);

    /// <summary>An entry is dated outside the period of the lot.</summary>
    public static DiagnosticDescriptor OutsidePeriod { get; } = new("JSN0504", Severity.Warning, Catalog);

    /// <summary>A journal, account, third party or section is declared twice.</summary>
    public static DiagnosticDescriptor ReferenceRepeated { get; } = new("JSN0505", Severity.Warning, Catalog);

    /// <summary>The body has no <c>ecritures</c>, or none in it.</summary>
    public static DiagnosticDescriptor LoopNoLines { get; } = new("JSN0601", Severity.Blocking, Catalog);

    /// <summary><c>ecritures</c> is not an array.</summary>
    public static DiagnosticDescriptor LoopLinesNotArray { get; } = new("JSN0602", Severity.Blocking, Catalog);

    /// <summary>There is a single line.</summary>
    public static DiagnosticDescriptor LoopFewerThanTwoLines { get; } = new("JSN0603", Severity.Blocking, Catalog);

    /// <summary>There is no contexte although multiPeriode is not asked for.</summary>
    public static DiagnosticDescriptor LoopContextMissing { get; } = new("JSN0604", Severity.Blocking, Catalog);

    /// <summary>A movement lies outside contexte.</summary>
    public static DiagnosticDescriptor LoopOutsideContext { get; } = new("JSN0605", Severity.Blocking, Catalog);

    /// <summary>contexte ends before it starts.</summary>
    public static DiagnosticDescriptor LoopContextReversed { get; } = new("JSN0606", Severity.Blocking, Catalog);

    /// <summary>A date of the body cannot be read.</summary>
    public static DiagnosticDescriptor LoopDate { get; } = new("JSN0607", Severity.Blocking, Catalog);

    /// <summary>One cut-off date without the other.</summary>
    public static DiagnosticDescriptor LoopCutOffPair { get; } = new("JSN0608", Severity.Blocking, Catalog);

    /// <summary>A SIRET is not fourteen digits.</summary>
    public static DiagnosticDescriptor LoopSiretForm { get; } = new("JSN0609", Severity.Blocking, Catalog);

    /// <summary>A SIRET fails the Luhn test.</summary>
    public static DiagnosticDescriptor LoopSiretKey { get; } = new("JSN0610", Severity.Blocking, Catalog);

    /// <summary>Two establishments are of different companies.</summary>
    public static DiagnosticDescriptor LoopSeveralSirens { get; } = new("JSN0611", Severity.Blocking, Catalog);

    /// <summary>A numeric code has no meaning.</summary>
    public static DiagnosticDescriptor LoopCodeUnknown { get; } = new("JSN0612", Severity.Warning, Catalog);

    /// <summary>A line that is not accounting is left out.</summary>
    public static DiagnosticDescriptor LoopLineLeftOut { get; } = new("JSN0613", Severity.Warning, Catalog);

    /// <summary>An option is read and not applied.</summary>
    public static DiagnosticDescriptor LoopOptionNotApplied { get; } = new("JSN0614", Severity.Information, Catalog);

    /// <summary>The push asks for unbalanced entries to be balanced or let through.</summary>
    public static DiagnosticDescriptor LoopBalancingAsked { get; } = new("JSN0615", Severity.Warning, Catalog);

    /// <summary>The push wishes reference data to be created, or not.</summary>
    public static DiagnosticDescriptor LoopCreationAsked { get; } = new("JSN0616", Severity.Information, Catalog);

    /// <summary>A member that the body is not known to have.</summary>
    public static DiagnosticDescriptor LoopUnknownProperty { get; } = new("JSN0617", Severity.Warning, Catalog);

    /// <summary>type and typeMouvement contradict each other.</summary>
    public static DiagnosticDescriptor LoopTypesDisagree { get; } = new("JSN0618", Severity.Warning, Catalog);

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All =>
    [
        Syntax, Truncated, NotUtf8, InvalidUtf8, LoneSurrogate, NulCharacter, TrailingContent, RecordNotOnOneLine, Empty, ContentTooLong,
        TooManyLines, EntryTooLong, TooDeep, ValueTooLong, NumberTooLong, UnknownProperty, DoubledProperty, MissingProperty, WrongType,
        PartOutOfOrder, FormatUnknown, VersionMalformed, VersionRefused, VersionNewer, ExtensionName, TooFewItems, TooManyItems, RecordTypeUnknown,
        RecordOutOfOrder, EndMissing, TextEmpty, TextTooLong, TextForm, NotInList, DateForm, DateNotInCalendar, InstantForm, AmountForm, AmountSigned,
        AmountExponent, AmountDecimals, AmountTooLarge, IntegerForm, BothSides, NoSide, NeedsProperty, DocumentPlace, EntryIdRepeated, ControlTotal,
        PeriodReversed, OutsidePeriod, ReferenceRepeated, LoopNoLines, LoopLinesNotArray, LoopFewerThanTwoLines, LoopContextMissing,
        LoopOutsideContext, LoopContextReversed, LoopDate, LoopCutOffPair, LoopSiretForm, LoopSiretKey, LoopSeveralSirens, LoopCodeUnknown,
        LoopLineLeftOut, LoopOptionNotApplied, LoopBalancingAsked, LoopCreationAsked, LoopUnknownProperty, LoopTypesDisagree,
    ];
}
