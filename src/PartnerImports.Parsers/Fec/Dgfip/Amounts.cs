namespace PartnerImports.Parsers.Fec.Dgfip;

[Flags]
internal enum AmountFaults : byte
{
    None = 0,
    Dot = 1,
    Thousands = 2,
    Form = 4,
}

/// <summary>What the tool accepts as a number (L7, L8, L9), and what it takes for zero (L10).</summary>
internal static class Amounts
{
    public static AmountFaults FaultsOf(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
            return AmountFaults.None;
        AmountFaults faults = value.Contains((byte)'.') ? AmountFaults.Dot : AmountFaults.None;
        if (HasThousands(value))
            return faults | AmountFaults.Thousands;
        return HasForm(value) ? faults : faults | AmountFaults.Form;
    }

    /// <summary>
    /// Zero as Perl reads it: the digits after at most one sign, up to the first byte that is no part of a number.
    /// <c>+-12</c>, a lone comma and a word are all zero.
    /// </summary>
    public static bool IsZero(ReadOnlySpan<byte> value)
    {
        byte point = value.Contains((byte)'.') ? (byte)'.' : (byte)',';
        value = value.TrimStart((byte)' ');
        if (value is [(byte)'+' or (byte)'-', ..])
            value = value[1..];
        bool inFraction = false;
        foreach (byte digit in value)
        {
            if (digit == point && !inFraction)
                inFraction = true;
            else if (!IsDigit(digit))
                return true;
            else if (digit != '0')
                return false;
        }

        return true;
    }

    static bool HasThousands(ReadOnlySpan<byte> value)
    {
        int marks = 0;
        foreach (byte mark in value)
        {
            if (mark is (byte)' ' or (byte)'.' or (byte)',')
                marks++;
        }

        if (marks > 1)
            return true;
        int space = value.IndexOf((byte)' ');
        return space > 0
            && space + 1 < value.Length
            && IsDigit(value[space + 1])
            && !value[..space].ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }

    // [+-]* [0-9.,]+ then either [+-]*, with fewer than two minus signs in all, or [Ee] [0-9+-]+; spaces between.
    static bool HasForm(ReadOnlySpan<byte> value)
    {
        ReadOnlySpan<byte> rest = value.TrimStart((byte)' ').TrimStart("+-"u8);
        ReadOnlySpan<byte> tail = rest.TrimStart("0123456789.,"u8);
        if (tail.Length == rest.Length)
            return false;
        if (tail is [(byte)'e' or (byte)'E', .. var exponent])
        {
            exponent = exponent.TrimEnd((byte)' ');
            return !exponent.IsEmpty && exponent.TrimStart("0123456789+-"u8).IsEmpty;
        }

        return tail.Trim((byte)' ').TrimStart("+-"u8).IsEmpty && value.Count((byte)'-') < 2;
    }

    static bool IsDigit(byte value) => value is >= (byte)'0' and <= (byte)'9';
}
