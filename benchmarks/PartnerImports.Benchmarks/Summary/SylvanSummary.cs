using PartnerImports.Benchmarks.Data;
using Sylvan.Data.Csv;

namespace PartnerImports.Benchmarks.Summary;

/// <summary>The summary by Sylvan.Data.Csv.</summary>
internal static class SylvanSummary
{
    /// <summary>Characters of fields, with digits parsed by hand.</summary>
    public static SummaryTruth Spans(string path, ContentEncoding encoding)
    {
        using var text = new StreamReader(path, DataFolder.Codec(encoding), false, BufferLength);
        using var reader = CsvDataReader.Create(text, Options());
        var totals = new EntryTotals();
        Span<char> key = stackalloc char[256];
        int journalLength = 0, numberLength = 0;
        while (reader.Read())
        {
            var journal = reader.GetFieldSpan(0);
            var number = reader.GetFieldSpan(2);
            var isNew = !number.SequenceEqual(key.Slice(128, numberLength)) || !journal.SequenceEqual(key[..journalLength]);
            if (isNew)
            {
                journal.CopyTo(key);
                number.CopyTo(key[128..]);
                (journalLength, numberLength) = (journal.Length, number.Length);
            }
            totals.Add(isNew, Digits.Date(reader.GetFieldSpan(3)), Digits.Cents(reader.GetFieldSpan(11)), Digits.Cents(reader.GetFieldSpan(12)));
        }
        return totals.Finish();
    }

    /// <summary>Typed getters for date and amounts.</summary>
    public static SummaryTruth Typed(string path, ContentEncoding encoding)
    {
        using var text = new StreamReader(path, DataFolder.Codec(encoding), false, BufferLength);
        using var reader = CsvDataReader.Create(text, Options());
        var totals = new EntryTotals();
        string journal = "", number = "";
        while (reader.Read())
        {
            var isNew = !reader.GetFieldSpan(2).SequenceEqual(number) || !reader.GetFieldSpan(0).SequenceEqual(journal);
            if (isNew) (journal, number) = (reader.GetString(0), reader.GetString(2));
            totals.Add(isNew, EntryTotals.Digits(DateOnly.FromDateTime(reader.GetDateTime(3))), EntryTotals.Cents(reader.GetDecimal(11)), EntryTotals.Cents(reader.GetDecimal(12)));
        }
        return totals.Finish();
    }

    private const int BufferLength = 256 * 1024;

    /// <summary>Options for a FEC.</summary>
    public static CsvDataReaderOptions Options() => new()
    {
        Delimiter = '\t', Culture = French.Numbers, DateTimeFormat = "yyyyMMdd", BufferSize = BufferLength,
    };
}
