using NodaTime;

namespace PartnerImports.Testing;

/// <summary>Passes every call on to another store: override what should be otherwise.</summary>
/// <param name="inner">The other store.</param>
public abstract class ImportStoreDecorator(IImportStore inner) : IImportStore
{
    /// <summary>The other store.</summary>
    protected IImportStore Inner => inner;

    /// <inheritdoc/>
    public virtual ValueTask<IReception> OpenReceptionAsync(PushIdentity push, CancellationToken cancellationToken = default) => inner.OpenReceptionAsync(push, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<PushConflict?> FindConflictAsync(PushIdentity push, CancellationToken cancellationToken = default) => inner.FindConflictAsync(push, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<CommitResult> CommitAsync(DecisionCommit commit, CancellationToken cancellationToken = default) => inner.CommitAsync(commit, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask AppendAuditAsync(AuditEvent auditEvent, CancellationToken cancellationToken = default) => inner.AppendAuditAsync(auditEvent, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<ImportRecord?> FindAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken = default) => inner.FindAsync(dossier, import, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<Page<ImportRecord>> ListAsync(DossierId dossier, ImportQuery query, CancellationToken cancellationToken = default) => inner.ListAsync(dossier, query, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<int> CountWaitingAsync(DossierId dossier, CancellationToken cancellationToken = default) => inner.CountWaitingAsync(dossier, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<EntryLinePage?> LinesAsync(DossierId dossier, ImportId import, EntryLineQuery query, CancellationToken cancellationToken = default) => inner.LinesAsync(dossier, import, query, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<DecisionPlan?> PlanAsync(DossierId dossier, ImportId import, ImportDecision decision, CancellationToken cancellationToken = default) => inner.PlanAsync(dossier, import, decision, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<IReadOnlyList<LocalDate>> HeldDaysAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken = default) => inner.HeldDaysAsync(dossier, import, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<RequestClaim?> ClaimAsync(ClaimQuery query, CancellationToken cancellationToken = default) => inner.ClaimAsync(query, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<bool> ReleaseAsync(RequestClaim claim, Instant notBefore, CancellationToken cancellationToken = default) => inner.ReleaseAsync(claim, notBefore, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<int> CountRequestsAsync(DossierId? dossier, CancellationToken cancellationToken = default) => inner.CountRequestsAsync(dossier, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<IReadOnlyList<OutboxMessage>> TakeMessagesAsync(MessageQuery query, CancellationToken cancellationToken = default) => inner.TakeMessagesAsync(query, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<int> CountMessagesAsync(DossierId? dossier, CancellationToken cancellationToken = default) => inner.CountMessagesAsync(dossier, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask MarkDeliveredAsync(DossierId dossier, Guid message, CancellationToken cancellationToken = default) => inner.MarkDeliveredAsync(dossier, message, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask ReturnMessageAsync(DossierId dossier, Guid message, Instant notBefore, CancellationToken cancellationToken = default) => inner.ReturnMessageAsync(dossier, message, notBefore, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<IReadOnlyList<AuditEvent>> AuditAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken = default) => inner.AuditAsync(dossier, import, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken = default) => inner.CheckAsync(cancellationToken);
}

/// <summary>Passes every call on to another reception: override what should be otherwise.</summary>
/// <param name="inner">The other reception.</param>
public abstract class ReceptionDecorator(IReception inner) : IReception
{
    /// <summary>The other reception.</summary>
    protected IReception Inner => inner;

    /// <inheritdoc/>
    public virtual PushConflict? Conflict => inner.Conflict;

    /// <inheritdoc/>
    public virtual ImportId? Replaces => inner.Replaces;

    /// <inheritdoc/>
    public virtual ValueTask<ImportId?> FindProbableDuplicateAsync(string fingerprint, CancellationToken cancellationToken = default) => inner.FindProbableDuplicateAsync(fingerprint, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<ReferenceData> FindMissingAsync(ReferenceData named, CancellationToken cancellationToken = default) => inner.FindMissingAsync(named, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask HoldAsync(EntryLineBatch batch, CancellationToken cancellationToken = default) => inner.HoldAsync(batch, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<ReceptionResult> CommitAsync(ReceptionCommit commit, CancellationToken cancellationToken = default) => inner.CommitAsync(commit, cancellationToken);

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }
}
