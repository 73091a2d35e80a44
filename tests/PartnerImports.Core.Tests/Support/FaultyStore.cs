using PartnerImports.Testing;

namespace PartnerImports.Core.Tests;

/// <summary>The in-memory store with an environment that fails when told to.</summary>
internal sealed class FaultyStore(InMemoryImportStore store) : ImportStoreDecorator(store)
{
    /// <summary>Decides, before each commit, whether it fails, answers something else, or goes on (null).</summary>
    public Func<DecisionCommit, CommitResult?> BeforeCommit { get; set; } = _ => null;

    public Func<Task> BeforePlan { get; set; } = () => Task.CompletedTask;

    public Func<Task> BeforeRelease { get; set; } = () => Task.CompletedTask;

    public static CommitResult? Away(DecisionCommit commit) => throw new ImportStoreException("The database is away.") { IsTransient = true };

    public override async ValueTask<CommitResult> CommitAsync(DecisionCommit commit, CancellationToken cancellationToken = default) =>
        BeforeCommit(commit) ?? await base.CommitAsync(commit, cancellationToken);

    public override async ValueTask<DecisionPlan?> PlanAsync(DossierId dossier, ImportId import, ImportDecision decision, CancellationToken cancellationToken = default)
    {
        await BeforePlan();
        return await base.PlanAsync(dossier, import, decision, cancellationToken);
    }

    public override async ValueTask<bool> ReleaseAsync(RequestClaim claim, Instant notBefore, CancellationToken cancellationToken = default)
    {
        await BeforeRelease();
        return await base.ReleaseAsync(claim, notBefore, cancellationToken);
    }
}
