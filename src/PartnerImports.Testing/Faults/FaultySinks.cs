namespace PartnerImports.Testing;

/// <summary>A sink for notifications that fails as it is told, or delivers twice.</summary>
/// <param name="inner">The sink that works.</param>
/// <param name="faults">What goes wrong.</param>
public sealed class FaultyNotificationSink(INotificationSink inner, FaultInjector faults) : INotificationSink
{
    /// <inheritdoc/>
    public ValueTask DeliverAsync(Notification notification, CancellationToken cancellationToken = default) =>
        faults.RunAsync(nameof(DeliverAsync), () => inner.DeliverAsync(notification, cancellationToken));
}

/// <summary>A sink for partners' events that fails as it is told, or publishes twice.</summary>
/// <param name="inner">The sink that works.</param>
/// <param name="faults">What goes wrong.</param>
public sealed class FaultyPartnerEventSink(IPartnerEventSink inner, FaultInjector faults) : IPartnerEventSink
{
    /// <inheritdoc/>
    public ValueTask PublishAsync(PartnerEvent partnerEvent, CancellationToken cancellationToken = default) =>
        faults.RunAsync(nameof(PublishAsync), () => inner.PublishAsync(partnerEvent, cancellationToken));
}

/// <summary>A ledger that fails as it is told.</summary>
/// <param name="inner">The ledger that works.</param>
/// <param name="faults">What goes wrong.</param>
public sealed class FaultyLedger(ILedger inner, FaultInjector faults) : ILedger
{
    /// <inheritdoc/>
    public ValueTask<LedgerAnswer> HoldAsync(LedgerCommand command, ReferenceData create, IAsyncEnumerable<JournalEntry> entries, CancellationToken cancellationToken = default) =>
        faults.RunAsync(nameof(HoldAsync), () => inner.HoldAsync(command, create, entries, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<LedgerAnswer> PostAsync(LedgerCommand command, CancellationToken cancellationToken = default) =>
        faults.RunAsync(nameof(PostAsync), () => inner.PostAsync(command, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<LedgerAnswer> RemoveAsync(LedgerCommand command, CancellationToken cancellationToken = default) =>
        faults.RunAsync(nameof(RemoveAsync), () => inner.RemoveAsync(command, cancellationToken));
}
