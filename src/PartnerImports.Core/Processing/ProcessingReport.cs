using System.Collections.Immutable;

namespace PartnerImports;

/// <summary>How the execution of a request ended.</summary>
public enum ExecutionOutcome
{
    /// <summary>The import is validated.</summary>
    Validated,

    /// <summary>The import is rejected.</summary>
    Rejected,

    /// <summary>Nothing was carried out: obstacles, an environment that failed for too long, or an import that is impossible (P5, P6).</summary>
    Failed,
}

/// <summary>A request that was executed.</summary>
/// <param name="Record">The import afterwards.</param>
/// <param name="Request">The request.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record ExecutedRequest(ImportRecord Record, DecisionRequest Request, ExecutionOutcome Outcome)
{
    /// <summary>Why it failed; null when it did not.</summary>
    public LocalizedText? Error => Outcome == ExecutionOutcome.Failed ? Record.Error : null;
}

/// <summary>What a worker did in one round.</summary>
/// <param name="Executed">The requests that ended, in order.</param>
/// <param name="Deferred">How many were put off, since the environment failed.</param>
/// <param name="Waiting">How many requests wait now.</param>
public sealed record ProcessingReport(ImmutableArray<ExecutedRequest> Executed, int Deferred, int Waiting);

/// <summary>What a deliverer did in one round.</summary>
/// <param name="Delivered">How many messages arrived.</param>
/// <param name="Returned">How many were put off, since a receiver failed.</param>
public sealed record DeliveryReport(int Delivered, int Returned);
