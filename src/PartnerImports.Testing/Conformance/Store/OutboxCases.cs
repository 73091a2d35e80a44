using NodaTime;

namespace PartnerImports.Testing;

/// <summary>Messages are written with the change that they tell of and given at least once.</summary>
internal static class OutboxCases
{
    private const string Topic = "Outbox";

    public static IEnumerable<ConformanceCase<IStoreFixture>> All =>
    [
        StoreCase.Of(Topic, "", "A message comes as it was written, with its attempt", ComesAsWritten),
        StoreCase.Of(Topic, "", "A message written with a reception is given", WrittenWithReception),
        StoreCase.Of(Topic, "", "A leased message is not given again before its lease ends", LeaseHolds),
        StoreCase.Of(Topic, "", "A message that was not marked delivered is given again when its lease ends", AtLeastOnce),
        StoreCase.Of(Topic, "", "A delivered message is never given again", DeliveredIsGone),
        StoreCase.Of(Topic, "", "A returned message is given again when it is due, not before", ReturnBacksOff),
        StoreCase.Of(Topic, "", "Messages are given oldest first, as many as asked for", OldestFirst),
        StoreCase.Of(Topic, "", "Only the dossier asked for is taken from", DossierFilter),
        StoreCase.Of(Topic, "", "Messages count until they are delivered, leased and returned ones too", CountsUntilDelivered),
        StoreCase.Of(Topic, "", "A foreign or unknown message is neither marked nor returned", ForeignMessage),
        StoreCase.Of(Topic, "", "Two deliverers at once never get the same message", TwoDeliverers),
        StoreCase.Of(Topic, "", "A failed reception and a refused commit write no message", NothingWithoutCommit),
    ];

    private static async ValueTask ComesAsWritten(StoreScenario s)
    {
        var record = await s.ReceiveAsync(s.Push(key: "lot-1")).ConfigureAwait(false);
        await s.RequestAsync(record, ImportDecision.Rejection).ConfigureAwait(false);
        var at = s.Tick();
        var notification = TestDecisions.Notification(s.NewId(), record, s.User, "Le rejet de l'import s'est terminé avec succès.", at);
        notification = notification with { Notification = notification.Notification! with { Text = new(notification.Notification.Text.French, "The import was rejected.") } };
        var partnerEvent = TestDecisions.Event(s.NewId(), record with { Error = new("raison", "reason") }, "import.rejected", at);
        await s.CompleteAsync(await s.ClaimAsync().ConfigureAwait(false), notification, partnerEvent).ConfigureAwait(false);
        Expect.Sequence([notification with { Attempt = 1 }, partnerEvent with { Attempt = 1 }], await s.TakeAsync(store: s.SecondStore).ConfigureAwait(false), "Messages");
    }

    private static async ValueTask WrittenWithReception(StoreScenario s)
    {
        var push = s.Push();
        var message = TestDecisions.Event(s.NewId(), push.ToRecord(), "import.pending", push.At);
        await s.ReceiveAsync(push with { Messages = [message] }).ConfigureAwait(false);
        Expect.Sequence([message with { Attempt = 1 }], await s.TakeAsync().ConfigureAwait(false), "Messages");
    }

    private static async ValueTask LeaseHolds(StoreScenario s)
    {
        await WriteAsync(s, 2).ConfigureAwait(false);
        Expect.Equal(2, (await s.TakeAsync().ConfigureAwait(false)).Count, "Messages taken");
        s.Pass(s.Lease - Duration.FromMilliseconds(1));
        Expect.Sequence([], await s.TakeAsync(store: s.SecondStore).ConfigureAwait(false), "Messages under lease");
    }

    private static async ValueTask AtLeastOnce(StoreScenario s)
    {
        var written = await WriteAsync(s, 1).ConfigureAwait(false);
        await s.TakeAsync().ConfigureAwait(false);
        s.Pass(s.Lease);
        Expect.Sequence([written[0] with { Attempt = 2 }], await s.TakeAsync().ConfigureAwait(false), "Messages after the lease");
    }

    private static async ValueTask DeliveredIsGone(StoreScenario s)
    {
        var written = await WriteAsync(s, 2).ConfigureAwait(false);
        await s.TakeAsync().ConfigureAwait(false);
        for (var i = 0; i < 2; i++) await s.Store.MarkDeliveredAsync(s.Dossier, written[0].Id, s.Cancellation).ConfigureAwait(false);
        s.Pass(Duration.FromDays(400));
        Expect.Sequence([written[1].Id], (await s.TakeAsync(store: s.SecondStore).ConfigureAwait(false)).Select(message => message.Id), "Messages not delivered yet");
        await s.Store.ReturnMessageAsync(s.Dossier, written[0].Id, s.Now, s.Cancellation).ConfigureAwait(false);
        Expect.Sequence([], await s.TakeAsync().ConfigureAwait(false), "Messages after a delivered one was returned");
    }

    private static async ValueTask ReturnBacksOff(StoreScenario s)
    {
        var written = await WriteAsync(s, 1).ConfigureAwait(false);
        await s.TakeAsync().ConfigureAwait(false);
        await s.Store.ReturnMessageAsync(s.Dossier, written[0].Id, s.Now + Duration.FromSeconds(30), s.Cancellation).ConfigureAwait(false);
        s.Pass(Duration.FromSeconds(29));
        Expect.Sequence([], await s.TakeAsync().ConfigureAwait(false), "Messages before they are due");
        s.Tick();
        Expect.Sequence([written[0] with { Attempt = 2 }], await s.TakeAsync().ConfigureAwait(false), "Messages when they are due");
    }

    private static async ValueTask OldestFirst(StoreScenario s)
    {
        List<OutboxMessage> written = [];
        for (var i = 0; i < 3; i++) written.AddRange(await WriteAsync(s, 2).ConfigureAwait(false));
        List<Guid> taken = [];
        foreach (var take in (int[])[1, 2, 100])
        {
            var messages = await s.TakeAsync(take: take).ConfigureAwait(false);
            Expect.True(messages.Count <= take, "No more messages come than were asked for");
            taken.AddRange(messages.Select(message => message.Id));
        }
        Expect.Sequence(written.Select(message => message.Id), taken, "Messages, oldest first");
    }

    private static async ValueTask DossierFilter(StoreScenario s)
    {
        await WriteAsync(s, 1).ConfigureAwait(false);
        var other = await WriteAsync(s, 1, s.OtherDossier).ConfigureAwait(false);
        Expect.Sequence([other[0].Id], (await s.TakeAsync(s.OtherDossier).ConfigureAwait(false)).Select(message => message.Id), "Messages of the dossier asked for");
    }

    private static async ValueTask CountsUntilDelivered(StoreScenario s)
    {
        Expect.Equal(0, await s.Store.CountMessagesAsync(null, s.Cancellation).ConfigureAwait(false), "Messages of an empty store");
        var written = await WriteAsync(s, 2).ConfigureAwait(false);
        await WriteAsync(s, 1, s.OtherDossier).ConfigureAwait(false);
        await ExpectAsync(2, 1, "written").ConfigureAwait(false);
        await s.TakeAsync(s.Dossier).ConfigureAwait(false);
        await s.Store.ReturnMessageAsync(s.Dossier, written[1].Id, s.Now + Duration.FromHours(1), s.Cancellation).ConfigureAwait(false);
        await ExpectAsync(2, 1, "taken and returned").ConfigureAwait(false);
        await s.Store.MarkDeliveredAsync(s.Dossier, written[0].Id, s.Cancellation).ConfigureAwait(false);
        await ExpectAsync(1, 1, "delivered").ConfigureAwait(false);

        async ValueTask ExpectAsync(int ours, int theirs, string what)
        {
            Expect.Equal(ours, await s.SecondStore.CountMessagesAsync(s.Dossier, s.Cancellation).ConfigureAwait(false), $"Messages of the dossier, {what}");
            Expect.Equal(theirs, await s.Store.CountMessagesAsync(s.OtherDossier, s.Cancellation).ConfigureAwait(false), $"Messages of the other dossier, {what}");
            Expect.Equal(ours + theirs, await s.Store.CountMessagesAsync(null, s.Cancellation).ConfigureAwait(false), $"Messages in all, {what}");
        }
    }

    private static async ValueTask ForeignMessage(StoreScenario s)
    {
        var written = await WriteAsync(s, 1).ConfigureAwait(false);
        await s.Store.MarkDeliveredAsync(s.OtherDossier, written[0].Id, s.Cancellation).ConfigureAwait(false);
        await s.Store.MarkDeliveredAsync(s.Dossier, s.NewId(), s.Cancellation).ConfigureAwait(false);
        Expect.Sequence([written[0].Id], (await s.TakeAsync().ConfigureAwait(false)).Select(message => message.Id), "Messages after another dossier marked one");
        await s.Store.ReturnMessageAsync(s.OtherDossier, written[0].Id, s.Now, s.Cancellation).ConfigureAwait(false);
        await s.Store.ReturnMessageAsync(s.Dossier, s.NewId(), s.Now, s.Cancellation).ConfigureAwait(false);
        Expect.Sequence([], await s.TakeAsync().ConfigureAwait(false), "Messages after another dossier returned one");
    }

    private static async ValueTask TwoDeliverers(StoreScenario s)
    {
        var written = await WriteAsync(s, 30).ConfigureAwait(false);
        var first = Task.Run(() => TakeAllAsync(s.Store), s.Cancellation);
        var second = Task.Run(() => TakeAllAsync(s.SecondStore), s.Cancellation);
        var taken = (await Task.WhenAll(first, second).ConfigureAwait(false)).SelectMany(ids => ids).ToList();
        Expect.Equal(written.Count, taken.Count, "Messages taken");
        Expect.Equal(written.Count, taken.Distinct().Count(), "Different messages taken");

        async Task<List<Guid>> TakeAllAsync(IImportStore store)
        {
            List<Guid> ids = [];
            while (await s.TakeAsync(take: 2, store: store).ConfigureAwait(false) is { Count: > 0 } messages) ids.AddRange(messages.Select(message => message.Id));
            return ids;
        }
    }

    private static async ValueTask NothingWithoutCommit(StoreScenario s)
    {
        var first = s.Push() with { EntryIds = ["e1"] };
        await s.ReceiveAsync(first).ConfigureAwait(false);
        var second = s.Push() with { EntryIds = ["e1"] };
        second = second with { Messages = [TestDecisions.Event(s.NewId(), second.ToRecord(), "import.pending", second.At)] };
        Expect.Is<ReceptionResult.Conflicted>(await s.TryReceiveAsync(second).ConfigureAwait(false), "An entry id that is taken is a conflict");
        Expect.Sequence([], await s.TakeAsync().ConfigureAwait(false), "Messages");
    }

    /// <summary>Receives a push with messages.</summary>
    internal static async ValueTask<IReadOnlyList<OutboxMessage>> WriteAsync(StoreScenario s, int count, DossierId? dossier = null)
    {
        var push = s.Push() with { Dossier = dossier ?? s.Dossier };
        push = push with { Messages = [.. Enumerable.Range(0, count).Select(i => TestDecisions.Notification(s.NewId(), push.ToRecord(), s.User, $"message {i}", s.Tick()))] };
        await s.ReceiveAsync(push).ConfigureAwait(false);
        return push.Messages;
    }
}
