using System.Diagnostics;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace PartnerImports;

/// <summary>Receives pushes: appraises the file, recognises repeats, and stores the import with its held entries in one transaction (P2, P8–P10).</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class ImportReception
{
    private readonly IImportStore _store;
    private readonly ImportAppraiser _appraiser;
    private readonly EntryHolder _holder;
    private readonly IDossierDirectory _dossiers;
    private readonly IFiscalCalendar _calendars;
    private readonly IImportAuthorizer _authorizer;
    private readonly PolicyReader _policies;
    private readonly ICustomModelSource? _models;
    private readonly IClock _clock;
    private readonly IIdGenerator _ids;
    private readonly WorkSignal _signal;
    private readonly ILogger _logger;

    internal ImportReception(ReceptionPorts ports, WorkSignal signal, ILogger<ImportReception> logger)
    {
        _store = ports.Store;
        _appraiser = new(ports.Parser);
        _holder = new(ports.Parser);
        _dossiers = ports.Dossiers;
        _calendars = ports.Calendars;
        _authorizer = ports.Authorizer;
        _policies = new(ports.Policies, logger);
        _models = ports.Models;
        _clock = ports.Clock;
        _ids = ports.Ids;
        _signal = signal;
        _logger = logger;
    }

    /// <summary>Receives a push.</summary>
    /// <param name="request">What comes with the bytes.</param>
    /// <param name="content">The bytes; the caller keeps them.</param>
    /// <param name="cancellationToken">Ends the reception; nothing is stored then.</param>
    /// <exception cref="IOException">The bytes cannot be had: nothing is stored.</exception>
    /// <exception cref="ImportStoreException">The store failed: nothing is stored.</exception>
    public async ValueTask<PushOutcome> ReceiveAsync(PushRequest request, IImportContent content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(content);
        var started = Stopwatch.GetTimestamp();
        using var activity = Instruments.Activities.StartActivity(PartnerImportsTelemetry.ReceiveActivity);
        var outcome = await DecideAsync(request, content, cancellationToken).ConfigureAwait(false);
        Tell(outcome, request.Dossier, activity, content.Length, Stopwatch.GetElapsedTime(started));
        return outcome;
    }

    private async ValueTask<PushOutcome> DecideAsync(PushRequest request, IImportContent content, CancellationToken cancellationToken)
    {
        if (await _dossiers.FindAsync(request.Dossier, cancellationToken).ConfigureAwait(false) is not { } dossier)
            return new PushOutcome.Refused(Refusals.UnknownDossier(request.Dossier));
        if (!await _authorizer.MayPushAsync(request.Partner, request.Dossier, cancellationToken).ConfigureAwait(false))
            return new PushOutcome.Refused(Refusals.PartnerNotConnected(request.Partner, request.Dossier));
        var calendar = await _calendars.GetAsync(request.Dossier, cancellationToken).ConfigureAwait(false);
        if (calendar.Years.IsEmpty) return new PushOutcome.NoFiscalYear(request.Dossier, CoreTexts.Of("reception.noFiscalYear", request.Dossier));
        var given = await _policies.ReadAsync(request.Dossier, request.Partner.Id, cancellationToken).ConfigureAwait(false);
        if (!given.TryGet(out var policy, out var refusal)) return new PushOutcome.Refused(refusal);

        var facts = new DossierFacts { Dossier = dossier.Id, Siren = dossier.Siren, Calendar = calendar };
        var appraisal = await AppraiseAsync(request, content, policy, facts, cancellationToken).ConfigureAwait(false);
        var (ownKey, fileKey) = (GivenKey(request.Key), GivenKey(appraisal.Analysis.PushKey));
        if (ownKey is not null && fileKey is not null && !string.Equals(ownKey, fileKey, StringComparison.Ordinal))
            return new PushOutcome.Refused(Refusals.KeyMismatch);
        var push = new PushIdentity(request.Dossier, request.Partner.Id, ownKey ?? fileKey, appraisal.Analysis.Look.Hash);
        if (await StoreAsync(request, push, content, appraisal, policy, cancellationToken).ConfigureAwait(false) is { } outcome) return outcome;

        Log.ContentChanged(_logger, request.Dossier);
        var changed = new DiagnosticBag();
        changed.Add(ImportDiagnostics.ContentChanged, SourcePlace.File);
        return await StoreAsync(request, push, content, appraisal.With(changed), policy, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException("A push with a blocking finding is not read again.");
    }

    private static string? GivenKey(string? key) => string.IsNullOrWhiteSpace(key) ? null : key;

    private async ValueTask<ImportAppraisal> AppraiseAsync(PushRequest request, IImportContent content, ImportPolicy policy, DossierFacts facts, CancellationToken cancellationToken)
    {
        var options = request.Options with { Severities = policy.Severities, BalanceTolerance = policy.BalanceTolerance, TakesHash = true };
        var found = new DiagnosticBag(policy.Severities);
        if (request.ModelCode is { } code)
        {
            var model = _models is null ? null : await _models.FindAsync(request.Dossier, code, cancellationToken).ConfigureAwait(false);
            if (model is null) found.Add(ImportDiagnostics.UnknownModel, SourcePlace.File, "", code);
            else options = options with { Model = model };
        }
        var appraisal = await _appraiser.AppraiseAsync(content, options, facts, cancellationToken).ConfigureAwait(false);
        return appraisal.With(found);
    }

    /// <summary>One transaction of the store; null when the bytes changed on the second pass, and then nothing is stored.</summary>
    private async ValueTask<PushOutcome?> StoreAsync(
        PushRequest request, PushIdentity push, IImportContent content, ImportAppraisal appraisal, ImportPolicy policy, CancellationToken cancellationToken)
    {
        PushConflict met;
        var reception = await _store.OpenReceptionAsync(push, cancellationToken).ConfigureAwait(false);
        await using (reception.ConfigureAwait(false))
        {
            if (reception.Conflict is { } known) met = known;
            else
            {
                var named = appraisal.Analysis.ReferenceData;
                var missing = await reception.FindMissingAsync(named, cancellationToken).ConfigureAwait(false);
                appraisal = appraisal.With(await FindInStoreAsync(reception, appraisal, missing, policy, cancellationToken).ConfigureAwait(false));
                var record = RecordOf(request, push, content, appraisal, reception.Replaces);
                var commit = new ReceptionCommit { Record = record, Audit = Audits.Arrival(record), Messages = ImportMessages.OfArrival(record) };
                if (!appraisal.HasBlocking)
                {
                    if (!await _holder.HoldAsync(content, appraisal.Analysis, reception, cancellationToken).ConfigureAwait(false)) return null;
                    commit = commit with { Create = missing, Named = named, EntryIds = appraisal.Analysis.EntryIds };
                }
                var result = await reception.CommitAsync(commit, cancellationToken).ConfigureAwait(false);
                if (result is ReceptionResult.Received received) return new PushOutcome.Received(received.Record, false, appraisal);
                met = ((ReceptionResult.Conflicted)result).Conflict;
            }
        }
        return await AnswerAsync(request, met, appraisal, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<DiagnosticBag> FindInStoreAsync(
        IReception reception, ImportAppraisal appraisal, ReferenceData missing, ImportPolicy policy, CancellationToken cancellationToken)
    {
        var found = new DiagnosticBag(policy.Severities);
        ReferenceDataPolicy.Check(missing, policy, found);
        CreationWishCheck.Check(appraisal.Analysis.CreationWishes, policy, found);
        if (appraisal.Analysis.Fingerprint.Length > 0
            && await reception.FindProbableDuplicateAsync(appraisal.Analysis.Fingerprint, cancellationToken).ConfigureAwait(false) is { } twin)
            found.Add(ImportDiagnostics.ProbableDuplicate, SourcePlace.File, "", twin.ToString());
        return found;
    }

    private ImportRecord RecordOf(PushRequest request, PushIdentity push, IImportContent content, ImportAppraisal appraisal, ImportId? replaces)
    {
        var (analysis, now) = (appraisal.Analysis, _clock.GetCurrentInstant());
        return new()
        {
            Id = new(_ids.NewId()),
            Dossier = push.Dossier,
            FileName = FileNames.Of(content.Name, analysis),
            Format = analysis.Format,
            Partner = request.Partner,
            PushKey = push.Key,
            Hash = push.Hash,
            Fingerprint = analysis.Fingerprint,
            Replaces = replaces,
            Model = analysis.Model,
            Status = appraisal.Status,
            Error = appraisal.Error,
            Summary = analysis.Summary,
            Diagnostics = appraisal.Counts,
            ReferencePeriod = appraisal.ReferencePeriod,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }

    private async ValueTask<PushOutcome> AnswerAsync(PushRequest request, PushConflict met, ImportAppraisal appraisal, CancellationToken cancellationToken)
    {
        var record = await _store.FindAsync(request.Dossier, met.Import, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The store met the import {met.Import} and does not find it.");
        var refusal = met.Kind == PushConflictKind.Repeat ? null : Refusals.OfConflict(met);
        var result = refusal is null ? AuditResult.Repeated : AuditResult.Refused;
        await _store.AppendAuditAsync(Audits.MetBy(request.Partner, record, result, refusal?.Code ?? "", _clock.GetCurrentInstant()), cancellationToken).ConfigureAwait(false);
        return refusal is null ? new PushOutcome.Received(record, true, appraisal.OfRepeat(record)) : new PushOutcome.Refused(refusal);
    }

    private void Tell(PushOutcome outcome, DossierId dossier, Activity? activity, long bytes, TimeSpan duration)
    {
        var (name, format) = outcome switch
        {
            PushOutcome.Received { IsRepeat: true } repeat => ("repeated", repeat.Record.Format.Code),
            PushOutcome.Received received => (Names.Of(received.Record.Status), received.Record.Format.Code),
            PushOutcome.Refused refused => (refused.Refusal.Code, ""),
            _ => ("no-fiscal-year", ""),
        };
        Instruments.Pushed(activity, name, format, bytes, duration);
        switch (outcome)
        {
            case PushOutcome.Received { IsRepeat: true, Record: var record }:
                Log.Repeated(_logger, dossier, record.Id);
                break;
            case PushOutcome.Received { Record: var record }:
                Log.Received(_logger, record.Id, dossier, record.Status, record.Summary.Entries, record.Summary.Lines, record.Diagnostics.Blocking);
                _signal.Raise();
                break;
            default:
                Log.PushRefused(_logger, dossier, name);
                break;
        }
    }
}
