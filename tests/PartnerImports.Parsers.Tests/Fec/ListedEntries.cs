using System.Globalization;

namespace PartnerImports.Parsers.Tests.Fec;

/// <summary>A line for tests of writers: plain values, as they stand in a batch.</summary>
public sealed record ListedLine
{
    public int Entry { get; init; }
    public string Journal { get; init; } = "AC";
    public string JournalLabel { get; init; } = "Achats";
    public string Number { get; init; } = "";
    public LocalDate Date { get; init; } = new(2023, 1, 5);
    public string Account { get; init; } = "60700000";
    public string AccountLabel { get; init; } = "Achats";
    public string ThirdParty { get; init; } = "";
    public string ThirdPartyLabel { get; init; } = "";
    public string Reference { get; init; } = "F-1";
    public LocalDate DocumentDate { get; init; } = new(2023, 1, 4);
    public string Label { get; init; } = "Facture";
    public Amount Debit { get; init; }
    public Amount Credit { get; init; }
    public string Matching { get; init; } = "";
    public LocalDate MatchingDate { get; init; }
    public LocalDate LockDate { get; init; } = new(2023, 1, 31);
    public LocalDate DueDate { get; init; }
    public string Currency { get; init; } = "";
    public Amount? CurrencyAmount { get; init; }
    public (string Name, string Value)[] Extras { get; init; } = [];
    public string? Section { get; init; }

    /// <summary>All values in one text, the entry left out.</summary>
    public string Describe() => string.Join(" · ",
        Journal, JournalLabel, Number, Iso(Date), Account, AccountLabel, ThirdParty, ThirdPartyLabel, Reference, Iso(DocumentDate), Label, Debit, Credit,
        Matching, Iso(MatchingDate), Iso(LockDate), Currency, CurrencyAmount, string.Join(',', Extras.Select(extra => $"{extra.Name}={extra.Value}")));

    public static ListedLine Of(EntryLineBatch batch, int row) => new()
    {
        Entry = batch.Entries[row], Journal = batch.String(EntryText.Journal, row), JournalLabel = batch.String(EntryText.JournalLabel, row),
        Number = batch.String(EntryText.Number, row), Date = batch.Dates[row], Account = batch.String(EntryText.Account, row),
        AccountLabel = batch.String(EntryText.AccountLabel, row), ThirdParty = batch.String(EntryText.ThirdParty, row),
        ThirdPartyLabel = batch.String(EntryText.ThirdPartyLabel, row), Reference = batch.String(EntryText.Reference, row), DocumentDate = batch.DocumentDates[row],
        Label = batch.String(EntryText.Label, row), Debit = batch.Debits[row], Credit = batch.Credits[row], Matching = batch.String(EntryText.Matching, row),
        MatchingDate = batch.MatchingDates[row], LockDate = batch.LockDates[row], Currency = batch.String(EntryText.Currency, row),
        CurrencyAmount = batch.Marks[row].HasFlag(LineMarks.HasCurrencyAmount) ? batch.CurrencyAmounts[row] : null,
        Extras = [.. batch.Extras.ToArray().Where(extra => extra.Row == row).Select(extra => (extra.Name, batch.String(extra.Value)))],
    };

    private static string Iso(LocalDate date) => date == default ? "" : date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Gives listed lines batch by batch, as a reader would.</summary>
internal sealed class ListedEntries(IReadOnlyList<ListedLine> lines) : IEntryReader
{
    private int _next;

    public ValueTask<bool> ReadAsync(EntryLineBatch batch, CancellationToken cancellationToken = default)
    {
        batch.Clear();
        for (; _next < lines.Count && !batch.IsFull; _next++)
        {
            var line = lines[_next];
            var row = batch.Add(_next + 1, -1);
            batch.Entries[row] = line.Entry;
            foreach (var (text, value) in new[]
            {
                (EntryText.Entry, $"E{line.Entry}"), (EntryText.Journal, line.Journal), (EntryText.JournalLabel, line.JournalLabel), (EntryText.Number, line.Number),
                (EntryText.Account, line.Account), (EntryText.AccountLabel, line.AccountLabel), (EntryText.ThirdParty, line.ThirdParty),
                (EntryText.ThirdPartyLabel, line.ThirdPartyLabel), (EntryText.Reference, line.Reference), (EntryText.Label, line.Label),
                (EntryText.Matching, line.Matching), (EntryText.Currency, line.Currency),
            })
                batch.SetText(text, row, value.AsSpan());
            (batch.Dates[row], batch.DocumentDates[row], batch.MatchingDates[row], batch.LockDates[row], batch.DueDates[row]) =
                (line.Date, line.DocumentDate, line.MatchingDate, line.LockDate, line.DueDate);
            (batch.Debits[row], batch.Credits[row]) = (line.Debit, line.Credit);
            if (line.CurrencyAmount is { } amount) (batch.CurrencyAmounts[row], batch.Marks[row]) = (amount, LineMarks.HasCurrencyAmount);
            foreach (var (name, value) in line.Extras) batch.AddExtra(row, name, batch.Append(value.AsSpan()));
            if (line.Section is { } section) batch.AddAllocation(row, batch.Append("AXE1".AsSpan()), batch.Append(section.AsSpan()), default, line.Debit);
        }
        return ValueTask.FromResult(batch.Count > 0);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
