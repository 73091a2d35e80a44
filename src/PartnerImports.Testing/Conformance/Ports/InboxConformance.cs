using NodaTime;

namespace PartnerImports.Testing;

/// <summary>Gives a conformance case an inbox without anything in it.</summary>
public interface IInboxFixture : IAsyncDisposable
{
    /// <summary>Where notifications are delivered.</summary>
    INotificationSink Sink { get; }

    /// <summary>Where users read them.</summary>
    INotificationInbox Inbox { get; }
}

/// <summary>What every <see cref="INotificationInbox"/> with its <see cref="INotificationSink"/> must do; run like <see cref="StoreConformance"/>.</summary>
public static class InboxConformance
{
    private static readonly DossierId Dossier = DossierId.Parse("DOSSIER-1"), OtherDossier = DossierId.Parse("DOSSIER-2");
    private static readonly UserId Claire = UserId.Parse("claire"), Bruno = UserId.Parse("bruno");

    /// <summary>All cases.</summary>
    public static ConformanceSuite<IInboxFixture> Suite { get; } = new((ConformanceCase<IInboxFixture>[])
    [
        new("Inbox", "A notification comes as it was delivered, unread", "", async (f, c) =>
        {
            var notification = Make(1, Claire);
            await f.Sink.DeliverAsync(notification, c).ConfigureAwait(false);
            Expect.Sequence([notification], await f.Inbox.ListAsync(Dossier, Claire, c).ConfigureAwait(false), "Notifications");
            Expect.Equal(1, await f.Inbox.CountUnreadAsync(Dossier, Claire, c).ConfigureAwait(false), "Unread");
        }),
        new("Inbox", "A notification delivered again changes nothing", "", async (f, c) =>
        {
            var notification = Make(1, Claire);
            for (var i = 0; i < 3; i++) await f.Sink.DeliverAsync(notification, c).ConfigureAwait(false);
            Expect.Equal(1, (await f.Inbox.ListAsync(Dossier, null, c).ConfigureAwait(false)).Count, "Notifications");
            await f.Inbox.MarkReadAsync(Dossier, Claire, c).ConfigureAwait(false);
            await f.Sink.DeliverAsync(notification, c).ConfigureAwait(false);
            Expect.Equal(0, await f.Inbox.CountUnreadAsync(Dossier, Claire, c).ConfigureAwait(false), "Unread after it came again");
            Expect.Sequence([notification with { IsRead = true }], await f.Inbox.ListAsync(Dossier, null, c).ConfigureAwait(false), "Notifications");
        }),
        new("Inbox", "Notifications come newest first, whatever the order of delivery", "", async (f, c) =>
        {
            foreach (var number in (int[])[2, 4, 1, 3]) await f.Sink.DeliverAsync(Make(number, number % 2 == 0 ? Claire : Bruno), c).ConfigureAwait(false);
            Expect.Sequence([4, 3, 2, 1], (await f.Inbox.ListAsync(Dossier, null, c).ConfigureAwait(false)).Select(NumberOf), "Notifications of all users");
            Expect.Sequence([4, 2], (await f.Inbox.ListAsync(Dossier, Claire, c).ConfigureAwait(false)).Select(NumberOf), "Notifications of one user");
        }),
        new("Inbox", "Reading marks those of one user, or all", "", async (f, c) =>
        {
            foreach (var number in (int[])[1, 2, 3]) await f.Sink.DeliverAsync(Make(number, number == 2 ? Claire : Bruno), c).ConfigureAwait(false);
            await f.Inbox.MarkReadAsync(Dossier, Claire, c).ConfigureAwait(false);
            Expect.Equal((0, 2, 2), (await f.Inbox.CountUnreadAsync(Dossier, Claire, c).ConfigureAwait(false), await f.Inbox.CountUnreadAsync(Dossier, Bruno, c).ConfigureAwait(false), await f.Inbox.CountUnreadAsync(Dossier, null, c).ConfigureAwait(false)), "Unread of each and of all");
            Expect.Sequence([false, true, false], (await f.Inbox.ListAsync(Dossier, null, c).ConfigureAwait(false)).Select(each => each.IsRead), "What is read");
            await f.Inbox.MarkReadAsync(Dossier, null, c).ConfigureAwait(false);
            Expect.Equal(0, await f.Inbox.CountUnreadAsync(Dossier, null, c).ConfigureAwait(false), "Unread of all");
        }),
        new("Inbox", "Another dossier's notifications are neither seen nor marked", "", async (f, c) =>
        {
            await f.Sink.DeliverAsync(Make(1, Claire), c).ConfigureAwait(false);
            Expect.Sequence([], await f.Inbox.ListAsync(OtherDossier, null, c).ConfigureAwait(false), "Notifications of the other dossier");
            await f.Inbox.MarkReadAsync(OtherDossier, null, c).ConfigureAwait(false);
            Expect.Equal((1, 0), (await f.Inbox.CountUnreadAsync(Dossier, null, c).ConfigureAwait(false), await f.Inbox.CountUnreadAsync(OtherDossier, null, c).ConfigureAwait(false)), "Unread of each dossier");
        }),
        new("Inbox", "Awkward texts survive", "", async (f, c) =>
        {
            var notification = Make(1, Claire) with { Text = new("\u0001 e\u0301 \"'%_\\ \U0001F600 \u202E", "\U0010FFFF\r\n\t"), Title = new(" ", "\uFEFF") };
            await f.Sink.DeliverAsync(notification, c).ConfigureAwait(false);
            Expect.Sequence([notification], await f.Inbox.ListAsync(Dossier, Claire, c).ConfigureAwait(false), "Notifications");
        }),
    ]);

    /// <summary>All cases, as a list.</summary>
    public static IReadOnlyList<ConformanceCase<IInboxFixture>> Cases => Suite.Cases;

    private static Notification Make(int number, UserId user) => new()
    {
        Id = new(number, 0, 7, [8, 0, 0, 0, 0, 0, 0, 1]), Dossier = Dossier, Import = new(new Guid(number, 1, 7, [8, 0, 0, 0, 0, 0, 0, 1])), User = user,
        Category = new("Comptabilité", "Accounting"), Title = new("Rejet de l'import", "Import rejection"), Text = new($"texte {number}", $"text {number}"),
        CreatedAt = Instant.FromUtc(2026, 3, 2, 8, 30) + Duration.FromMinutes(number),
    };

    private static int NumberOf(Notification notification) => int.Parse(notification.Text.French.AsSpan(6), null);
}
