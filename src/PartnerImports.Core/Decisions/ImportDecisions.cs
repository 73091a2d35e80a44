using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace PartnerImports;

/// <summary>Takes users' decisions on imports as requests that a worker carries out later (P3, P4, P7).</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class ImportDecisions
{
    private readonly IImportStore _store;
    private readonly DossierAccess _access;
    private readonly DecisionPlanner _planner;
    private readonly IClock _clock;
    private readonly IIdGenerator _ids;
    private readonly WorkSignal _signal;
    private readonly ILogger _logger;

    internal ImportDecisions(IImportStore store, DossierAccess access, IFiscalCalendar calendars, IClock clock, IIdGenerator ids, WorkSignal signal, ILogger<ImportDecisions> logger)
    {
        _store = store;
        _access = access;
        _planner = new(store, calendars);
        _clock = clock;
        _ids = ids;
        _signal = signal;
        _logger = logger;
    }

    /// <summary>Asks for a decision. The same one again gives the same answer and changes nothing.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="dossier">In which dossier.</param>
    /// <param name="import">On which import.</param>
    /// <param name="decision">What is asked for.</param>
    /// <param name="versionSeen">The version that the user saw; null to take the import as it is.</param>
    /// <param name="cancellationToken">Ends the wait; the request may have been accepted all the same.</param>
    /// <exception cref="ImportStoreException">The store failed.</exception>
    public async ValueTask<Answer<DecisionAccepted>> RequestAsync(
        Actor actor, DossierId dossier, ImportId import, ImportDecision decision, long? versionSeen = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        using var activity = Instruments.Activities.StartActivity(PartnerImportsTelemetry.RequestActivity);
        activity?.SetTag(PartnerImportsTelemetry.ImportTag, import.ToString());
        var command = new ImportCommand.Request(decision, _ids.NewId(), actor.User, versionSeen);
        var answer = await DecideAsync(actor, dossier, import, command, cancellationToken).ConfigureAwait(false);
        if (answer.TryGet(out var accepted, out var refusal))
        {
            Instruments.Requested(activity, decision, accepted.Already ? "repeated" : "accepted");
            if (!accepted.Already)
            {
                Log.Requested(_logger, decision, import, dossier, command.DecisionId);
                _signal.Raise();
            }
        }
        else
        {
            Instruments.Requested(activity, decision, refusal.Code);
            Log.RequestRefused(_logger, decision, import, dossier, refusal.Code);
        }
        return answer;
    }

    /// <summary>Says what a decision would delete and keep now, and what stands in its way. Changes nothing.</summary>
    public async ValueTask<Answer<ImportPlan>> PlanAsync(Actor actor, DossierId dossier, ImportId import, ImportDecision decision, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var access = await _access.RightsOfAsync(actor, dossier, cancellationToken).ConfigureAwait(false);
        if (access.Refusal is { } refusal) return refusal;
        if (await _planner.PlanAsync(dossier, import, decision, cancellationToken).ConfigureAwait(false) is not { } plan) return Refusals.UnknownImport(import);
        var deletes = decision == ImportDecision.Rejection;
        var obstacles = plan.Obstacles.Select(obstacle => new ExplainedObstacle(obstacle, ObstacleTexts.Of(obstacle)));
        if (ImportLifecycle.RefusalOf(plan.Record) is { } settled) obstacles = obstacles.Prepend(new(new(settled.Code, "", 0, ""), settled.Message));
        var all = obstacles.ToImmutableArray();
        return new ImportPlan
        {
            Record = plan.Record,
            Decision = decision,
            Keeps = plan.Keeps,
            IsPossible = all.IsEmpty,
            DeletedEntries = deletes ? plan.HeldEntries : 0,
            DeletedLines = deletes ? plan.HeldLines : 0,
            Obstacles = all,
        };
    }

    private async ValueTask<Answer<DecisionAccepted>> DecideAsync(Actor actor, DossierId dossier, ImportId import, ImportCommand.Request command, CancellationToken cancellationToken)
    {
        var access = await _access.FindAsync(actor, dossier, cancellationToken).ConfigureAwait(false);
        if (access.UnknownDossier is { } unknown) return unknown;
        var record = await _store.FindAsync(dossier, import, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var now = _clock.GetCurrentInstant();
            switch (ImportLifecycle.Decide(import, record, command, access.Rights, now))
            {
                case LifecycleDecision.Refused refused:
                    if (record is not null) await AuditAsync(record, command, AuditResult.Refused, refused.Refusal.Code, now, cancellationToken).ConfigureAwait(false);
                    return refused.Refusal;
                case LifecycleDecision.Repeat repeat:
                    await AuditAsync(record!, command, AuditResult.Repeated, "", now, cancellationToken).ConfigureAwait(false);
                    return new DecisionAccepted(record!, true, repeat.By, repeat.At, ScreenTexts.RequestTaken(command.Decision));
                case LifecycleDecision.Transition transition:
                    var commit = Commits.Of(record!, command, transition, null);
                    switch (await _store.CommitAsync(commit, cancellationToken).ConfigureAwait(false))
                    {
                        case CommitResult.Committed:
                            return new DecisionAccepted(transition.Next, false, actor.User, now, ScreenTexts.RequestTaken(command.Decision));
                        case CommitResult.VersionConflict conflict:
                            record = conflict.Current;
                            continue;
                        case var other:
                            throw new InvalidOperationException($"The store answers a request with {other.GetType().Name}.");
                    }
                default:
                    throw new InvalidOperationException("The life cycle knows no further decision.");
            }
        }
    }

    private ValueTask AuditAsync(ImportRecord record, ImportCommand.Request command, AuditResult result, string code, Instant now, CancellationToken cancellationToken) =>
        _store.AppendAuditAsync(Audits.Unchanged(record, command, result, code, now), cancellationToken);
}
