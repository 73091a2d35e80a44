using CsvHelper;
using PartnerImports.Benchmarks.Summary;

namespace PartnerImports.Benchmarks.Entries;

/// <summary>A line of a FEC with its eighteen fields, as users of the peers would declare it.</summary>
[CsvRecord]
internal sealed partial class PeerLine
{
    public string JournalCode { get; set; } = "";

    public string JournalLib { get; set; } = "";

    public string EcritureNum { get; set; } = "";

    [CsvFormat("yyyyMMdd")]
    public DateOnly EcritureDate { get; set; }

    public string CompteNum { get; set; } = "";

    public string CompteLib { get; set; } = "";

    public string CompAuxNum { get; set; } = "";

    public string CompAuxLib { get; set; } = "";

    public string PieceRef { get; set; } = "";

    [CsvFormat("yyyyMMdd")]
    public DateOnly? PieceDate { get; set; }

    public string EcritureLib { get; set; } = "";

    public decimal Debit { get; set; }

    public decimal Credit { get; set; }

    public string EcritureLet { get; set; } = "";

    [CsvFormat("yyyyMMdd")]
    public DateOnly? DateLet { get; set; }

    [CsvFormat("yyyyMMdd")]
    public DateOnly? ValidDate { get; set; }

    public string Montantdevise { get; set; } = "";

    public string Idevise { get; set; } = "";
}

/// <summary>Adds up the lines of peers.</summary>
internal struct PeerTotals
{
    private long _lines, _texts, _values;

    /// <summary>Takes a line.</summary>
    public void Add(PeerLine line)
    {
        _lines++;
        _texts += line.JournalCode.Length + line.JournalLib.Length + line.EcritureNum.Length + line.CompteNum.Length + line.CompteLib.Length + line.CompAuxNum.Length
            + line.CompAuxLib.Length + line.PieceRef.Length + line.EcritureLib.Length + line.EcritureLet.Length + line.Montantdevise.Length + line.Idevise.Length;
        _values += EntryTotals.Digits(line.EcritureDate) + Digits(line.PieceDate) + Digits(line.DateLet) + Digits(line.ValidDate) + EntryTotals.Cents(line.Debit) + EntryTotals.Cents(line.Credit);
    }

    /// <summary>All lines together.</summary>
    public readonly EntriesTruth Finish() => new(_lines, _texts, _values);

    private static long Digits(DateOnly? date) => date is { } given ? EntryTotals.Digits(given) : 0;
}
