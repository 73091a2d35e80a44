using System.Collections.Immutable;
using NodaTime;

namespace PartnerImports;

/// <summary>The fiscal years of a dossier, in order of time, without overlap; gaps are allowed.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class FiscalCalendar
{
    /// <summary>Makes a calendar from fiscal years in any order.</summary>
    /// <exception cref="ArgumentException">Two years share a day.</exception>
    public FiscalCalendar(IEnumerable<FiscalYear> years)
    {
        var sorted = years.ToArray();
        Array.Sort(sorted, static (a, b) => a.Start.CompareTo(b.Start));
        Years = [.. sorted];
        for (var i = 1; i < Years.Length; i++)
            if (Years[i].Start <= Years[i - 1].End)
                throw new ArgumentException($"The fiscal years {Years[i - 1].Label} and {Years[i].Label} overlap.", nameof(years));
    }

    /// <summary>A calendar without fiscal years: such a dossier accepts nothing (P10).</summary>
    public static FiscalCalendar Empty { get; } = new([]);

    /// <summary>The years, oldest first.</summary>
    public ImmutableArray<FiscalYear> Years { get; }

    /// <summary>The current fiscal year: the oldest open one; null when none is open.</summary>
    public FiscalYear? Current => Years.FirstOrDefault(year => year.IsOpen);

    /// <summary>The year that contains a day; null in a gap or outside.</summary>
    public FiscalYear? YearOf(LocalDate date) => Years.FirstOrDefault(year => year.Contains(date));

    /// <summary>The year that closes on a day; null when none does.</summary>
    public FiscalYear? ClosingOn(LocalDate date) => Years.FirstOrDefault(year => year.End == date);

    /// <summary>Whether an open year contains a day.</summary>
    public bool IsOpenOn(LocalDate date) => YearOf(date) is { IsOpen: true };
}
