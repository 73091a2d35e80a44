using NodaTime;

namespace PartnerImports;

/// <summary>Finds the movements that lie in no open fiscal year, with their places (P10).</summary>
internal sealed class OpenYearCheck : IBatchCheck
{
    private readonly FiscalYear[] _open;
    private readonly string _expected;

    public OpenYearCheck(FiscalCalendar calendar)
    {
        _open = [.. calendar.Years.Where(year => year.IsOpen)];
        _expected = FiscalYearTexts.OpenYears(calendar);
    }

    public void Check(EntryLineBatch batch, DiagnosticBag diagnostics)
    {
        var dates = batch.Dates;
        var (start, end) = (LocalDate.MaxIsoValue, LocalDate.MinIsoValue);
        for (var row = 0; row < dates.Length; row++)
        {
            var date = dates[row];
            if ((date >= start && date <= end) || date == default) continue;
            if (YearOf(date) is { } year) (start, end) = (year.Start, year.End);
            else Report(batch, row, date, diagnostics);
        }
    }

    private FiscalYear? YearOf(LocalDate date)
    {
        foreach (var year in _open)
            if (year.Contains(date)) return year;
        return null;
    }

    private void Report(EntryLineBatch batch, int row, LocalDate date, DiagnosticBag diagnostics)
    {
        if (diagnostics.Tally(ImportDiagnostics.OutsideOpenYears) is not { } tally) return;
        if (!tally.WantsPlace) tally.CountOnly();
        else tally.Add(
            new SourcePlace { Line = batch.LineNumbers[row], Offset = batch.Offsets[row], Part = batch.Part, Entry = batch.String(EntryText.Entry, row) },
            ScreenFormat.Date(date), _expected);
    }
}
