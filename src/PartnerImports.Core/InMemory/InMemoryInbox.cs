namespace PartnerImports;

/// <summary>Notifications in memory: delivered into it, read from it.</summary>
/// <remarks>Thread-safe. A notification delivered again changes nothing, not even what was read since.</remarks>
public sealed class InMemoryInbox : INotificationSink, INotificationInbox
{
    private readonly Lock _gate = new();
    private readonly List<Notification> _notifications = [];

    /// <inheritdoc/>
    public ValueTask DeliverAsync(Notification notification, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notification);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
            if (!_notifications.Exists(known => known.Id == notification.Id)) _notifications.Add(notification);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Notification>> ListAsync(DossierId dossier, UserId? user, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
            return ValueTask.FromResult<IReadOnlyList<Notification>>(
                [.. Enumerable.Reverse(_notifications).Where(notification => IsFor(notification, dossier, user)).OrderByDescending(notification => notification.CreatedAt)]);
    }

    /// <inheritdoc/>
    public ValueTask<int> CountUnreadAsync(DossierId dossier, UserId? user, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate) return ValueTask.FromResult(_notifications.Count(notification => !notification.IsRead && IsFor(notification, dossier, user)));
    }

    /// <inheritdoc/>
    public ValueTask MarkReadAsync(DossierId dossier, UserId? user, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
            for (var i = 0; i < _notifications.Count; i++)
                if (IsFor(_notifications[i], dossier, user)) _notifications[i] = _notifications[i] with { IsRead = true };
        return ValueTask.CompletedTask;
    }

    private static bool IsFor(Notification notification, DossierId dossier, UserId? user) =>
        notification.Dossier == dossier && (user is null || notification.User == user);
}
