using NodaTime;

namespace PartnerImports.Testing;

/// <summary>What a decision would do now (P7).</summary>
internal static class PlanCases
{
    private const string Topic = "Plan";

    private static readonly (long Entries, long Lines, (LocalDate, LocalDate)? Dates) NothingHeld = (0, 0, null);

    public static IEnumerable<ConformanceCase<IStoreFixture>> All =>
    [
        .. from decision in Enum.GetValues<ImportDecision>()
           select StoreCase.Of(Topic, "P7", $"The plan of a {decision} tells what is held, what is kept and what stands in the way, and changes nothing", s => Tells(s, decision)),
        StoreCase.Of(Topic, "P7", "What is kept is all that the import names, created by it or not", KeepsNamed),
        StoreCase.Of(Topic, "P7", "Nothing is held by a decided import, and its plan says so", OfDecided),
        StoreCase.Of(Topic, "P7", "An import without lines has no held dates", OfEmpty),
        StoreCase.Of(Topic, "P5", "The days of held lines are told each once, in order, while they are held and to their dossier only", HeldDays),
    ];

    private static async ValueTask Tells(StoreScenario s, ImportDecision decision)
    {
        var push = s.Push(entries: 5);
        var record = await s.ReceiveAsync(push).ConfigureAwait(false);
        await s.Books.MarkAsync(s.Dossier, record.Id, "AC/3", HeldEntryMark.Lettered, s.Cancellation).ConfigureAwait(false);
        var plan = await PlanAsync(s, record, decision).ConfigureAwait(false);
        Expect.Equal(record, plan.Record, "The import of the plan");
        Expect.Equal((5L, (long)push.Lines.Length), (plan.HeldEntries, plan.HeldLines), "Held entries and lines");
        Expect.Equal<(LocalDate, LocalDate)?>((push.Lines.Min(line => line.Date), push.Lines.Max(line => line.Date)), plan.HeldDates, "Held dates");
        Expect.Same(TestEntries.Named(push.Lines), plan.Keeps, "What is kept");
        Expect.Sequence([(Obstacle.Lettered, "AC/3")], plan.Obstacles.Select(obstacle => (obstacle.Code, obstacle.Entry)), "What stands in the way");
        Expect.Equal(record, await s.Store.FindAsync(s.Dossier, record.Id, s.Cancellation).ConfigureAwait(false), "The import after planning");
        Expect.Equal(1, (await s.Store.AuditAsync(s.Dossier, record.Id, s.Cancellation).ConfigureAwait(false)).Count, "Audit events after planning");
    }

    private static async ValueTask KeepsNamed(StoreScenario s)
    {
        await s.ReceiveAsync(s.Push()).ConfigureAwait(false);
        var push = s.Push(entries: 2);
        var record = await s.ReceiveAsync(push).ConfigureAwait(false);
        Expect.Same(TestEntries.Named(push.Lines), (await PlanAsync(s, record, ImportDecision.Rejection).ConfigureAwait(false)).Keeps, "What is kept");
    }

    private static async ValueTask OfDecided(StoreScenario s)
    {
        foreach (var decision in Enum.GetValues<ImportDecision>())
        {
            var push = s.Push();
            var record = await s.DecideAsync(await s.ReceiveAsync(push).ConfigureAwait(false), decision).ConfigureAwait(false);
            var plan = await PlanAsync(s, record, ImportDecision.Rejection).ConfigureAwait(false);
            Expect.Equal(record, plan.Record, "The import of the plan");
            Expect.Equal(NothingHeld, (plan.HeldEntries, plan.HeldLines, plan.HeldDates), $"What is held after a {decision}");
            Expect.Same(TestEntries.Named(push.Lines), plan.Keeps, $"What is kept after a {decision}");
            Expect.Sequence([], plan.Obstacles, $"What stands in the way after a {decision}");
        }
    }

    private static async ValueTask OfEmpty(StoreScenario s)
    {
        var record = await s.ReceiveAsync(s.Push(entries: 0)).ConfigureAwait(false);
        var plan = await PlanAsync(s, record, ImportDecision.Validation).ConfigureAwait(false);
        Expect.Equal(NothingHeld, (plan.HeldEntries, plan.HeldLines, plan.HeldDates), "What an empty import holds");
        await s.DecideAsync(record, ImportDecision.Validation).ConfigureAwait(false);
    }

    private static async ValueTask HeldDays(StoreScenario s)
    {
        LocalDate[] days = [new(2026, 1, 10), new(2024, 12, 5), new(2026, 1, 10), new(2024, 2, 29)];
        var push = s.Push() with { Lines = [.. days.Select((day, i) => TestEntries.Line($"AC/{i}", i + 1, day, "607000", Amount.Zero))] };
        await s.ReceiveAsync(s.Push()).ConfigureAwait(false);
        var record = await s.ReceiveAsync(push).ConfigureAwait(false);
        Expect.Sequence([new(2024, 2, 29), new(2024, 12, 5), new(2026, 1, 10)], await s.Store.HeldDaysAsync(s.Dossier, record.Id, s.Cancellation).ConfigureAwait(false), "Days of held lines");
        Expect.Sequence([], await s.Store.HeldDaysAsync(s.OtherDossier, record.Id, s.Cancellation).ConfigureAwait(false), "Days of held lines of a foreign import");
        foreach (var decision in Enum.GetValues<ImportDecision>())
        {
            var decided = await s.DecideAsync(await s.ReceiveAsync(s.Push()).ConfigureAwait(false), decision).ConfigureAwait(false);
            Expect.Sequence([], await s.Store.HeldDaysAsync(s.Dossier, decided.Id, s.Cancellation).ConfigureAwait(false), $"Days of held lines after a {decision}");
        }
    }

    private static async ValueTask<DecisionPlan> PlanAsync(StoreScenario s, ImportRecord record, ImportDecision decision) =>
        Expect.NotNull(await s.Store.PlanAsync(record.Dossier, record.Id, decision, s.Cancellation).ConfigureAwait(false), "The plan of an import");
}
