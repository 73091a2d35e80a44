using NodaTime;

namespace PartnerImports.Parsers.Json;

/// <summary>Reads the dates of Loop's body: ISO, or by the pattern of <c>options.formatDate</c>. The written day counts, no zone shifts it.</summary>
internal sealed class LoopDates
{
    private readonly string? _pattern;

    private LoopDates(string? pattern) => _pattern = pattern;

    /// <summary>ISO dates and date-times only.</summary>
    public static LoopDates Iso { get; } = new(null);

    /// <summary>The form expected, for messages.</summary>
    public string Form => _pattern ?? "YYYY-MM-DDTHH:mm:ss.SSSZ";

    /// <summary>Dates by a pattern of <c>YYYY YY MM DD HH mm ss SSS</c> and other signs, beside ISO; null when it has no year, month and day.</summary>
    public static LoopDates? TryCreate(string pattern)
    {
        var normal = pattern.Replace('y', 'Y').Replace('d', 'D');
        if (normal is "" or "ISO" or "iso" or "ISO8601") return Iso;
        return normal.Contains("YY", StringComparison.Ordinal) && normal.Contains("MM", StringComparison.Ordinal) && normal.Contains("DD", StringComparison.Ordinal) ? new(normal) : null;
    }

    /// <summary>Reads a date.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, out LocalDate date)
    {
        date = default;
        return _pattern is not null && TryPattern(text, _pattern, out date) || TryIso(text, out date);
    }

    private static bool TryIso(ReadOnlySpan<byte> text, out LocalDate date)
    {
        date = default;
        if (text.Length < 10 || JsonDates.Read(text[..10], out date) is not null) return false;
        var time = text[10..];
        if (time.IsEmpty) return true;
        if (time.Length < 6 || time[0] != 'T') return false;
        time = time[1..];
        if (!TwoDigits(ref time, 23) || !Sign(ref time, ':') || !TwoDigits(ref time, 59)) return false;
        if (Sign(ref time, ':'))
        {
            if (!TwoDigits(ref time, 59)) return false;
            if (Sign(ref time, '.') && !Digits(ref time)) return false;
        }
        if (time.IsEmpty || time is [(byte)'Z']) return true;
        if (!Sign(ref time, '+') && !Sign(ref time, '-')) return false;
        if (!TwoDigits(ref time, 23)) return false;
        Sign(ref time, ':');
        return TwoDigits(ref time, 59) && time.IsEmpty;
    }

    private static bool TryPattern(ReadOnlySpan<byte> text, string pattern, out LocalDate date)
    {
        date = default;
        int year = 0, month = 0, day = 0;
        for (var at = 0; at < pattern.Length;)
        {
            var sign = pattern[at];
            var run = 1;
            while (at + run < pattern.Length && pattern[at + run] == sign) run++;
            if (sign is 'Y' or 'M' or 'D' or 'H' or 'h' or 'm' or 's' or 'S')
            {
                if (text.Length < run || !TextRule.AllDigits(text[..run])) return false;
                var value = JsonDates.Number(text[..run]);
                if (sign == 'Y') year = run == 2 ? 2000 + value : value;
                else if (sign == 'M') month = value;
                else if (sign == 'D') day = value;
                text = text[run..];
            }
            else
            {
                for (var i = 0; i < run; i++)
                    if (!Sign(ref text, sign)) return false;
            }
            at += run;
        }
        return text.IsEmpty && JsonDates.TryCreate(year, month, day, out date);
    }

    private static bool TwoDigits(ref ReadOnlySpan<byte> text, int maximum)
    {
        if (text.Length < 2 || !TextRule.AllDigits(text[..2]) || JsonDates.Number(text[..2]) > maximum) return false;
        text = text[2..];
        return true;
    }

    private static bool Digits(ref ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (end < 0) end = text.Length;
        text = text[end..];
        return end is > 0 and <= 9;
    }

    private static bool Sign(ref ReadOnlySpan<byte> text, char sign)
    {
        if (text.IsEmpty || text[0] != sign) return false;
        text = text[1..];
        return true;
    }
}
