namespace PartnerImports.Core.Tests;

/// <summary>The in-memory store with an environment that fails when told to.</summary>
internal sealed class FaultyStore(InMemoryImportStore store) : IImportStore
{
    /// <summary>Decides, before each commit, whether it fails, answers something else, or goes on (null).</summary>
    public Func<DecisionCommit, CommitResult?> BeforeCommit { get; set; } = _ => null;

    public Func<Task> BeforePlan { get; set; } = () => Task.CompletedTask;

    public Func<Task> BeforeRelease { get; set; } = () => Task.CompletedTask;

    public static CommitResult? Away(DecisionCommit commit) => throw new ImportStoreException("The database is away.") { IsTransient = true };

    public async ValueTask<CommitResult> CommitAsync(DecisionCommit commit, CancellationToken cancellationToken = default) => BeforeCommit(commit) ?? await store.CommitAsync(commit, cancellationToken);

    public async ValueTask<DecisionPlan?> PlanAsync(DossierId dossier, ImportId import, ImportDecision decision, CancellationToken cancellationToken = default)
    {
        await BeforePlan();
        return await store.PlanAsync(dossier, import, decision, cancellationToken);
    }

    public async ValueTask<bool> ReleaseAsync(RequestClaim claim, Instant notBefore, CancellationToken cancellationToken = default)
    {
        await BeforeRelease();
        return await store.ReleaseAsync(claim, notBefore, cancellationToken);
    }

    public ValueTask<IReception> OpenReceptionAsync(PushIdentity push, CancellationToken cancellationToken = default) => store.OpenReceptionAsync(push, cancellationToken);
    public ValueTask<PushConflict?> FindConflictAsync(PushIdentity push, CancellationToken cancellationToken = default) => store.FindConflictAsync(push, cancellationToken);
    public ValueTask AppendAuditAsync(AuditEvent auditEvent, CancellationToken cancellationToken = default) => store.AppendAuditAsync(auditEvent, cancellationToken);
    public ValueTask<ImportRecord?> FindAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken = default) => store.FindAsync(dossier, import, cancellationToken);
    public ValueTask<Page<ImportRecord>> ListAsync(DossierId dossier, ImportQuery query, CancellationToken cancellationToken = default) => store.ListAsync(dossier, query, cancellationToken);
    public ValueTask<int> CountWaitingAsync(DossierId dossier, CancellationToken cancellationToken = default) => store.CountWaitingAsync(dossier, cancellationToken);
    public ValueTask<EntryLinePage?> LinesAsync(DossierId dossier, ImportId import, EntryLineQuery query, CancellationToken cancellationToken = default) => store.LinesAsync(dossier, import, query, cancellationToken);
    public ValueTask<RequestClaim?> ClaimAsync(ClaimQuery query, CancellationToken cancellationToken = default) => store.ClaimAsync(query, cancellationToken);
    public ValueTask<int> CountRequestsAsync(DossierId? dossier, CancellationToken cancellationToken = default) => store.CountRequestsAsync(dossier, cancellationToken);
    public ValueTask<IReadOnlyList<OutboxMessage>> TakeMessagesAsync(MessageQuery query, CancellationToken cancellationToken = default) => store.TakeMessagesAsync(query, cancellationToken);
    public ValueTask MarkDeliveredAsync(DossierId dossier, Guid message, CancellationToken cancellationToken = default) => store.MarkDeliveredAsync(dossier, message, cancellationToken);
    public ValueTask ReturnMessageAsync(DossierId dossier, Guid message, Instant notBefore, CancellationToken cancellationToken = default) => store.ReturnMessageAsync(dossier, message, notBefore, cancellationToken);
    public ValueTask<IReadOnlyList<AuditEvent>> AuditAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken = default) => store.AuditAsync(dossier, import, cancellationToken);
    public ValueTask<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken = default) => store.CheckAsync(cancellationToken);
}
