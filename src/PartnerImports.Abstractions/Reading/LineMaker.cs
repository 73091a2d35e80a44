using System.Collections.Immutable;
using System.Text;

namespace PartnerImports;

/// <summary>Makes objects of the lines of a batch; texts that repeat are one string.</summary>
internal sealed class LineMaker
{
    private readonly RepeatedText<string> _entry = new(Encoding.UTF8.GetString, ""), _number = new(Encoding.UTF8.GetString, ""), _reference = new(Encoding.UTF8.GetString, "");
    private readonly RepeatedText<string> _journalLabel = new(Encoding.UTF8.GetString, "", 64), _accountLabel = new(Encoding.UTF8.GetString, "", 256);
    private readonly RepeatedText<string> _thirdPartyLabel = new(Encoding.UTF8.GetString, "", 512), _label = new(Encoding.UTF8.GetString, "", 512), _currency = new(Encoding.UTF8.GetString, "", 16);
    private readonly RepeatedText<JournalCode> _journal = new(Read<JournalCode>, default, 64);
    private readonly RepeatedText<AccountNumber> _account = new(Read<AccountNumber>, default, 256);
    private readonly RepeatedText<ThirdPartyCode> _thirdParty = new(Read<ThirdPartyCode>, default, 512);
    private readonly RepeatedText<MatchingCode> _matching = new(Read<MatchingCode>, default);

    /// <summary>A line of a batch.</summary>
    public EntryLine Make(EntryLineBatch batch, int row)
    {
        var (documentDate, matchingDate, lockDate, dueDate) = (batch.DocumentDates[row], batch.MatchingDates[row], batch.LockDates[row], batch.DueDates[row]);
        return new()
        {
            Entry = _entry.Of(batch.Text(EntryText.Entry, row)), LineNumber = batch.LineNumbers[row], Date = batch.Dates[row],
            Journal = _journal.Of(batch.Text(EntryText.Journal, row)), JournalLabel = _journalLabel.Of(batch.Text(EntryText.JournalLabel, row)),
            Number = _number.Of(batch.Text(EntryText.Number, row)),
            Account = _account.Of(batch.Text(EntryText.Account, row)), AccountLabel = _accountLabel.Of(batch.Text(EntryText.AccountLabel, row)),
            ThirdParty = _thirdParty.Of(batch.Text(EntryText.ThirdParty, row)), ThirdPartyLabel = _thirdPartyLabel.Of(batch.Text(EntryText.ThirdPartyLabel, row)),
            Reference = _reference.Of(batch.Text(EntryText.Reference, row)), Label = _label.Of(batch.Text(EntryText.Label, row)),
            Debit = batch.Debits[row], Credit = batch.Credits[row], Matching = _matching.Of(batch.Text(EntryText.Matching, row)),
            DocumentDate = documentDate == default ? null : documentDate, MatchingDate = matchingDate == default ? null : matchingDate,
            LockDate = lockDate == default ? null : lockDate, DueDate = dueDate == default ? null : dueDate,
            Currency = _currency.Of(batch.Text(EntryText.Currency, row)),
            CurrencyAmount = (batch.Marks[row] & LineMarks.HasCurrencyAmount) != 0 ? batch.CurrencyAmounts[row] : null,
            More = batch.HasMore ? MoreOf(batch, row) : null,
        };
    }

    private static EntryLine.Further? MoreOf(EntryLineBatch batch, int row) => EntryLine.Further.Of(
        Of(batch, batch.Allocations, row, static share => share.Row,
            static (batch, share) => new AnalyticAllocation(AxisCode.Parse(batch.Bytes(share.Axis)), SectionCode.Parse(batch.Bytes(share.Section)), share.Amount)),
        Of(batch, batch.DocumentSpan, row, static document => document.Row, static (_, document) => document.Document),
        Of(batch, batch.Extras, row, static extra => extra.Row, static (batch, extra) => KeyValuePair.Create(extra.Name, batch.String(extra.Value))));

    /// <summary>What a row has of a table whose items are in the order of rows.</summary>
    private static ImmutableArray<TMade> Of<TItem, TMade>(EntryLineBatch batch, ReadOnlySpan<TItem> items, int row, Func<TItem, int> rowOf, Func<EntryLineBatch, TItem, TMade> make)
    {
        var (start, after) = (0, items.Length);
        while (start < after)
        {
            var middle = (start + after) / 2;
            if (rowOf(items[middle]) < row) start = middle + 1;
            else after = middle;
        }
        var end = start;
        while (end < items.Length && rowOf(items[end]) == row) end++;
        if (end == start) return [];
        var made = ImmutableArray.CreateBuilder<TMade>(end - start);
        foreach (var item in items[start..end]) made.Add(make(batch, item));
        return made.MoveToImmutable();
    }

    private static T Read<T>(ReadOnlySpan<byte> utf8) where T : struct, IUtf8SpanParsable<T> => T.TryParse(utf8, null, out var code) ? code : default;
}
