namespace PartnerImports.Parsers.Analysis;

/// <summary>What the lines of a batch add to: sums in hundredths while all amounts are of that kind, exact sums otherwise.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class LineNets
{
    /// <summary>The greatest mantissa whose hundredths are added up in 64 bits, for any number of lines that a batch can hold.</summary>
    private const long MostMantissa = 1_000_000_000_000;

    private long[] _hundredths = [];

    /// <summary>Whether every amount of the batch is small and has two decimals at most, so that <see cref="Hundredths"/> hold.</summary>
    public bool AreHundredths { get; private set; }

    /// <summary>Debit less credit of each line, in hundredths; meant only while <see cref="AreHundredths"/>.</summary>
    public ReadOnlySpan<long> Hundredths => _hundredths;

    /// <summary>Debit less credit of a line, in billionths.</summary>
    public Int128 Billionths(EntryLineBatch batch, int row) =>
        AreHundredths ? Math.BigMul(_hundredths[row], 10_000_000L) : batch.Debits[row].Billionths - batch.Credits[row].Billionths;

    /// <summary>The debits of all lines.</summary>
    public AmountTotal Debit { get; private set; }

    /// <summary>The credits of all lines.</summary>
    public AmountTotal Credit { get; private set; }

    /// <summary>Takes the lines of a batch, which alone the sums are of.</summary>
    public void Take(EntryLineBatch batch)
    {
        if (_hundredths.Length < batch.Count) _hundredths = new long[batch.Capacity];
        ReadOnlySpan<Amount> debits = batch.Debits, credits = batch.Credits;
        ReadOnlySpan<long> factors = [100, 10, 1, 0, 0, 0, 0, 0, 0, 0];
        long debitSum = 0, creditSum = 0, greatest = 0;
        var scale = 0;
        for (var row = 0; row < debits.Length; row++)
        {
            var (d, c) = (debits[row], credits[row]);
            scale |= d.Scale + 1 | c.Scale + 1;
            greatest |= Math.Abs(d.Mantissa) | Math.Abs(c.Mantissa);
            var (debitHundredths, creditHundredths) = (unchecked(d.Mantissa * factors[d.Scale]), unchecked(c.Mantissa * factors[c.Scale]));
            debitSum += debitHundredths;
            creditSum += creditHundredths;
            _hundredths[row] = debitHundredths - creditHundredths;
        }
        // One more than a scale up to two has no bit beyond the first two; the bits of all mantissas together are no less than the greatest.
        AreHundredths = scale < 4 && greatest < MostMantissa;
        if (AreHundredths)
        {
            Debit = AmountTotal.FromBillionths(Math.BigMul(debitSum, 10_000_000L));
            Credit = AmountTotal.FromBillionths(Math.BigMul(creditSum, 10_000_000L));
            return;
        }
        (Debit, Credit) = (SumOf(debits), SumOf(credits));
    }

    private static AmountTotal SumOf(ReadOnlySpan<Amount> amounts)
    {
        var sum = AmountTotal.Zero;
        foreach (var amount in amounts) sum = sum.Add(amount);
        return sum;
    }
}
