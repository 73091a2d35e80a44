using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace PartnerImports;

public sealed partial class EntryLineBatch
{
    /// <summary>Makes objects of the lines of a batch; texts that repeat are one string.</summary>
    private sealed class LineMaker(EntryLineBatch batch)
    {
        private readonly TextColumn<string> _entry = new(batch, EntryText.Entry, MakeString, ""), _number = new(batch, EntryText.Number, MakeString, ""), _reference = new(batch, EntryText.Reference, MakeString, "");
        private readonly TextColumn<string> _journalLabel = new(batch, EntryText.JournalLabel, MakeString, "", 64), _accountLabel = new(batch, EntryText.AccountLabel, MakeString, "", 256);
        private readonly TextColumn<string> _thirdPartyLabel = new(batch, EntryText.ThirdPartyLabel, MakeString, "", 512), _label = new(batch, EntryText.Label, MakeString, "", 1024);
        private readonly TextColumn<string> _currency = new(batch, EntryText.Currency, MakeString, "", 16);
        private readonly TextColumn<JournalCode> _journal = new(batch, EntryText.Journal, Read<JournalCode>, default, 64);
        private readonly TextColumn<AccountNumber> _account = new(batch, EntryText.Account, Read<AccountNumber>, default, 256);
        private readonly TextColumn<ThirdPartyCode> _thirdParty = new(batch, EntryText.ThirdParty, Read<ThirdPartyCode>, default, 512);
        private readonly TextColumn<MatchingCode> _matching = new(batch, EntryText.Matching, Read<MatchingCode>, default);

        /// <summary>A line of the batch.</summary>
        public EntryLine Make(int row) => new(batch._debits[row], batch._credits[row], batch._currencyAmounts[row], (batch._marks[row] & LineMarks.HasCurrencyAmount) != 0)
        {
            Entry = _entry[row], LineNumber = batch._lineNumbers[row], Date = batch._dates[row],
            Journal = _journal[row], JournalLabel = _journalLabel[row], Number = _number[row],
            Account = _account[row], AccountLabel = _accountLabel[row], ThirdParty = _thirdParty[row], ThirdPartyLabel = _thirdPartyLabel[row],
            Reference = _reference[row], Label = _label[row], Matching = _matching[row], Currency = _currency[row],
            DocumentDateOrNone = batch._documentDates[row], MatchingDateOrNone = batch._matchingDates[row], LockDateOrNone = batch._lockDates[row], DueDateOrNone = batch._dueDates[row],
            More = batch._allocations.Count + batch._documents.Count + batch._extras.Count > 0 ? MoreOf(batch, row) : null,
        };

        private static EntryLine.Further? MoreOf(EntryLineBatch batch, int row) => EntryLine.Further.Of(
            Of(batch, batch.Allocations, row, static share => share.Row,
                static (batch, share) => new AnalyticAllocation(AxisCode.Parse(batch.Bytes(share.Axis)), SectionCode.Parse(batch.Bytes(share.Section)), share.Amount)),
            Of(batch, CollectionsMarshal.AsSpan(batch._documents), row, static document => document.Row, static (_, document) => document.Document),
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

        /// <summary>The string of a text; of ASCII, as most are, without counting its characters first.</summary>
        private static string MakeString(ReadOnlySpan<byte> utf8) => Ascii.IsValid(utf8) ? Encoding.Latin1.GetString(utf8) : Encoding.UTF8.GetString(utf8);

        /// <summary>A text column and what was made of it lately.</summary>
        private readonly struct TextColumn<T>(EntryLineBatch batch, EntryText text, TextMaker<T> make, T empty, int slots = 0)
        {
            private readonly EntryLineBatch _batch = batch;
            private readonly TextSlice[] _slices = batch._slices[(int)text];
            private readonly RepeatedText<T> _values = new(make, empty, slots);

            public T this[int row]
            {
                get
                {
                    var slice = _slices[row];
                    if (slice.IsRaw) slice = _batch.Locator!.Decode(_batch, slice);
                    return _values.Of(_batch._text, slice);
                }
            }
        }
    }
}
