using Microsoft.Extensions.Logging;
using NodaTime;

namespace PartnerImports;

/// <summary>Executes one claimed request to its end, or puts it off.</summary>
internal sealed class RequestExecution(IImportStore store, DecisionPlanner planner, IClock clock, PartnerImportsOptions options, ILogger logger)
{
    /// <summary>The request as it ended; null when it was put off or lost to another worker.</summary>
    public async ValueTask<ExecutedRequest?> ExecuteAsync(RequestClaim claim, CancellationToken cancellationToken)
    {
        var record = claim.Record;
        var request = record.Request ?? throw new InvalidOperationException($"The store gives the import {record.Id} as work and it has no request.");
        using var activity = Instruments.Activities.StartActivity(PartnerImportsTelemetry.ExecuteActivity);
        activity?.SetTag(PartnerImportsTelemetry.ImportTag, record.Id.ToString());
        try
        {
            var executed = await TryAsync(claim, request, cancellationToken).ConfigureAwait(false);
            Instruments.Executed(activity, request.Decision, executed is null ? "lost" : NameOf(executed.Outcome));
            return executed;
        }
#pragma warning disable CA1031 // any failure of the environment puts this request off and leaves the others alone; it is logged
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            var ended = await PutOffAsync(claim, request, failure, cancellationToken).ConfigureAwait(false);
            Instruments.Executed(activity, request.Decision, ended is null ? "deferred" : NameOf(ended.Outcome));
            return ended;
        }
    }

    private async ValueTask<ExecutedRequest?> TryAsync(RequestClaim claim, DecisionRequest request, CancellationToken cancellationToken)
    {
        var record = claim.Record;
        if (await planner.PlanAsync(record.Dossier, record.Id, request.Decision, cancellationToken).ConfigureAwait(false) is not { } plan) return Lost(record);
        ImportCommand command = plan.Obstacles.IsEmpty ? new ImportCommand.Complete() : new ImportCommand.Fail(plan.Obstacles);
        while (true)
        {
            var decision = ImportLifecycle.Decide(record, command, clock.GetCurrentInstant());
            if (decision is not LifecycleDecision.Transition transition) return Lost(record);
            switch (await store.CommitAsync(Commits.Of(record, command, transition, claim), cancellationToken).ConfigureAwait(false))
            {
                case CommitResult.Committed:
                    Log.Executed(logger, command.Kind, record.Id, record.Dossier, transition.Next.Status);
                    return new(transition.Next, request, OutcomeOf(transition.Next));
                case CommitResult.Obstructed obstructed when command is ImportCommand.Complete:
                    command = new ImportCommand.Fail(obstructed.Found);
                    break;
                case CommitResult.Impossible impossible when command is ImportCommand.Complete:
                    command = new ImportCommand.Invalidate(impossible.Reason);
                    break;
                case CommitResult.VersionConflict or CommitResult.LeaseLost:
                    return Lost(record);
                case var other:
                    throw new InvalidOperationException($"The store answers {command.Kind} with {other.GetType().Name}.");
            }
        }
    }

    private async ValueTask<ExecutedRequest?> PutOffAsync(RequestClaim claim, DecisionRequest request, Exception failure, CancellationToken cancellationToken)
    {
        var (record, now) = (claim.Record, clock.GetCurrentInstant());
        var notBefore = BackOff.After(claim.Attempt, now, options);
        Log.Deferred(logger, record.Id, record.Dossier, claim.Attempt, notBefore, failure);
        try
        {
            if (now - request.At >= options.GiveUpAfter && await GiveUpAsync(claim, request, now, cancellationToken).ConfigureAwait(false) is { } ended) return ended;
            await store.ReleaseAsync(claim, notBefore, cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // the store itself is away: the claim ends with its lease; it is logged
        catch (Exception unreachable) when (unreachable is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.NotReleased(logger, record.Id, record.Dossier, unreachable);
        }
        return null;
    }

    private async ValueTask<ExecutedRequest?> GiveUpAsync(RequestClaim claim, DecisionRequest request, Instant now, CancellationToken cancellationToken)
    {
        var command = new ImportCommand.GiveUp();
        if (ImportLifecycle.Decide(claim.Record, command, now) is not LifecycleDecision.Transition transition) return null;
        var result = await store.CommitAsync(Commits.Of(claim.Record, command, transition, claim), cancellationToken).ConfigureAwait(false);
        if (result is not CommitResult.Committed) return null;
        Log.Executed(logger, command.Kind, claim.Record.Id, claim.Record.Dossier, transition.Next.Status);
        return new(transition.Next, request, ExecutionOutcome.Failed);
    }

    private ExecutedRequest? Lost(ImportRecord record)
    {
        Log.LeaseLost(logger, record.Id, record.Dossier);
        return null;
    }

    private static ExecutionOutcome OutcomeOf(ImportRecord next) => next.Status switch
    {
        ImportStatus.Validated => ExecutionOutcome.Validated,
        ImportStatus.Rejected => ExecutionOutcome.Rejected,
        _ => ExecutionOutcome.Failed,
    };

    private static string NameOf(ExecutionOutcome outcome) => outcome switch
    {
        ExecutionOutcome.Validated => "validated",
        ExecutionOutcome.Rejected => "rejected",
        _ => "failed",
    };
}
