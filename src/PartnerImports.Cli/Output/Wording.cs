using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace PartnerImports.Cli.Output;

/// <summary>The words that the command line's contract fixes for values.</summary>
internal static class Wording
{
    private static readonly (GroupingKey Key, string Word)[] Groupings =
    [
        (GroupingKey.Entry, "entry"), (GroupingKey.JournalAndNumber, "journal+number"), (GroupingKey.Number, "number"),
        (GroupingKey.JournalDateAndReference, "journal+date+reference"), (GroupingKey.JournalAndDate, "journal+date"), (GroupingKey.Journal, "journal"),
        (GroupingKey.RunningBalance, "running-balance"), (GroupingKey.Reference, "reference"), (GroupingKey.Mixed, "mixed"),
    ];

    public static string Of(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : "";

    public static string Of(Instant instant) => InstantPattern.ExtendedIso.Format(instant);

    public static string Of(ImportStatus status) => status switch
    {
        ImportStatus.Pending => "pending",
        ImportStatus.Validated => "validated",
        ImportStatus.Rejected => "rejected",
        _ => "error",
    };

    public static string Of(ImportDecision decision) => decision == ImportDecision.Validation ? "validation" : "rejection";

    public static string Of(Severity severity) => severity switch
    {
        Severity.Blocking => "blocking",
        Severity.Warning => "warning",
        _ => "information",
    };

    public static string Of(AuditResult result) => result switch
    {
        AuditResult.Accepted => "accepted",
        AuditResult.Refused => "refused",
        _ => "repeated",
    };

    public static string Of(ContentEncoding encoding) => encoding switch
    {
        ContentEncoding.Ascii => "ascii",
        ContentEncoding.Utf8 => "utf-8",
        ContentEncoding.Utf8WithBom => "utf-8-bom",
        ContentEncoding.Latin9 => "iso-8859-15",
        ContentEncoding.Windows1252 => "windows-1252",
        ContentEncoding.Utf16LittleEndian => "utf-16le",
        ContentEncoding.Utf16BigEndian => "utf-16be",
        _ => "ibm850",
    };

    public static string Of(GroupingKey key) => Groupings.First(pair => pair.Key == key).Word;

    public static GroupingKey? Grouping(string? word) => Groupings.Where(pair => pair.Word == word && pair.Key is not (GroupingKey.Mixed or GroupingKey.Entry)).Select(pair => (GroupingKey?)pair.Key).FirstOrDefault();

    public static IEnumerable<string> GroupingWords => Groupings.Where(pair => pair.Key is not (GroupingKey.Mixed or GroupingKey.Entry)).Select(pair => pair.Word);

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
