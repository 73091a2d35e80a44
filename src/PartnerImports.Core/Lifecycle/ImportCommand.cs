using System.Collections.Immutable;

namespace PartnerImports;

/// <summary>The commands that an import knows after its arrival.</summary>
public enum ImportCommandKind
{
    /// <summary>A user asks for validation (<i>Valider</i>).</summary>
    RequestValidation,

    /// <summary>A user asks for rejection (<i>Rejeter</i>).</summary>
    RequestRejection,

    /// <summary>The worker carries out what was asked for.</summary>
    Complete,

    /// <summary>The worker met obstacles (P5).</summary>
    Fail,

    /// <summary>The environment failed for too long (P5).</summary>
    GiveUp,

    /// <summary>The import can never be executed (P6).</summary>
    Invalidate,
}

/// <summary>A command on an import: of a user, or of the worker with the store's answer.</summary>
public abstract record ImportCommand
{
    private ImportCommand()
    {
    }

    /// <summary>Which command it is.</summary>
    public abstract ImportCommandKind Kind { get; }

    /// <summary>A user asks for a decision.</summary>
    /// <param name="Decision">What is asked for.</param>
    /// <param name="DecisionId">The identity that the decision gets when it is accepted.</param>
    /// <param name="By">Who asks.</param>
    /// <param name="VersionSeen">The version that the user saw; null to take it as it is.</param>
    public sealed record Request(ImportDecision Decision, Guid DecisionId, UserId By, long? VersionSeen = null) : ImportCommand
    {
        /// <inheritdoc/>
        public override ImportCommandKind Kind => Decision switch
        {
            ImportDecision.Validation => ImportCommandKind.RequestValidation,
            ImportDecision.Rejection => ImportCommandKind.RequestRejection,
            _ => throw new InvalidOperationException($"{Decision} is no decision."),
        };
    }

    /// <summary>The worker carries out what was asked for.</summary>
    public sealed record Complete : ImportCommand
    {
        /// <inheritdoc/>
        public override ImportCommandKind Kind => ImportCommandKind.Complete;
    }

    /// <summary>The worker met obstacles.</summary>
    /// <param name="Obstacles">What stands in the way, at least one.</param>
    public sealed record Fail(ImmutableArray<Obstacle> Obstacles) : ImportCommand
    {
        /// <inheritdoc/>
        public override ImportCommandKind Kind => ImportCommandKind.Fail;
    }

    /// <summary>The environment failed for too long.</summary>
    public sealed record GiveUp : ImportCommand
    {
        /// <inheritdoc/>
        public override ImportCommandKind Kind => ImportCommandKind.GiveUp;
    }

    /// <summary>The import can never be executed.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Invalidate(LocalizedText Reason) : ImportCommand
    {
        /// <inheritdoc/>
        public override ImportCommandKind Kind => ImportCommandKind.Invalidate;
    }
}
