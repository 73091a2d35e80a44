using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace PartnerImports;

/// <summary>The nine digits that name a French company; the first nine of a SIRET.</summary>
/// <remarks>A wrong key digit is kept and told by <see cref="HasValidKey"/>. The default value holds nothing. Immutable and thread-safe.</remarks>
public readonly struct Siren : IEquatable<Siren>, IComparable<Siren>, ISpanParsable<Siren>, IUtf8SpanParsable<Siren>
{
    private readonly uint _valuePlusOne;

    private Siren(uint value) => _valuePlusOne = value + 1;

    /// <summary>Whether this is more than the default value.</summary>
    public bool HasValue => _valuePlusOne != 0;

    /// <summary>Whether the digits pass the Luhn test that SIREN numbers pass.</summary>
    public bool HasValidKey => HasValue && PassesLuhn(ToString());

    /// <summary>Whether a text of digits only passes the Luhn test (SIREN, SIRET).</summary>
    public static bool PassesLuhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            if (digit is < 0 or > 9) return false;
            if (i % 2 == 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }
        return sum % 10 == 0;
    }

    /// <summary>Reads nine digits, with blanks around them dropped.</summary>
    /// <exception cref="FormatException">The text is not nine digits.</exception>
    public static Siren Parse(string text) => Parse(text.AsSpan(), null);

    /// <inheritdoc cref="Parse(string)"/>
    public static Siren Parse(string s, IFormatProvider? provider) => Parse(s.AsSpan(), provider);

    /// <inheritdoc cref="Parse(string)"/>
    public static Siren Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, provider, out var siren) ? siren : throw new FormatException($"'{s}' is not a SIREN: nine digits.");

    /// <inheritdoc cref="Parse(string)"/>
    public static Siren Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider) =>
        TryParse(utf8Text, provider, out var siren) ? siren : throw new FormatException($"'{Encoding.UTF8.GetString(utf8Text)}' is not a SIREN: nine digits.");

    /// <summary>Reads nine digits; false for anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Siren result) => TryParse(text.AsSpan(), null, out result);

    /// <inheritdoc cref="TryParse(string?, out Siren)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Siren result) => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, out Siren)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Siren result)
    {
        result = default;
        s = s.Trim();
        if (s.Length != 9) return false;
        uint value = 0;
        foreach (var c in s)
        {
            if (!char.IsAsciiDigit(c)) return false;
            value = value * 10 + (uint)(c - '0');
        }
        result = new(value);
        return true;
    }

    /// <inheritdoc cref="TryParse(string?, out Siren)"/>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider, out Siren result)
    {
        result = default;
        return utf8Text.Length <= 64 && TryParse(Encoding.UTF8.GetString(utf8Text).AsSpan(), provider, out result);
    }

    /// <inheritdoc/>
    public bool Equals(Siren other) => _valuePlusOne == other._valuePlusOne;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Siren other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)_valuePlusOne;

    /// <summary>Orders by number; the default value comes first.</summary>
    public int CompareTo(Siren other) => _valuePlusOne.CompareTo(other._valuePlusOne);

    /// <summary>The nine digits; empty for the default value.</summary>
    public override string ToString() => HasValue ? (_valuePlusOne - 1).ToString("000000000", System.Globalization.CultureInfo.InvariantCulture) : "";

    /// <summary>Whether both hold the same number.</summary>
    public static bool operator ==(Siren left, Siren right) => left.Equals(right);

    /// <summary>Whether they hold different numbers.</summary>
    public static bool operator !=(Siren left, Siren right) => !left.Equals(right);

    /// <summary>Whether the first sorts before the second.</summary>
    public static bool operator <(Siren left, Siren right) => left.CompareTo(right) < 0;

    /// <summary>Whether the first sorts after the second.</summary>
    public static bool operator >(Siren left, Siren right) => left.CompareTo(right) > 0;

    /// <summary>Whether the first sorts before the second or equals it.</summary>
    public static bool operator <=(Siren left, Siren right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the first sorts after the second or equals it.</summary>
    public static bool operator >=(Siren left, Siren right) => left.CompareTo(right) >= 0;
}
