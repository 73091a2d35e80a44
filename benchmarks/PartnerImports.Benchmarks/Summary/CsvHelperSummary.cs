using CsvHelper;
using PartnerImports.Benchmarks.Data;

namespace PartnerImports.Benchmarks.Summary;

/// <summary>The five columns of the summary as CsvHelper's generated mapper reads them.</summary>
[CsvRecord]
internal sealed partial class CsvHelperSummaryRecord
{
    public string JournalCode { get; set; } = "";

    public string EcritureNum { get; set; } = "";

    [CsvFormat("yyyyMMdd")]
    public DateOnly EcritureDate { get; set; }

    public decimal Debit { get; set; }

    public decimal Credit { get; set; }
}

/// <summary>The summary by CsvHelper 34.</summary>
internal static class CsvHelperSummary
{
    /// <summary>A record a line.</summary>
    public static SummaryTruth Records(string path, ContentEncoding encoding)
    {
        using var reader = CsvReader.FromFile(path, Options(encoding) with { FormatProvider = French.Numbers, PoolStrings = true });
        var totals = new EntryTotals();
        string journal = "", number = "";
        foreach (var record in reader.GetRecords<CsvHelperSummaryRecord>())
        {
            var isNew = record.EcritureNum != number || record.JournalCode != journal;
            if (isNew) (journal, number) = (record.JournalCode, record.EcritureNum);
            totals.Add(isNew, EntryTotals.Digits(record.EcritureDate), EntryTotals.Cents(record.Debit), EntryTotals.Cents(record.Credit));
        }
        return totals.Finish();
    }

    /// <summary>Bytes of fields, with digits parsed by hand.</summary>
    public static SummaryTruth Spans(string path, ContentEncoding encoding)
    {
        using var reader = CsvReader.FromFile(path, Options(encoding));
        reader.ReadHeader();
        var totals = new EntryTotals();
        Span<byte> key = stackalloc byte[256];
        int journalLength = 0, numberLength = 0;
        while (reader.Read())
        {
            var journal = reader.GetSpan(0);
            var number = reader.GetSpan(2);
            var isNew = !number.SequenceEqual(key.Slice(128, numberLength)) || !journal.SequenceEqual(key[..journalLength]);
            if (isNew)
            {
                journal.CopyTo(key);
                number.CopyTo(key[128..]);
                (journalLength, numberLength) = (journal.Length, number.Length);
            }
            totals.Add(isNew, Digits.Date(reader.GetSpan(3)), Digits.Cents(reader.GetSpan(11)), Digits.Cents(reader.GetSpan(12)));
        }
        return totals.Finish();
    }

    private static CsvReaderOptions Options(ContentEncoding encoding) => new()
    {
        Separator = '\t', Mode = CsvMode.NoEscape, BufferSize = 256 * 1024, Encoding = encoding == ContentEncoding.Utf8 ? null : DataFolder.Codec(encoding),
    };
}
