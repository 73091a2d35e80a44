namespace PartnerImports.Parsers.Json;

/// <summary>Copies lines between batches.</summary>
internal static class BatchRows
{
    private static readonly EntryText[] Texts = Enum.GetValues<EntryText>();

    /// <summary>Adds a line of a batch to another one, which holds the texts of the first from <paramref name="shift"/> on; gives its row.</summary>
    public static int Copy(EntryLineBatch from, int fromRow, EntryLineBatch to, int shift)
    {
        var row = to.Add(from.LineNumbers[fromRow], from.Offsets[fromRow]);
        to.Entries[row] = from.Entries[fromRow];
        to.Dates[row] = from.Dates[fromRow];
        to.DocumentDates[row] = from.DocumentDates[fromRow];
        to.MatchingDates[row] = from.MatchingDates[fromRow];
        to.LockDates[row] = from.LockDates[fromRow];
        to.DueDates[row] = from.DueDates[fromRow];
        to.Debits[row] = from.Debits[fromRow];
        to.Credits[row] = from.Credits[fromRow];
        to.CurrencyAmounts[row] = from.CurrencyAmounts[fromRow];
        to.Marks[row] = from.Marks[fromRow];
        foreach (var text in Texts)
        {
            var slice = from.Slices(text)[fromRow];
            if (!slice.IsEmpty) to.SetText(text, row, Shift(slice, shift));
        }
        return row;
    }

    /// <summary>The slice of the same text in a block that holds it further on.</summary>
    public static TextSlice Shift(TextSlice slice, int shift) => slice.IsEmpty ? slice : slice with { Start = slice.Start + shift };
}
