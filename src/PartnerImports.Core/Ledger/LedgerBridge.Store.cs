using NodaTime;

namespace PartnerImports;

/// <content>What the bridge leaves to the store.</content>
public sealed partial class LedgerBridge
{
    /// <inheritdoc/>
    public ValueTask<PushConflict?> FindConflictAsync(PushIdentity push, CancellationToken cancellationToken = default) => _store.FindConflictAsync(push, cancellationToken);

    /// <inheritdoc/>
    public ValueTask AppendAuditAsync(AuditEvent auditEvent, CancellationToken cancellationToken = default) => _store.AppendAuditAsync(auditEvent, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ImportRecord?> FindAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken = default) => _store.FindAsync(dossier, import, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Page<ImportRecord>> ListAsync(DossierId dossier, ImportQuery query, CancellationToken cancellationToken = default) => _store.ListAsync(dossier, query, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> CountWaitingAsync(DossierId dossier, CancellationToken cancellationToken = default) => _store.CountWaitingAsync(dossier, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<EntryLinePage?> LinesAsync(DossierId dossier, ImportId import, EntryLineQuery query, CancellationToken cancellationToken = default) =>
        _store.LinesAsync(dossier, import, query, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<DecisionPlan?> PlanAsync(DossierId dossier, ImportId import, ImportDecision decision, CancellationToken cancellationToken = default) =>
        _store.PlanAsync(dossier, import, decision, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<LocalDate>> HeldDaysAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken = default) => _store.HeldDaysAsync(dossier, import, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<RequestClaim?> ClaimAsync(ClaimQuery query, CancellationToken cancellationToken = default) => _store.ClaimAsync(query, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> ReleaseAsync(RequestClaim claim, Instant notBefore, CancellationToken cancellationToken = default) => _store.ReleaseAsync(claim, notBefore, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> CountRequestsAsync(DossierId? dossier, CancellationToken cancellationToken = default) => _store.CountRequestsAsync(dossier, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<OutboxMessage>> TakeMessagesAsync(MessageQuery query, CancellationToken cancellationToken = default) => _store.TakeMessagesAsync(query, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> CountMessagesAsync(DossierId? dossier, CancellationToken cancellationToken = default) => _store.CountMessagesAsync(dossier, cancellationToken);

    /// <inheritdoc/>
    public ValueTask MarkDeliveredAsync(DossierId dossier, Guid message, CancellationToken cancellationToken = default) => _store.MarkDeliveredAsync(dossier, message, cancellationToken);

    /// <inheritdoc/>
    public ValueTask ReturnMessageAsync(DossierId dossier, Guid message, Instant notBefore, CancellationToken cancellationToken = default) =>
        _store.ReturnMessageAsync(dossier, message, notBefore, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AuditEvent>> AuditAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken = default) => _store.AuditAsync(dossier, import, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken = default) => _store.CheckAsync(cancellationToken);
}
