namespace PartnerImports.Testing;

/// <summary>Same push twice (P8).</summary>
internal static class PushIdentityCases
{
    private const string Topic = "Push identity";

    public static IEnumerable<ConformanceCase<IStoreFixture>> All =>
    [
        Meets("The same key and the same bytes are a repeat of a pending import", Outcome.Pending, PushConflictKind.Repeat, first => first),
        Meets("The same key and the same bytes are a repeat of a validated import", Outcome.Validated, PushConflictKind.Repeat, first => first),
        Meets("The same key with other bytes is refused while the import is pending", Outcome.Pending, PushConflictKind.KeyReused, first => first with { Content = "other" }),
        Meets("The same key with other bytes is refused when the import is validated", Outcome.Validated, PushConflictKind.KeyReused, first => first with { Content = "other" }),
        Meets("The same bytes without a key are refused while the import is pending", Outcome.Pending, PushConflictKind.DuplicateContent, first => first with { Key = null }),
        Meets("The same bytes without a key are refused when the import is validated", Outcome.Validated, PushConflictKind.DuplicateContent, first => first with { Key = null }),
        Meets("The same bytes under another key are a push of their own", Outcome.Pending, null, first => first with { Key = "another" }),
        Meets("Another partner's same key and bytes are a push of their own", Outcome.Pending, null, first => first with { Partner = new(PartnerId.Parse("other"), "Other") }),
        Meets("Another dossier's same key and bytes are a push of their own", Outcome.Pending, null, first => first with { Dossier = DossierId.Parse("DOSSIER-2") }),
        Meets("A key differs from the same key in another case", Outcome.Pending, null, first => first with { Key = "LOT-1", Content = "other" }),
        Frees("The same key and bytes are free once the import is rejected", Outcome.Rejected, first => first),
        Frees("The same key with other bytes is free once the import is rejected", Outcome.Rejected, first => first with { Content = "other" }),
        Frees("The same bytes without a key are free once the import is rejected", Outcome.Rejected, first => first with { Key = null }),
        Frees("The same key and bytes are free when the import is in error", Outcome.Error, first => first),
        Frees("The same key with other bytes is free when the import is in error", Outcome.Error, first => first with { Content = "other" }),
        Frees("The same bytes without a key are free when the import is in error", Outcome.Error, first => first with { Key = null }),
        Frees("The same key and bytes are free once the import was found impossible", Outcome.Invalidated, first => first),
        StoreCase.Of(Topic, "P8", "Of several imports with the same bytes a push without a key meets the oldest", MeetsOldest),
        StoreCase.Of(Topic, "P8", "A push replaces the latest rejected or failed import that is like it", ReplacesLatest),
        StoreCase.Of(Topic, "P8", "Nothing is replaced by a push that is like no other", ReplacesNothing),
        StoreCase.Of(Topic, "P8", "Of two equal pushes at the same instant one is received and one is a repeat", TwoEqualPushes),
        StoreCase.Of(Topic, "P8", "Of two pushes of the same bytes at the same instant one is received", TwoEqualContents),
        StoreCase.Of(Topic, "P8", "An entry id of a pending import is refused at the commit and nothing is stored", EntryIdOfPending),
        StoreCase.Of(Topic, "P8", "An entry id of a validated import is refused", EntryIdOfValidated),
        StoreCase.Of(Topic, "P8", "Of several entry ids that are taken the first of the push is named", FirstEntryId),
        StoreCase.Of(Topic, "P8", "Entry ids are free once their import is rejected", EntryIdOfRejected),
        StoreCase.Of(Topic, "P8", "Entry ids of another partner or dossier are no obstacle", EntryIdOfOthers),
        StoreCase.Of(Topic, "P8", "The same entries are a probable duplicate, under other bytes, another key or of another partner", ProbableDuplicate),
    ];

    private enum Outcome
    {
        Pending,
        Validated,
        Rejected,
        Error,
        Invalidated,
    }

    private static ConformanceCase<IStoreFixture> Meets(string name, Outcome outcome, PushConflictKind? kind, Func<TestPush, TestPush> change) => StoreCase.Of(Topic, "P8", name, async s =>
    {
        var first = await ArriveAsync(s, outcome).ConfigureAwait(false);
        var again = change(s.Again(first));
        var expected = kind is { } met ? new PushConflict(met, first.Id) : null;
        Expect.Equal(expected, await s.Store.FindConflictAsync(again.Identity, s.Cancellation).ConfigureAwait(false), "What the push would meet");
        Expect.Equal(expected, await s.SecondStore.FindConflictAsync(again.Identity, s.Cancellation).ConfigureAwait(false), "What the push would meet in the second adapter");
        var reception = await s.Store.OpenReceptionAsync(again.Identity, s.Cancellation).ConfigureAwait(false);
        await using (reception.ConfigureAwait(false))
        {
            Expect.Equal(expected, reception.Conflict, "What the push meets");
            Expect.Null(reception.Replaces, "What the push replaces");
            if (expected is null)
            {
                await s.HoldAsync(reception, again).ConfigureAwait(false);
                Expect.Is<ReceptionResult.Received>(await reception.CommitAsync(again.ToCommit(), s.Cancellation).ConfigureAwait(false), "A push of its own is received");
            }
        }
    });

    private static ConformanceCase<IStoreFixture> Frees(string name, Outcome outcome, Func<TestPush, TestPush> change) => StoreCase.Of(Topic, "P8", name, async s =>
    {
        var first = await ArriveAsync(s, outcome).ConfigureAwait(false);
        var again = change(s.Again(first));
        Expect.Null(await s.Store.FindConflictAsync(again.Identity, s.Cancellation).ConfigureAwait(false), "A conflict with a rejected or failed import");
        var record = await s.ReceiveAsync(again).ConfigureAwait(false);
        Expect.Equal(first.Id, record.Replaces, "The import replaced");
        Expect.Equal(record, await s.Store.FindAsync(s.Dossier, record.Id, s.Cancellation).ConfigureAwait(false), "The new import");
        Expect.Equal(again.Lines.Length, (await s.LinesAsync(record).ConfigureAwait(false)).Count, "Lines of the new import");
    });

    private static async ValueTask<TestPush> ArriveAsync(StoreScenario s, Outcome outcome)
    {
        var push = s.Push(key: "lot-1") with { Status = outcome == Outcome.Error ? ImportStatus.Error : ImportStatus.Pending };
        if (outcome == Outcome.Error) push = push with { Lines = [] };
        var record = await s.ReceiveAsync(push).ConfigureAwait(false);
        if (outcome == Outcome.Validated) await s.DecideAsync(record, ImportDecision.Validation).ConfigureAwait(false);
        if (outcome == Outcome.Rejected) await s.DecideAsync(record, ImportDecision.Rejection).ConfigureAwait(false);
        if (outcome == Outcome.Invalidated)
        {
            await s.RequestAsync(record, ImportDecision.Validation).ConfigureAwait(false);
            var claim = await s.ClaimAsync().ConfigureAwait(false);
            Expect.Is<CommitResult.Committed>(await s.Store.CommitAsync(TestDecisions.Invalidate(claim, new("impossible", "impossible"), s.Tick()), s.Cancellation).ConfigureAwait(false), "An impossible import is ended");
        }
        return push;
    }

    private static async ValueTask MeetsOldest(StoreScenario s)
    {
        var oldest = s.Push(key: "lot-1");
        foreach (var push in (TestPush[])[oldest, s.Again(oldest) with { Key = "lot-2" }, s.Again(oldest) with { Key = "lot-3" }]) await s.ReceiveAsync(push).ConfigureAwait(false);
        var met = await s.Store.FindConflictAsync((s.Again(oldest) with { Key = null }).Identity, s.Cancellation).ConfigureAwait(false);
        Expect.Equal(new PushConflict(PushConflictKind.DuplicateContent, oldest.Id), met, "What the push meets");
    }

    private static async ValueTask FirstEntryId(StoreScenario s)
    {
        await s.ReceiveAsync(s.Push() with { EntryIds = ["e1", "e2"] }).ConfigureAwait(false);
        var second = await s.ReceiveAsync(s.Push() with { EntryIds = ["e3", "e4"] }).ConfigureAwait(false);
        var result = Expect.Is<ReceptionResult.Conflicted>(await s.TryReceiveAsync(s.Push() with { EntryIds = ["e0", "e4", "e3", "e1"] }).ConfigureAwait(false), "A push with entry ids that are taken is refused");
        Expect.Equal(new PushConflict(PushConflictKind.EntryIdReused, second.Id, "e4"), result.Conflict, "What the push met");
    }

    private static async ValueTask ReplacesLatest(StoreScenario s)
    {
        var first = s.Push(key: "lot-1");
        await s.DecideAsync(await s.ReceiveAsync(first).ConfigureAwait(false), ImportDecision.Rejection).ConfigureAwait(false);
        var second = s.Again(first);
        await s.DecideAsync(await s.ReceiveAsync(second).ConfigureAwait(false), ImportDecision.Rejection).ConfigureAwait(false);
        var third = await s.ReceiveAsync(s.Again(first)).ConfigureAwait(false);
        Expect.Equal(second.Id, third.Replaces, "The import that the third push replaces");
    }

    private static async ValueTask ReplacesNothing(StoreScenario s)
    {
        await s.DecideAsync(await s.ReceiveAsync(s.Push(key: "lot-1")).ConfigureAwait(false), ImportDecision.Rejection).ConfigureAwait(false);
        Expect.Null((await s.ReceiveAsync(s.Push(key: "lot-2")).ConfigureAwait(false)).Replaces, "What a push like no other replaces");
        Expect.Null((await s.ReceiveAsync(s.Push()).ConfigureAwait(false)).Replaces, "What a push without a key replaces");
    }

    private static ValueTask TwoEqualPushes(StoreScenario s) => RaceAsync(s, s.Push(entries: 30, key: "lot-1"), PushConflictKind.Repeat);

    private static ValueTask TwoEqualContents(StoreScenario s) => RaceAsync(s, s.Push(entries: 30), PushConflictKind.DuplicateContent);

    private static async ValueTask RaceAsync(StoreScenario s, TestPush push, PushConflictKind kind)
    {
        for (var round = 0; round < 5; round++)
        {
            var (one, two) = (s.Again(push) with { Content = $"round {round}", Key = push.Key + round }, s.Again(push) with { Content = $"round {round}", Key = push.Key + round });
            if (push.Key is null) (one, two) = (one with { Key = null }, two with { Key = null });
            var first = Task.Run(() => s.TryReceiveAsync(one, s.Store).AsTask(), s.Cancellation);
            var second = Task.Run(() => s.TryReceiveAsync(two, s.SecondStore).AsTask(), s.Cancellation);
            var results = await Task.WhenAll(first, second).ConfigureAwait(false);
            Expect.Equal(1, results.OfType<ReceptionResult.Received>().Count(), "Pushes received");
            var received = results.OfType<ReceptionResult.Received>().Single().Record;
            Expect.Equal(new PushConflict(kind, received.Id), results.OfType<ReceptionResult.Conflicted>().Single().Conflict, "What the other push met");
            Expect.Equal(round + 1, await s.Store.CountWaitingAsync(s.Dossier, s.Cancellation).ConfigureAwait(false), "Imports waiting");
            Expect.Equal((round + 1) * push.Lines.Length, (await s.BooksAsync(held: true).ConfigureAwait(false)).Count, "Held lines");
        }
    }

    private static async ValueTask EntryIdOfPending(StoreScenario s)
    {
        var first = s.Push() with { EntryIds = ["e1", "e2", "e3"] };
        await s.ReceiveAsync(first).ConfigureAwait(false);
        var second = s.Push() with { EntryIds = ["e4", "e2"], Lines = [TestEntries.Line("VE/1", 1, new(2025, 4, 1), "701000", Amount.Parse("5"))] };
        var result = Expect.Is<ReceptionResult.Conflicted>(await s.TryReceiveAsync(second).ConfigureAwait(false), "An entry id that is taken is a conflict");
        Expect.Equal(new PushConflict(PushConflictKind.EntryIdReused, first.Id, "e2"), result.Conflict, "What the push met");
        Expect.Null(await s.Store.FindAsync(s.Dossier, second.Id, s.Cancellation).ConfigureAwait(false), "The import in conflict");
        Expect.Equal(first.Lines.Length, (await s.BooksAsync(held: true).ConfigureAwait(false)).Count, "Held lines");
        Expect.Sequence(["AC"], await s.CodesAsync(ReferenceKind.Journal).ConfigureAwait(false), "Journals");
        await s.ReceiveAsync(second with { EntryIds = ["e4"] }).ConfigureAwait(false);
    }

    private static async ValueTask EntryIdOfValidated(StoreScenario s)
    {
        var first = s.Push() with { EntryIds = ["e1"] };
        await s.DecideAsync(await s.ReceiveAsync(first).ConfigureAwait(false), ImportDecision.Validation).ConfigureAwait(false);
        var result = Expect.Is<ReceptionResult.Conflicted>(await s.TryReceiveAsync(s.Push() with { EntryIds = ["e1"] }).ConfigureAwait(false), "An entry id that is taken is a conflict");
        Expect.Equal(new PushConflict(PushConflictKind.EntryIdReused, first.Id, "e1"), result.Conflict, "What the push met");
    }

    private static async ValueTask EntryIdOfRejected(StoreScenario s)
    {
        var first = s.Push() with { EntryIds = ["e1"] };
        await s.DecideAsync(await s.ReceiveAsync(first).ConfigureAwait(false), ImportDecision.Rejection).ConfigureAwait(false);
        await s.ReceiveAsync(s.Push() with { EntryIds = ["e1"] }).ConfigureAwait(false);
    }

    private static async ValueTask EntryIdOfOthers(StoreScenario s)
    {
        await s.ReceiveAsync(s.Push() with { EntryIds = ["e1"] }).ConfigureAwait(false);
        await s.ReceiveAsync(s.Push() with { EntryIds = ["e1"], Partner = s.OtherPartner }).ConfigureAwait(false);
        await s.ReceiveAsync(s.Push() with { EntryIds = ["e1"], Dossier = s.OtherDossier }).ConfigureAwait(false);
        await s.ReceiveAsync(s.Push() with { EntryIds = ["E1"] }).ConfigureAwait(false);
    }

    private static async ValueTask ProbableDuplicate(StoreScenario s)
    {
        var original = s.Push() with { Key = "first", Fingerprint = "same" };
        var first = await s.ReceiveAsync(original).ConfigureAwait(false);
        var foreign = s.Push() with { Fingerprint = "foreign", Dossier = s.OtherDossier };
        await s.ReceiveAsync(foreign).ConfigureAwait(false);
        var push = s.Push();
        Expect.Equal(first.Id, await FindAsync(push, "same").ConfigureAwait(false), "The import with the same entries");
        Expect.Equal(first.Id, await FindAsync(s.Again(original) with { Key = "second" }, "same").ConfigureAwait(false), "The import of the same bytes under another key");
        Expect.Equal(first.Id, await FindAsync(s.Again(original) with { Partner = s.OtherPartner }, "same").ConfigureAwait(false), "Another partner's import of the same bytes");
        Expect.Null(await FindAsync(push, "").ConfigureAwait(false), "A duplicate of an import without entries");
        Expect.Null(await FindAsync(push, "foreign").ConfigureAwait(false), "A duplicate in another dossier");
        Expect.Null(await FindAsync(push, "unknown").ConfigureAwait(false), "A duplicate of no import");
        await s.DecideAsync(first, ImportDecision.Rejection).ConfigureAwait(false);
        Expect.Null(await FindAsync(push, "same").ConfigureAwait(false), "A duplicate of a rejected import");

        async ValueTask<ImportId?> FindAsync(TestPush of, string fingerprint)
        {
            var reception = await s.Store.OpenReceptionAsync(of.Identity, s.Cancellation).ConfigureAwait(false);
            await using (reception.ConfigureAwait(false)) return await reception.FindProbableDuplicateAsync(fingerprint, s.Cancellation).ConfigureAwait(false);
        }
    }
}
