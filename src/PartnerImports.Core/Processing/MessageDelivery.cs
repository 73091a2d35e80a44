using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace PartnerImports;

/// <summary>Delivers what the outbox holds: notifications to users, events to partners. At least once, always under the same id.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class MessageDelivery
{
    private readonly IImportStore _store;
    private readonly ImmutableArray<INotificationSink> _users;
    private readonly ImmutableArray<IPartnerEventSink> _partners;
    private readonly IClock _clock;
    private readonly PartnerImportsOptions _options;
    private readonly ILogger _logger;

    internal MessageDelivery(
        IImportStore store, IEnumerable<INotificationSink> users, IEnumerable<IPartnerEventSink> partners, IClock clock, IOptions<PartnerImportsOptions> options, ILogger<MessageDelivery> logger)
    {
        _store = store;
        _users = [.. users];
        _partners = [.. partners];
        _clock = clock;
        _options = options.Value;
        _logger = logger;
    }

    /// <summary>Delivers everything that is due, of one dossier or of all. A message that nobody listens to counts as delivered.</summary>
    /// <exception cref="ImportStoreException">The store failed.</exception>
    public async ValueTask<DeliveryReport> DeliverAsync(DossierId? dossier = null, CancellationToken cancellationToken = default)
    {
        var (delivered, returned) = (0, 0);
        while (true)
        {
            var query = new MessageQuery { Dossier = dossier, Now = _clock.GetCurrentInstant(), Lease = _options.Lease };
            var messages = await _store.TakeMessagesAsync(query, cancellationToken).ConfigureAwait(false);
            if (messages.Count == 0) return new(delivered, returned);
            foreach (var message in messages)
            {
                if (await DeliverAsync(message, cancellationToken).ConfigureAwait(false)) delivered++;
                else returned++;
            }
        }
    }

    private async ValueTask<bool> DeliverAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        using var activity = Instruments.Activities.StartActivity(PartnerImportsTelemetry.DeliverActivity);
        try
        {
            if (message.Notification is { } notification)
                foreach (var sink in _users) await sink.DeliverAsync(notification, cancellationToken).ConfigureAwait(false);
            if (message.Event is { } told)
                foreach (var sink in _partners) await sink.PublishAsync(told, cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // a receiver that fails is tried again later; it is logged
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            var notBefore = BackOff.After(message.Attempt, _clock.GetCurrentInstant(), _options);
            Log.NotDelivered(_logger, message.Id, message.Dossier, message.Attempt, notBefore, failure);
            await _store.ReturnMessageAsync(message.Dossier, message.Id, notBefore, cancellationToken).ConfigureAwait(false);
            Instruments.Delivered(activity, "returned");
            return false;
        }
        await _store.MarkDeliveredAsync(message.Dossier, message.Id, cancellationToken).ConfigureAwait(false);
        Instruments.Delivered(activity, "delivered");
        return true;
    }
}
