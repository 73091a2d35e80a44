using System.Collections.Immutable;
using NodaTime;

namespace PartnerImports.Testing;

/// <summary>A random sequence of calls that a seed determines, given to the store under test and to <see cref="InMemoryImportStore"/>: every answer must be the same.</summary>
public sealed class StoreSequence
{
    private static readonly ImmutableArray<ImportStatus> EveryStatus = [.. Enum.GetValues<ImportStatus>()];
    private readonly SeededRandom _random;
    private readonly StoreScenario _s;
    private readonly InMemoryImportStore _model = new();
    private readonly List<TestPush> _pushes = [];
    private readonly List<ImportRecord> _seen = [];
    private readonly List<(RequestClaim Claim, RequestClaim Expected)> _claims = [];
    private readonly List<(DossierId Dossier, Guid Id)> _messages = [];

    private StoreSequence(IStoreFixture fixture, int seed, CancellationToken cancellationToken)
    {
        _random = new(seed);
        _s = new(fixture, cancellationToken);
    }

    /// <summary>Runs the sequence of a seed on an empty store.</summary>
    /// <param name="fixture">Gives the store.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="steps">How many calls.</param>
    /// <param name="cancellationToken">Ends the sequence.</param>
    /// <exception cref="ConformanceException">An answer differs; the message names seed and step.</exception>
    public static async ValueTask RunAsync(IStoreFixture fixture, int seed, int steps = 120, CancellationToken cancellationToken = default)
    {
        var sequence = new StoreSequence(fixture, seed, cancellationToken);
        for (var step = 1; step <= steps; step++)
        {
            try
            {
                await sequence.StepAsync().ConfigureAwait(false);
                if (step % 20 == 0 || step == steps) await sequence.CompareAllAsync().ConfigureAwait(false);
            }
            catch (ConformanceException differs)
            {
                throw new ConformanceException($"Seed {seed}, step {step}: {differs.Message}", differs);
            }
        }
        await sequence._s.CheckAsync().ConfigureAwait(false);
    }

    private IImportStore Store => _random.Percent(50) ? _s.Store : _s.SecondStore;

    private DossierId AnyDossier => _random.Percent(75) ? _s.Dossier : _s.OtherDossier;

    private ValueTask StepAsync()
    {
        _s.Pass(Duration.FromSeconds(_random.Next(1, 90)));
        return _random.Next(14) switch
        {
            0 or 1 or 2 => ReceiveAsync(),
            3 or 4 => RequestAsync(),
            5 or 6 => ClaimAsync(),
            7 or 8 or 9 => CommitClaimAsync(),
            10 => ReleaseAsync(),
            11 => MarkAsync(),
            12 => TakeAsync(),
            _ => SettleMessageAsync(),
        };
    }

    private async ValueTask ReceiveAsync()
    {
        var push = _pushes.Count == 0 || _random.Percent(50) ? _s.Push(_random.Next(0, 5), _random.Percent(50) ? $"key-{_random.Next(8)}" : null) : _s.Again(_random.Pick(_pushes));
        push = push with { Dossier = AnyDossier, Partner = _random.Percent(80) ? _s.Partner : _s.OtherPartner };
        if (_random.Percent(20)) push = push with { Content = $"content {_random.Next(1, 12)}" };
        if (_random.Percent(30)) push = push with { EntryIds = [$"e{_random.Next(20)}"] };
        if (_random.Percent(15)) push = push with { Status = ImportStatus.Error, Lines = [] };
        push = push with { Messages = [TestDecisions.Event(_s.NewId(), push.ToRecord(), "import.pending", push.At)] };
        _pushes.Add(push);
        if (_random.Percent(10))
        {
            var left = await Store.OpenReceptionAsync(push.Identity, _s.Cancellation).ConfigureAwait(false);
            await using (left.ConfigureAwait(false)) await _s.HoldAsync(left, push).ConfigureAwait(false);
            return;
        }
        var actual = await _s.TryReceiveAsync(push, Store).ConfigureAwait(false);
        var expected = await _s.TryReceiveAsync(push, _model).ConfigureAwait(false);
        Expect.Equal(Shown(expected), Shown(actual), "What became of a push");
        if (actual is ReceptionResult.Received received) _seen.Add(received.Record);
    }

    private async ValueTask RequestAsync()
    {
        if (_seen.Count == 0) return;
        var record = _random.Pick(_seen);
        if (_random.Percent(80) && await _model.FindAsync(record.Dossier, record.Id, _s.Cancellation).ConfigureAwait(false) is { } current) record = current;
        if (record.Status != ImportStatus.Pending || record.Request is not null) return;
        var decision = _random.Percent(50) ? ImportDecision.Validation : ImportDecision.Rejection;
        await CommitAsync(TestDecisions.Request(record, decision, _s.User, _s.NewId(), _s.Now), null).ConfigureAwait(false);
    }

    private async ValueTask ClaimAsync()
    {
        DossierId? dossier = _random.Percent(50) ? AnyDossier : null;
        var query = new ClaimQuery { Dossier = dossier, Now = _s.Now, Lease = _s.Lease };
        var actual = await Store.ClaimAsync(query, _s.Cancellation).ConfigureAwait(false);
        var expected = await _model.ClaimAsync(query, _s.Cancellation).ConfigureAwait(false);
        Expect.Equal((expected?.Record, expected?.LeaseUntil, expected?.Attempt), (actual?.Record, actual?.LeaseUntil, actual?.Attempt), "What was claimed");
        if (actual is not null && expected is not null) _claims.Add((actual, expected));
    }

    private async ValueTask CommitClaimAsync()
    {
        if (_claims.Count == 0) return;
        var (claim, expected) = _random.Percent(70) ? _claims[^1] : _random.Pick(_claims);
        var message = TestDecisions.Notification(_s.NewId(), claim.Record, _s.User, "text", _s.Now);
        var commit = _random.Next(6) switch
        {
            0 => TestDecisions.Fail(claim, new("raison", "reason"), _s.Now, [message]),
            1 => TestDecisions.Invalidate(claim, new("raison", "reason"), _s.Now, [message]),
            _ => TestDecisions.Complete(claim, _s.Now, [message]),
        };
        await CommitAsync(commit, expected).ConfigureAwait(false);
    }

    private async ValueTask CommitAsync(DecisionCommit commit, RequestClaim? expectedClaim)
    {
        var actual = await Store.CommitAsync(commit, _s.Cancellation).ConfigureAwait(false);
        var expected = await _model.CommitAsync(commit with { Claim = expectedClaim }, _s.Cancellation).ConfigureAwait(false);
        if (expected is CommitResult.VersionConflict && commit.Claim is not null)
        {
            Expect.True(actual is CommitResult.VersionConflict or CommitResult.LeaseLost, "A commit under a claim that is past is refused");
            return;
        }
        Expect.Equal(Shown(expected), Shown(actual), "How a commit ended");
    }

    private async ValueTask ReleaseAsync()
    {
        if (_claims.Count == 0) return;
        var (claim, expected) = _random.Pick(_claims);
        var notBefore = _s.Now + Duration.FromSeconds(_random.Next(120));
        Expect.Equal(await _model.ReleaseAsync(expected, notBefore, _s.Cancellation).ConfigureAwait(false), await Store.ReleaseAsync(claim, notBefore, _s.Cancellation).ConfigureAwait(false), "Whether a claim was released");
    }

    private async ValueTask MarkAsync()
    {
        if (_seen.Count == 0 || _random.Percent(60)) return;
        var (record, entry, mark) = (_random.Pick(_seen), $"AC/{_random.Next(1, 5)}", _random.Pick(Enum.GetValues<HeldEntryMark>()));
        Expect.Equal(await _model.MarkAsync(record.Dossier, record.Id, entry, mark, _s.Cancellation).ConfigureAwait(false), await _s.Books.MarkAsync(record.Dossier, record.Id, entry, mark, _s.Cancellation).ConfigureAwait(false), "Whether an entry was marked");
    }

    private async ValueTask TakeAsync()
    {
        var query = new MessageQuery { Dossier = _random.Percent(50) ? AnyDossier : null, Now = _s.Now, Lease = _s.Lease, Take = _random.Next(1, 6) };
        var actual = await Store.TakeMessagesAsync(query, _s.Cancellation).ConfigureAwait(false);
        Expect.Sequence(await _model.TakeMessagesAsync(query, _s.Cancellation).ConfigureAwait(false), actual, "Messages taken");
        _messages.AddRange(actual.Select(message => (message.Dossier, message.Id)));
    }

    private async ValueTask SettleMessageAsync()
    {
        if (_messages.Count == 0) return;
        var (dossier, id) = _random.Pick(_messages);
        var notBefore = _s.Now + Duration.FromSeconds(_random.Next(300));
        var deliver = _random.Percent(60);
        foreach (var store in (IImportStore[])[Store, _model])
            if (deliver) await store.MarkDeliveredAsync(dossier, id, _s.Cancellation).ConfigureAwait(false);
            else await store.ReturnMessageAsync(dossier, id, notBefore, _s.Cancellation).ConfigureAwait(false);
    }

    private async ValueTask CompareAllAsync()
    {
        foreach (var dossier in (DossierId[])[_s.Dossier, _s.OtherDossier])
        {
            var query = new ImportQuery { Statuses = EveryStatus, Descending = _random.Percent(50), Sort = _random.Pick(Enum.GetValues<ImportSort>()) };
            var records = (await Store.ListAsync(dossier, query, _s.Cancellation).ConfigureAwait(false)).Items;
            Expect.Sequence((await _model.ListAsync(dossier, query, _s.Cancellation).ConfigureAwait(false)).Items, records, "Imports listed");
            Expect.Equal(await _model.CountWaitingAsync(dossier, _s.Cancellation).ConfigureAwait(false), await Store.CountWaitingAsync(dossier, _s.Cancellation).ConfigureAwait(false), "Imports waiting");
            Expect.Equal(await _model.CountRequestsAsync(dossier, _s.Cancellation).ConfigureAwait(false), await Store.CountRequestsAsync(dossier, _s.Cancellation).ConfigureAwait(false), "Requests waiting");
            Expect.Equal(await _model.CountMessagesAsync(dossier, _s.Cancellation).ConfigureAwait(false), await Store.CountMessagesAsync(dossier, _s.Cancellation).ConfigureAwait(false), "Messages waiting");
            foreach (var held in (bool[])[true, false]) Expect.Sequence(await LinesAsync(_model, dossier, held).ConfigureAwait(false), await LinesAsync(_s.Books, dossier, held).ConfigureAwait(false), held ? "Held lines" : "Ordinary lines");
            foreach (var kind in Enum.GetValues<ReferenceKind>())
                Expect.Sequence(await _model.ReferenceDataAsync(dossier, kind, _s.Cancellation).ConfigureAwait(false), await _s.Books.ReferenceDataAsync(dossier, kind, _s.Cancellation).ConfigureAwait(false), $"Reference data ({kind})");
            foreach (var record in records)
            {
                Expect.Sequence(await _model.AuditAsync(dossier, record.Id, _s.Cancellation).ConfigureAwait(false), await Store.AuditAsync(dossier, record.Id, _s.Cancellation).ConfigureAwait(false), "The audit");
                var plan = await Store.PlanAsync(dossier, record.Id, ImportDecision.Rejection, _s.Cancellation).ConfigureAwait(false);
                var expected = await _model.PlanAsync(dossier, record.Id, ImportDecision.Rejection, _s.Cancellation).ConfigureAwait(false);
                Expect.Equal((expected?.HeldEntries, expected?.HeldLines, expected?.HeldDates), (plan?.HeldEntries, plan?.HeldLines, plan?.HeldDates), "The plan");
                Expect.Sequence((expected?.Obstacles ?? []).Select(Shown), (plan?.Obstacles ?? []).Select(Shown), "The plan's obstacles");
            }
        }
    }

    private async ValueTask<List<BooksLine>> LinesAsync(IBooks books, DossierId dossier, bool held)
    {
        List<BooksLine> lines = [];
        await foreach (var line in books.LinesAsync(dossier, held, _s.Cancellation).ConfigureAwait(false)) lines.Add(line);
        return lines;
    }

    private static string Shown(CommitResult result) => result is CommitResult.Obstructed obstructed ? "Obstructed: " + string.Join(", ", obstructed.Found.Select(Shown)) : result.ToString();

    private static string Shown(Obstacle obstacle) => $"{obstacle.Code} {obstacle.Entry} line {obstacle.Line}";

    /// <summary>Where several imports have the bytes of a push, the port doesn't say which one is named.</summary>
    private static string Shown(ReceptionResult result) =>
        result is ReceptionResult.Conflicted { Conflict.Kind: PushConflictKind.DuplicateContent } ? "Conflicted: duplicate content" : result.ToString();
}
