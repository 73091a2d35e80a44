using NodaTime;
using PartnerImports.Testing;

namespace PartnerImports.Benchmarks.Data;

/// <summary>What every contestant of the summary must find: counts, exact totals in cents, dates, entries that do not balance.</summary>
internal readonly record struct SummaryTruth(long Lines, long Entries, long Debit, long Credit, LocalDate First, LocalDate Last, long Unbalanced)
{
    /// <summary>What is true of a generated ledger, whose entries balance.</summary>
    public static SummaryTruth Of(LedgerTruth truth) =>
        new(truth.Lines, truth.Entries, Cents(truth.Total), Cents(truth.Total), truth.FirstMovement ?? default, truth.LastMovement ?? default, 0);

    /// <summary>What an analysis found; entries that do not balance are told by its findings.</summary>
    public static SummaryTruth Of(ImportAnalysis analysis)
    {
        var summary = analysis.Summary;
        return new(summary.Lines, summary.Entries, Cents(summary.TotalDebit), Cents(summary.TotalCredit), summary.FirstMovement ?? default, summary.LastMovement ?? default, 0);
    }

    private static long Cents(AmountTotal total) => (long)(total.Billionths / 10_000_000);
}
