using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace PartnerImports;

/// <summary>An exact amount of money: a whole number of at most 18 digits and a decimal point at most nine places from its right.</summary>
/// <remarks>
/// Kept without trailing zeros, so <c>12.5</c> and <c>12.50</c> are one value with one representation. The default value is zero.
/// Immutable and thread-safe. Sums are taken with <see cref="AmountTotal"/>.
/// </remarks>
public readonly struct Amount : IEquatable<Amount>, IComparable<Amount>, ISpanParsable<Amount>, IUtf8SpanParsable<Amount>, ISpanFormattable
{
    /// <summary>The greatest number of decimals.</summary>
    public const int MaxScale = 9;

    /// <summary>The greatest mantissa: eighteen nines.</summary>
    public const long MaxMantissa = 999_999_999_999_999_999;

    private static readonly long[] Powers = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];

    /// <summary>Modulo 2^32.</summary>
    private static readonly uint[] InversesOfPowersOf5 = [1, 0xCCCCCCCD, 0xC28F5C29];

    private readonly long _mantissa;
    private readonly byte _scale;

    private Amount(long mantissa, byte scale)
    {
        _mantissa = mantissa;
        _scale = scale;
    }

    /// <summary>Zero.</summary>
    public static Amount Zero => default;

    /// <summary>The digits, as a signed whole number: 1250 for 12.50 read with scale 2 is kept as 125.</summary>
    public long Mantissa => _mantissa;

    /// <summary>How many digits of <see cref="Mantissa"/> stand behind the decimal point; 0 to 9, the fewest possible.</summary>
    public int Scale => _scale;

    /// <summary>Whether this is zero.</summary>
    public bool IsZero => _mantissa == 0;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Math.Sign(_mantissa);

    /// <summary>Makes <paramref name="mantissa"/> / 10^<paramref name="scale"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More than 18 digits, or a scale outside 0–9.</exception>
    public static Amount Create(long mantissa, int scale)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mantissa, MaxMantissa);
        ArgumentOutOfRangeException.ThrowIfLessThan(mantissa, -MaxMantissa);
        ArgumentOutOfRangeException.ThrowIfNegative(scale);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, MaxScale);
        return Canonical(mantissa, scale);
    }

    /// <summary>Makes an amount from its hundredths: cents.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More than 18 digits.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Amount FromHundredths(long hundredths)
    {
        if ((ulong)hundredths > uint.MaxValue) return Create(hundredths, 2);
        // A multiple of 10 = 5 * 2, times the inverse of 5 and turned by one bit, is its tenth, and nothing else gets as small; so with 100.
        // Zeros and decimals come in no order that a processor could guess: what is counted and looked up costs no wrong guess.
        var mantissa = (uint)hundredths;
        int isTenths = Unsafe.BitCast<bool, byte>(BitOperations.RotateRight(mantissa * 0xCCCCCCCD, 1) <= uint.MaxValue / 10);
        int isWhole = Unsafe.BitCast<bool, byte>(BitOperations.RotateRight(mantissa * 0xC28F5C29, 2) <= uint.MaxValue / 100);
        var zeros = isTenths + isWhole;
        return new(mantissa * InversesOfPowersOf5[zeros] >> zeros, (byte)(2 - zeros));
    }

    /// <summary>Makes an amount from a decimal.</summary>
    /// <exception cref="OverflowException">More than 18 digits or nine decimals are needed.</exception>
    public static Amount FromDecimal(decimal value) =>
        TryFromDecimal(value, out var amount) ? amount : throw new OverflowException($"{value.ToString(CultureInfo.InvariantCulture)} needs more than 18 digits or {MaxScale} decimals.");

    /// <summary>Makes an amount from a decimal; false when more than 18 digits or nine decimals are needed.</summary>
    public static bool TryFromDecimal(decimal value, out Amount amount)
    {
        amount = default;
        var scale = 0;
        while (scale < MaxScale && value != decimal.Truncate(value))
        {
            if (Math.Abs(value) > MaxMantissa) return false;
            value *= 10;
            scale++;
        }
        if (value != decimal.Truncate(value) || Math.Abs(value) > MaxMantissa) return false;
        amount = Canonical((long)value, scale);
        return true;
    }

    /// <summary>The amount of digits and scale that were taken from one.</summary>
    internal static Amount Of(long mantissa, byte scale) => new(mantissa, scale);

    private static Amount Canonical(long mantissa, int scale)
    {
        if (mantissa == 0) return default;
        while (scale > 0)
        {
            var (quotient, remainder) = Math.DivRem(mantissa, 10);
            if (remainder != 0) break;
            mantissa = quotient;
            scale--;
        }
        return new(mantissa, (byte)scale);
    }

    /// <summary>The value as a decimal, exactly.</summary>
    public decimal ToDecimal() => new((int)Math.Abs(_mantissa), (int)(Math.Abs(_mantissa) >> 32), 0, _mantissa < 0, _scale);

    /// <summary>The value in billionths, exactly: what sums are made of.</summary>
    public Int128 Billionths
    {
        get
        {
            var high = Math.BigMul(_mantissa, Powers[MaxScale - _scale], out var low);
            return new((ulong)high, (ulong)low);
        }
    }

    /// <summary>The same amount with the other sign.</summary>
    public Amount Negate() => new(-_mantissa, _scale);

    /// <summary>The amount without its sign.</summary>
    public Amount Abs() => _mantissa < 0 ? Negate() : this;

    /// <summary>Reads <c>-1234.50</c>: an optional minus, digits, and at most nine decimals behind a point. Nothing else.</summary>
    /// <exception cref="FormatException">The text has another form or too many digits.</exception>
    public static Amount Parse(string text) => Parse(text.AsSpan(), null);

    /// <inheritdoc cref="Parse(string)"/>
    public static Amount Parse(string s, IFormatProvider? provider) => Parse(s.AsSpan(), provider);

    /// <inheritdoc cref="Parse(string)"/>
    public static Amount Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, provider, out var amount) ? amount : throw new FormatException($"'{s}' is not an amount such as -1234.50 with at most 18 digits, {MaxScale} of them decimals.");

    /// <inheritdoc cref="Parse(string)"/>
    public static Amount Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider) =>
        TryParse(utf8Text, provider, out var amount) ? amount : throw new FormatException("The bytes are not an amount such as -1234.50.");

    /// <summary>Reads <c>-1234.50</c>; false when the text has another form or too many digits.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Amount result) => TryParse(text.AsSpan(), null, out result);

    /// <inheritdoc cref="TryParse(string?, out Amount)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Amount result) => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, out Amount)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Amount result)
    {
        result = default;
        if (s.Length > 64) return false;
        Span<byte> ascii = stackalloc byte[s.Length];
        for (var i = 0; i < s.Length; i++)
        {
            if (s[i] > 127) return false;
            ascii[i] = (byte)s[i];
        }
        return TryParse(ascii, provider, out result);
    }

    /// <inheritdoc cref="TryParse(string?, out Amount)"/>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider, out Amount result)
    {
        result = default;
        var negative = !utf8Text.IsEmpty && utf8Text[0] == '-';
        if (negative) utf8Text = utf8Text[1..];
        long mantissa = 0;
        int digits = 0, decimals = -1, trailingZeros = 0;
        foreach (var b in utf8Text)
        {
            if (b == '.')
            {
                if (decimals >= 0 || digits == 0) return false;
                decimals = 0;
                continue;
            }
            if (!char.IsAsciiDigit((char)b) || decimals == MaxScale) return false;
            digits++;
            if (decimals >= 0) decimals++;
            if (decimals > 0 && b == '0')
            {
                trailingZeros++;
                continue;
            }
            for (; trailingZeros > 0; trailingZeros--)
            {
                if (mantissa > MaxMantissa / 10) return false;
                mantissa *= 10;
            }
            if (mantissa > (MaxMantissa - (b - '0')) / 10) return false;
            mantissa = mantissa * 10 + (b - '0');
        }
        if (digits == 0 || decimals == 0) return false;
        result = Canonical(negative ? -mantissa : mantissa, Math.Max(decimals, 0) - trailingZeros);
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(Amount other) => _mantissa == other._mantissa && _scale == other._scale;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Amount other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_mantissa, _scale);

    /// <summary>Orders by value.</summary>
    public int CompareTo(Amount other) => _scale == other._scale ? _mantissa.CompareTo(other._mantissa) : Billionths.CompareTo(other.Billionths);

    /// <summary>The amount with a point, at least two decimals and no thousands separators: <c>-1234.50</c>.</summary>
    public override string ToString() => ToString(null, null);

    /// <inheritdoc cref="ToString()"/>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        Span<char> buffer = stackalloc char[32];
        TryFormat(buffer, out var written, format, formatProvider);
        return new(buffer[..written]);
    }

    /// <summary>Writes what <see cref="ToString()"/> gives; false when the destination is too short (24 are always enough).</summary>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null)
    {
        charsWritten = 0;
        var decimals = Math.Max((int)_scale, 2);
        Span<char> digits = stackalloc char[24];
        Math.Abs(_mantissa).TryFormat(digits, out var count, default, CultureInfo.InvariantCulture);
        for (var i = _scale; i < 2; i++) digits[count++] = '0';
        var leadingZeros = Math.Max(0, decimals + 1 - count);
        var length = (_mantissa < 0 ? 1 : 0) + leadingZeros + count + 1;
        if (destination.Length < length) return false;
        var at = 0;
        if (_mantissa < 0) destination[at++] = '-';
        for (var place = count + leadingZeros; place > 0; place--)
        {
            if (place == decimals) destination[at++] = '.';
            destination[at++] = place > count ? '0' : digits[count - place];
        }
        charsWritten = at;
        return true;
    }

    /// <summary>Whether both are the same value.</summary>
    public static bool operator ==(Amount left, Amount right) => left.Equals(right);

    /// <summary>Whether they are different values.</summary>
    public static bool operator !=(Amount left, Amount right) => !left.Equals(right);

    /// <summary>Whether the first is smaller.</summary>
    public static bool operator <(Amount left, Amount right) => left.CompareTo(right) < 0;

    /// <summary>Whether the first is greater.</summary>
    public static bool operator >(Amount left, Amount right) => left.CompareTo(right) > 0;

    /// <summary>Whether the first is smaller or equal.</summary>
    public static bool operator <=(Amount left, Amount right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the first is greater or equal.</summary>
    public static bool operator >=(Amount left, Amount right) => left.CompareTo(right) >= 0;

    /// <summary>The amount with the other sign.</summary>
    public static Amount operator -(Amount value) => value.Negate();
}
