namespace PartnerImports;

/// <summary>The words for enumerated values in audit, metrics and logs.</summary>
internal static class Names
{
    public static string Of(ImportDecision decision) => decision == ImportDecision.Validation ? "validation" : "rejection";

    public static string Of(ImportStatus status) => status switch
    {
        ImportStatus.Pending => "pending",
        ImportStatus.Validated => "validated",
        ImportStatus.Rejected => "rejected",
        _ => "error",
    };

    public static string Of(ImportCommandKind command) => command switch
    {
        ImportCommandKind.RequestValidation => "request-validation",
        ImportCommandKind.RequestRejection => "request-rejection",
        ImportCommandKind.Complete => "complete",
        ImportCommandKind.Fail => "fail",
        ImportCommandKind.GiveUp => "give-up",
        _ => "invalidate",
    };
}
