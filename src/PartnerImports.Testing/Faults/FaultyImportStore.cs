using NodaTime;

namespace PartnerImports.Testing;

/// <summary>A store whose calls fail as they are told: before the commit, or after it and before the answer.</summary>
/// <remarks>A call is named as the method is; the ones of a reception begin with <c>Reception.</c>. <see cref="FaultKind.Twice"/> means nothing here.</remarks>
/// <param name="inner">The store that works.</param>
/// <param name="faults">What goes wrong.</param>
public sealed class FaultyImportStore(IImportStore inner, FaultInjector faults) : ImportStoreDecorator(inner)
{
    /// <inheritdoc/>
    public override ValueTask<IReception> OpenReceptionAsync(PushIdentity push, CancellationToken cancellationToken = default) => faults.RunAsync<IReception>(nameof(OpenReceptionAsync),
        async () => new FaultyReception(await Inner.OpenReceptionAsync(push, cancellationToken).ConfigureAwait(false), faults));

    /// <inheritdoc/>
    public override ValueTask<PushConflict?> FindConflictAsync(PushIdentity push, CancellationToken cancellationToken = default) =>
        faults.RunAsync(nameof(FindConflictAsync), () => Inner.FindConflictAsync(push, cancellationToken));

    /// <inheritdoc/>
    public override ValueTask<CommitResult> CommitAsync(DecisionCommit commit, CancellationToken cancellationToken = default) =>
        faults.RunAsync(nameof(CommitAsync), () => Inner.CommitAsync(commit, cancellationToken));

    /// <inheritdoc/>
    public override ValueTask AppendAuditAsync(AuditEvent auditEvent, CancellationToken cancellationToken = default) =>
        faults.RunAsync(nameof(AppendAuditAsync), () => Inner.AppendAuditAsync(auditEvent, cancellationToken));

    /// <inheritdoc/>
    public override ValueTask<ImportRecord?> FindAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken = default) =>
        faults.RunAsync(nameof(FindAsync), () => Inner.FindAsync(dossier, import, cancellationToken));

    /// <inheritdoc/>
    public override ValueTask<Page<ImportRecord>> ListAsync(DossierId dossier, ImportQuery query, CancellationToken cancellationToken = default) =>
        faults.RunAsync(nameof(ListAsync), () => Inner.ListAsync(dossier, query, cancellationToken));

    /// <inheritdoc/>
    public override ValueTask<int> CountWaitingAsync(DossierId dossier, CancellationToken cancellationToken = default) =>
        faults.RunAsync(nameof(CountWaitingAsync), () => Inner.CountWaitingAsync(dossier, cancellationToken));

    /// <inheritdoc/>
    public override ValueTask<EntryLinePage?> LinesAsync(DossierId dossier, ImportId import, EntryLineQuery query, CancellationToken cancellationToken = default) =>
        faults.RunAsync(nameof(LinesAsync), () => Inner.LinesAsync(dossier, import, query, cancellationToken));

    /// <inheritdoc/>
    public override ValueTask<DecisionPlan?> PlanAsync(DossierId dossier, ImportId import, ImportDecision decision, CancellationToken cancellationToken = default) =>
        faults.RunAsync(nameof(PlanAsync), () => Inner.PlanAsync(dossier, import, decision, cancellationToken));

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<LocalDate>> HeldDaysAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken = default) =>
        faults.RunAsync(nameof(HeldDaysAsync), () => Inner.HeldDaysAsync(dossier, import, cancellationToken));

    /// <inheritdoc/>
    public override ValueTask<RequestClaim?> ClaimAsync(ClaimQuery query, CancellationToken cancellationToken = default) =>
        faults.RunAsync(nameof(ClaimAsync), () => Inner.ClaimAsync(query, cancellationToken));

    /// <inheritdoc/>
    public override ValueTask<bool> ReleaseAsync(RequestClaim claim, Instant notBefore, CancellationToken cancellationToken = default) =>
        faults.RunAsync(nameof(ReleaseAsync), () => Inner.ReleaseAsync(claim, notBefore, cancellationToken));

    /// <inheritdoc/>
    public override ValueTask<int> CountRequestsAsync(DossierId? dossier, CancellationToken cancellationToken = default) =>
        faults.RunAsync(nameof(CountRequestsAsync), () => Inner.CountRequestsAsync(dossier, cancellationToken));

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<OutboxMessage>> TakeMessagesAsync(MessageQuery query, CancellationToken cancellationToken = default) =>
        faults.RunAsync(nameof(TakeMessagesAsync), () => Inner.TakeMessagesAsync(query, cancellationToken));

    /// <inheritdoc/>
    public override ValueTask<int> CountMessagesAsync(DossierId? dossier, CancellationToken cancellationToken = default) =>
        faults.RunAsync(nameof(CountMessagesAsync), () => Inner.CountMessagesAsync(dossier, cancellationToken));

    /// <inheritdoc/>
    public override ValueTask MarkDeliveredAsync(DossierId dossier, Guid message, CancellationToken cancellationToken = default) =>
        faults.RunAsync(nameof(MarkDeliveredAsync), () => Inner.MarkDeliveredAsync(dossier, message, cancellationToken));

    /// <inheritdoc/>
    public override ValueTask ReturnMessageAsync(DossierId dossier, Guid message, Instant notBefore, CancellationToken cancellationToken = default) =>
        faults.RunAsync(nameof(ReturnMessageAsync), () => Inner.ReturnMessageAsync(dossier, message, notBefore, cancellationToken));

    private sealed class FaultyReception(IReception inner, FaultInjector faults) : ReceptionDecorator(inner)
    {
        public override ValueTask<ReferenceData> FindMissingAsync(ReferenceData named, CancellationToken cancellationToken = default) =>
            faults.RunAsync("Reception." + nameof(FindMissingAsync), () => Inner.FindMissingAsync(named, cancellationToken));

        public override ValueTask HoldAsync(EntryLineBatch batch, CancellationToken cancellationToken = default) =>
            faults.RunAsync("Reception." + nameof(HoldAsync), () => Inner.HoldAsync(batch, cancellationToken));

        public override ValueTask<ReceptionResult> CommitAsync(ReceptionCommit commit, CancellationToken cancellationToken = default) =>
            faults.RunAsync("Reception." + nameof(CommitAsync), () => Inner.CommitAsync(commit, cancellationToken));
    }
}
