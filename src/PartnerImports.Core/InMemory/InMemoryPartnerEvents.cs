using System.Collections.Immutable;

namespace PartnerImports;

/// <summary>Events for partners, kept in memory.</summary>
/// <remarks>Thread-safe. An event published again changes nothing.</remarks>
public sealed class InMemoryPartnerEvents : IPartnerEventSink
{
    private ImmutableList<PartnerEvent> _events = [];

    /// <summary>The events, in the order in which they first came.</summary>
    public IReadOnlyList<PartnerEvent> Events => Volatile.Read(ref _events);

    /// <inheritdoc/>
    public ValueTask PublishAsync(PartnerEvent partnerEvent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(partnerEvent);
        cancellationToken.ThrowIfCancellationRequested();
        ImmutableInterlocked.Update(ref _events, (events, added) => events.Exists(known => known.Id == added.Id) ? events : events.Add(added), partnerEvent);
        return ValueTask.CompletedTask;
    }
}
