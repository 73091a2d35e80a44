using NodaTime;

namespace PartnerImports.Parsers.Json;

/// <summary>Reads calendar dates from their bytes.</summary>
internal static class JsonDates
{
    /// <summary>The form expected, for messages.</summary>
    public const string Form = "YYYY-MM-DD";

    /// <summary>Reads <c>YYYY-MM-DD</c>; gives what is wrong, or null.</summary>
    public static DiagnosticDescriptor? Read(ReadOnlySpan<byte> text, out LocalDate date)
    {
        date = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-' || !TextRule.AllDigits(text[..4]) || !TextRule.AllDigits(text.Slice(5, 2)) || !TextRule.AllDigits(text[8..]))
            return JsonDiagnostics.DateForm;
        return TryCreate(Number(text[..4]), Number(text.Slice(5, 2)), Number(text[8..]), out date) ? null : JsonDiagnostics.DateNotInCalendar;
    }

    /// <summary>Makes a date; false when the calendar has none such, or the year is 0.</summary>
    public static bool TryCreate(int year, int month, int day, out LocalDate date)
    {
        date = default;
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month)) return false;
        date = new(year, month, day);
        return true;
    }

    /// <summary>The value of some digits.</summary>
    public static int Number(ReadOnlySpan<byte> digits)
    {
        var value = 0;
        foreach (var digit in digits) value = value * 10 + (digit - '0');
        return value;
    }
}
