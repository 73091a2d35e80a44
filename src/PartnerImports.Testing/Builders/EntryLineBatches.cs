using System.Collections.Immutable;

namespace PartnerImports.Testing;

/// <summary>Makes batches of lines, as readers fill them in their second pass.</summary>
public static class EntryLineBatches
{
    /// <summary>Adds a line with all its values and gives its row.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="line">The line.</param>
    /// <param name="entry">The ordinal of its entry, from 0.</param>
    /// <param name="offset">The byte offset of the line.</param>
    public static int Add(this EntryLineBatch batch, EntryLine line, int entry, long offset = 0)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(line);
        var row = batch.Add(line.LineNumber, offset);
        batch.Entries[row] = entry;
        batch.Dates[row] = line.Date;
        batch.DocumentDates[row] = line.DocumentDate ?? default;
        batch.MatchingDates[row] = line.MatchingDate ?? default;
        batch.LockDates[row] = line.LockDate ?? default;
        batch.DueDates[row] = line.DueDate ?? default;
        batch.Debits[row] = line.Debit;
        batch.Credits[row] = line.Credit;
        batch.CurrencyAmounts[row] = line.CurrencyAmount ?? default;
        batch.Marks[row] = (line.CurrencyAmount is null ? LineMarks.None : LineMarks.HasCurrencyAmount)
            | (line.Debit.IsZero ? LineMarks.None : LineMarks.HasDebit) | (line.Credit.IsZero ? LineMarks.None : LineMarks.HasCredit);
        void Set(EntryText column, string text) => batch.SetText(column, row, text.AsSpan());
        Set(EntryText.Entry, line.Entry);
        Set(EntryText.Journal, line.Journal.ToString());
        Set(EntryText.JournalLabel, line.JournalLabel);
        Set(EntryText.Number, line.Number);
        Set(EntryText.Account, line.Account.ToString());
        Set(EntryText.AccountLabel, line.AccountLabel);
        Set(EntryText.ThirdParty, line.ThirdParty.ToString());
        Set(EntryText.ThirdPartyLabel, line.ThirdPartyLabel);
        Set(EntryText.Reference, line.Reference);
        Set(EntryText.Label, line.Label);
        Set(EntryText.Matching, line.Matching.ToString());
        Set(EntryText.Currency, line.Currency);
        foreach (var share in line.Allocations)
            batch.AddAllocation(row, batch.Append(share.Axis.ToString().AsSpan()), batch.Append(share.Section.ToString().AsSpan()), default, share.Amount);
        foreach (var extra in line.Extras) batch.AddExtra(row, extra.Key, batch.Append(extra.Value.AsSpan()));
        foreach (var document in line.Documents) batch.AddDocument(row, document);
        return row;
    }

    /// <summary>Gives lines batch by batch: one batch, filled again and again, as a reader's caller does it.</summary>
    public static IEnumerable<EntryLineBatch> Of(ImmutableArray<EntryLine> lines, int capacity = EntryLineBatch.DefaultCapacity)
    {
        var batch = new EntryLineBatch(capacity);
        Dictionary<string, int> ordinals = [];
        foreach (var line in lines)
        {
            if (!ordinals.TryGetValue(line.Entry, out var ordinal)) ordinals.Add(line.Entry, ordinal = ordinals.Count);
            batch.Add(line, ordinal);
            if (!batch.IsFull) continue;
            yield return batch;
            batch.Clear();
        }
        if (batch.Count > 0) yield return batch;
    }
}
