using NodaTime;

namespace PartnerImports;

/// <summary>Computes what a decision would do and what stands in its way: the store's answer and the fiscal calendar's (P5, P7).</summary>
internal sealed class DecisionPlanner(IImportStore store, IFiscalCalendar calendars)
{
    /// <summary>The plan with the obstacles of fiscal years that are not open; null when the dossier has no such import.</summary>
    public async ValueTask<DecisionPlan?> PlanAsync(DossierId dossier, ImportId import, ImportDecision decision, CancellationToken cancellationToken)
    {
        var plan = await store.PlanAsync(dossier, import, decision, cancellationToken).ConfigureAwait(false);
        if (plan is not { HeldDates: { } held }) return plan;
        var calendar = await calendars.GetAsync(dossier, cancellationToken).ConfigureAwait(false);
        if (calendar.YearOf(held.First) is { IsOpen: true } year && year.Contains(held.Last)) return plan;
        var days = await store.HeldDaysAsync(dossier, import, cancellationToken).ConfigureAwait(false);
        var known = plan.Obstacles.Where(obstacle => obstacle.Code == Obstacle.FiscalYearClosed).Select(obstacle => obstacle.Detail).ToHashSet(StringComparer.Ordinal);
        return plan with { Obstacles = [.. plan.Obstacles, .. NotOpen(days, calendar).Where(obstacle => !known.Contains(obstacle.Detail))] };
    }

    /// <summary>One obstacle for each closed year, and for each stretch without a year, on whose days entries are held.</summary>
    private static IEnumerable<Obstacle> NotOpen(IReadOnlyList<LocalDate> days, FiscalCalendar calendar) =>
        from day in days
        where !calendar.IsOpenOn(day)
        group day by (Year: calendar.YearOf(day), Before: calendar.Years.Count(year => year.Start <= day)) into stretch
        select new Obstacle(Obstacle.FiscalYearClosed, "", 0, stretch.Key.Year?.Label ?? FiscalYearTexts.Range(stretch.First(), stretch.Last()));
}
