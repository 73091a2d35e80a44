using PartnerImports.Parsers.Custom.Model;
using PartnerImports.Parsers.Custom.Values;

namespace PartnerImports.Parsers.Custom.Reading;

/// <summary>Amounts, one a line.</summary>
internal abstract class PlainAmounts(BoundField field, ValueRules rules) : PlainField(field.PlainSource!.Index, rules, field.IsRequired)
{
    /// <summary>Reads the amount of a line, which has no sign: zero when there is none; false when it is unusual.</summary>
    protected bool TryRead(ReadOnlySpan<byte> block, int start, int end, out Amount amount)
    {
        amount = default;
        return IsAbsent(block[start..end]) ? MayBeAbsent : TryReadGiven(block, start, end, out amount);
    }

    /// <summary>Reads an amount that is there.</summary>
    protected bool TryReadGiven(ReadOnlySpan<byte> block, int start, int end, out Amount amount) =>
        AmountText.TryReadHundredths(block, start, end, Rules, out amount) || AmountText.TryReadPlain(block[start..end], Rules, out amount) && amount.Scale <= 2;
}

/// <summary>The debits, or the credits.</summary>
internal sealed class PlainSide(BoundField field, bool isCredit, ValueRules rules) : PlainAmounts(field, rules)
{
    public override int Fill(in PlainRun run, int count, EntryLineBatch batch, int row)
    {
        var amounts = (isCredit ? batch.Credits : batch.Debits)[row..];
        var marks = batch.Marks[row..];
        var mark = isCredit ? LineMarks.HasCredit : LineMarks.HasDebit;
        var block = run.Block;
        ReadOnlySpan<int> starts = run.Starts, ends = run.Ends;
        var (fields, mayBeBlank) = (run.Fields, MayBeAbsent);
        for (int line = 0, at = Rank; line < count; line++, at += fields)
        {
            var (start, end) = (PlainRun.StartOf(starts, ends, line, at, Rank), ends[at]);
            if (start == end && mayBeBlank) continue;
            if (!TryRead(block, start, end, out amounts[line])) return line;
            if (!amounts[line].IsZero) marks[line] |= mark;
        }
        return count;
    }
}

/// <summary>Amounts whose sign tells their side.</summary>
internal sealed class PlainSigned(BoundField field, bool positiveIsCredit, ValueRules rules) : PlainAmounts(field, rules)
{
    public override int Fill(in PlainRun run, int count, EntryLineBatch batch, int row)
    {
        for (int line = 0, at = Rank; line < count; line++, at += run.Fields)
        {
            var (start, end) = (PlainRun.StartOf(run.Starts, run.Ends, line, at, Rank), run.Ends[at]);
            var isNegative = start < end && run.Block[start] == '-' && !IsAbsent(run.Block[start..end]);
            if (!(isNegative ? TryReadGiven(run.Block, start + 1, end, out var amount) : TryRead(run.Block, start, end, out amount))) return line;
            PlainSides.Set(batch, row + line, amount, isNegative != positiveIsCredit);
        }
        return count;
    }
}

/// <summary>Amounts without sign, whose side another column tells.</summary>
internal sealed class PlainSides(BoundField field, BoundField side, AmountRule rule, ValueRules rules) : PlainAmounts(field, rules)
{
    private readonly int _side = side.PlainSource!.Index;

    public override int Fill(in PlainRun run, int count, EntryLineBatch batch, int row)
    {
        for (int line = 0, at = 0; line < count; line++, at += run.Fields)
        {
            if (!TryRead(run.Block, PlainRun.StartOf(run.Starts, run.Ends, line, at + Rank, Rank), run.Ends[at + Rank], out var amount)) return line;
            var text = run.Block[PlainRun.StartOf(run.Starts, run.Ends, line, at + _side, _side)..run.Ends[at + _side]];
            if (IsAbsent(text)) return line;
            var isDebit = rule.DebitValues.Contains(text);
            if (!isDebit && !rule.CreditValues.Contains(text)) return line;
            Set(batch, row + line, amount, !isDebit);
        }
        return count;
    }

    /// <summary>Gives a line its one amount.</summary>
    public static void Set(EntryLineBatch batch, int row, Amount amount, bool isCredit)
    {
        if (amount.IsZero) return;
        (isCredit ? batch.Credits : batch.Debits)[row] = amount;
        batch.Marks[row] |= isCredit ? LineMarks.HasCredit : LineMarks.HasDebit;
    }
}
