using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace PartnerImports.Cli.Output;

/// <summary>The words that the command line's contract fixes for values.</summary>
internal static class Wording
{
    /// <summary>The keys that a caller may ask for.</summary>
    private static readonly GroupingKey[] Groupings =
    [
        GroupingKey.JournalAndNumber, GroupingKey.Number, GroupingKey.JournalDateAndReference, GroupingKey.JournalAndDate, GroupingKey.Journal,
        GroupingKey.RunningBalance, GroupingKey.Reference,
    ];

    public static string Of(LocalDate? date) => date is { } day ? string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-{day.Month:00}-{day.Day:00}") : "";

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

    public static string Of(GroupingKey key) => key switch
    {
        GroupingKey.Entry => "entry",
        GroupingKey.JournalAndNumber => "journal+number",
        GroupingKey.Number => "number",
        GroupingKey.JournalDateAndReference => "journal+date+reference",
        GroupingKey.JournalAndDate => "journal+date",
        GroupingKey.Journal => "journal",
        GroupingKey.RunningBalance => "running-balance",
        GroupingKey.Reference => "reference",
        _ => "mixed",
    };

    public static string[] GroupingWords => Array.ConvertAll(Groupings, Of);

    public static GroupingKey? Grouping(string? word) => Array.IndexOf(GroupingWords, word) is >= 0 and var index ? Groupings[index] : null;

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
