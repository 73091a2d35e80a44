using System.Collections.Immutable;
using NodaTime;

namespace PartnerImports.Testing;

/// <summary>Makes the transitions of the life cycle, as a store meets them.</summary>
public static class TestDecisions
{
    /// <summary>A user asks for a decision.</summary>
    /// <param name="record">The import as the user saw it.</param>
    /// <param name="decision">What is asked for.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="id">The identity of the decision.</param>
    /// <param name="at">When.</param>
    public static DecisionCommit Request(ImportRecord record, ImportDecision decision, UserId user, Guid id, Instant at)
    {
        ArgumentNullException.ThrowIfNull(record);
        var next = record with { Version = record.Version + 1, Request = new(id, decision, user, at), Error = null, UpdatedAt = at };
        return new()
        {
            ExpectedVersion = record.Version, Next = next,
            Audit = Audit(record, next, user.ToString(), decision == ImportDecision.Validation ? "request-validation" : "request-rejection", at),
        };
    }

    /// <summary>A worker carries out the request that it has claimed.</summary>
    public static DecisionCommit Complete(RequestClaim claim, Instant at, ImmutableArray<OutboxMessage> messages = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var request = RequestOf(claim);
        var validation = request.Decision == ImportDecision.Validation;
        return ByWorker(claim, "complete", validation ? BooksEffect.Post : BooksEffect.Delete, messages, claim.Record with
        {
            Version = claim.Record.Version + 1,
            Status = validation ? ImportStatus.Validated : ImportStatus.Rejected,
            Request = null,
            Resolution = new(request.Decision, request.By, at),
            UpdatedAt = at,
        });
    }

    /// <summary>A worker ends a request that something stands in the way of.</summary>
    public static DecisionCommit Fail(RequestClaim claim, LocalizedText error, Instant at, ImmutableArray<OutboxMessage> messages = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return ByWorker(claim, "fail", BooksEffect.None, messages, claim.Record with { Version = claim.Record.Version + 1, Request = null, Error = error, UpdatedAt = at });
    }

    /// <summary>A worker ends an import that can never be decided.</summary>
    public static DecisionCommit Invalidate(RequestClaim claim, LocalizedText error, Instant at, ImmutableArray<OutboxMessage> messages = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return ByWorker(claim, "invalidate", BooksEffect.Delete, messages,
            claim.Record with { Version = claim.Record.Version + 1, Status = ImportStatus.Error, Request = null, Error = error, UpdatedAt = at });
    }

    /// <summary>A notification in an outbox message.</summary>
    public static OutboxMessage Notification(Guid id, ImportRecord record, UserId user, string text, Instant at)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new()
        {
            Id = id, Dossier = record.Dossier, At = at,
            Notification = new()
            {
                Id = id, Dossier = record.Dossier, Import = record.Id, User = user, Category = new("Comptabilité", "Accounting"),
                Title = new("Rejet de l'import", "Import rejection"), Text = new(text, text), CreatedAt = at,
            },
        };
    }

    /// <summary>A partner's event in an outbox message.</summary>
    public static OutboxMessage Event(Guid id, ImportRecord record, string type, Instant at)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new()
        {
            Id = id, Dossier = record.Dossier, At = at,
            Event = new() { Id = id, Type = type, Dossier = record.Dossier, Import = record.Id, Partner = record.Partner.Id, PushKey = record.PushKey, At = at, Error = record.Error },
        };
    }

    private static DecisionRequest RequestOf(RequestClaim claim) =>
        claim.Record.Request ?? throw new ArgumentException("The import of a claim has a request.", nameof(claim));

    private static DecisionCommit ByWorker(RequestClaim claim, string command, BooksEffect effect, ImmutableArray<OutboxMessage> messages, ImportRecord next) => new()
    {
        ExpectedVersion = claim.Record.Version, Next = next, Effect = effect, Claim = claim, Messages = messages.IsDefault ? [] : messages,
        Audit = Audit(claim.Record, next, "worker", command, next.UpdatedAt),
    };

    private static AuditEvent Audit(ImportRecord before, ImportRecord after, string actor, string command, Instant at) => new()
    {
        Dossier = after.Dossier, Import = after.Id, At = at, Actor = actor, Command = command, VersionSeen = before.Version,
        Result = AuditResult.Accepted, StatusBefore = before.Status, StatusAfter = after.Status,
    };
}
