using System.Collections.Immutable;

namespace PartnerImports;

/// <summary>What a push is recognised by when it comes again (P8).</summary>
/// <param name="Dossier">The dossier addressed.</param>
/// <param name="Partner">The partner.</param>
/// <param name="Key">The idempotency key; null when none was given.</param>
/// <param name="Hash">The SHA-256 of the bytes.</param>
public sealed record PushIdentity(DossierId Dossier, PartnerId Partner, string? Key, ContentHash Hash);

/// <summary>What a push met.</summary>
public enum PushConflictKind
{
    /// <summary>The same key and the same bytes: the push is a repeat.</summary>
    Repeat,

    /// <summary>The same key with other bytes.</summary>
    KeyReused,

    /// <summary>The same bytes, and no key.</summary>
    DuplicateContent,

    /// <summary>An entry id that a pending or validated import already has.</summary>
    EntryIdReused,
}

/// <summary>A pending or validated import that a push met (P8).</summary>
/// <param name="Kind">What they have in common.</param>
/// <param name="Import">The import met; the oldest where several have the same bytes.</param>
/// <param name="EntryId">The entry id in common, the first in the order of the push; null for the other kinds.</param>
public sealed record PushConflict(PushConflictKind Kind, ImportId Import, string? EntryId = null);

/// <summary>What a reception commits besides the lines held.</summary>
public sealed record ReceptionCommit
{
    /// <summary>The new import: <see cref="ImportStatus.Pending"/>, or <see cref="ImportStatus.Error"/> with nothing held or created.</summary>
    public required ImportRecord Record { get; init; }

    /// <summary>The reference data to create in the dossier; those that exist already are left as they are.</summary>
    public ReferenceData Create { get; init; } = ReferenceData.Empty;

    /// <summary>All reference data that the import names, created or not: what a plan says is kept (P7).</summary>
    public ReferenceData Named { get; init; } = ReferenceData.Empty;

    /// <summary>The partner's ids of the entries, to be unique per partner and dossier among pending and validated imports.</summary>
    public ImmutableArray<string> EntryIds { get; init; } = [];

    /// <summary>The audit event.</summary>
    public required AuditEvent Audit { get; init; }

    /// <summary>The messages to deliver.</summary>
    public ImmutableArray<OutboxMessage> Messages { get; init; } = [];
}

/// <summary>How a reception ended.</summary>
public abstract record ReceptionResult
{
    private ReceptionResult()
    {
    }

    /// <summary>The import is in the dossier.</summary>
    /// <param name="Record">As stored.</param>
    public sealed record Received(ImportRecord Record) : ReceptionResult;

    /// <summary>Somebody was faster, or an entry id is taken: nothing was stored.</summary>
    /// <param name="Conflict">What was met.</param>
    public sealed record Conflicted(PushConflict Conflict) : ReceptionResult;
}
