namespace PartnerImports;

/// <summary>The types of events that partners are told.</summary>
public static class PartnerEventTypes
{
    /// <summary>The push is in the dossier and waits for a decision.</summary>
    public const string Pending = "import.pending";

    /// <summary>The import is validated.</summary>
    public const string Validated = "import.validated";

    /// <summary>The import is rejected.</summary>
    public const string Rejected = "import.rejected";

    /// <summary>The import ended in error.</summary>
    public const string Error = "import.error";

    /// <summary>The type of the event that tells of a status.</summary>
    public static string Of(ImportStatus status) => status switch
    {
        ImportStatus.Pending => Pending,
        ImportStatus.Validated => Validated,
        ImportStatus.Rejected => Rejected,
        ImportStatus.Error => Error,
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
