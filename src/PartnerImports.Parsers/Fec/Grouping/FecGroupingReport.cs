using System.Globalization;
using System.Text;
using NodaTime;

namespace PartnerImports.Parsers.Fec;

/// <summary>Reports what a settled grouping shows: imbalances, dates, spanning and closing entries, numbers that are not used.</summary>
internal static class FecGroupingReport
{
    /// <summary>Records all of it.</summary>
    public static void Report(FecGroupingPlan plan, FecRegime regime, int column, DiagnosticBag diagnostics)
    {
        if (!plan.IsForced) ReportUnused(plan, diagnostics);
        var spanning = plan.Spanning.SelectMany(entry => entry.Parts).ToHashSet();
        foreach (var entry in plan.Spanning)
        {
            if (diagnostics.Tally(FecDiagnostics.SpanningEntry, nameof(FecColumn.EcritureNum)) is not { } tally) continue;
            if (tally.WantsPlace)
                tally.Add(plan.Main.PlaceOf(entry.First, plan.NameOf(GroupingKey.JournalAndNumber, entry.First)) with { Column = column }, "", "", string.Join(", ", entry.Parts.Select(part => plan.NameOf(GroupingKey.JournalAndNumber, part))));
            else tally.CountOnly();
        }
        foreach (var key in plan.Keys)
            Report(plan, key, key == GroupingKey.JournalAndNumber ? spanning : [], regime, diagnostics);
    }

    private static void Report(FecGroupingPlan plan, GroupingKey key, HashSet<int> spanning, FecRegime regime, DiagnosticBag diagnostics)
    {
        var isCash = FecColumns.IsCashBasis(regime);
        var entries = plan.TableOf(key);
        for (var ordinal = 0; ordinal < entries.Count; ordinal++)
        {
            ref var entry = ref entries[ordinal];
            if (!plan.IsChosen(key, ordinal)) continue;
            if (spanning.Count == 0 || !spanning.Contains(ordinal))
            {
                if (!entries.Balances(ordinal, plan.Tolerance)) Add(isCash ? FecDiagnostics.CashImbalance : EntryDiagnostics.Unbalanced, isOfNet: true);
                else if (entry is { Lines: 1, IsFaulty: false } && !isCash) Add(EntryDiagnostics.SingleLine);
            }
            if ((entry.Traits & EntryTraits.SeveralDates) != 0) AddDates(entry.Traits, entry.Date);
            if ((entry.Traits & ~EntryTraits.SeveralDates & ~EntryTraits.Repeated) == (EntryTraits.Result | EntryTraits.Closing) && entry.Lines > 1) Add(FecDiagnostics.ClosingEntry);

            void Add(DiagnosticDescriptor descriptor, bool isOfNet = false)
            {
                if (diagnostics.Tally(descriptor) is not { } tally) return;
                if (tally.WantsPlace) tally.Add(entries.PlaceOf(ordinal, plan.NameOf(key, ordinal)), "", "", isOfNet ? [AmountTotal.FromBillionths(entries.Net(ordinal)).ToString()] : []);
                else tally.CountOnly();
            }

            void AddDates(EntryTraits traits, LocalDate first)
            {
                var isRepeated = (traits & EntryTraits.Repeated) != 0 && key is GroupingKey.JournalAndNumber or GroupingKey.Number;
                var tally = isRepeated
                    ? diagnostics.Tally(FecDiagnostics.NumberRepeated, nameof(FecColumn.EcritureNum))
                    : diagnostics.Tally(EntryDiagnostics.SeveralDates, nameof(FecColumn.EcritureDate));
                if (tally is null) return;
                if (!tally.WantsPlace)
                {
                    tally.CountOnly();
                    return;
                }
                var (place, date) = entries.DateBeside(ordinal);
                tally.Add(place with { Entry = plan.NameOf(key, ordinal) }, Iso(date), Iso(first));
            }
        }
    }

    private static void ReportUnused(FecGroupingPlan plan, DiagnosticBag diagnostics)
    {
        for (var journal = 0; journal < plan.Journals.Count; journal++)
        {
            if (plan.Journals.IsUsed(journal) || diagnostics.Tally(FecDiagnostics.NumberUnused, nameof(FecColumn.EcritureNum)) is not { } tally) continue;
            if (tally.WantsPlace)
                tally.Add(plan.Journals.First(journal), Encoding.UTF8.GetString(plan.Journals.OnlyNumber(journal)), "", Encoding.UTF8.GetString(plan.Journals.Code(journal)), NameOf(plan.KeyOf(journal)));
            else tally.CountOnly();
        }
    }

    private static string NameOf(GroupingKey key) => key switch
    {
        GroupingKey.JournalDateAndReference => "JournalCode + EcritureDate + PieceRef",
        GroupingKey.JournalAndDate => "JournalCode + EcritureDate",
        _ => "JournalCode",
    };

    private static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
