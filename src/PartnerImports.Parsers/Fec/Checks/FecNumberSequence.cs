using System.Globalization;

namespace PartnerImports.Parsers.Fec;

/// <summary>Looks for gaps in the sequences that entry numbers are taken from (A47 A-1 VII-1, 3).</summary>
/// <remarks>
/// A sequence is that of a journal and prefix, or of the whole file where no counter occurs twice and the file as a whole has no more gaps.
/// Opening balances count as others do.
/// </remarks>
internal static class FecNumberSequence
{
    /// <summary>Records every gap at the entry that follows it.</summary>
    public static void Report(FecGroupingPlan plan, GroupingKey key, int column, DiagnosticBag diagnostics)
    {
        var numbers = new EntryNumbers(plan, key);
        var gaps = new NumberGaps(numbers.Count, numbers.TryRead);
        if (gaps.Count == 0) return;
        if (OfWholeFile(numbers, gaps) is { } whole) gaps = whole;
        var entries = plan.TableOf(key);
        foreach (var gap in gaps.First(DiagnosticBag.MaxPlaces))
        {
            if (diagnostics.Tally(FecDiagnostics.NumberGap, nameof(FecColumn.EcritureNum)) is not { } tally) continue;
            var name = plan.NameOf(key, gap.Entry);
            tally.Add(entries.PlaceOf(gap.Entry, name) with { Column = column }, name, Missing(gap.Before + 1, gap.Counter - 1));
        }
        for (var i = (long)DiagnosticBag.MaxPlaces; i < gaps.Count; i++) diagnostics.Tally(FecDiagnostics.NumberGap, nameof(FecColumn.EcritureNum))?.CountOnly();
    }

    /// <summary>The gaps of the file as one sequence; null where it cannot be one.</summary>
    private static NumberGaps? OfWholeFile(EntryNumbers numbers, NumberGaps bySequence)
    {
        if (bySequence.HasRepeats || bySequence.Numbers > bySequence.Greatest - bySequence.Least + 1) return null; // More numbers than counters.
        var whole = new NumberGaps(numbers.Count, (int entry, out int sequence, out long counter) =>
        {
            var isRead = numbers.TryRead(entry, out sequence, out counter);
            sequence = 0;
            return isRead;
        });
        return whole.HasRepeats || whole.Count > bySequence.Count ? null : whole;
    }

    private static string Missing(long first, long last) => first == last ? first.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{first}–{last}");
}
