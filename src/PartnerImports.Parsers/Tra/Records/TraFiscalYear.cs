using NodaTime;

namespace PartnerImports.Parsers.Tra;

/// <summary>A fiscal year of the sender (record EXO).</summary>
/// <param name="Code">Its code.</param>
/// <param name="Start">The first day; null when unreadable.</param>
/// <param name="End">The last day; null when unreadable.</param>
/// <param name="State"><c>OUV</c> open, <c>CPR</c> provisionally closed, <c>CDE</c> closed for good, <c>NON</c> not opened.</param>
/// <param name="Label">Its label.</param>
public sealed record TraFiscalYear(string Code, LocalDate? Start, LocalDate? End, string State, string Label)
{
    /// <summary>Whether both dates are there, in order.</summary>
    public bool IsReadable => Start is { } start && End is { } end && start <= end;

    /// <summary>Whether a day lies in it.</summary>
    public bool Contains(LocalDate date) => Start <= date && date <= End;

    /// <summary>Reads a record EXO.</summary>
    public static TraFiscalYear From(TraRecord record) =>
        new(record["CODE"], record.GetDate("DATEDEBUT"), record.GetDate("DATEFIN"), record["ETATCPTA"], record["LIBELLE"]);
}
