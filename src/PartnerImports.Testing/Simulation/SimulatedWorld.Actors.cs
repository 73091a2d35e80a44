using NodaTime;

namespace PartnerImports.Testing;

public sealed partial class SimulatedWorld
{
    private static readonly DossierId[] Dossiers = [DossierId.Parse("D1"), DossierId.Parse("D2"), DossierId.Parse("D3")];
    private static readonly PartnerRef[] Partners = [new(PartnerId.Parse("p1"), "Partenaire 1"), new(PartnerId.Parse("p2"), "Partenaire 2")];
    private static readonly Actor[] Users = [new(UserId.Parse("claire"), new(3)), new(UserId.Parse("bruno"), new(5)), new(UserId.Parse("stagiaire"), new(1))];

    /// <summary>Days before the clocks change, and a day far from it.</summary>
    private static readonly Instant[] Starts = [Instant.FromUtc(2026, 3, 28, 0, 0), Instant.FromUtc(2026, 10, 24, 0, 0), Instant.FromUtc(2026, 6, 1, 0, 0)];

    private readonly List<(PushRequest Request, SimulatedFile File)> _pushes = [];

    private async ValueTask StartPushAsync()
    {
        var (request, file) = NextPush();
        _pushes.Add((request, file));
        await StartAsync("partner", process => PushAsync(process, request, file)).ConfigureAwait(false);
        if (_random.Percent(15)) await StartAsync("the same partner at once", process => PushAsync(process, request, file)).ConfigureAwait(false);
    }

    private (PushRequest, SimulatedFile) NextPush()
    {
        if (_pushes.Count > 0 && _random.Percent(35)) return _random.Pick(_pushes);
        var file = new SimulatedFile(_random.Next(0, 7), _random.Next(1, 40), _random.Percent(90) ? 2025 : 2023, _random.Next(1, 13), _random.Percent(25), _random.Next(30));
        return (new() { Dossier = _random.Pick(Dossiers), Partner = _random.Pick(Partners), Key = _random.Percent(60) ? $"key-{_random.Next(12)}" : null }, file);
    }

    private async Task PushAsync(SimulatedProcess process, PushRequest request, SimulatedFile file)
    {
        var bytes = file.ToBytes();
        _files[ContentHash.Of(bytes)] = file;
        var outcome = await process.Reception.ReceiveAsync(request, ImportContent.FromBytes(bytes, "push.json")).ConfigureAwait(false);
        _watch.Count(outcome switch
        {
            PushOutcome.Received { IsRepeat: true } => "push repeated",
            PushOutcome.Received received => received.Record.Replaces is null ? "push received" : "push received anew",
            PushOutcome.Refused refused => "push refused: " + refused.Refusal.Code,
            _ => "push otherwise",
        });
        var named = outcome switch
        {
            PushOutcome.Received received => received.Record.Id,
            PushOutcome.Refused { Refusal.Import: { } met } => met,
            _ => throw WorldWatch.Broken($"A push ends with {outcome}."),
        };
        if (!_watch.Histories.TryGetValue(named, out var versions)) throw WorldWatch.Broken($"A push is answered with {named}, which is not there.");
        if (outcome is PushOutcome.Refused && versions[0].Status == ImportStatus.Error) throw WorldWatch.Broken($"The failed import {named} blocks a push.");
    }

    private async ValueTask StartRequestAsync()
    {
        if (_watch.Histories.Count == 0) return;
        var versions = _random.Pick(_watch.Histories.Values.ToList());
        var decision = _random.Percent(50) ? ImportDecision.Validation : ImportDecision.Rejection;
        var seen = _random.Next(3) switch { 0 => (long?)null, 1 => versions[^1].Version, _ => _random.Pick(versions).Version };
        var user = _random.Pick(Users);
        await StartAsync("user", process => RequestAsync(process, user, versions[0], decision, seen)).ConfigureAwait(false);
        if (_random.Percent(20))
        {
            var (other, otherDecision) = (_random.Pick(Users), _random.Percent(50) ? ImportDecision.Validation : ImportDecision.Rejection);
            await StartAsync("another user at once", process => RequestAsync(process, other, versions[0], otherDecision, seen)).ConfigureAwait(false);
        }
    }

    private async Task RequestAsync(SimulatedProcess process, Actor user, ImportRecord import, ImportDecision decision, long? seen)
    {
        var answer = await process.Decisions.RequestAsync(user, import.Dossier, import.Id, decision, seen).ConfigureAwait(false);
        _watch.Count(answer.Refusal is { } refusal ? "request refused: " + refusal.Code : answer.Value!.Already ? "request repeated" : "request accepted");
        if (!answer.TryGet(out var accepted, out _)) return;
        if (!user.Profile.MayDecide) throw WorldWatch.Broken($"{user.User} may not decide and was let to.");
        var versions = _watch.Histories[import.Id];
        var known = accepted.Already
            ? versions.Any(record => IsAsked(record, accepted.By, accepted.At) || (record.Resolution is { } done && done.Decision == decision && done.By == accepted.By && done.At == accepted.At))
            : accepted.By == user.User && versions.Any(record => IsAsked(record, user.User, accepted.At));
        if (!known) throw WorldWatch.Broken($"{user.User} was told that {decision} of {import.Id} was taken, and it was not.");

        bool IsAsked(ImportRecord record, UserId by, Instant at) => record.Request is { } request && request.Decision == decision && request.By == by && request.At == at;
    }

    /// <summary>A user of the accounting software works on a held entry.</summary>
    private async ValueTask MarkAsync()
    {
        if (_watch.Histories.Count == 0 || _actors.Exists(actor => actor.OpenReceptions > 0 && !_options.InterleaveReceptions)) return;
        var all = _watch.Histories.Values.Select(versions => versions[^1]).ToList();
        var requested = all.Where(each => each.Request is not null).ToList();
        var record = _random.Pick(requested.Count > 0 && _random.Percent(70) ? requested : all);
        if (_files[record.Hash].Lines() is not [var line, ..]) return;
        var marked = _ledger is { } ledger ? ledger.Lock(record, line.Entry) : await _fixture.Books.MarkAsync(record.Dossier, record.Id, line.Entry, _random.Pick(Enum.GetValues<HeldEntryMark>())).ConfigureAwait(false);
        Tell($"{line.Entry} of {record.Id} is {(marked ? "" : "not ")}marked");
    }
}
