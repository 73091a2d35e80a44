using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PartnerImports;

/// <summary>An exact sum of amounts, kept in 128 bits: room for 10^11 amounts of 18 digits.</summary>
/// <remarks>The default value is zero. Immutable and thread-safe.</remarks>
public readonly struct AmountTotal : IEquatable<AmountTotal>, IComparable<AmountTotal>
{
    private const int Scale = Amount.MaxScale;
    private static readonly Int128 One = 1_000_000_000;

    private AmountTotal(Int128 billionths) => Billionths = billionths;

    /// <summary>Zero.</summary>
    public static AmountTotal Zero => default;

    /// <summary>The sum in billionths: what a store keeps when a decimal is too small for it.</summary>
    public Int128 Billionths { get; }

    /// <summary>Whether the sum is zero.</summary>
    public bool IsZero => Billionths == 0;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Int128.Sign(Billionths);

    /// <summary>Makes a sum from its billionths.</summary>
    public static AmountTotal FromBillionths(Int128 billionths) => new(billionths);

    /// <summary>The sum with one amount more.</summary>
    public AmountTotal Add(Amount amount) => new(Billionths + amount.Billionths);

    /// <summary>The sum with one amount less.</summary>
    public AmountTotal Subtract(Amount amount) => new(Billionths - amount.Billionths);

    /// <summary>The sum without its sign.</summary>
    public AmountTotal Abs() => new(Int128.Abs(Billionths));

    /// <summary>The sum as a decimal, exactly.</summary>
    /// <exception cref="OverflowException">The sum needs more than 28 digits.</exception>
    public decimal ToDecimal() => decimal.Parse(ToString(), NumberStyles.Number, CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static AmountTotal Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : text.Length - point - 1;
        if (decimals > Scale) throw new FormatException($"'{text}' has more than {Scale} decimals.");
        var digits = point < 0 ? text : text.Remove(point, 1);
        var value = Int128.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        for (var i = decimals; i < Scale; i++) value *= 10;
        return new(value);
    }

    /// <summary>The sum with a point, at least two decimals and no thousands separators: <c>-1234.50</c>.</summary>
    public override string ToString()
    {
        var (whole, fraction) = Int128.DivRem(Int128.Abs(Billionths), One);
        var decimals = ((long)fraction).ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0').PadRight(2, '0');
        return $"{(Billionths < 0 ? "-" : "")}{whole.ToString(CultureInfo.InvariantCulture)}.{decimals}";
    }

    /// <inheritdoc/>
    public bool Equals(AmountTotal other) => Billionths == other.Billionths;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is AmountTotal other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Billionths.GetHashCode();

    /// <summary>Orders by value.</summary>
    public int CompareTo(AmountTotal other) => Billionths.CompareTo(other.Billionths);

    /// <summary>Whether both are the same value.</summary>
    public static bool operator ==(AmountTotal left, AmountTotal right) => left.Equals(right);

    /// <summary>Whether they are different values.</summary>
    public static bool operator !=(AmountTotal left, AmountTotal right) => !left.Equals(right);

    /// <summary>Whether the first is smaller.</summary>
    public static bool operator <(AmountTotal left, AmountTotal right) => left.Billionths < right.Billionths;

    /// <summary>Whether the first is greater.</summary>
    public static bool operator >(AmountTotal left, AmountTotal right) => left.Billionths > right.Billionths;

    /// <summary>Whether the first is smaller or equal.</summary>
    public static bool operator <=(AmountTotal left, AmountTotal right) => left.Billionths <= right.Billionths;

    /// <summary>Whether the first is greater or equal.</summary>
    public static bool operator >=(AmountTotal left, AmountTotal right) => left.Billionths >= right.Billionths;

    /// <summary>The sum of both.</summary>
    public static AmountTotal operator +(AmountTotal left, AmountTotal right) => new(left.Billionths + right.Billionths);

    /// <summary>The difference of both.</summary>
    public static AmountTotal operator -(AmountTotal left, AmountTotal right) => new(left.Billionths - right.Billionths);
}
