namespace PartnerImports.Sqlite;

/// <summary>How the debit and the credit of a line stand in two whole numbers and a hint.</summary>
/// <remarks>
/// Whole hundredths wherever both fit, which is nearly always: SQL compares and sums them as they are. Else their mantissas, with both
/// scales in the hint, so that 18 digits with nine decimals come back as they were.
/// </remarks>
internal static class AmountColumns
{
    /// <summary>The greatest number of whole units that fits a 64-bit count of hundredths.</summary>
    private const long MaxUnits = long.MaxValue / 100;

    public static (long Debit, long Credit, int? Scales) Of(Amount debit, Amount credit) =>
        TryHundredths(debit, out var debits) && TryHundredths(credit, out var credits)
            ? (debits, credits, null)
            : (debit.Mantissa, credit.Mantissa, debit.Scale * 10 + credit.Scale);

    public static (Amount Debit, Amount Credit) Amounts(long debit, long credit, long? scales) => scales is { } given
        ? (Amount.Create(debit, (int)(given / 10)), Amount.Create(credit, (int)(given % 10)))
        : (Hundredths(debit), Hundredths(credit));

    private static bool TryHundredths(Amount amount, out long hundredths)
    {
        (hundredths, var fits) = amount.Scale switch
        {
            2 => (amount.Mantissa, true),
            1 => (amount.Mantissa * 10, amount.Mantissa is <= MaxUnits and >= -MaxUnits),
            0 => (amount.Mantissa * 100, amount.Mantissa is <= MaxUnits and >= -MaxUnits),
            _ => (0, false),
        };
        return fits;
    }

    // An amount of more than 18 digits in hundredths had fewer as it was written: it ended with zeros.
    private static Amount Hundredths(long value) => Math.Abs(value) <= Amount.MaxMantissa ? Amount.Create(value, 2)
        : value % 10 == 0 && Math.Abs(value / 10) <= Amount.MaxMantissa ? Amount.Create(value / 10, 1)
        : Amount.Create(value / 100, 0);
}
