using PartnerImports.Testing;

namespace PartnerImports.Tests.Broken;

/// <summary>Gives a request to whoever asks, leased or not.</summary>
internal sealed class IgnoredLease(IImportStore inner) : ImportStoreDecorator(inner)
{
    public override ValueTask<RequestClaim?> ClaimAsync(ClaimQuery query, CancellationToken cancellationToken = default) =>
        Inner.ClaimAsync(query with { Now = query.Now + Duration.FromDays(400) }, cancellationToken);
}

/// <summary>Lets a worker commit whose lease ran out and whose request another one has.</summary>
internal sealed class IgnoredFencing(IImportStore inner) : ImportStoreDecorator(inner)
{
    public override ValueTask<CommitResult> CommitAsync(DecisionCommit commit, CancellationToken cancellationToken = default) => Inner.CommitAsync(commit with { Claim = null }, cancellationToken);
}

/// <summary>Gives a released request at once.</summary>
internal sealed class NoBackOff(IImportStore inner) : ImportStoreDecorator(inner)
{
    public override ValueTask<bool> ReleaseAsync(RequestClaim claim, Instant notBefore, CancellationToken cancellationToken = default) => Inner.ReleaseAsync(claim, Instant.MinValue, cancellationToken);
}

/// <summary>Says that a claim was released, lost or not.</summary>
internal sealed class ReleasesAnything(IImportStore inner) : ImportStoreDecorator(inner)
{
    public override async ValueTask<bool> ReleaseAsync(RequestClaim claim, Instant notBefore, CancellationToken cancellationToken = default)
    {
        await Inner.ReleaseAsync(claim, notBefore, cancellationToken);
        return true;
    }
}

/// <summary>Never counts attempts.</summary>
internal sealed class NoAttempts(IImportStore inner) : ImportStoreDecorator(inner)
{
    public override async ValueTask<RequestClaim?> ClaimAsync(ClaimQuery query, CancellationToken cancellationToken = default) =>
        await Inner.ClaimAsync(query, cancellationToken) is { } claim ? claim with { Attempt = 1 } : null;
}

/// <summary>Writes every message twice, under two ids.</summary>
internal sealed class DoubledNotification(IImportStore inner) : ImportStoreDecorator(inner)
{
    public override ValueTask<CommitResult> CommitAsync(DecisionCommit commit, CancellationToken cancellationToken = default) =>
        Inner.CommitAsync(commit with { Messages = [.. commit.Messages, .. commit.Messages.Select(message => Copy(message, Guid.NewGuid()))] }, cancellationToken);

    private static OutboxMessage Copy(OutboxMessage message, Guid id) => message with
    {
        Id = id,
        Notification = message.Notification is { } notification ? notification with { Id = id } : null,
        Event = message.Event is { } told ? told with { Id = id } : null,
    };
}

/// <summary>Counts a message as delivered when it is given: at most once.</summary>
internal sealed class AtMostOnce(IImportStore inner) : ImportStoreDecorator(inner)
{
    public override async ValueTask<IReadOnlyList<OutboxMessage>> TakeMessagesAsync(MessageQuery query, CancellationToken cancellationToken = default)
    {
        var messages = await Inner.TakeMessagesAsync(query, cancellationToken);
        foreach (var message in messages) await Inner.MarkDeliveredAsync(message.Dossier, message.Id, cancellationToken);
        return messages;
    }
}

/// <summary>Forgets that a message was delivered.</summary>
internal sealed class ForgetsDelivery(IImportStore inner) : ImportStoreDecorator(inner)
{
    public override ValueTask MarkDeliveredAsync(DossierId dossier, Guid message, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
}

/// <summary>Gives messages that are leased to another deliverer.</summary>
internal sealed class IgnoredMessageLease(IImportStore inner) : ImportStoreDecorator(inner)
{
    public override ValueTask<IReadOnlyList<OutboxMessage>> TakeMessagesAsync(MessageQuery query, CancellationToken cancellationToken = default) =>
        Inner.TakeMessagesAsync(query with { Lease = Duration.Zero }, cancellationToken);
}

/// <summary>Keeps notifications in French only.</summary>
internal sealed class OneLanguage(IImportStore inner) : ImportStoreDecorator(inner)
{
    public override async ValueTask<IReadOnlyList<OutboxMessage>> TakeMessagesAsync(MessageQuery query, CancellationToken cancellationToken = default) =>
    [
        .. (await Inner.TakeMessagesAsync(query, cancellationToken)).Select(message => message.Notification is { } told
            ? message with { Notification = told with { Text = new(told.Text.French, told.Text.French) } }
            : message),
    ];
}
