namespace PartnerImports.Sqlite;

/// <summary>Notifications in an SQLite file: delivered into it, read from it.</summary>
/// <remarks>Thread-safe. A notification delivered again changes nothing, not even what was read since.</remarks>
public sealed class SqliteInbox(SqliteFile file) : INotificationSink, INotificationInbox
{
    private const string ForUser = "AND (?2 IS NULL OR user = ?2)";

    /// <inheritdoc/>
    public async ValueTask DeliverAsync(Notification notification, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notification);
        await file.WriteAsync(connection => Insert(connection, notification), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Notification>> ListAsync(DossierId dossier, UserId? user, CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<Notification>>(connection => List(connection, dossier, user), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> CountUnreadAsync(DossierId dossier, UserId? user, CancellationToken cancellationToken = default) =>
        file.ReadAsync(
            connection =>
            {
                using var count = connection.Prepare($"SELECT count(*) FROM notification WHERE dossier = ?1 AND is_read = 0 {ForUser}");
                count.Bind(1, dossier.ToString()).Bind(2, user?.ToString()).Step();
                return count.Int32(0);
            },
            cancellationToken);

    /// <inheritdoc/>
    public async ValueTask MarkReadAsync(DossierId dossier, UserId? user, CancellationToken cancellationToken = default) =>
        await file.WriteAsync(
            connection =>
            {
                using var update = connection.Prepare($"UPDATE notification SET is_read = 1 WHERE dossier = ?1 AND is_read = 0 {ForUser}");
                update.Bind(1, dossier.ToString()).Bind(2, user?.ToString()).Execute();
                return true;
            },
            cancellationToken).ConfigureAwait(false);

    private static bool Insert(Connection connection, Notification notification)
    {
        using var insert = connection.Prepare("""
            INSERT INTO notification (dossier, id, import, user, category_fr, category_en, title_fr, title_en, text_fr, text_en, created_at, is_read)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) ON CONFLICT (dossier, id) DO NOTHING
            """);
        insert.Bind(1, notification.Dossier.ToString()).Bind(2, notification.Id).Bind(3, notification.Import.Value).Bind(4, notification.User.ToString())
            .Bind(5, notification.Category.French).Bind(6, notification.Category.English).Bind(7, notification.Title.French).Bind(8, notification.Title.English)
            .Bind(9, notification.Text.French).Bind(10, notification.Text.English).Bind(11, Values.Of(notification.CreatedAt)).Bind(12, notification.IsRead).Execute();
        return true;
    }

    private static List<Notification> List(Connection connection, DossierId dossier, UserId? user)
    {
        using var rows = connection.Prepare($"""
            SELECT id, import, user, category_fr, category_en, title_fr, title_en, text_fr, text_en, created_at, is_read FROM notification
            WHERE dossier = ?1 {ForUser} ORDER BY created_at DESC, place DESC
            """);
        rows.Bind(1, dossier.ToString()).Bind(2, user?.ToString());
        var notifications = new List<Notification>();
        while (rows.Step())
            notifications.Add(new()
            {
                Dossier = dossier, Id = rows.Guid(0), Import = new(rows.Guid(1)), User = UserId.Parse(rows.Text(2)),
                Category = new(rows.Text(3), rows.Text(4)), Title = new(rows.Text(5), rows.Text(6)), Text = new(rows.Text(7), rows.Text(8)),
                CreatedAt = rows.Instant(9), IsRead = rows.Bool(10),
            });
        return notifications;
    }
}
