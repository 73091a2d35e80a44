using System.Collections.Immutable;
using NodaTime;

namespace PartnerImports;

/// <summary>A request that was accepted, now or before.</summary>
/// <param name="Record">The import with the request, or as it is now when the decision was carried out already.</param>
/// <param name="Already">Whether the same decision had been asked for or carried out before (P4).</param>
/// <param name="By">Who asked.</param>
/// <param name="At">When it was asked for or, once carried out, when it was.</param>
/// <param name="Message">The sentence for the user.</param>
public sealed record DecisionAccepted(ImportRecord Record, bool Already, UserId By, Instant At, LocalizedText Message);

/// <summary>What a decision would do now (P7).</summary>
public sealed record ImportPlan
{
    /// <summary>The import as it is.</summary>
    public required ImportRecord Record { get; init; }

    /// <summary>The decision planned.</summary>
    public required ImportDecision Decision { get; init; }

    /// <summary>Whether the decision could be asked for and carried out now.</summary>
    public required bool IsPossible { get; init; }

    /// <summary>How many held entries would be deleted.</summary>
    public required long DeletedEntries { get; init; }

    /// <summary>How many held lines would be deleted.</summary>
    public required long DeletedLines { get; init; }

    /// <summary>The journals, accounts, third parties and sections that the import names and that stay, since they may already be in use.</summary>
    public required ReferenceData Keeps { get; init; }

    /// <summary>What stands in the way: first the state of the import, under its refusal's code (<see cref="RefusalCodes"/>), then what the books tell.</summary>
    public required ImmutableArray<ExplainedObstacle> Obstacles { get; init; }
}

/// <summary>An obstacle and its sentence.</summary>
/// <param name="Obstacle">The obstacle.</param>
/// <param name="Message">What it is, for people.</param>
public sealed record ExplainedObstacle(Obstacle Obstacle, LocalizedText Message);
