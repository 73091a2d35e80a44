namespace PartnerImports.Parsers.Fec;

/// <summary>How an amount is written.</summary>
internal enum AmountForm
{
    /// <summary>As the law wants it: digits, a decimal comma, a sign on the left or on the right.</summary>
    Legal,

    /// <summary>Nothing at all.</summary>
    Blank,

    /// <summary>With a decimal point.</summary>
    DecimalPoint,

    /// <summary>With something between thousands, or between sign and digits.</summary>
    Grouped,

    /// <summary>With a power of ten.</summary>
    Exponent,

    /// <summary>With a point that may stand between thousands or before decimals.</summary>
    Ambiguous,

    /// <summary>With more digits than an amount can hold.</summary>
    TooManyDigits,

    /// <summary>Not an amount.</summary>
    Unreadable,
}

/// <summary>What a lone point before three digits means: settled by the rest of the file, never guessed.</summary>
internal enum PointMeaning
{
    /// <summary>Nothing in the file tells.</summary>
    Unknown,

    /// <summary>Decimals follow.</summary>
    Decimals,

    /// <summary>Thousands follow.</summary>
    Thousands,
}

/// <summary>Reads amounts as files write them, exactly, straight from the bytes.</summary>
internal static class FecAmountText
{
    /// <summary>Reads a value without blanks at its ends. The amount is zero unless the form is readable.</summary>
    public static AmountForm Read(ReadOnlySpan<byte> text, PointMeaning point, out Amount amount)
    {
        if (text.IsEmpty)
        {
            amount = default;
            return AmountForm.Blank;
        }
        var number = new DecimalDigits();
        int at = 0, end = text.Length;
        var negative = false;
        if (text[0] is (byte)'-' or (byte)'+')
        {
            negative = text[0] == '-';
            at = 1;
        }
        else if (text[^1] is (byte)'-' or (byte)'+')
        {
            negative = text[^1] == '-';
            end--;
        }
        for (; at < end; at++)
        {
            var digit = (uint)(text[at] - '0');
            if (digit <= 9) number.Add(digit);
            else if (text[at] == ',' && !number.HasPoint) number.Point();
            else return FecAmountForms.Read(text, point, out amount);
        }
        return number.Finish(negative, 0, AmountForm.Legal, out amount);
    }
}

/// <summary>Collects the digits of a number without losing any.</summary>
internal struct DecimalDigits
{
    private long _mantissa;
    private int _scale, _zeros, _digits;
    private bool _overflow;

    /// <summary>Whether decimals have begun.</summary>
    public bool HasPoint { get; private set; }

    /// <summary>Begins the decimals.</summary>
    public void Point() => HasPoint = true;

    /// <summary>Adds a digit; zeros at the end of the decimals wait until another digit follows.</summary>
    public void Add(uint digit)
    {
        _digits++;
        if (HasPoint)
        {
            if (digit == 0)
            {
                _zeros++;
                return;
            }
            for (; _zeros > 0 && !_overflow; _zeros--)
            {
                Push(0);
                _scale++;
            }
            _scale++;
        }
        Push(digit);
    }

    private void Push(uint digit)
    {
        if (_mantissa > (Amount.MaxMantissa - digit) / 10) _overflow = true;
        else _mantissa = _mantissa * 10 + digit;
    }

    /// <summary>Makes the amount, multiplied by a power of ten.</summary>
    public readonly AmountForm Finish(bool negative, int exponent, AmountForm form, out Amount amount)
    {
        amount = default;
        if (_digits == 0) return AmountForm.Unreadable;
        if (_overflow) return AmountForm.TooManyDigits;
        if (_mantissa == 0) return form;
        var (mantissa, scale) = (_mantissa, _scale - exponent);
        while (mantissa % 10 == 0 && scale > 0) (mantissa, scale) = (mantissa / 10, scale - 1);
        for (; scale < 0; scale++)
        {
            if (mantissa > Amount.MaxMantissa / 10) return AmountForm.TooManyDigits;
            mantissa *= 10;
        }
        if (scale > Amount.MaxScale) return AmountForm.TooManyDigits;
        amount = Amount.Create(negative ? -mantissa : mantissa, scale);
        return form;
    }
}
