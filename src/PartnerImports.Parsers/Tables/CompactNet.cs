namespace PartnerImports.Parsers.Tables;

/// <summary>An exact sum of debits less credits in eight bytes: hundredths while they suffice, else the place of the sum in a <see cref="WideNets"/>.</summary>
internal struct CompactNet
{
    /// <summary>The greatest number of hundredths kept here, far enough from the end that one more amount cannot overflow.</summary>
    private const long Limit = 4_000_000_000_000_000_000;

    private const long HundredthsOfMantissa = 1_000_000_000_000_000;
    private const long Hundredth = 10_000_000;

    private static readonly long[] Factors = [100, 10, 1];

    /// <summary>Hundredths; below -<see cref="Limit"/> a place, counted from the least value.</summary>
    private long _value;

    private readonly bool IsWide => _value < -Limit;

    /// <summary>Adds a line.</summary>
    public void Add(Amount debit, Amount credit, WideNets wide)
    {
        if (AreHundredths(debit) && AreHundredths(credit)) Add(Hundredths(debit) - Hundredths(credit), wide);
        else Widen(debit.Billionths - credit.Billionths, wide);
    }

    /// <summary>Adds another sum.</summary>
    public void Add(CompactNet other, WideNets wide)
    {
        if (other.IsWide) Widen(wide[other.Place], wide);
        else Add(other._value, wide);
    }

    /// <summary>The sum in billionths.</summary>
    public readonly Int128 Billionths(WideNets wide) => IsWide ? wide[Place] : Math.BigMul(_value, Hundredth);

    /// <summary>Whether the sum is zero, whatever the tolerance.</summary>
    public readonly bool IsZero(WideNets wide) => IsWide ? wide[Place] == 0 : _value == 0;

    private readonly int Place => (int)(_value - long.MinValue);

    /// <summary>Adds hundredths: no more than the greatest number kept here.</summary>
    public void Add(long hundredths, WideNets wide)
    {
        var sum = _value + hundredths;
        if (sum is >= -Limit and <= Limit && !IsWide) _value = sum;
        else Widen(Math.BigMul(hundredths, Hundredth), wide);
    }

    private void Widen(Int128 billionths, WideNets wide)
    {
        if (IsWide) wide[Place] += billionths;
        else _value = long.MinValue + wide.Add(Math.BigMul(_value, Hundredth) + billionths);
    }

    private static bool AreHundredths(Amount amount) => amount.Scale <= 2 && amount.Mantissa is <= HundredthsOfMantissa and >= -HundredthsOfMantissa;

    private static long Hundredths(Amount amount) => amount.Mantissa * Factors[amount.Scale];
}

/// <summary>The few sums that do not fit eight bytes, in billionths.</summary>
internal sealed class WideNets
{
    private readonly ChunkedList<Int128> _sums = new();

    public ref Int128 this[int place] => ref _sums[place];

    public int Add(Int128 sum)
    {
        _sums.Add(sum);
        return _sums.Count - 1;
    }
}
