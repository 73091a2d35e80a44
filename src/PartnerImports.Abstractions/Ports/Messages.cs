using NodaTime;

namespace PartnerImports;

/// <summary>A message written in the same transaction as the change that it tells of, delivered at least once.</summary>
/// <remarks>Exactly one of <see cref="Notification"/> and <see cref="Event"/> is set.</remarks>
public sealed record OutboxMessage
{
    /// <summary>Its identity, the same at each delivery and derived from the change: a receiver can drop repeats.</summary>
    public required Guid Id { get; init; }

    /// <summary>The dossier.</summary>
    public required DossierId Dossier { get; init; }

    /// <summary>When it was written.</summary>
    public required Instant At { get; init; }

    /// <summary>A notification for a user.</summary>
    public Notification? Notification { get; init; }

    /// <summary>An event for the partner.</summary>
    public PartnerEvent? Event { get; init; }

    /// <summary>How often its delivery was tried, this time included; given by the store.</summary>
    public int Attempt { get; init; }
}

/// <summary>A notification in a user's inbox.</summary>
public sealed record Notification
{
    /// <summary>Its identity; delivering it again changes nothing.</summary>
    public required Guid Id { get; init; }

    /// <summary>The dossier.</summary>
    public required DossierId Dossier { get; init; }

    /// <summary>The import that it is about.</summary>
    public required ImportId Import { get; init; }

    /// <summary>The user it is for.</summary>
    public required UserId User { get; init; }

    /// <summary>The category, as <c>Comptabilité</c>.</summary>
    public required LocalizedText Category { get; init; }

    /// <summary>The title, as <c>Rejet de l'import</c>.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>The text.</summary>
    public required LocalizedText Text { get; init; }

    /// <summary>When it was made.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>Whether the user has read it.</summary>
    public bool IsRead { get; init; }
}

/// <summary>What became of a push, for the partner.</summary>
public sealed record PartnerEvent
{
    /// <summary>Its identity, derived from import and version.</summary>
    public required Guid Id { get; init; }

    /// <summary><c>import.pending</c>, <c>import.validated</c>, <c>import.rejected</c> or <c>import.error</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The dossier.</summary>
    public required DossierId Dossier { get; init; }

    /// <summary>The import.</summary>
    public required ImportId Import { get; init; }

    /// <summary>The partner.</summary>
    public required PartnerId Partner { get; init; }

    /// <summary>The push's idempotency key; null when none was given.</summary>
    public string? PushKey { get; init; }

    /// <summary>When it happened.</summary>
    public required Instant At { get; init; }

    /// <summary>Why, for <c>import.error</c>; null otherwise.</summary>
    public LocalizedText? Error { get; init; }
}

/// <summary>Which messages a deliverer asks for.</summary>
public sealed record MessageQuery
{
    /// <summary>Only of this dossier; null for all.</summary>
    public DossierId? Dossier { get; init; }

    /// <summary>Now.</summary>
    public required Instant Now { get; init; }

    /// <summary>How long the messages are leased.</summary>
    public required Duration Lease { get; init; }

    /// <summary>How many at most.</summary>
    public int Take { get; init; } = 100;
}
