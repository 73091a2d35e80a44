using System.Text;
using PartnerImports.Parsers.Custom.Files;
using PartnerImports.Parsers.Custom.Model;

namespace PartnerImports.Parsers.Custom.Reading;

/// <summary>The two sides of a line.</summary>
/// <param name="Debit">The debit, never negative.</param>
/// <param name="Credit">The credit, never negative.</param>
/// <param name="IsMoved">Whether a negative amount changed sides.</param>
internal readonly record struct Sides(Amount Debit, Amount Credit, bool IsMoved);

/// <summary>Reads amounts in the three ways of the language. A negative debit becomes a credit, with a warning. Not thread-safe.</summary>
internal sealed class AmountReader(TypedValues typed, ValueReader values, CustomReport report)
{
    public Sides Read(in RecordView record, BoundAmounts amounts) => amounts.Rule.Mode switch
    {
        AmountMode.DebitCredit => DebitCredit(record, amounts),
        AmountMode.AmountSide => AmountSide(record, amounts),
        _ => SignedAmount(record, amounts),
    };

    /// <summary>The amount of a line in a foreign currency, as written; null when there is none, or two.</summary>
    public Amount? ReadCurrency(in RecordView record, BoundAmounts amounts)
    {
        if (amounts.Rule.Mode != AmountMode.DebitCredit) return typed.Amount(record, amounts.Amount, out var amount) is null || amount.IsZero ? null : amount;
        typed.Amount(record, amounts.Debit, out var debit);
        var source = typed.Amount(record, amounts.Credit, out var credit);
        if (!debit.IsZero && !credit.IsZero)
        {
            report.Add(CustomDiagnostics.CurrencyAmountTwice, source!, Encoding.UTF8.GetBytes(credit.ToString()), "", debit.ToString());
            return null;
        }
        return !debit.IsZero ? debit : !credit.IsZero ? credit : null;
    }

    private Sides DebitCredit(in RecordView record, BoundAmounts amounts)
    {
        var debitSource = typed.BookAmount(record, amounts.Debit, out var debit);
        var creditSource = typed.BookAmount(record, amounts.Credit, out var credit);
        if (debit.Sign >= 0 && credit.Sign >= 0) return new(debit, credit, false);
        // Both sides negative, or one negative beside another amount: the line has two amounts, which the checks of all formats refuse.
        if (!debit.IsZero && !credit.IsZero) return new(debit, credit, false);
        var (source, moved) = debit.Sign < 0 ? (debitSource!, debit) : (creditSource!, credit);
        report.Add(CustomDiagnostics.NegativeMoved, source, Encoding.UTF8.GetBytes(moved.ToString()));
        return debit.Sign < 0 ? new(default, debit.Negate(), true) : new(credit.Negate(), default, true);
    }

    private Sides AmountSide(in RecordView record, BoundAmounts amounts)
    {
        var source = typed.BookAmount(record, amounts.Amount, out var amount);
        if (IsNegative(record, amounts.Sign)) amount = amount.Negate();
        if (ReadSide(record, amounts) is not { } isCredit) return default;
        if (amount.Sign < 0)
        {
            report.Add(CustomDiagnostics.NegativeMoved, source!, Encoding.UTF8.GetBytes(amount.ToString()));
            return isCredit ? new(amount.Negate(), default, true) : new(default, amount.Negate(), true);
        }
        return isCredit ? new(default, amount, false) : new(amount, default, false);
    }

    private Sides SignedAmount(in RecordView record, BoundAmounts amounts)
    {
        typed.BookAmount(record, amounts.Amount, out var amount);
        return amount.Sign < 0 == amounts.Rule.PositiveIsCredit ? new(amount.Abs(), default, false) : new(default, amount.Abs(), false);
    }

    private bool IsNegative(in RecordView record, BoundField? field)
    {
        if (values.Read(record, field, out var text) is not { } source) return false;
        if (text is [(byte)'-']) return true;
        if (text is not [(byte)'+']) report.Add(CustomDiagnostics.SignUnknown, source, text, "+, -");
        return false;
    }

    private bool? ReadSide(in RecordView record, BoundAmounts amounts)
    {
        var (debits, credits) = (amounts.Rule.DebitValues, amounts.Rule.CreditValues);
        var before = report.Faults;
        var source = values.Read(record, amounts.Side, out var text);
        if (debits.Contains(text)) return false;
        if (credits.Contains(text)) return true;
        if (report.Faults == before) report.Add(CustomDiagnostics.SideUnknown, source ?? amounts.Side!.Main, text, $"{debits} / {credits}");
        return null;
    }
}
