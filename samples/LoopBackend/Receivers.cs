using System.Collections.Concurrent;
using System.Threading.Channels;
using PartnerImports;

namespace LoopBackend;

// region sinks
/// <summary>Shows notifications to the users of the backend.</summary>
internal sealed class Toasts : INotificationSink
{
    private readonly Arrivals<Notification> _shown = new();

    public ValueTask DeliverAsync(Notification notification, CancellationToken cancellationToken = default) => _shown.AddAsync(notification.Id, notification, cancellationToken);

    public ValueTask<Notification> NextAsync(CancellationToken cancellationToken) => _shown.NextAsync(cancellationToken);
}

/// <summary>Tells partners what became of their pushes; in a backend, by a signed call of their address.</summary>
internal sealed class Webhooks : IPartnerEventSink
{
    private readonly Arrivals<PartnerEvent> _told = new();

    public ValueTask PublishAsync(PartnerEvent partnerEvent, CancellationToken cancellationToken = default) => _told.AddAsync(partnerEvent.Id, partnerEvent, cancellationToken);

    public ValueTask<PartnerEvent> NextAsync(CancellationToken cancellationToken) => _told.NextAsync(cancellationToken);
}

/// <summary>What came, in order. Delivery is at least once: what comes again under an id already seen is dropped.</summary>
internal sealed class Arrivals<T>
{
    private readonly ConcurrentDictionary<Guid, bool> _seen = new();
    private readonly Channel<T> _items = Channel.CreateUnbounded<T>();

    public ValueTask AddAsync(Guid id, T item, CancellationToken cancellationToken) =>
        _seen.TryAdd(id, true) ? _items.Writer.WriteAsync(item, cancellationToken) : ValueTask.CompletedTask;

    /// <summary>The next one, as soon as it is there.</summary>
    public ValueTask<T> NextAsync(CancellationToken cancellationToken) => _items.Reader.ReadAsync(cancellationToken);
}
// endregion
