namespace PartnerImports;

/// <summary>Where an import stands in its life cycle: its status and, while it is pending, the decision asked for (P3).</summary>
public enum ImportState
{
    /// <summary>Pending, nothing asked for.</summary>
    Pending,

    /// <summary>Pending, validation asked for.</summary>
    ValidationRequested,

    /// <summary>Pending, rejection asked for.</summary>
    RejectionRequested,

    /// <summary>Validated: final.</summary>
    Validated,

    /// <summary>Rejected: final.</summary>
    Rejected,

    /// <summary>In error: final.</summary>
    Error,
}
