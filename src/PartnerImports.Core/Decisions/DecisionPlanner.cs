namespace PartnerImports;

/// <summary>Computes what a decision would do and what stands in its way: the store's answer and the fiscal calendar's (P5, P7).</summary>
internal sealed class DecisionPlanner(IImportStore store, IFiscalCalendar calendars)
{
    /// <summary>The plan with the obstacle of closed fiscal years; null when the dossier has no such import.</summary>
    public async ValueTask<DecisionPlan?> PlanAsync(DossierId dossier, ImportId import, ImportDecision decision, CancellationToken cancellationToken)
    {
        var plan = await store.PlanAsync(dossier, import, decision, cancellationToken).ConfigureAwait(false);
        if (plan is not { HeldDates: { } dates }) return plan;
        var calendar = await calendars.GetAsync(dossier, cancellationToken).ConfigureAwait(false);
        var known = plan.Obstacles.Where(obstacle => obstacle.Code == Obstacle.FiscalYearClosed).Select(obstacle => obstacle.Detail).ToHashSet(StringComparer.Ordinal);
        var closed = calendar.Years.Where(year => !year.IsOpen && year.Start <= dates.Last && year.End >= dates.First && !known.Contains(year.Label));
        return plan with { Obstacles = [.. plan.Obstacles, .. closed.Select(year => new Obstacle(Obstacle.FiscalYearClosed, "", 0, year.Label))] };
    }
}
