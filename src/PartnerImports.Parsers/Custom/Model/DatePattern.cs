namespace PartnerImports.Parsers.Custom.Model;

/// <summary>A way to write dates: the closed list of the language.</summary>
internal enum DatePattern
{
    YearMonthDay,
    YearMonthDayDashed,
    YearMonthDaySlashed,
    DayMonthYearSlashed,
    DayMonthYearDashed,
    DayMonthYearDotted,
    DayMonthYear,
    DayMonthShortYearSlashed,
    DayMonthShortYear,
    ShortYearMonthDay,
    MonthDayYearSlashed,
}

/// <summary>The words of the language for its closed lists.</summary>
internal static class ModelWords
{
    public static readonly string[] DatePatterns =
    [
        "yyyyMMdd", "yyyy-MM-dd", "yyyy/MM/dd", "dd/MM/yyyy", "dd-MM-yyyy", "dd.MM.yyyy", "ddMMyyyy", "dd/MM/yy", "ddMMyy", "yyMMdd", "MM/dd/yyyy",
    ];

    public static readonly string[] Targets =
    [
        "journal", "journalLibelle", "date", "numero", "piece.reference", "piece.date", "compte", "compteLibelle", "tiers", "tiersLibelle", "libelle",
        "echeance", "lettrage", "dateLettrage", "devise", "montantDevise", "modePaiement", "document",
    ];

    public static readonly string[] Roles = ["entete", "ligne", "analytique", "journal", "compte", "tiers", "ignorer"];

    public static readonly string[] Encodings = ["auto", "utf-8", "windows-1252", "iso-8859-15", "ibm850", "us-ascii"];

    public static readonly string[] KeyParts = ["journal", "date", "numero", "piece.reference"];

    public static ContentEncoding? EncodingOf(string word) => word switch
    {
        "utf-8" => ContentEncoding.Utf8,
        "windows-1252" => ContentEncoding.Windows1252,
        "iso-8859-15" => ContentEncoding.Latin9,
        "ibm850" => ContentEncoding.Ibm850,
        "us-ascii" => ContentEncoding.Ascii,
        _ => null,
    };

    public static string WordOf(this DatePattern pattern) => DatePatterns[(int)pattern];

    public static string WordOf(this Target target) => Targets[(int)target];

    public static bool IsDate(this Target target) => target is Target.Date or Target.DocumentDate or Target.DueDate or Target.MatchingDate;
}
