using NodaTime;

namespace PartnerImports.Testing;

/// <summary>The store as a process of a simulated world sees it: each call stops before and after, may fail, and is watched.</summary>
internal sealed class WatchedStore(IImportStore inner, SimulatedWorld world, WorldWatch watch) : ImportStoreDecorator(inner)
{
    public override async ValueTask<IReception> OpenReceptionAsync(PushIdentity push, CancellationToken cancellationToken = default)
    {
        var reception = await world.CallAsync(nameof(OpenReceptionAsync), async () =>
        {
            var opened = await Inner.OpenReceptionAsync(push, cancellationToken).ConfigureAwait(false);
            if (SimulatedActor.Current is { } actor) actor.OpenReceptions++;
            return new WatchedReception(opened, world);
        }, undo: opened => opened.DisposeAsync()).ConfigureAwait(false);
        return reception;
    }

    public override ValueTask<PushConflict?> FindConflictAsync(PushIdentity push, CancellationToken cancellationToken = default) =>
        world.CallAsync(nameof(FindConflictAsync), () => Inner.FindConflictAsync(push, cancellationToken));

    public override ValueTask<CommitResult> CommitAsync(DecisionCommit commit, CancellationToken cancellationToken = default) => world.CallAsync($"Commit {commit.Audit.Command}", async () =>
    {
        var result = await Inner.CommitAsync(commit, cancellationToken).ConfigureAwait(false);
        watch.Committed(commit, result);
        return result;
    });

    public override ValueTask AppendAuditAsync(AuditEvent auditEvent, CancellationToken cancellationToken = default) => DoAsync(nameof(AppendAuditAsync), () => Inner.AppendAuditAsync(auditEvent, cancellationToken));

    public override ValueTask<ImportRecord?> FindAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken = default) =>
        world.CallAsync(nameof(FindAsync), () => Inner.FindAsync(dossier, import, cancellationToken));

    public override ValueTask<DecisionPlan?> PlanAsync(DossierId dossier, ImportId import, ImportDecision decision, CancellationToken cancellationToken = default) =>
        world.CallAsync(nameof(PlanAsync), () => Inner.PlanAsync(dossier, import, decision, cancellationToken));

    public override ValueTask<IReadOnlyList<LocalDate>> HeldDaysAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken = default) =>
        world.CallAsync(nameof(HeldDaysAsync), () => Inner.HeldDaysAsync(dossier, import, cancellationToken));

    public override ValueTask<RequestClaim?> ClaimAsync(ClaimQuery query, CancellationToken cancellationToken = default) => world.CallAsync(nameof(ClaimAsync), async () =>
    {
        var claim = await Inner.ClaimAsync(query, cancellationToken).ConfigureAwait(false);
        if (claim is not null) watch.Claimed(claim, query.Now);
        return claim;
    });

    public override ValueTask<bool> ReleaseAsync(RequestClaim claim, Instant notBefore, CancellationToken cancellationToken = default) => world.CallAsync(nameof(ReleaseAsync), async () =>
    {
        var released = await Inner.ReleaseAsync(claim, notBefore, cancellationToken).ConfigureAwait(false);
        if (released) watch.Released(claim);
        return released;
    });

    public override ValueTask<int> CountRequestsAsync(DossierId? dossier, CancellationToken cancellationToken = default) =>
        world.CallAsync(nameof(CountRequestsAsync), () => Inner.CountRequestsAsync(dossier, cancellationToken));

    public override ValueTask<IReadOnlyList<OutboxMessage>> TakeMessagesAsync(MessageQuery query, CancellationToken cancellationToken = default) =>
        world.CallAsync(nameof(TakeMessagesAsync), () => Inner.TakeMessagesAsync(query, cancellationToken));

    public override ValueTask<int> CountMessagesAsync(DossierId? dossier, CancellationToken cancellationToken = default) =>
        world.CallAsync(nameof(CountMessagesAsync), () => Inner.CountMessagesAsync(dossier, cancellationToken));

    public override ValueTask MarkDeliveredAsync(DossierId dossier, Guid message, CancellationToken cancellationToken = default) =>
        DoAsync(nameof(MarkDeliveredAsync), () => Inner.MarkDeliveredAsync(dossier, message, cancellationToken));

    public override ValueTask ReturnMessageAsync(DossierId dossier, Guid message, Instant notBefore, CancellationToken cancellationToken = default) =>
        DoAsync(nameof(ReturnMessageAsync), () => Inner.ReturnMessageAsync(dossier, message, notBefore, cancellationToken));

    private async ValueTask DoAsync(string name, Func<ValueTask> call) => await world.CallAsync(name, async () =>
    {
        await call().ConfigureAwait(false);
        return true;
    }).ConfigureAwait(false);

    private sealed class WatchedReception(IReception inner, SimulatedWorld world) : ReceptionDecorator(inner)
    {
        private readonly SimulatedActor? _actor = SimulatedActor.Current;

        public override ValueTask<ReferenceData> FindMissingAsync(ReferenceData named, CancellationToken cancellationToken = default) =>
            world.CallAsync(nameof(FindMissingAsync), () => Inner.FindMissingAsync(named, cancellationToken));

        public override async ValueTask HoldAsync(EntryLineBatch batch, CancellationToken cancellationToken = default) => await world.CallAsync(nameof(HoldAsync), async () =>
        {
            await Inner.HoldAsync(batch, cancellationToken).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);

        public override ValueTask<ReceptionResult> CommitAsync(ReceptionCommit commit, CancellationToken cancellationToken = default) =>
            world.CallAsync("Commit reception", () => Inner.CommitAsync(commit, cancellationToken));

        public override async ValueTask DisposeAsync()
        {
            if (_actor is not null) _actor.OpenReceptions--;
            await base.DisposeAsync().ConfigureAwait(false);
        }
    }
}

/// <summary>A user's inbox and a partner's ear, as a process of a simulated world sees them.</summary>
internal sealed class WatchedSinks(SimulatedWorld world, WorldWatch watch) : INotificationSink, IPartnerEventSink
{
    public async ValueTask DeliverAsync(Notification notification, CancellationToken cancellationToken = default) => await world.CallAsync(nameof(DeliverAsync), () =>
    {
        watch.Delivered(notification);
        return ValueTask.FromResult(true);
    }).ConfigureAwait(false);

    public async ValueTask PublishAsync(PartnerEvent partnerEvent, CancellationToken cancellationToken = default) => await world.CallAsync(nameof(PublishAsync), () =>
    {
        watch.Published(partnerEvent);
        return ValueTask.FromResult(true);
    }).ConfigureAwait(false);
}
