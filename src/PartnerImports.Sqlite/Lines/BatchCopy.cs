namespace PartnerImports.Sqlite;

/// <summary>Copies batches: a caller may reuse its own at once.</summary>
internal static class BatchCopy
{
    private static readonly EntryText[] Texts = Enum.GetValues<EntryText>();

    /// <summary>Makes a cleared batch hold what another one holds.</summary>
    public static void CopyFrom(this EntryLineBatch target, EntryLineBatch source)
    {
        target.Clear();
        for (var row = 0; row < source.Count; row++) target.Add(source.LineNumbers[row], source.Offsets[row]);
        target.Part = source.Part;
        source.Entries.CopyTo(target.Entries);
        source.Dates.CopyTo(target.Dates);
        source.DocumentDates.CopyTo(target.DocumentDates);
        source.MatchingDates.CopyTo(target.MatchingDates);
        source.LockDates.CopyTo(target.LockDates);
        source.DueDates.CopyTo(target.DueDates);
        source.Debits.CopyTo(target.Debits);
        source.Credits.CopyTo(target.Credits);
        source.CurrencyAmounts.CopyTo(target.CurrencyAmounts);
        source.Marks.CopyTo(target.Marks);
        // The text block goes to the start of an empty one: slices keep their places.
        target.Append(source.TextBlock);
        foreach (var text in Texts) source.Slices(text).CopyTo(target.Slices(text));
        foreach (var share in source.Allocations) target.AddAllocation(share.Row, share.Axis, share.Section, share.SectionLabel, share.Amount);
        foreach (var extra in source.Extras) target.AddExtra(extra.Row, extra.Name, extra.Value);
        foreach (var (row, document) in source.Documents) target.AddDocument(row, document);
    }
}
