using System.Collections.Immutable;
using NodaTime;

namespace PartnerImports;

public sealed partial class InMemoryImportStore
{
    /// <inheritdoc/>
    public ValueTask<RequestClaim?> ClaimAsync(ClaimQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var heads = _imports.Values.Where(import => import.Queued is not null && (query.Dossier is not { } dossier || import.Record.Dossier == dossier))
                .GroupBy(import => import.Record.Dossier, (_, queue) => queue.MinBy(import => import.Queued!.Order)!);
            var import = heads.Where(head => head.Queued!.IsFree(query.Now) && (query.Import is not { } id || head.Record.Id == id)).MinBy(head => head.Queued!.Order);
            if (import?.Queued is not { } queued) return ValueTask.FromResult<RequestClaim?>(null);
            queued.ClaimedBy = ++import.FencingToken;
            queued.LeaseUntil = query.Now + query.Lease;
            queued.Attempts++;
            return ValueTask.FromResult<RequestClaim?>(new()
            {
                Record = import.Record,
                FencingToken = import.FencingToken,
                LeaseUntil = queued.LeaseUntil,
                Attempt = queued.Attempts,
            });
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> ReleaseAsync(RequestClaim claim, Instant notBefore, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (Find(claim.Record.Dossier, claim.Record.Id)?.Queued is not { } queued || queued.ClaimedBy != claim.FencingToken) return ValueTask.FromResult(false);
            queued.ClaimedBy = null;
            queued.NotBefore = notBefore;
            return ValueTask.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask<int> CountRequestsAsync(DossierId? dossier, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate) return ValueTask.FromResult(_imports.Values.Count(import => import.Queued is not null && (dossier is null || import.Record.Dossier == dossier)));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<OutboxMessage>> TakeMessagesAsync(MessageQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var taken = _outbox.Where(queued => !queued.IsDelivered && queued.NotBefore <= query.Now && (query.Dossier is null || queued.Message.Dossier == query.Dossier))
                .Take(query.Take).ToList();
            foreach (var queued in taken)
            {
                queued.NotBefore = query.Now + query.Lease;
                queued.Attempts++;
            }
            return ValueTask.FromResult<IReadOnlyList<OutboxMessage>>([.. taken.Select(queued => queued.Message with { Attempt = queued.Attempts })]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<int> CountMessagesAsync(DossierId? dossier, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate) return ValueTask.FromResult(_outbox.Count(queued => !queued.IsDelivered && (dossier is null || queued.Message.Dossier == dossier)));
    }

    /// <inheritdoc/>
    public ValueTask MarkDeliveredAsync(DossierId dossier, Guid message, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
            if (FindMessage(dossier, message) is { } queued) queued.IsDelivered = true;
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ReturnMessageAsync(DossierId dossier, Guid message, Instant notBefore, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
            if (FindMessage(dossier, message) is { } queued) queued.NotBefore = notBefore;
        return ValueTask.CompletedTask;
    }

    private void Enqueue(StoredImport import)
    {
        if (import.Record.Request is not { } request) import.Queued = null;
        else if (import.Queued?.Request.Id != request.Id) import.Queued = new(request, ++_order);
    }

    private void Send(ImmutableArray<OutboxMessage> messages)
    {
        foreach (var message in messages)
            if (FindMessage(message.Dossier, message.Id) is null) _outbox.Add(new(message));
    }

    private QueuedMessage? FindMessage(DossierId dossier, Guid message) =>
        _outbox.Find(queued => queued.Message.Id == message && queued.Message.Dossier == dossier);
}
