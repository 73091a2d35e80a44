namespace PartnerImports.Testing;

/// <summary>The audit is append-only and in order.</summary>
internal static class AuditCases
{
    private const string Topic = "Audit";

    public static IEnumerable<ConformanceCase<IStoreFixture>> All =>
    [
        StoreCase.Of(Topic, "", "Every change is in the audit of its import, numbered from 1", Numbered),
        StoreCase.Of(Topic, "", "Refusals and repeats are appended and change no import", Appended),
        StoreCase.Of(Topic, "", "A refusal that is written after the import has gone on is no fault of the store", WrittenLate),
        StoreCase.Of(Topic, "", "An event comes back with every value", EveryValue),
        StoreCase.Of(Topic, "", "A refusal about an import that never existed is taken and shown nowhere", OfNoImport),
        StoreCase.Of(Topic, "", "A refusal through another dossier doesn't show in the import's audit", ThroughOtherDossier),
        StoreCase.Of(Topic, "", "Two writers at once number their events without gap or repeat", TwoWriters),
    ];

    private static async ValueTask Numbered(StoreScenario s)
    {
        var record = await s.ReceiveAsync(s.Push()).ConfigureAwait(false);
        var other = await s.ReceiveAsync(s.Push()).ConfigureAwait(false);
        await s.DecideAsync(record, ImportDecision.Rejection).ConfigureAwait(false);
        var audit = await s.SecondStore.AuditAsync(s.Dossier, record.Id, s.Cancellation).ConfigureAwait(false);
        Expect.Sequence([(1L, "receive"), (2L, "request-rejection"), (3L, "complete")], audit.Select(each => (each.Sequence, each.Command)), "The audit");
        Expect.Sequence([(1L, "receive")], (await s.Store.AuditAsync(s.Dossier, other.Id, s.Cancellation).ConfigureAwait(false)).Select(each => (each.Sequence, each.Command)), "The audit of another import");
    }

    private static async ValueTask Appended(StoreScenario s)
    {
        var record = await s.ReceiveAsync(s.Push()).ConfigureAwait(false);
        var refused = Refusal(s, record);
        var repeated = refused with { Result = AuditResult.Repeated, Code = "", At = s.Tick() };
        await s.Store.AppendAuditAsync(refused, s.Cancellation).ConfigureAwait(false);
        await s.Store.AppendAuditAsync(repeated, s.Cancellation).ConfigureAwait(false);
        var audit = await s.Store.AuditAsync(s.Dossier, record.Id, s.Cancellation).ConfigureAwait(false);
        Expect.Sequence([refused with { Sequence = 2 }, repeated with { Sequence = 3 }], audit.Skip(1), "Events appended");
        Expect.Equal(record, await s.Store.FindAsync(s.Dossier, record.Id, s.Cancellation).ConfigureAwait(false), "The import");
    }

    private static async ValueTask WrittenLate(StoreScenario s)
    {
        var record = await s.ReceiveAsync(s.Push()).ConfigureAwait(false);
        var refused = Refusal(s, record);
        await s.DecideAsync(record, ImportDecision.Validation).ConfigureAwait(false);
        await s.Store.AppendAuditAsync(refused, s.Cancellation).ConfigureAwait(false);
        Expect.Sequence([refused with { Sequence = 4 }], (await s.Store.AuditAsync(s.Dossier, record.Id, s.Cancellation).ConfigureAwait(false)).Skip(3), "The event written late");
    }

    private static async ValueTask EveryValue(StoreScenario s)
    {
        var push = s.Push();
        var record = await s.ReceiveAsync(push).ConfigureAwait(false);
        var commit = TestDecisions.Request(record, ImportDecision.Validation, s.User, s.NewId(), s.Tick());
        commit = commit with { Audit = commit.Audit with { Code = commit.Next.Request!.Id.ToString() } };
        await s.Store.CommitAsync(commit, s.Cancellation).ConfigureAwait(false);
        var bare = Refusal(s, record) with { VersionSeen = null, Code = "", StatusBefore = null };
        await s.Store.AppendAuditAsync(bare, s.Cancellation).ConfigureAwait(false);
        Expect.Sequence([push.ToCommit().Audit with { Sequence = 1 }, commit.Audit with { Sequence = 2 }, bare with { Sequence = 3 }],
            await s.Store.AuditAsync(s.Dossier, record.Id, s.Cancellation).ConfigureAwait(false), "The audit");
    }

    private static async ValueTask OfNoImport(StoreScenario s)
    {
        var record = s.Push().ToRecord();
        await s.Store.AppendAuditAsync(Refusal(s, record), s.Cancellation).ConfigureAwait(false);
        Expect.Sequence([], await s.Store.AuditAsync(s.Dossier, record.Id, s.Cancellation).ConfigureAwait(false), "The audit of no import");
    }

    private static async ValueTask ThroughOtherDossier(StoreScenario s)
    {
        var record = await s.ReceiveAsync(s.Push()).ConfigureAwait(false);
        await s.Store.AppendAuditAsync(Refusal(s, record) with { Dossier = s.OtherDossier }, s.Cancellation).ConfigureAwait(false);
        Expect.Equal(1, (await s.Store.AuditAsync(s.Dossier, record.Id, s.Cancellation).ConfigureAwait(false)).Count, "Events of the import");
        Expect.Sequence([], await s.Store.AuditAsync(s.OtherDossier, record.Id, s.Cancellation).ConfigureAwait(false), "Events seen through the other dossier");
    }

    private static async ValueTask TwoWriters(StoreScenario s)
    {
        const int Each = 20;
        var record = await s.ReceiveAsync(s.Push()).ConfigureAwait(false);
        var refusal = Refusal(s, record);
        var writers = from store in (IImportStore[])[s.Store, s.SecondStore]
                      select Task.Run(async () =>
                      {
                          for (var i = 0; i < Each; i++) await store.AppendAuditAsync(refusal, s.Cancellation).ConfigureAwait(false);
                      }, s.Cancellation);
        await Task.WhenAll(writers).ConfigureAwait(false);
        var audit = await s.Store.AuditAsync(s.Dossier, record.Id, s.Cancellation).ConfigureAwait(false);
        Expect.Sequence(Enumerable.Range(1, 1 + 2 * Each).Select(number => (long)number), audit.Select(each => each.Sequence), "Numbers of the events");
    }

    private static AuditEvent Refusal(StoreScenario s, ImportRecord record) => new()
    {
        Dossier = record.Dossier, Import = record.Id, At = s.Tick(), Actor = s.OtherUser.ToString(), Command = "request-validation", VersionSeen = 1,
        Result = AuditResult.Refused, Code = "stale-version", StatusBefore = record.Status, StatusAfter = record.Status,
    };
}
