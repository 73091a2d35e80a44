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
        foreach (var journal in plan.Journals.Where(journal => !plan.IsForced && !journal.IsUsed))
        {
            if (diagnostics.Tally(FecDiagnostics.NumberUnused, nameof(FecColumn.EcritureNum)) is not { } tally) continue;
            if (tally.WantsPlace) tally.Add(journal.First, Encoding.UTF8.GetString(journal.OnlyNumber), "", Encoding.UTF8.GetString(journal.Code), NameOf(plan.KeyOf(journal.Ordinal)));
            else tally.CountOnly();
        }
        var spanning = plan.Spanning.SelectMany(entry => entry.Parts).ToHashSet();
        foreach (var entry in plan.Spanning)
        {
            if (diagnostics.Tally(FecDiagnostics.SpanningEntry, nameof(FecColumn.EcritureNum)) is not { } tally) continue;
            if (tally.WantsPlace)
                tally.Add(PlaceOf(plan, GroupingKey.JournalAndNumber, entry.First) with { Column = column }, "", "", string.Join(", ", entry.Parts.Select(part => plan.NameOf(GroupingKey.JournalAndNumber, part))));
            else tally.CountOnly();
        }
        foreach (var key in plan.Journals.Select(journal => plan.KeyOf(journal.Ordinal)).Distinct())
            Report(plan, key, key == GroupingKey.JournalAndNumber ? spanning : [], regime, diagnostics);
    }

    private static void Report(FecGroupingPlan plan, GroupingKey key, HashSet<int> spanning, FecRegime regime, DiagnosticBag diagnostics)
    {
        var isCash = FecColumns.IsCashBasis(regime);
        var entries = plan.TableOf(key);
        for (var ordinal = 0; ordinal < entries.Count; ordinal++)
        {
            ref var entry = ref entries[ordinal];
            if (!plan.IsChosen(key, entry)) continue;
            if (!spanning.Contains(ordinal))
            {
                if (!entry.Balances(plan.Tolerance)) Add(isCash ? FecDiagnostics.CashImbalance : EntryDiagnostics.Unbalanced, AmountTotal.FromBillionths(entry.Net).ToString());
                else if (entry is { Lines: 1, IsFaulty: false } && !isCash) Add(EntryDiagnostics.SingleLine);
            }
            if ((entry.Traits & EntryTraits.SeveralDates) != 0) AddDates(entry.Traits, entry.Date);
            if ((entry.Traits & ~EntryTraits.SeveralDates & ~EntryTraits.Repeated) == (EntryTraits.Result | EntryTraits.Closing) && entry.Lines > 1) Add(FecDiagnostics.ClosingEntry);

            void Add(DiagnosticDescriptor descriptor, params ReadOnlySpan<string> arguments)
            {
                if (diagnostics.Tally(descriptor) is not { } tally) return;
                if (tally.WantsPlace) tally.Add(PlaceOf(plan, key, ordinal), "", "", [.. arguments]);
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
                var (place, date) = entries.OtherDate(ordinal);
                tally.Add(place with { Entry = plan.NameOf(key, ordinal) }, Iso(date), Iso(first));
            }
        }
    }

    private static SourcePlace PlaceOf(FecGroupingPlan plan, GroupingKey key, int ordinal)
    {
        ref var entry = ref plan.TableOf(key)[ordinal];
        return new() { Line = entry.Line, Offset = entry.Offset, Part = entry.Part, Entry = plan.NameOf(key, ordinal) };
    }

    private static string NameOf(GroupingKey key) => key switch
    {
        GroupingKey.JournalDateAndReference => "JournalCode + EcritureDate + PieceRef",
        GroupingKey.JournalAndDate => "JournalCode + EcritureDate",
        _ => "JournalCode",
    };

    private static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
