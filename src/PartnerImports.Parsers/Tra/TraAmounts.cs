using NodaTime;
using PartnerImports.Parsers.FixedWidth;

namespace PartnerImports.Parsers.Tra;

/// <summary>The amounts of a movement: in euros, and in a foreign currency when there is one.</summary>
/// <param name="Euros">In the company's currency.</param>
/// <param name="Foreign">In the currency of the movement; null when the line has none.</param>
/// <param name="IsReadable">Whether <paramref name="Euros"/> can be relied on; what is wrong was reported.</param>
internal readonly record struct TraAmounts(Amount Euros, Amount? Foreign, bool IsReadable);

/// <summary>Reads MONTANT1 to MONTANT3 by CODEMONTANT: <c>E</c> euros, <c>D</c> foreign currency, <c>-</c> not filled.</summary>
internal sealed class TraAmountReader(TraFindings findings, TraParameters parameters, TraText text)
{
    private const decimal Tolerance = 0.05m;
    private static readonly int[] Starts = [131, 176, 196];

    /// <summary>Whether a line has euros only, as most have.</summary>
    public static bool IsInEuros(in FixedWidthLine line) => line.Slice(173, 3) is [(byte)'E', (byte)'-', (byte)'-'];

    /// <summary>Reads the euros of a line that has nothing else.</summary>
    public Amount ReadEuros(in FixedWidthLine line, out bool isReadable) => Parse(line, 0, out isReadable);

    public TraAmounts Read(in FixedWidthLine line, LocalDate date)
    {
        var code = line.Slice(173, 3);
        if (IsInEuros(line)) return new(ReadEuros(line, out var isReadable), null, isReadable);

        var (euros, foreign) = (code.IndexOf((byte)'E'), code.IndexOf((byte)'D'));
        // Two amounts in euros, or two in the foreign currency, leave open which one counts.
        var isDoubled = euros != code.LastIndexOf((byte)'E') || foreign != code.LastIndexOf((byte)'D');
        if (euros < 0 && foreign < 0 || isDoubled || code.ContainsAnyExcept("ED- "u8))
        {
            findings.Add(TraDiagnostics.AmountCodeUnreadable, 173, "CODEMONTANT", code, "E--, DE-, D--");
            return default;
        }
        var amount = Amount.Zero;
        var isGood = true;
        if (euros >= 0) amount = Parse(line, euros, out isGood);
        if (foreign < 0) return new(amount, null, isGood);

        if (!line.Slice(131, 20).ContainsAnyExcept((byte)' ') && !amount.IsZero) findings.Add(TraDiagnostics.FirstAmountBlank, 131, Name(0), default, "", amount.ToString());
        var foreignAmount = Parse(line, foreign, out var isForeignGood);
        isGood &= isForeignGood;
        if (!isGood) return new(amount, foreignAmount, false);
        var isGiven = euros >= 0 && (!amount.IsZero || foreignAmount.IsZero);
        return isGiven ? Check(line, amount, foreignAmount) : Convert(line, foreignAmount, date);
    }

    /// <summary>Both amounts are given: they win over the rate, which is only compared.</summary>
    private TraAmounts Check(in FixedWidthLine line, Amount euros, Amount foreign)
    {
        var rate = TraAmount.ParseOrZero(line.Slice(163, 10)).ToDecimal();
        var expected = foreign.ToDecimal() * rate;
        if (rate != 0 && Math.Abs(expected - euros.ToDecimal()) > Tolerance && findings.Wants(TraDiagnostics.RateDisagrees, "TAUXDEV"))
            findings.Say(TraDiagnostics.RateDisagrees, 163, "TAUXDEV", $"{foreign} {Currency(line)}, {euros} EUR", Round(expected).ToString());
        return new(euros, foreign, true);
    }

    /// <summary>Only the foreign amount is given: the line's rate, or one of the file's records, makes euros of it.</summary>
    private TraAmounts Convert(in FixedWidthLine line, Amount foreign, LocalDate date)
    {
        var rate = TraAmount.ParseOrZero(line.Slice(163, 10));
        var currency = Currency(line);
        var euros = rate.Sign > 0 ? foreign.ToDecimal() * rate.ToDecimal()
            : parameters.IsOwnCurrency(currency) ? foreign.ToDecimal()
            : parameters.Rates.ToEuros(currency, date, foreign);
        if (euros is { } value && Amount.TryFromDecimal(decimal.Round(value, 2, MidpointRounding.AwayFromZero), out var amount))
        {
            findings.Say(TraDiagnostics.ComputedFromRate, 173, "CODEMONTANT", currency);
            return new(amount, foreign, true);
        }
        findings.Say(TraDiagnostics.RateMissing, 163, "TAUXDEV", foreign.ToString(), "", currency);
        return new(default, foreign, false);
    }

    private Amount Parse(in FixedWidthLine line, int index, out bool isReadable)
    {
        var field = line.Slice(Starts[index], 20);
        var state = TraAmount.Parse(field, out var amount, out var decimals);
        isReadable = state is TraAmountState.Given or TraAmountState.Blank;
        if (!isReadable) findings.Add(state == TraAmountState.TooLong ? TraDiagnostics.AmountTooLong : TraDiagnostics.AmountUnreadable, Starts[index], Name(index), field.Trim((byte)' '));
        else if (decimals > 2) findings.Add(TraDiagnostics.ManyDecimals, Starts[index], Name(index), field.Trim((byte)' '));
        return amount;
    }

    private string Currency(in FixedWidthLine line) => text.Decoder.ToString(line.Trimmed(160, 3));

    private static Amount Round(decimal value) => Amount.TryFromDecimal(decimal.Round(value, 2, MidpointRounding.AwayFromZero), out var amount) ? amount : default;

    private static string Name(int index) => index switch { 0 => "MONTANT1", 1 => "MONTANT2", _ => "MONTANT3" };
}
