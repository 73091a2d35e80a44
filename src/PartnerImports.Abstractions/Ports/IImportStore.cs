namespace PartnerImports;

/// <summary>Keeps imports, held entries, the queue of requests, the outbox and the audit: the only port that Core writes through.</summary>
/// <remarks>
/// Every method speaks of one dossier; an id of another dossier is answered like one that never existed. Each write is one
/// transaction: all of it or nothing. Thread-safe. The environment's failures are <see cref="ImportStoreException"/>.
/// </remarks>
public interface IImportStore
{
    /// <summary>Begins the reception of a push. Disposing it without a commit leaves nothing behind.</summary>
    ValueTask<IReception> OpenReceptionAsync(PushIdentity push, CancellationToken cancellationToken = default);

    /// <summary>What a push with this identity would meet, before anything is read: see <see cref="IReception.Conflict"/>.</summary>
    ValueTask<PushConflict?> FindConflictAsync(PushIdentity push, CancellationToken cancellationToken = default);

    /// <summary>Carries out one transition of the life cycle: version, lease, obstacles, books, audit, outbox together.</summary>
    ValueTask<CommitResult> CommitAsync(DecisionCommit commit, CancellationToken cancellationToken = default);

    /// <summary>Appends an event that changes no import: a refusal or a repeat. Nothing when the dossier has no such import.</summary>
    ValueTask AppendAuditAsync(AuditEvent auditEvent, CancellationToken cancellationToken = default);

    /// <summary>An import; null when this dossier has none of that id.</summary>
    ValueTask<ImportRecord?> FindAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken = default);

    /// <summary>A page of the dossier's imports. Pages are stable under change: an import that arrives later shifts nothing that sorts before it.</summary>
    ValueTask<Page<ImportRecord>> ListAsync(DossierId dossier, ImportQuery query, CancellationToken cancellationToken = default);

    /// <summary>How many imports are pending without a request (P12).</summary>
    ValueTask<int> CountWaitingAsync(DossierId dossier, CancellationToken cancellationToken = default);

    /// <summary>A page of the lines of an import, held or posted; null when this dossier has none of that id.</summary>
    ValueTask<EntryLinePage?> LinesAsync(DossierId dossier, ImportId import, EntryLineQuery query, CancellationToken cancellationToken = default);

    /// <summary>What a decision would do now (P7); null when this dossier has no such import. Changes nothing.</summary>
    ValueTask<DecisionPlan?> PlanAsync(DossierId dossier, ImportId import, ImportDecision decision, CancellationToken cancellationToken = default);

    /// <summary>The days on which the import holds movements, each once, in order; none when nothing is held or this dossier has no such import.</summary>
    ValueTask<IReadOnlyList<NodaTime.LocalDate>> HeldDaysAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken = default);

    /// <summary>
    /// Claims the oldest request that is due and not leased: within a dossier only its oldest one, so that order is kept.
    /// Null when there is nothing to do.
    /// </summary>
    ValueTask<RequestClaim?> ClaimAsync(ClaimQuery query, CancellationToken cancellationToken = default);

    /// <summary>Gives a claim back after a failure of the environment, to be tried again from an instant on. False when the lease was lost.</summary>
    ValueTask<bool> ReleaseAsync(RequestClaim claim, NodaTime.Instant notBefore, CancellationToken cancellationToken = default);

    /// <summary>How many requests wait, claimed ones included.</summary>
    ValueTask<int> CountRequestsAsync(DossierId? dossier, CancellationToken cancellationToken = default);

    /// <summary>Leases messages that are due, oldest first.</summary>
    ValueTask<IReadOnlyList<OutboxMessage>> TakeMessagesAsync(MessageQuery query, CancellationToken cancellationToken = default);

    /// <summary>How many messages wait to be delivered, leased ones included.</summary>
    ValueTask<int> CountMessagesAsync(DossierId? dossier, CancellationToken cancellationToken = default);

    /// <summary>Marks a message delivered: it is never given again.</summary>
    ValueTask MarkDeliveredAsync(DossierId dossier, Guid message, CancellationToken cancellationToken = default);

    /// <summary>Gives a message back after a failed delivery, to be tried again from an instant on.</summary>
    ValueTask ReturnMessageAsync(DossierId dossier, Guid message, NodaTime.Instant notBefore, CancellationToken cancellationToken = default);

    /// <summary>The audit of an import, in order; empty when this dossier has none of that id.</summary>
    ValueTask<IReadOnlyList<AuditEvent>> AuditAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken = default);

    /// <summary>Verifies the store's invariants; one sentence for each that is broken, none when all hold.</summary>
    ValueTask<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken = default);
}

/// <summary>The reception of one push: one transaction. Not thread-safe.</summary>
public interface IReception : IAsyncDisposable
{
    /// <summary>What the push meets among pending and validated imports; null when it is new (P8).</summary>
    PushConflict? Conflict { get; }

    /// <summary>The latest rejected or failed import with the same key or bytes, which this one replaces (P8).</summary>
    ImportId? Replaces { get; }

    /// <summary>The pending or validated import that holds the same entries, be it the same bytes under another key or of another partner; the oldest one. Null when there is none, or the fingerprint is empty.</summary>
    ValueTask<ImportId?> FindProbableDuplicateAsync(string fingerprint, CancellationToken cancellationToken = default);

    /// <summary>Those of some reference data that the dossier lacks.</summary>
    ValueTask<ReferenceData> FindMissingAsync(ReferenceData named, CancellationToken cancellationToken = default);

    /// <summary>Holds the lines of a batch, whose entries are known. The batch may be reused at once.</summary>
    ValueTask HoldAsync(EntryLineBatch batch, CancellationToken cancellationToken = default);

    /// <summary>Commits all of it; nothing when the result is a conflict.</summary>
    ValueTask<ReceptionResult> CommitAsync(ReceptionCommit commit, CancellationToken cancellationToken = default);
}
