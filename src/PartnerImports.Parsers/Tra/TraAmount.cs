namespace PartnerImports.Parsers.Tra;

/// <summary>What an amount field holds.</summary>
internal enum TraAmountState
{
    /// <summary>Nothing: stands for zero.</summary>
    Blank,

    /// <summary>An amount.</summary>
    Given,

    /// <summary>Something that is no amount.</summary>
    Malformed,

    /// <summary>An amount of more than 18 digits or nine decimals.</summary>
    TooLong,
}

/// <summary>
/// Amounts and rates: padded with blanks or zeros, a decimal comma (a point or a semicolon is read likewise), blanks (no-break
/// spaces too) inside, the sign at either end.
/// </summary>
internal static class TraAmount
{
    /// <summary>What U+00A0 is written with, in one byte or in UTF-8: it separates thousands.</summary>
    public static ReadOnlySpan<byte> NoBreakSpace => [0xA0, 0xC2];

    /// <summary>Reads a field.</summary>
    /// <param name="field">The bytes, padding included.</param>
    /// <param name="amount">The amount.</param>
    /// <param name="decimals">How many decimals are written.</param>
    public static TraAmountState Parse(ReadOnlySpan<byte> field, out Amount amount, out int decimals)
    {
        amount = default;
        decimals = 0;
        var start = field.IndexOfAnyExcept((byte)' ');
        if (start < 0) return TraAmountState.Blank;
        if (TryParsePlain(field[start..], out amount, out decimals)) return TraAmountState.Given;
        field = field[start..].TrimEnd((byte)' ');
        var negative = false;
        if (field[0] is (byte)'-' or (byte)'+')
        {
            negative = field[0] == '-';
            field = field[1..];
        }
        else if (field[^1] is (byte)'-' or (byte)'+')
        {
            negative = field[^1] == '-';
            field = field[..^1];
        }
        long mantissa = 0;
        int digits = 0, point = -1;
        for (var at = 0; at < field.Length; at++)
        {
            var b = field[at];
            if (b is >= (byte)'0' and <= (byte)'9')
            {
                if (mantissa > (Amount.MaxMantissa - 9) / 10 && mantissa > (Amount.MaxMantissa - (b - '0')) / 10) return TraAmountState.TooLong;
                mantissa = mantissa * 10 + (b - '0');
                digits++;
            }
            else if (b is (byte)',' or (byte)'.' or (byte)';')
            {
                if (point >= 0) return TraAmountState.Malformed;
                point = digits;
            }
            else if (b == 0xC2 && at + 1 < field.Length && field[at + 1] == 0xA0) at++;
            else if (b is not ((byte)' ' or 0xA0)) return TraAmountState.Malformed;
        }
        if (digits == 0) return TraAmountState.Malformed;
        decimals = point < 0 ? 0 : digits - point;
        if (decimals > Amount.MaxScale) return TraAmountState.TooLong;
        amount = Amount.Create(negative ? -mantissa : mantissa, decimals);
        return TraAmountState.Given;
    }

    /// <summary>Reads digits with two decimals behind a comma, few enough to fit, that end the field: most amounts.</summary>
    private static bool TryParsePlain(ReadOnlySpan<byte> field, out Amount amount, out int decimals)
    {
        amount = default;
        decimals = 0;
        if (field.Length is < 4 or > 18 || field[^3] != ',') return false;
        long hundredths = 0;
        for (var i = 0; i < field.Length; i++)
        {
            var digit = (uint)(field[i] - '0');
            if (digit <= 9) hundredths = hundredths * 10 + digit;
            else if (i != field.Length - 3) return false;
        }
        amount = Amount.FromHundredths(hundredths);
        decimals = 2;
        return true;
    }

    /// <summary>Reads a rate or quantity: zero when the field is blank or no number.</summary>
    public static Amount ParseOrZero(ReadOnlySpan<byte> field) => Parse(field, out var amount, out _) == TraAmountState.Given ? amount : default;
}
