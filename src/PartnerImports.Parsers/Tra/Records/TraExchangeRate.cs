using NodaTime;

namespace PartnerImports.Parsers.Tra;

/// <summary>An exchange rate on a day (record CHA).</summary>
/// <param name="Currency">The currency's code.</param>
/// <param name="Date">The day; null when unreadable.</param>
/// <param name="Rate">Euros per unit; zero when not given.</param>
public sealed record TraExchangeRate(string Currency, LocalDate? Date, Amount Rate)
{
    /// <summary>Reads a record CHA.</summary>
    public static TraExchangeRate From(TraRecord record) => new(record["DEVISE"], record.GetDate("DATECOURS"), record.GetAmount("TAUXREEL") ?? Amount.Zero);
}
