namespace PartnerImports.Parsers.Fec;

/// <summary>Reads the amounts that the law does not permit but that can mean one thing only.</summary>
internal static class FecAmountForms
{
    private const int MaxLength = 64;

    /// <summary>Reads a value that is not of the legal form.</summary>
    public static AmountForm Read(ReadOnlySpan<byte> text, PointMeaning point, out Amount amount)
    {
        amount = default;
        if (text.Length > MaxLength) return AmountForm.Unreadable;
        Span<byte> clean = stackalloc byte[MaxLength];
        return ReadClean(clean[..ReplaceBlanks(text, clean)], point, out amount);
    }

    private static AmountForm ReadClean(ReadOnlySpan<byte> text, PointMeaning point, out Amount amount)
    {
        amount = default;
        var isLeft = text[0] is (byte)'-' or (byte)'+';
        var isSigned = isLeft || text[^1] is (byte)'-' or (byte)'+';
        var negative = isSigned && (isLeft ? text[0] : text[^1]) == '-';
        var unsigned = !isSigned ? text : isLeft ? text[1..] : text[..^1];
        text = unsigned.Trim((byte)' ');
        var grouped = text.Length < unsigned.Length;
        var exponent = 0;
        var mark = text.IndexOfAny((byte)'e', (byte)'E');
        if (mark >= 0)
        {
            if (!TryReadExponent(text[(mark + 1)..], out exponent)) return AmountForm.Unreadable;
            text = text[..mark];
            point = PointMeaning.Decimals;
        }
        var form = ReadMarks(text, point, out var decimalAt);
        if (form is AmountForm.Unreadable or AmountForm.Ambiguous) return form;
        var number = new DecimalDigits();
        for (var i = 0; i < text.Length; i++)
        {
            var digit = (uint)(text[i] - '0');
            if (digit <= 9) number.Add(digit);
            else if (i == decimalAt) number.Point();
        }
        if (mark >= 0) form = AmountForm.Exponent;
        else if (grouped) form = AmountForm.Grouped;
        return number.Finish(negative, exponent, form, out amount);
    }

    /// <summary>What a readable amount with a point proves of points in this file.</summary>
    public static PointMeaning EvidenceOf(ReadOnlySpan<byte> text)
    {
        int points = text.Count((byte)'.'), last = text.LastIndexOf((byte)'.');
        if (points == 0) return PointMeaning.Unknown;
        if (points > 1) return PointMeaning.Thousands;
        var comma = text.LastIndexOf((byte)',');
        return comma > last ? PointMeaning.Thousands : PointMeaning.Decimals;
    }

    /// <summary>Turns every kind of no-break and thin space into a space.</summary>
    private static int ReplaceBlanks(ReadOnlySpan<byte> text, Span<byte> clean)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var rest = text[i..];
            if (rest.StartsWith("\u00A0"u8)) i += 1;
            else if (rest.StartsWith("\u202F"u8) || rest.StartsWith("\u2009"u8)) i += 2;
            else
            {
                clean[length++] = text[i];
                continue;
            }
            clean[length++] = (byte)' ';
        }
        return length;
    }

    private static bool TryReadExponent(ReadOnlySpan<byte> text, out int exponent)
    {
        exponent = 0;
        var negative = text.StartsWith("-"u8);
        if (negative || text.StartsWith("+"u8)) text = text[1..];
        if (text.Length is 0 or > 2) return false;
        foreach (var b in text)
        {
            if (!char.IsAsciiDigit((char)b)) return false;
            exponent = exponent * 10 + (b - '0');
        }
        if (negative) exponent = -exponent;
        return true;
    }

    /// <summary>Tells which mark begins the decimals (-1: none) and whether all others stand between thousands.</summary>
    private static AmountForm ReadMarks(ReadOnlySpan<byte> text, PointMeaning point, out int decimalAt)
    {
        decimalAt = -1;
        int points = text.Count((byte)'.'), commas = text.Count((byte)',');
        if (points + commas > 0)
        {
            var last = text.LastIndexOfAny((byte)'.', (byte)',');
            var isPoint = text[last] == '.';
            if ((isPoint ? points : commas) == 1)
            {
                var decimals = text.Length - last - 1;
                if (isPoint && commas == 0 && decimals == 3 && last is >= 1 and <= 3 && text[0] != '0')
                {
                    if (point == PointMeaning.Unknown) return AmountForm.Ambiguous;
                    if (point == PointMeaning.Decimals) decimalAt = last;
                }
                else decimalAt = last;
            }
        }
        var whole = decimalAt < 0 ? text : text[..decimalAt];
        if (decimalAt >= 0 && text[(decimalAt + 1)..].ContainsAnyExceptInRange((byte)'0', (byte)'9')) return AmountForm.Unreadable;
        if (!whole.ContainsAnyExceptInRange((byte)'0', (byte)'9')) return decimalAt >= 0 && text[decimalAt] == '.' ? AmountForm.DecimalPoint : AmountForm.Legal;
        return IsGrouped(whole) ? AmountForm.Grouped : AmountForm.Unreadable;
    }

    /// <summary>Whether digits stand in threes behind one to three first ones, with the same mark between them all.</summary>
    private static bool IsGrouped(ReadOnlySpan<byte> whole)
    {
        var first = whole.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (first is < 1 or > 3) return false;
        var mark = whole[first];
        if (mark is not ((byte)' ' or (byte)'.' or (byte)',' or (byte)'\'')) return false;
        for (var at = first; at < whole.Length; at += 4)
            if (whole[at] != mark || whole.Length < at + 4 || whole.Slice(at + 1, 3).ContainsAnyExceptInRange((byte)'0', (byte)'9')) return false;
        return true;
    }
}
