namespace PartnerImports.Parsers.Fec.Dgfip;

internal enum DateReading : byte
{
    Accepted,
    Zeros,
    OtherForm,
    OutsideCalendar,
    OutsidePeriod,
}

/// <summary>
/// What the tool accepts as a date (L11 to L15): year-month-day or day-month-year, any run of <c>/ - .</c> between
/// the parts, perhaps a time. Two digits are a month up to 12 and a day up to 31, zero included.
/// </summary>
internal static class Dates
{
    static ReadOnlySpan<byte> PartSeparators => "/-."u8;

    public static DateReading Read(ReadOnlySpan<byte> value)
    {
        if (value.TrimStart("0-/."u8).IsEmpty)
            return DateReading.Zeros;
        bool yearFirst = TryReadYearFirst(value, out Parts parts);
        if (yearFirst && parts.IsInPeriod)
            return parts.Reading;
        if (TryReadDayFirst(value, out parts))
            return parts.IsInPeriod ? parts.Reading : DateReading.OutsidePeriod;
        return yearFirst ? DateReading.OutsidePeriod : DateReading.OtherForm;
    }

    static bool TryReadYearFirst(ReadOnlySpan<byte> value, out Parts parts)
    {
        parts = default;
        if (!TryTake(ref value, 4, 9, out int year))
            return false;
        value = value.TrimStart(PartSeparators);
        if (!TryTake(ref value, 2, 1, out int month))
            return false;
        value = value.TrimStart(PartSeparators);
        if (!TryTake(ref value, 2, 3, out int day))
            return false;
        parts = new Parts(year, month, day);
        return value.IsEmpty || IsTime(value);
    }

    static bool TryReadDayFirst(ReadOnlySpan<byte> value, out Parts parts)
    {
        parts = default;
        if (!TryTake(ref value, 2, 3, out int day))
            return false;
        value = value.TrimStart(PartSeparators);
        if (!TryTake(ref value, 2, 1, out int month))
            return false;
        value = value.TrimStart(PartSeparators);
        if (!TryTake(ref value, 4, 9, out int year))
            return false;
        parts = new Parts(year, month, day);
        return value.IsEmpty || IsTime(value);
    }

    static bool TryTake(ref ReadOnlySpan<byte> value, int digits, int largestFirstDigit, out int number)
    {
        number = 0;
        if (value.Length < digits || value[0] > '0' + largestFirstDigit)
            return false;
        foreach (byte digit in value[..digits])
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return false;
            number = 10 * number + (digit - '0');
        }

        value = value[digits..];
        return true;
    }

    // " 9:05:37" or "T09:05:37": one or two digits each, of any value.
    static bool IsTime(ReadOnlySpan<byte> value)
    {
        if (value is not [(byte)' ' or (byte)'T', ..])
            return false;
        value = value[1..];
        return TryTakeTimePart(ref value) && TryTakeColon(ref value)
            && TryTakeTimePart(ref value) && TryTakeColon(ref value)
            && TryTakeTimePart(ref value) && value.IsEmpty;
    }

    static bool TryTakeTimePart(ref ReadOnlySpan<byte> value) =>
        TryTake(ref value, 2, 9, out _) || TryTake(ref value, 1, 9, out _);

    static bool TryTakeColon(ref ReadOnlySpan<byte> value)
    {
        if (value is not [(byte)':', ..])
            return false;
        value = value[1..];
        return true;
    }

    readonly record struct Parts(int Year, int Month, int Day)
    {
        public bool IsInPeriod => Year is >= 1900 and <= 2099;

        public DateReading Reading =>
            Month > 12 || Day > 31 ? DateReading.OutsideCalendar : DateReading.Accepted;
    }
}
