using System.Collections.Immutable;

namespace PartnerImports;

/// <summary>Writes the messages of arrivals and transitions, to be stored with them.</summary>
internal static class ImportMessages
{
    /// <summary>What the partner is told of an arrival.</summary>
    public static ImmutableArray<OutboxMessage> OfArrival(ImportRecord record) => [EventOf(record)];

    /// <summary>What the user who asked and the partner are told of a transition.</summary>
    public static ImmutableArray<OutboxMessage> OfTransition(ImportRecord before, LifecycleDecision.Transition transition)
    {
        var messages = ImmutableArray.CreateBuilder<OutboxMessage>(2);
        if (transition.Messages.HasFlag(LifecycleMessages.User) && before.Request is { } request) messages.Add(NotificationOf(request, transition.Next));
        if (transition.Messages.HasFlag(LifecycleMessages.Partner)) messages.Add(EventOf(transition.Next));
        return messages.DrainToImmutable();
    }

    private static OutboxMessage NotificationOf(DecisionRequest request, ImportRecord next)
    {
        var id = DerivedId.Of(next.Id, next.Version, "user:" + request.By);
        var notification = new Notification
        {
            Id = id,
            Dossier = next.Dossier,
            Import = next.Id,
            User = request.By,
            CreatedAt = next.UpdatedAt,
            Category = NotificationTexts.Category,
            Title = NotificationTexts.Title(request.Decision),
            Text = next.Error is { } reasons ? NotificationTexts.Failed(request.Decision, next.CreatedAt, reasons) : NotificationTexts.Done(request.Decision, next.CreatedAt),
        };
        return new() { Id = id, Dossier = next.Dossier, At = next.UpdatedAt, Notification = notification };
    }

    private static OutboxMessage EventOf(ImportRecord record)
    {
        var id = DerivedId.Of(record.Id, record.Version, "partner:" + record.Partner.Id);
        var told = new PartnerEvent
        {
            Id = id,
            Type = PartnerEventTypes.Of(record.Status),
            Dossier = record.Dossier,
            Import = record.Id,
            Partner = record.Partner.Id,
            PushKey = record.PushKey,
            At = record.UpdatedAt,
            Error = record.Status == ImportStatus.Error ? record.Error : null,
        };
        return new() { Id = id, Dossier = record.Dossier, At = record.UpdatedAt, Event = told };
    }
}
