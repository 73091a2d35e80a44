using System.Collections.Immutable;

namespace PartnerImports;

/// <summary>The notifications of a dossier as a user sees them: they go on with a closed console (P12).</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class ImportNotifications
{
    private readonly INotificationInbox _inbox;

    /// <summary>Reads an inbox.</summary>
    public ImportNotifications(INotificationInbox inbox) => _inbox = inbox ?? throw new ArgumentNullException(nameof(inbox));

    /// <summary>The notifications, newest first, with the header of their category.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="user">Whose; null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async ValueTask<NotificationList> ListAsync(DossierId dossier, UserId? user = null, CancellationToken cancellationToken = default)
    {
        var items = await _inbox.ListAsync(dossier, user, cancellationToken).ConfigureAwait(false);
        var unread = await _inbox.CountUnreadAsync(dossier, user, cancellationToken).ConfigureAwait(false);
        return new([.. items], unread, NotificationTexts.Header(unread, items.Count));
    }

    /// <summary>Marks them read: those of one user, or all when null.</summary>
    public ValueTask MarkReadAsync(DossierId dossier, UserId? user = null, CancellationToken cancellationToken = default) =>
        _inbox.MarkReadAsync(dossier, user, cancellationToken);
}

/// <summary>Notifications under their category's header.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="Unread">How many are unread.</param>
/// <param name="Header"><c>Comptabilité (2 Non lu/5)</c>.</param>
public sealed record NotificationList(ImmutableArray<Notification> Items, int Unread, LocalizedText Header);
