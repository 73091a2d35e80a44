using System.Collections.Immutable;

namespace PartnerImports;

/// <summary>Finds the fiscal year that an import belongs to (P10).</summary>
internal static class FiscalPlacement
{
    /// <summary>The reference period; what speaks against it goes into the bag. Null when no year can be named.</summary>
    public static ReferencePeriod? Place(ImportAnalysis analysis, FiscalCalendar calendar, DiagnosticBag diagnostics)
    {
        if (!analysis.Format.HasValue) return null;
        if (calendar.Years.IsEmpty) return Implied(analysis);
        if (analysis.ClosingDate is { } closing) return Named(analysis, closing, calendar, diagnostics);
        var period = analysis.Summary.LastMovement is null ? Current(calendar, diagnostics) : OfMovements(analysis.Summary, calendar, diagnostics);
        if (period is not null) Compare(period, analysis.NamedYears, diagnostics);
        return period;
    }

    /// <summary>The dossier's calendar decides; that the file declares other fiscal years is worth saying.</summary>
    private static void Compare(ReferencePeriod period, ImmutableArray<ReferencePeriod> named, DiagnosticBag diagnostics)
    {
        if (named.IsEmpty || named.Any(year => (year.Start, year.End) == (period.Start, period.End))) return;
        diagnostics.Add(ImportDiagnostics.OtherYearsDeclared, SourcePlace.File, "", string.Join(", ", named.Select(year => FiscalYearTexts.Range(year.Start, year.End))), FiscalYearTexts.Range(period.Start, period.End));
    }

    private static ReferencePeriod? Implied(ImportAnalysis analysis) => analysis switch
    {
        { ClosingDate: { } closing } => ReferencePeriod.TwelveMonthsTo(closing),
        { ImpliedPeriod: { } implied } => implied,
        { Summary.LastMovement: { } last } => ReferencePeriod.CalendarYearOf(last),
        _ => null,
    };

    private static ReferencePeriod? Named(ImportAnalysis analysis, NodaTime.LocalDate closing, FiscalCalendar calendar, DiagnosticBag diagnostics)
    {
        if (calendar.ClosingOn(closing) is not { } year)
        {
            diagnostics.Add(ImportDiagnostics.NoYearClosesThen, SourcePlace.File, "", ScreenFormat.Date(closing), FiscalYearTexts.Closings(calendar));
            return null;
        }
        if (analysis.Summary is { FirstMovement: { } first, LastMovement: { } last } && !(year.Contains(first) && year.Contains(last)))
            diagnostics.Add(ImportDiagnostics.OutsideNamedYear, SourcePlace.File, "", FiscalYearTexts.Range(first, last), FiscalYearTexts.Range(year.Start, year.End));
        return year.Period;
    }

    private static ReferencePeriod? Current(FiscalCalendar calendar, DiagnosticBag diagnostics)
    {
        if (calendar.Current is null) diagnostics.Add(ImportDiagnostics.NoOpenYear, SourcePlace.File);
        return calendar.Current?.Period;
    }

    private static ReferencePeriod? OfMovements(ImportSummary summary, FiscalCalendar calendar, DiagnosticBag diagnostics)
    {
        var (first, last) = (summary.FirstMovement!.Value, summary.LastMovement!.Value);
        var (firstYear, lastYear) = (calendar.YearOf(first), calendar.YearOf(last));
        if (firstYear is not null && lastYear is not null && firstYear != lastYear)
            diagnostics.Add(ImportDiagnostics.SeveralFiscalYears, SourcePlace.File, "", FiscalYearTexts.Range(first, last), "", firstYear.Label, lastYear.Label);
        return (lastYear ?? firstYear)?.Period;
    }
}
