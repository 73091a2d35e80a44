using NodaTime;

namespace PartnerImports;

/// <summary>An import as the dossier remembers it: one row of the console or of the history.</summary>
/// <remarks>Immutable: a transition of the life cycle makes a new record with the next <see cref="Version"/>.</remarks>
public sealed record ImportRecord
{
    /// <summary>Its identity.</summary>
    public required ImportId Id { get; init; }

    /// <summary>The dossier that it was pushed to.</summary>
    public required DossierId Dossier { get; init; }

    /// <summary>How often it has changed, from 1: what a user saw is compared with it (P4).</summary>
    public long Version { get; init; } = 1;

    /// <summary>The name of the file; <c>Import JSON</c> for a JSON push without a name.</summary>
    public required string FileName { get; init; }

    /// <summary>The format; the default value when none was recognised.</summary>
    public ImportFormat Format { get; init; }

    /// <summary>Who pushed it.</summary>
    public required PartnerRef Partner { get; init; }

    /// <summary>The idempotency key of the push; null when none was given (P8).</summary>
    public string? PushKey { get; init; }

    /// <summary>The SHA-256 of the bytes pushed (P8).</summary>
    public required ContentHash Hash { get; init; }

    /// <summary>A fingerprint of the entries, equal for the same entries in another file or format; empty without entries.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>The rejected or failed import with the same key or bytes that this one replaces (P8).</summary>
    public ImportId? Replaces { get; init; }

    /// <summary>The model that a custom file was read by.</summary>
    public ModelReference? Model { get; init; }

    /// <summary>Where it stands.</summary>
    public required ImportStatus Status { get; init; }

    /// <summary>The decision asked for and not executed yet; null when there is none (P3).</summary>
    public DecisionRequest? Request { get; init; }

    /// <summary>The decision carried out; null while there is none.</summary>
    public Resolution? Resolution { get; init; }

    /// <summary>Why the import, or the last request on it, failed (<i>Erreur</i>); null when nothing did.</summary>
    public LocalizedText? Error { get; init; }

    /// <summary>Counts, dates and totals of arrival.</summary>
    public required ImportSummary Summary { get; init; }

    /// <summary>Counts of what the checks found on arrival.</summary>
    public DiagnosticCounts Diagnostics { get; init; }

    /// <summary>The fiscal year that it belongs to; null when there is none (P10).</summary>
    public ReferencePeriod? ReferencePeriod { get; init; }

    /// <summary>When it arrived.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required Instant UpdatedAt { get; init; }
}

/// <summary>A decision that a user asked for (P3).</summary>
/// <param name="Id">The identity of the decision: what effects on the books are idempotent by.</param>
/// <param name="Decision">What was asked for.</param>
/// <param name="By">Who asked.</param>
/// <param name="At">When.</param>
public sealed record DecisionRequest(Guid Id, ImportDecision Decision, UserId By, Instant At);

/// <summary>A decision that was carried out.</summary>
/// <param name="Decision">What was done.</param>
/// <param name="By">Who asked for it.</param>
/// <param name="At">When it was carried out.</param>
public sealed record Resolution(ImportDecision Decision, UserId By, Instant At);

/// <summary>The revision of a custom model that a file was read by.</summary>
/// <param name="Code">The model's code.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="Hash">The SHA-256 of its document.</param>
public sealed record ModelReference(string Code, int Revision, ContentHash Hash);
