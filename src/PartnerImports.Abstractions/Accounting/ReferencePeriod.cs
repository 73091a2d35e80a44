using System.Globalization;
using NodaTime;

namespace PartnerImports;

/// <summary>The fiscal year that an import belongs to (<i>période de référence</i>), as it was on arrival (P10).</summary>
/// <param name="Start">The first day.</param>
/// <param name="End">The last day: the closing date.</param>
/// <param name="Label">The label shown on screen, as <c>EXERCICE 2021</c>.</param>
public sealed record ReferencePeriod(LocalDate Start, LocalDate End, string Label)
{
    /// <summary>The twelve months that end on a closing date.</summary>
    public static ReferencePeriod TwelveMonthsTo(LocalDate closing) => new(closing.PlusDays(1).PlusYears(-1), closing, LabelFor(closing));

    /// <summary>The calendar year of a day.</summary>
    public static ReferencePeriod CalendarYearOf(LocalDate date) => TwelveMonthsTo(new LocalDate(date.Year, 12, 31));

    /// <summary><c>EXERCICE</c> and the year of the closing date.</summary>
    public static string LabelFor(LocalDate closing) => "EXERCICE " + closing.Year.ToString(CultureInfo.InvariantCulture);
}
