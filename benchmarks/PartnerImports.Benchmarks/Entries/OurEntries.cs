using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace PartnerImports.Benchmarks.Entries;

/// <summary>The second pass by this library, over a file analysed before.</summary>
internal sealed class OurEntries
{
    private static readonly EntryText[] Texts =
    [
        EntryText.Journal, EntryText.JournalLabel, EntryText.Number, EntryText.Account, EntryText.AccountLabel, EntryText.ThirdParty,
        EntryText.ThirdPartyLabel, EntryText.Reference, EntryText.Label, EntryText.Matching, EntryText.Currency,
    ];

    private readonly IImportParser _parser = new ServiceCollection().AddPartnerImportParsers().BuildServiceProvider().GetRequiredService<IImportParser>();
    private readonly IImportContent _content;
    private readonly ImportAnalysis _analysis;
    private readonly EntryLineBatch _batch = new();

    public OurEntries(string path, ReadOptions options)
    {
        _content = ImportContent.FromFile(path);
        _analysis = _parser.AnalyseAsync(_content, options).AsTask().GetAwaiter().GetResult();
    }

    /// <summary>An <see cref="EntryLine"/> a line.</summary>
    public EntriesTruth Lines() => LinesAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Whole entries.</summary>
    public EntriesTruth Entries() => EntriesAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Batches, of which only columns are read: texts are counted in bytes.</summary>
    public EntriesTruth Batches() => BatchesAsync().AsTask().GetAwaiter().GetResult();

    private async ValueTask<EntriesTruth> LinesAsync()
    {
        var totals = new EntriesTruth();
        await using var reader = _parser.OpenEntries(_content, _analysis);
        while (await reader.ReadAsync(_batch))
            for (var row = 0; row < _batch.Count; row++) totals = Add(totals, _batch.ToLine(row));
        return totals;
    }

    private async ValueTask<EntriesTruth> EntriesAsync()
    {
        var totals = new EntriesTruth();
        await foreach (var entry in PartnerImports.Parsers.EntryEnumeration.ReadEntriesAsync(_parser, _content, _analysis))
            foreach (var line in entry.Lines) totals = Add(totals, line);
        return totals;
    }

    private async ValueTask<EntriesTruth> BatchesAsync()
    {
        var totals = new EntriesTruth();
        await using var reader = _parser.OpenEntries(_content, _analysis);
        while (await reader.ReadAsync(_batch)) totals = Add(totals, _batch);
        return totals;
    }

    private static EntriesTruth Add(EntriesTruth totals, EntryLine line) => new(
        totals.Lines + 1,
        totals.Texts + line.Journal.ToString().Length + line.JournalLabel.Length + line.Number.Length + line.Account.ToString().Length + line.AccountLabel.Length + line.ThirdParty.ToString().Length
            + line.ThirdPartyLabel.Length + line.Reference.Length + line.Label.Length + line.Matching.ToString().Length + line.Currency.Length,
        totals.Values + EntriesTruth.Digits(line.Date) + Digits(line.DocumentDate) + Digits(line.MatchingDate) + Digits(line.LockDate) + Cents(line.Debit) + Cents(line.Credit)
            + (line.CurrencyAmount is { } amount ? Cents(amount) : 0));

    private static EntriesTruth Add(EntriesTruth totals, EntryLineBatch batch)
    {
        long texts = 0, values = 0;
        foreach (var text in Texts)
            foreach (var slice in batch.Slices(text)) texts += slice.Length;
        foreach (var column in (ReadOnlySpan<int>)[0, 1, 2, 3])
            foreach (var date in column switch { 0 => batch.Dates, 1 => batch.DocumentDates, 2 => batch.MatchingDates, _ => batch.LockDates })
                if (date != default) values += EntriesTruth.Digits(date);
        foreach (var amount in batch.Debits) values += Cents(amount);
        foreach (var amount in batch.Credits) values += Cents(amount);
        return new(totals.Lines + batch.Count, totals.Texts + texts, totals.Values + values);
    }

    private static long Digits(LocalDate? date) => date is { } given ? EntriesTruth.Digits(given) : 0;

    private static long Cents(Amount amount) => amount.Scale switch
    {
        2 => amount.Mantissa,
        1 => amount.Mantissa * 10,
        _ => amount.Mantissa * 100,
    };
}
