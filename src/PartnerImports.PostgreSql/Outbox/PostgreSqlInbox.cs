using Npgsql;

namespace PartnerImports.PostgreSql;

/// <summary>The inboxes of users in the same database as the imports: delivered to at least once, each notification there once. Thread-safe.</summary>
/// <param name="database">The database; the caller disposes it.</param>
public sealed class PostgreSqlInbox(PostgreSqlDatabase database) : INotificationSink, INotificationInbox
{
    private const string DeliverSql =
        "INSERT INTO notifications (dossier_id, notification_id, import_id, user_id, category_french, category_english, title_french, title_english, text_french, text_english, created_at, is_read) " +
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (dossier_id, notification_id) DO NOTHING";

    private const string ListSql =
        "SELECT notification_id, import_id, user_id, category_french, category_english, title_french, title_english, text_french, text_english, created_at, is_read " +
        "FROM notifications WHERE dossier_id = $1 AND ($2::text IS NULL OR user_id = $2) ORDER BY created_at DESC, sequence DESC";

    private const string Unread = "WHERE dossier_id = $1 AND ($2::text IS NULL OR user_id = $2) AND NOT is_read";

    /// <inheritdoc/>
    public async ValueTask DeliverAsync(Notification notification, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notification);
        await database.RunAsync(session => session.ExecuteAsync(DeliverSql,
            notification.Dossier.ToString(), notification.Id, notification.Import.Value, notification.User.ToString(),
            notification.Category.French, notification.Category.English, notification.Title.French, notification.Title.English,
            notification.Text.French, notification.Text.English, notification.CreatedAt.Value(), notification.IsRead), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Notification>> ListAsync(DossierId dossier, UserId? user, CancellationToken cancellationToken = default) =>
        database.RunAsync<IReadOnlyList<Notification>>(async session => await session.ListAsync(row => Read(row, dossier), ListSql, dossier.ToString(), user?.ToString()).ConfigureAwait(false), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> CountUnreadAsync(DossierId dossier, UserId? user, CancellationToken cancellationToken = default) =>
        database.RunAsync(session => session.ScalarAsync<int>($"SELECT count(*)::integer FROM notifications {Unread}", dossier.ToString(), user?.ToString()), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask MarkReadAsync(DossierId dossier, UserId? user, CancellationToken cancellationToken = default) =>
        await database.RunAsync(session => session.ExecuteAsync($"UPDATE notifications SET is_read = true {Unread}", dossier.ToString(), user?.ToString()), cancellationToken).ConfigureAwait(false);

    private static Notification Read(NpgsqlDataReader row, DossierId dossier) => new()
    {
        Id = row.GetGuid(0), Dossier = dossier, Import = new(row.GetGuid(1)), User = ImportColumns.User(row.GetString(2)),
        Category = new(row.GetString(3), row.GetString(4)), Title = new(row.GetString(5), row.GetString(6)), Text = new(row.GetString(7), row.GetString(8)),
        CreatedAt = row.Instant(9), IsRead = row.GetBoolean(10),
    };
}
