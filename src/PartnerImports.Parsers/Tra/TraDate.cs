using NodaTime;

namespace PartnerImports.Parsers.Tra;

/// <summary>What a date field holds.</summary>
internal enum TraDateState
{
    /// <summary>Blank, or one of the dates that stand for none.</summary>
    None,

    /// <summary>A date.</summary>
    Given,

    /// <summary>Something else, an impossible date included.</summary>
    Malformed,
}

/// <summary>Dates <c>DDMMYYYY</c>. Blanks, <c>00000000</c>, <c>01011900</c> and <c>30121899</c> (the zero of two date types) stand for none.</summary>
internal static class TraDate
{
    /// <summary>Reads a field of eight columns.</summary>
    public static TraDateState Parse(ReadOnlySpan<byte> field, out LocalDate date)
    {
        date = default;
        field = field.Trim((byte)' ');
        if (field.IsEmpty) return TraDateState.None;
        if (field.Length != 8 || !AreDigits(field)) return TraDateState.Malformed;
        if (field.SequenceEqual("01011900"u8) || field.SequenceEqual("30121899"u8) || field.SequenceEqual("00000000"u8)) return TraDateState.None;
        var day = Two(field);
        var month = Two(field[2..]);
        var year = Two(field[4..]) * 100 + Two(field[6..]);
        if (year == 0 || month is 0 or > 12 || day == 0 || day > CalendarSystem.Iso.GetDaysInMonth(year, month)) return TraDateState.Malformed;
        date = new(year, month, day);
        return TraDateState.Given;
    }

    /// <summary>Whether all bytes are digits.</summary>
    public static bool AreDigits(ReadOnlySpan<byte> bytes) => !bytes.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    private static int Two(ReadOnlySpan<byte> digits) => (digits[0] - '0') * 10 + digits[1] - '0';
}
