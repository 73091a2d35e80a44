using NodaTime;
using NodaTime.Text;
using PartnerImports.Cli.CommandLine;

namespace PartnerImports.Cli.Hosting;

/// <summary>Reads <c>START..END[:closed]</c>.</summary>
internal static class FiscalYears
{
    public static FiscalCalendar Parse(string[] texts)
    {
        if (texts.Length == 0) return FiscalCalendar.Empty;
        var years = texts.Select(Parse).OrderBy(year => year.Start).ToArray();
        foreach (var (earlier, later) in years.Zip(years.Skip(1)))
        {
            if (later.Start > earlier.End) continue;
            var (first, second) = (LocalDatePattern.Iso.Format(earlier.End), LocalDatePattern.Iso.Format(later.Start));
            throw new UsageException($"Deux exercices se chevauchent : l'un finit le {first}, l'autre commence le {second}.", $"Two fiscal years overlap: one ends on {first}, the other starts on {second}.");
        }
        return new(years);
    }

    private static FiscalYear Parse(string text)
    {
        var isOpen = !text.EndsWith(":closed", StringComparison.OrdinalIgnoreCase);
        var range = (isOpen ? text : text[..^":closed".Length]).Split("..");
        if (range.Length != 2 || !TryDay(range[0], out var start) || !TryDay(range[1], out var end) || end < start)
            throw new UsageException($"« {text} » n'est pas un exercice : AAAA-MM-JJ..AAAA-MM-JJ[:closed].", $"\"{text}\" is no fiscal year: yyyy-MM-dd..yyyy-MM-dd[:closed].");
        return new(start, end, isOpen);
    }

    private static bool TryDay(string text, out LocalDate day) => LocalDatePattern.Iso.Parse(text).TryGetValue(default, out day);
}
