using NodaTime;

namespace PartnerImports;

/// <summary>Writes fiscal years into findings: dates only, so that one text serves every language.</summary>
internal static class FiscalYearTexts
{
    public static string Range(LocalDate first, LocalDate last) => $"{ScreenFormat.Date(first)} – {ScreenFormat.Date(last)}";

    public static string OpenYears(FiscalCalendar calendar) =>
        calendar.Current is null ? "–" : string.Join(", ", calendar.Years.Where(year => year.IsOpen).Select(year => Range(year.Start, year.End)));

    public static string Closings(FiscalCalendar calendar) => string.Join(", ", calendar.Years.Select(year => ScreenFormat.Date(year.End)));
}
