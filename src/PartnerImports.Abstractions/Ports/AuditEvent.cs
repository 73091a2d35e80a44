using NodaTime;

namespace PartnerImports;

/// <summary>How a command ended.</summary>
public enum AuditResult
{
    /// <summary>It was carried out.</summary>
    Accepted,

    /// <summary>It was refused and changed nothing.</summary>
    Refused,

    /// <summary>It had been carried out before and changed nothing.</summary>
    Repeated,
}

/// <summary>One command on an import: by whom, when, from which version, with what result. Append-only.</summary>
public sealed record AuditEvent
{
    /// <summary>The dossier.</summary>
    public required DossierId Dossier { get; init; }

    /// <summary>The import.</summary>
    public required ImportId Import { get; init; }

    /// <summary>The place in the import's audit, from 1; given by the store.</summary>
    public long Sequence { get; init; }

    /// <summary>When.</summary>
    public required Instant At { get; init; }

    /// <summary>Who: a user's id, <c>partner:</c> and an id, or <c>worker</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>The command, as <c>request-rejection</c>.</summary>
    public required string Command { get; init; }

    /// <summary>The version that the actor had seen; null when none was given.</summary>
    public long? VersionSeen { get; init; }

    /// <summary>How it ended.</summary>
    public required AuditResult Result { get; init; }

    /// <summary>The refusal's code, an obstacle's, or the decision's id; empty when there is nothing to say.</summary>
    public string Code { get; init; } = "";

    /// <summary>The status before; null on arrival.</summary>
    public ImportStatus? StatusBefore { get; init; }

    /// <summary>The status after.</summary>
    public required ImportStatus StatusAfter { get; init; }
}
