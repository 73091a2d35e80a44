namespace PartnerImports.Parsers.Fec.Dgfip;

/// <summary>The identifiers of <see cref="DgfipReason.Check"/>.</summary>
internal static class CheckId
{
    public const string FileName = "F1";
    public const string LineEnd = "F3";
    public const string Separator = "F4";
    public const string Side = "F5";
    public const string NoDataLine = "F6";
    public const string BlockingColumnMissing = "F8";
    public const string ColumnMissing = "F9";
    public const string ExtraColumn = "F10";
    public const string AmbiguousColumn = "F11";
    public const string PhantomColumn = "F12";

    public const string EmptyLine = "L1";
    public const string FieldCount = "L2";
    public const string BlockingValueEmpty = "L3";
    public const string AccrualValueEmpty = "L4";
    public const string CashValueEmpty = "L5";
    public const string AccountForm = "L6";
    public const string AmountDot = "L7";
    public const string AmountThousands = "L8";
    public const string AmountForm = "L9";
    public const string DebitAndCredit = "L10";
    public const string DateForm = "L11";
    public const string DateCalendar = "L12";
    public const string DatePeriod = "L13";
    public const string DateZeros = "L14";

    public const string SchemaLocation = "X1";
    public const string SchemaRespected = "X3";
    public const string Conversion = "X5";

    public const string Stopped = "stopped";
}
