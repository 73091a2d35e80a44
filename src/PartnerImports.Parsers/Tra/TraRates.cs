using NodaTime;

namespace PartnerImports.Parsers.Tra;

/// <summary>The exchange rates that CHA and DEV records of the file give.</summary>
internal sealed class TraRates
{
    private readonly Dictionary<string, TraCurrency> _currencies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedList<LocalDate, Amount>> _rates = new(StringComparer.Ordinal);

    public void Add(TraCurrency currency) => _currencies[currency.Code] = currency;

    public void Add(TraExchangeRate rate)
    {
        if (rate.Date is not { } date || rate.Rate.Sign <= 0) return;
        if (!_rates.TryGetValue(rate.Currency, out var byDate)) _rates.Add(rate.Currency, byDate = []);
        byDate[date] = rate.Rate;
    }

    /// <summary>Turns a foreign amount into euros: by the rate of the day or the latest one before it, else by the currency's parity; null without either.</summary>
    public decimal? ToEuros(string currency, LocalDate date, Amount amount)
    {
        if (_rates.TryGetValue(currency, out var byDate))
        {
            for (var i = byDate.Count - 1; i >= 0; i--)
                if (byDate.Keys[i] <= date) return amount.ToDecimal() * byDate.Values[i].ToDecimal();
        }
        if (!_currencies.TryGetValue(currency, out var known) || known.EuroParity.Sign <= 0) return null;
        return known.IsFixed ? amount.ToDecimal() / known.EuroParity.ToDecimal() : amount.ToDecimal() * known.EuroParity.ToDecimal();
    }
}
