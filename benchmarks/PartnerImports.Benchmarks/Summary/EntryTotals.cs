using NodaTime;
using PartnerImports.Benchmarks.Data;

namespace PartnerImports.Benchmarks.Summary;

/// <summary>Adds up lines for peers that give values and nothing else: an entry ends where journal or number change.</summary>
internal struct EntryTotals()
{
    private long _lines, _entries, _debit, _credit, _net, _unbalanced;
    private int _first = int.MaxValue, _last;

    /// <summary>Takes a line; the date as the number AAAAMMJJ, amounts in cents.</summary>
    public void Add(bool isNewEntry, int date, long debit, long credit)
    {
        if (isNewEntry)
        {
            if (_net != 0) _unbalanced++;
            _net = 0;
            _entries++;
        }
        _lines++;
        _debit += debit;
        _credit += credit;
        _net += debit - credit;
        if (date < _first) _first = date;
        if (date > _last) _last = date;
    }

    /// <summary>What all lines together are.</summary>
    public readonly SummaryTruth Finish() => new(_lines, _entries, _debit, _credit, Date(_first), Date(_last), _unbalanced + (_net != 0 ? 1 : 0));

    /// <summary>A number AAAAMMJJ as a date.</summary>
    public static LocalDate Date(int digits) => new(digits / 10_000, digits / 100 % 100, digits % 100);

    /// <summary>A date as the number AAAAMMJJ.</summary>
    public static int Digits(DateOnly date) => date.Year * 10_000 + date.Month * 100 + date.Day;

    /// <summary>An amount in cents.</summary>
    public static long Cents(decimal amount) => (long)(amount * 100);
}
