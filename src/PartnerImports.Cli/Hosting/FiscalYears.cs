using NodaTime;
using NodaTime.Text;
using PartnerImports.Cli.CommandLine;

namespace PartnerImports.Cli.Hosting;

/// <summary>Reads <c>START..END[:closed]</c>.</summary>
internal static class FiscalYears
{
    public static FiscalCalendar Parse(IEnumerable<string> texts)
    {
        try
        {
            return new(texts.Select(Parse).ToArray());
        }
        catch (ArgumentException exception)
        {
            throw new UsageException(exception.Message, exception.Message);
        }
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
