using NodaTime;

namespace PartnerImports.Testing;

public sealed partial class SimulatedWorld
{
    /// <summary>Faults stop: what was begun ends, every request is carried out or fails, every message arrives, and the same questions get the same answers.</summary>
    private async ValueTask EndAsync()
    {
        _faults = false;
        Tell("faults stop");
        await FinishAsync().ConfigureAwait(false);
        for (var round = 0; round < 40; round++)
        {
            _clock.Advance(Duration.FromMinutes(11));
            await StartAsync("worker", process => process.Worker.ProcessAsync().AsTask()).ConfigureAwait(false);
            await StartAsync("deliverer", process => process.Delivery.DeliverAsync().AsTask()).ConfigureAwait(false);
            await FinishAsync().ConfigureAwait(false);
            if (await _fixture.Store.CountRequestsAsync(null).ConfigureAwait(false) == 0 && !_watch.Missing().Any()) break;
        }
        if (await _fixture.Store.CountRequestsAsync(null).ConfigureAwait(false) is > 0 and var waiting) throw WorldWatch.Broken($"{waiting} requests never end.");
        if (_watch.Missing().ToList() is { Count: > 0 } missing) throw WorldWatch.Broken("Never told: " + string.Join(", ", missing));
        await _rules.CheckAuditAsync().ConfigureAwait(false);
        if (_ledger is not null)
        {
            _clock.Advance(Duration.FromHours(2));
            await _processes[0].Bridge!.RepairAsync(Duration.FromHours(1)).ConfigureAwait(false);
            _ledger.Check(Dossiers, settled: true);
        }
        foreach (var dossier in Dossiers) SaveDossier(dossier, consoleOpen: true, yearOpen: true);
        await AskAgainAsync().ConfigureAwait(false);
        await PushAgainAsync().ConfigureAwait(false);
    }

    /// <summary>Lets everybody go on until all have ended.</summary>
    private async ValueTask FinishAsync()
    {
        while (_actors.Count > 0)
        {
            var exclusive = _options.InterleaveReceptions ? null : _actors.Find(actor => actor.OpenReceptions > 0);
            await GoOnAsync(exclusive ?? _random.Pick(_actors)).ConfigureAwait(false);
            await CheckAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The decision carried out is answered as before; the other one is refused; neither changes anything.</summary>
    private async ValueTask AskAgainAsync()
    {
        foreach (var record in _watch.Histories.Values.Select(versions => versions[^1]).Where(record => record.Resolution is not null).ToList())
        {
            var resolution = record.Resolution!;
            foreach (var decision in Enum.GetValues<ImportDecision>())
            {
                var answer = await _processes[0].Decisions.RequestAsync(Users[0], record.Dossier, record.Id, decision, versionSeen: 1).ConfigureAwait(false);
                var asBefore = answer.Value is { Already: true } accepted && accepted.By == resolution.By && accepted.At == resolution.At;
                if (decision == resolution.Decision ? !asBefore : answer.Refusal?.Code is not ("already-validated" or "already-rejected" or "stale-version")) throw WorldWatch.Broken($"{decision} of {record.Id}, which is {record.Status}, is answered with {answer.Value} {answer.Refusal}.");
                if (await _fixture.Store.FindAsync(record.Dossier, record.Id).ConfigureAwait(false) != record) throw WorldWatch.Broken($"Asking again has changed {record.Id}.");
            }
        }
    }

    /// <summary>A rejected or failed import never blocks a push; a pending or validated one is recognised.</summary>
    private async ValueTask PushAgainAsync()
    {
        foreach (var (request, file) in _pushes.Distinct().Take(12))
        {
            var outcome = await _processes[0].Reception.ReceiveAsync(request, ImportContent.FromBytes(file.ToBytes(), "push.json")).ConfigureAwait(false);
            var met = outcome is PushOutcome.Received { IsRepeat: true } repeat ? repeat.Record : outcome is PushOutcome.Refused { Refusal.Import: { } import } ? await _fixture.Store.FindAsync(request.Dossier, import).ConfigureAwait(false) : null;
            if (outcome is not PushOutcome.Received { IsRepeat: false } && met is not { Status: ImportStatus.Pending or ImportStatus.Validated }) throw WorldWatch.Broken($"A push is answered by {outcome}, though nothing binds it.");
            var again = await _processes[1].Reception.ReceiveAsync(request, ImportContent.FromBytes(file.ToBytes(), "push.json")).ConfigureAwait(false);
            if (outcome is PushOutcome.Received { Record: { Status: ImportStatus.Pending } record } && !(again is PushOutcome.Received { IsRepeat: true } same && same.Record.Id == record.Id) && request.Key is not null)
                throw WorldWatch.Broken($"A push with the key of {record.Id} is no repeat.");
        }
    }
}
