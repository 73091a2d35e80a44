using NodaTime;

namespace PartnerImports.Parsers.Fec;

/// <summary>How a date is written.</summary>
internal enum DateForm
{
    /// <summary>As the law wants it: AAAAMMJJ in a flat file, an XML date in an XML file.</summary>
    Legal,

    /// <summary>Nothing at all.</summary>
    Blank,

    /// <summary>Zeros only, which stand for no date.</summary>
    Zeros,

    /// <summary>Another form that means one date only.</summary>
    Readable,

    /// <summary>Two numbers up to twelve, of which either could be the month.</summary>
    Ambiguous,

    /// <summary>Not a date of the calendar between 1900 and 2099.</summary>
    Unreadable,
}

/// <summary>Which comes first in dates that end with the year: settled by the rest of the file, never guessed.</summary>
internal enum DayOrder
{
    /// <summary>Nothing in the file tells.</summary>
    Unknown,

    /// <summary>The day, as in France.</summary>
    DayFirst,

    /// <summary>The month.</summary>
    MonthFirst,
}

/// <summary>Reads dates as files write them, straight from the bytes.</summary>
internal static class FecDateText
{
    /// <summary>Reads a value without blanks at its ends. The date is the default value unless the form is readable.</summary>
    public static DateForm Read(ReadOnlySpan<byte> text, DayOrder order, out LocalDate date)
    {
        date = default;
        if (text.IsEmpty) return DateForm.Blank;
        if (text.Length == 8 && TryDigits(text, out var value))
        {
            if (TryMake(value / 10_000, value / 100 % 100, value % 100, out date)) return DateForm.Legal;
            if (TryMake(value % 10_000, value / 10_000 % 100, value / 1_000_000, out date)) return DateForm.Readable;
            return value == 0 ? DateForm.Zeros : DateForm.Unreadable;
        }
        return ReadParts(text, order, out date, out _);
    }

    /// <summary>Reads a date of an XML file: <c>2022-01-05</c>, with or without time and zone, is the legal form there.</summary>
    public static DateForm ReadXml(ReadOnlySpan<byte> text, DayOrder order, out LocalDate date)
    {
        var form = text.Length >= 10 && text[4] == '-' && text[7] == '-' ? ReadParts(text, order, out date, out _) : Read(text, order, out date);
        return form switch
        {
            DateForm.Readable when text.Length >= 10 && text[4] == '-' => DateForm.Legal,
            DateForm.Legal => DateForm.Readable,
            _ => form,
        };
    }

    /// <summary>A date as the law writes it in a flat file: AAAAMMJJ.</summary>
    public static string Legal(LocalDate date) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{date.Year:0000}{date.Month:00}{date.Day:00}");

    /// <summary>Whether a value is made of zeros only, which stand for no date.</summary>
    public static bool IsZeros(ReadOnlySpan<byte> text) => !text.IsEmpty && text.IndexOfAnyExcept("0-/."u8) < 0;

    /// <summary>What a readable date that ends with its year proves of the order of day and month.</summary>
    public static DayOrder EvidenceOf(ReadOnlySpan<byte> text)
    {
        ReadParts(text, DayOrder.Unknown, out _, out var evidence);
        return evidence;
    }

    private static DateForm ReadParts(ReadOnlySpan<byte> text, DayOrder order, out LocalDate date, out DayOrder evidence)
    {
        date = default;
        evidence = DayOrder.Unknown;
        if (IsZeros(text)) return DateForm.Zeros;
        var day = text;
        var space = text.IndexOfAny((byte)' ', (byte)'T');
        if (space >= 0)
        {
            if (!IsTime(text[(space + 1)..])) return DateForm.Unreadable;
            day = text[..space];
            if (day.Length == 8 && TryDigits(day, out var digits)) return Made(digits / 10_000, digits / 100 % 100, digits % 100, out date);
        }
        else if (text.Length > 10 && text[4] == '-' && IsZone(text[10..])) day = text[..10];
        var mark = day.IndexOfAny((byte)'-', (byte)'/', (byte)'.');
        if (mark < 0) return DateForm.Unreadable;
        var second = day[(mark + 1)..].IndexOf(day[mark]);
        if (second < 0) return DateForm.Unreadable;
        second += mark + 1;
        if (!TryDigits(day[..mark], out var first) || !TryDigits(day[(mark + 1)..second], out var middle) || !TryDigits(day[(second + 1)..], out var last)) return DateForm.Unreadable;
        if (mark == 4) return Made(first, middle, last, out date);
        if (day.Length - second - 1 != 4) return DateForm.Unreadable;
        if (first > 12) (order, evidence) = (DayOrder.DayFirst, DayOrder.DayFirst);
        else if (middle > 12) (order, evidence) = (DayOrder.MonthFirst, DayOrder.MonthFirst);
        else if (first == middle) order = DayOrder.DayFirst;
        return order switch
        {
            DayOrder.DayFirst => Made(last, middle, first, out date),
            DayOrder.MonthFirst => Made(last, first, middle, out date),
            _ => DateForm.Ambiguous,
        };
    }

    private static DateForm Made(int year, int month, int day, out LocalDate date) =>
        TryMake(year, month, day, out date) ? DateForm.Readable : DateForm.Unreadable;

    private static bool TryMake(int year, int month, int day, out LocalDate date)
    {
        date = default;
        if (year is < 1900 or > 2099 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        date = new(year, month, day);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        if (text.Length is 0 or > 8) return false;
        foreach (var b in text)
        {
            var digit = (uint)(b - '0');
            if (digit > 9) return false;
            value = value * 10 + (int)digit;
        }
        return true;
    }

    /// <summary>Whether a text is a time of day, <c>10:25</c> to <c>10:25:37.123</c>, with or without a zone.</summary>
    private static bool IsTime(ReadOnlySpan<byte> text)
    {
        var zone = text.IndexOfAny((byte)'Z', (byte)'+', (byte)'-');
        if (zone >= 0)
        {
            if (!IsZone(text[zone..])) return false;
            text = text[..zone];
        }
        var fraction = text.IndexOf((byte)'.');
        if (fraction >= 0)
        {
            if (fraction != 8 || text.Length == 9 || text[9..].ContainsAnyExceptInRange((byte)'0', (byte)'9')) return false;
            text = text[..fraction];
        }
        return text.Length is 5 or 8 && IsSixtieth(text, 24) && text[2] == ':' && IsSixtieth(text[3..], 60)
            && (text.Length == 5 || (text[5] == ':' && IsSixtieth(text[6..], 60)));
    }

    private static bool IsZone(ReadOnlySpan<byte> text) =>
        text.SequenceEqual("Z"u8) || (text.Length == 6 && text[0] is (byte)'+' or (byte)'-' && IsSixtieth(text[1..], 15) && text[3] == ':' && IsSixtieth(text[4..], 60));

    private static bool IsSixtieth(ReadOnlySpan<byte> text, int below) => TryDigits(text[..2], out var value) && value < below;
}
