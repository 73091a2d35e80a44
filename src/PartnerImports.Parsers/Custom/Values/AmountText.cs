using PartnerImports.Parsers.Custom.Model;
using PartnerImports.Parsers.Fec;

namespace PartnerImports.Parsers.Custom.Values;

/// <summary>Why an amount could not be read.</summary>
internal enum AmountFault
{
    None,
    Unreadable,
    TooLong,
    DecimalMark,
}

/// <summary>Reads amounts as a model writes them: exactly, or not at all.</summary>
internal static class AmountText
{
    public static AmountFault Read(ReadOnlySpan<byte> text, ValueRules rules, out Amount amount)
    {
        if (TryReadPlain(text, rules, out amount)) return AmountFault.None;
        amount = default;
        var negative = TakeSign(ref text);
        long mantissa = 0;
        int digits = 0, decimals = -1, group = 0;
        var hasGroups = false;
        while (!text.IsEmpty)
        {
            var b = text[0];
            if (char.IsAsciiDigit((char)b))
            {
                text = text[1..];
                digits++;
                group++;
                if (decimals >= 0 && ++decimals > Amount.MaxScale)
                {
                    if (b != '0') return AmountFault.TooLong;
                    decimals--;
                    continue;
                }
                if (mantissa > (Amount.MaxMantissa - (b - '0')) / 10) return AmountFault.TooLong;
                mantissa = mantissa * 10 + (b - '0');
            }
            else if (decimals < 0 && TakeThousands(ref text, rules.Thousands))
            {
                if (group == 0 || group > 3 || hasGroups && group != 3) return AmountFault.Unreadable;
                hasGroups = true;
                group = 0;
            }
            else if (b == rules.Decimal && decimals < 0)
            {
                if (rules.ImpliedDecimals > 0) return AmountFault.DecimalMark;
                if (hasGroups && group != 3) return AmountFault.Unreadable;
                text = text[1..];
                decimals = 0;
            }
            else return AmountFault.Unreadable;
        }
        if (digits == 0 || decimals == 0 || decimals < 0 && hasGroups && group != 3) return AmountFault.Unreadable;
        amount = Amount.Create(negative ? -mantissa : mantissa, decimals > 0 ? decimals : rules.ImpliedDecimals);
        return AmountFault.None;
    }

    /// <summary>Reads an amount between two places of a block that has two decimals and no more digits than most; false when it is another.</summary>
    public static bool TryReadHundredths(ReadOnlySpan<byte> block, int start, int end, ValueRules rules, out Amount amount)
    {
        amount = default;
        return rules.ImpliedDecimals == 0 && PlainValues.TryHundredths(block, start, end, (byte)rules.Decimal, out amount);
    }

    /// <summary>Reads digits with at most one decimal mark between them, few enough to fit whatever they are: most amounts.</summary>
    public static bool TryReadPlain(ReadOnlySpan<byte> text, ValueRules rules, out Amount amount)
    {
        amount = default;
        if (text.Length is 0 or > 17) return false;
        long mantissa = 0;
        var point = -1;
        for (var i = 0; i < text.Length; i++)
        {
            var digit = (uint)(text[i] - '0');
            if (digit <= 9) mantissa = mantissa * 10 + digit;
            else if (text[i] == rules.Decimal && point < 0 && rules.ImpliedDecimals == 0) point = i;
            else return false;
        }
        var decimals = point < 0 ? rules.ImpliedDecimals : text.Length - point - 1;
        if (decimals > Amount.MaxScale || point >= 0 && (decimals == 0 || text.Length == 1)) return false;
        amount = decimals == 2 ? Amount.FromHundredths(mantissa) : Amount.Create(mantissa, decimals);
        return true;
    }

    /// <summary>An amount as the model writes it, to show what was expected.</summary>
    public static string Example(ValueRules rules) => rules.ImpliedDecimals > 0 ? "1234" + new string('0', rules.ImpliedDecimals) : $"1{rules.Thousands}234{rules.Decimal}50";

    /// <summary>A sign stands before or behind the digits.</summary>
    private static bool TakeSign(ref ReadOnlySpan<byte> text)
    {
        if (text is [(byte)'-' or (byte)'+', ..])
        {
            var negative = text[0] == '-';
            text = text[1..];
            return negative;
        }
        if (text is not [.., (byte)'-' or (byte)'+']) return false;
        var behind = text[^1] == '-';
        text = text[..^1];
        return behind;
    }

    /// <summary>A blank mark stands for the no-break spaces too.</summary>
    private static bool TakeThousands(ref ReadOnlySpan<byte> text, char? mark)
    {
        if (mark is not { } given) return false;
        var length = given is ' ' or '\u00A0' or '\u202F'
            ? text switch { [(byte)' ', ..] => 1, [0xC2, 0xA0, ..] => 2, [0xE2, 0x80, 0xAF, ..] => 3, _ => 0 }
            : text[0] == given ? 1 : 0;
        text = text[length..];
        return length > 0;
    }
}
