using System.Collections.Concurrent;

namespace PartnerImports.Testing;

/// <summary>A sink that keeps every delivery, repeats included, in order.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class RecordingSink : INotificationSink, IPartnerEventSink
{
    private readonly ConcurrentQueue<Notification> _notifications = new();
    private readonly ConcurrentQueue<PartnerEvent> _events = new();

    /// <summary>The notifications delivered.</summary>
    public IReadOnlyCollection<Notification> Notifications => _notifications;

    /// <summary>The events published.</summary>
    public IReadOnlyCollection<PartnerEvent> Events => _events;

    /// <inheritdoc/>
    public ValueTask DeliverAsync(Notification notification, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notification);
        cancellationToken.ThrowIfCancellationRequested();
        _notifications.Enqueue(notification);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask PublishAsync(PartnerEvent partnerEvent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(partnerEvent);
        cancellationToken.ThrowIfCancellationRequested();
        _events.Enqueue(partnerEvent);
        return ValueTask.CompletedTask;
    }
}
