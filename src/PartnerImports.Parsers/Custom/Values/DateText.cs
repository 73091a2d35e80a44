using System.Collections.Immutable;
using NodaTime;
using PartnerImports.Parsers.Custom.Model;

namespace PartnerImports.Parsers.Custom.Values;

/// <summary>Reads dates as a model writes them.</summary>
internal static class DateText
{
    private readonly record struct Layout(int Year, int YearLength, int Month, int Day, char Mark, int FirstMark, int SecondMark)
    {
        public int Length => YearLength + 4 + (Mark == default ? 0 : 2);
    }

    private static readonly Layout[] Layouts =
    [
        new(0, 4, 4, 6, default, 0, 0), new(0, 4, 5, 8, '-', 4, 7), new(0, 4, 5, 8, '/', 4, 7), new(6, 4, 3, 0, '/', 2, 5), new(6, 4, 3, 0, '-', 2, 5),
        new(6, 4, 3, 0, '.', 2, 5), new(4, 4, 2, 0, default, 0, 0), new(6, 2, 3, 0, '/', 2, 5), new(4, 2, 2, 0, default, 0, 0), new(0, 2, 2, 4, default, 0, 0),
        new(6, 4, 0, 3, '/', 2, 5),
    ];

    /// <summary>The days that patterns read a text as: none when it is no date, two when it is ambiguous.</summary>
    public static (LocalDate? Date, LocalDate? Other) Read(ReadOnlySpan<byte> text, ImmutableArray<DatePattern> patterns, int pivot)
    {
        LocalDate? date = null;
        foreach (var pattern in patterns)
        {
            if (Read(text, Layouts[(int)pattern], pivot) is not { } read || read == date) continue;
            if (date is not null) return (date, read);
            date = read;
        }
        return (date, null);
    }

    private static LocalDate? Read(ReadOnlySpan<byte> text, Layout layout, int pivot)
    {
        if (text.Length != layout.Length) return null;
        if (layout.Mark != default && (text[layout.FirstMark] != layout.Mark || text[layout.SecondMark] != layout.Mark)) return null;
        var (year, month, day) = (Number(text.Slice(layout.Year, layout.YearLength)), Number(text.Slice(layout.Month, 2)), Number(text.Slice(layout.Day, 2)));
        if (layout.YearLength == 2 && year >= 0) year += year >= pivot ? 1900 : 2000;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month)) return null;
        return new(year, month, day);
    }

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit)) return -1;
            number = number * 10 + digit - '0';
        }
        return number;
    }
}
