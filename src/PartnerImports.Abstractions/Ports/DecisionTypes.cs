using System.Collections.Immutable;
using NodaTime;

namespace PartnerImports;

/// <summary>What a transition does to the held entries.</summary>
public enum BooksEffect
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>They become ordinary entries.</summary>
    Post,

    /// <summary>They are deleted; reference data stays.</summary>
    Delete,
}

/// <summary>One transition of the life cycle, to be carried out in one transaction.</summary>
public sealed record DecisionCommit
{
    /// <summary>The version that the transition was decided on; another one in the store is a conflict.</summary>
    public required long ExpectedVersion { get; init; }

    /// <summary>The import after the transition: its version is <see cref="ExpectedVersion"/> + 1.</summary>
    public required ImportRecord Next { get; init; }

    /// <summary>What happens to the held entries.</summary>
    public BooksEffect Effect { get; init; }

    /// <summary>Whether obstacles stop it: they stop decisions (P5), not the end of an import that can never be decided (P6).</summary>
    public bool MeetsObstacles => Effect != BooksEffect.None && Next.Status != ImportStatus.Error;

    /// <summary>The claim under which a worker acts, on the import claimed and no other; null for a user's command.</summary>
    public RequestClaim? Claim { get; init; }

    /// <summary>The audit event.</summary>
    public required AuditEvent Audit { get; init; }

    /// <summary>The messages to deliver.</summary>
    public ImmutableArray<OutboxMessage> Messages { get; init; } = [];
}

/// <summary>How a commit ended. Only <see cref="Committed"/> changed anything.</summary>
public abstract record CommitResult
{
    private CommitResult()
    {
    }

    /// <summary>All of it happened.</summary>
    /// <param name="Version">The import's version now.</param>
    public sealed record Committed(long Version) : CommitResult;

    /// <summary>The import has another version, or is not there any more.</summary>
    /// <param name="Current">The import as it is; null when this dossier has none of that id.</param>
    public sealed record VersionConflict(ImportRecord? Current) : CommitResult;

    /// <summary>Something stands in the way of the effect on the books (P5).</summary>
    /// <param name="Found">What, at least one.</param>
    public sealed record Obstructed(ImmutableArray<Obstacle> Found) : CommitResult;

    /// <summary>The effect on the books can never happen, as when held content no longer matches its hash (P6).</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Impossible(LocalizedText Reason) : CommitResult;

    /// <summary>Another worker has the request now.</summary>
    public sealed record LeaseLost : CommitResult;
}

/// <summary>What stands in the way of a decision (P5).</summary>
/// <param name="Code">One of <see cref="Lettered"/>, <see cref="Locked"/>, <see cref="Exported"/>, <see cref="FiscalYearClosed"/>, or a host's own.</param>
/// <param name="Entry">The entry; empty when it is not about one.</param>
/// <param name="Line">The line of the file; 0 when it is not about one.</param>
/// <param name="Detail">What the message names: a matching code, a fiscal year's label.</param>
public sealed record Obstacle(string Code, string Entry, int Line, string Detail)
{
    /// <summary>A held entry was matched with others.</summary>
    public const string Lettered = "entry-lettered";

    /// <summary>A held entry was locked.</summary>
    public const string Locked = "entry-locked";

    /// <summary>A held entry was exported.</summary>
    public const string Exported = "entry-exported";

    /// <summary>The fiscal year of held entries was closed since, or is no fiscal year of the dossier any more.</summary>
    public const string FiscalYearClosed = "fiscal-year-closed";
}

/// <summary>What a decision would do now (P7).</summary>
public sealed record DecisionPlan
{
    /// <summary>The import as it is.</summary>
    public required ImportRecord Record { get; init; }

    /// <summary>How many entries are held.</summary>
    public required long HeldEntries { get; init; }

    /// <summary>How many lines are held.</summary>
    public required long HeldLines { get; init; }

    /// <summary>The reference data that the import names and that stays, whatever is decided.</summary>
    public required ReferenceData Keeps { get; init; }

    /// <summary>The first and last dates of the held lines; null when nothing is held.</summary>
    public (LocalDate First, LocalDate Last)? HeldDates { get; init; }

    /// <summary>What stands in the way.</summary>
    public ImmutableArray<Obstacle> Obstacles { get; init; } = [];
}

/// <summary>Which requests a worker asks for.</summary>
public sealed record ClaimQuery
{
    /// <summary>Only of this dossier; null for all.</summary>
    public DossierId? Dossier { get; init; }

    /// <summary>Only this import's; null for all.</summary>
    public ImportId? Import { get; init; }

    /// <summary>Now.</summary>
    public required Instant Now { get; init; }

    /// <summary>How long the claim holds.</summary>
    public required Duration Lease { get; init; }
}

/// <summary>A request under lease.</summary>
public sealed record RequestClaim
{
    /// <summary>The import, whose request is not null.</summary>
    public required ImportRecord Record { get; init; }

    /// <summary>Grows with every claim of the same request: a commit under an older one is <see cref="CommitResult.LeaseLost"/>.</summary>
    public required long FencingToken { get; init; }

    /// <summary>Until when the lease holds.</summary>
    public required Instant LeaseUntil { get; init; }

    /// <summary>How often the request was claimed, this time included.</summary>
    public required int Attempt { get; init; }
}
