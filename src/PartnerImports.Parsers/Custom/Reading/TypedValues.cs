using NodaTime;
using PartnerImports.Parsers.Custom.Files;
using PartnerImports.Parsers.Custom.Model;
using PartnerImports.Parsers.Custom.Values;

namespace PartnerImports.Parsers.Custom.Reading;

/// <summary>Reads dates and amounts of records and reports those that cannot be read. Not thread-safe.</summary>
internal sealed class TypedValues(ValueRules rules, ValueReader values, CustomReport report)
{
    private readonly string _amountExample = AmountText.Example(rules);
    private readonly LastDate _entryDate = new(), _otherDate = new();

    /// <summary>A date; the default value when it is absent or cannot be read.</summary>
    public LocalDate Date(in RecordView record, BoundField? field, bool isEntryDate)
    {
        if (values.Read(record, field, out var text) is not { } source) return default;
        var last = isEntryDate ? _entryDate : _otherDate;
        if (last.Is(source, text)) return last.Date;
        var patterns = source.Rule.Dates.IsEmpty ? rules.Dates : source.Rule.Dates;
        var (date, other) = DateText.Read(text, patterns, rules.CenturyPivot);
        if (other is not null)
        {
            report.Add(CustomDiagnostics.DateAmbiguous, source, text, "", Iso(date!.Value), Iso(other.Value));
            return default;
        }
        if (date is { } day)
        {
            last.Set(source, text, day);
            return day;
        }
        report.Add(isEntryDate ? CustomDiagnostics.EntryDateUnreadable : CustomDiagnostics.OtherDateUnreadable, source, text, string.Join(", ", patterns.Select(pattern => pattern.WordOf())));
        return default;
    }

    /// <summary>An amount and the source that gave it; null when it is absent or cannot be read.</summary>
    public BoundSource? Amount(in RecordView record, BoundField? field, out Amount amount)
    {
        amount = default;
        if (values.Read(record, field, out var text) is not { } source) return null;
        switch (AmountText.Read(text, rules, out amount))
        {
            case AmountFault.None:
                return source;
            case AmountFault.TooLong:
                report.Add(CustomDiagnostics.AmountTooLong, source, text);
                break;
            case AmountFault.DecimalMark:
                report.Add(CustomDiagnostics.DecimalMarkUnexpected, source, text, rules.ImpliedDecimals.ToString(System.Globalization.CultureInfo.InvariantCulture));
                break;
            default:
                report.Add(CustomDiagnostics.AmountUnreadable, source, text, _amountExample);
                break;
        }
        return null;
    }

    /// <summary>An amount of the books, which has two decimals: one that has more is kept exactly, with a warning.</summary>
    public BoundSource? BookAmount(in RecordView record, BoundField? field, out Amount amount)
    {
        if (Amount(record, field, out amount) is not { } source) return null;
        if (amount.Scale > 2 && (rules.ImpliedDecimals == 0 || decimal.Round(amount.ToDecimal(), 2) != amount.ToDecimal()))
            report.Add(CustomDiagnostics.ManyDecimals, source, System.Text.Encoding.UTF8.GetBytes(amount.ToString()));
        return source;
    }

    /// <summary>The date read last: most lines repeat it, and its bytes are compared before they are read again.</summary>
    private sealed class LastDate
    {
        private readonly byte[] _text = new byte[10];
        private BoundSource? _source;
        private int _length;

        public LocalDate Date { get; private set; }

        public bool Is(BoundSource source, ReadOnlySpan<byte> text) => ReferenceEquals(source, _source) && text.SequenceEqual(_text.AsSpan(0, _length));

        public void Set(BoundSource source, ReadOnlySpan<byte> text, LocalDate date)
        {
            if (text.Length > _text.Length) return;
            text.CopyTo(_text);
            (_source, _length, Date) = (source, text.Length, date);
        }
    }

    private static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
