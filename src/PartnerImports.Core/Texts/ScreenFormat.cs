using System.Globalization;
using NodaTime;

namespace PartnerImports;

/// <summary>How dates, times and amounts look on screen.</summary>
public static class ScreenFormat
{
    private const char NoBreakSpace = '\u00A0';

    /// <summary>A day: <c>25/08/2022</c>.</summary>
    public static string Date(LocalDate date) => string.Create(CultureInfo.InvariantCulture, $"{date.Day:00}/{date.Month:00}/{date.Year:0000}");

    /// <summary>The day of an instant in Europe/Paris: <c>25/08/2022</c>.</summary>
    public static string Date(Instant instant) => Date(InParis(instant).Date);

    /// <summary>The time of an instant in Europe/Paris, to the second: <c>11:16:59</c>.</summary>
    public static string Time(Instant instant)
    {
        var time = InParis(instant).TimeOfDay;
        return string.Create(CultureInfo.InvariantCulture, $"{time.Hour:00}:{time.Minute:00}:{time.Second:00}");
    }

    /// <summary>Day and time of an instant in Europe/Paris: <c>01/09/2022 14:57:22</c>.</summary>
    public static string DateAndTime(Instant instant) => $"{Date(instant)} {Time(instant)}";

    /// <summary>An amount: U+00A0 between thousands, the decimal mark of the language, at least two decimals.</summary>
    public static string Amount(Amount amount, Language language) => Digits(amount.ToString(), language);

    /// <summary>A sum of amounts, written like an amount.</summary>
    public static string Amount(AmountTotal total, Language language) => Digits(total.ToString(), language);

    private static ZonedDateTime InParis(Instant instant) => instant.InZone(Zones.Paris);

    private static string Digits(string plain, Language language)
    {
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        var first = plain[0] == '-' ? 1 : 0;
        var text = new System.Text.StringBuilder(plain.Length + 8).Append(plain, 0, first);
        for (var i = first; i < point; i++)
        {
            if (i > first && (point - i) % 3 == 0) text.Append(NoBreakSpace);
            text.Append(plain[i]);
        }
        return text.Append(language == Language.French ? ',' : '.').Append(plain, point + 1, plain.Length - point - 1).ToString();
    }

    /// <summary>Apart, because the database of time zones takes longer to load than many a command takes as a whole.</summary>
    private static class Zones
    {
        public static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];
    }
}
