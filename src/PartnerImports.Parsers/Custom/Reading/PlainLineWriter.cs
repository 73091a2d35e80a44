using System.Collections.Immutable;
using NodaTime;
using PartnerImports.Parsers.Custom.Files;
using PartnerImports.Parsers.Custom.Model;
using PartnerImports.Parsers.Custom.Values;

namespace PartnerImports.Parsers.Custom.Reading;

/// <summary>
/// Takes the plain records of a plain model straight into rows: every value a column as it stands, amounts as debit and credit, nothing to
/// be reported. Whatever is unusual is left to the general way, which gives the same row for a plain record. Not thread-safe.
/// </summary>
internal sealed class PlainLineWriter
{
    private sealed class TextColumn(BoundField field, EntryText column, bool isNeeded)
    {
        public readonly int Rank = field.PlainRank;
        public readonly EntryText Column = column;
        public readonly bool IsNeeded = isNeeded || field.IsRequired;
    }

    private sealed class DateColumn(BoundField field, Target target, ImmutableArray<DatePattern> patterns)
    {
        private readonly byte[] _text = new byte[10];
        private int _length;
        private LocalDate _date;

        public readonly int Rank = field.PlainRank;
        public readonly Target Target = target;
        public readonly bool IsNeeded = target == Target.Date || field.IsRequired;

        /// <summary>Reads a date; one that equals the last is not read again.</summary>
        public bool TryRead(ReadOnlySpan<byte> text, int pivot, out LocalDate date)
        {
            date = _date;
            if (_length > 0 && text.SequenceEqual(_text.AsSpan(0, _length))) return true;
            if (DateText.Read(text, patterns, pivot) is not ({ } read, null)) return false;
            date = _date = read;
            text.CopyTo(_text);
            _length = text.Length;
            return true;
        }
    }

    private static readonly (Target Target, EntryText Column)[] Texts =
    [
        (Target.Journal, EntryText.Journal), (Target.JournalLabel, EntryText.JournalLabel), (Target.Number, EntryText.Number), (Target.Reference, EntryText.Reference),
        (Target.Account, EntryText.Account), (Target.AccountLabel, EntryText.AccountLabel), (Target.ThirdParty, EntryText.ThirdParty),
        (Target.ThirdPartyLabel, EntryText.ThirdPartyLabel), (Target.Label, EntryText.Label), (Target.Matching, EntryText.Matching),
    ];

    private readonly ValueRules _rules;
    private readonly byte[] _comment;
    private readonly TextColumn[] _texts;
    private readonly DateColumn[] _dates;
    private readonly BoundField _debit, _credit;
    private readonly int _headerCount, _usedCount;

    private PlainLineWriter(BoundModel model, BoundRecord type)
    {
        _rules = model.Model.Values;
        _comment = model.Model.File.Comment;
        _texts = [.. Texts.Where(text => type[text.Target] is not null).Select(text => new TextColumn(type[text.Target]!, text.Column, text.Target == Target.Journal))];
        _dates = [.. Enum.GetValues<Target>().Where(target => target.IsDate() && type[target] is not null).Select(target => new DateColumn(type[target]!, target, PatternsOf(type[target]!)))];
        (_debit, _credit) = (type.Amounts!.Debit!, type.Amounts.Credit!);
        (_headerCount, _usedCount) = (model.HeaderCount, type.UsedCount);
    }

    /// <summary>The writer for a model of one kind of record with plain values; null for others.</summary>
    public static PlainLineWriter? For(BoundModel bound)
    {
        var model = bound.Model;
        if (model.File.IsFixed || bound.Records is not [{ Role: RecordRole.Line, ConditionSource: null, CurrencyAmounts: null, Amounts.Rule.Mode: AmountMode.DebitCredit } type]) return null;
        if (!model.Accounts.IsEmpty || !model.Journals.IsEmpty || !bound.Axes.IsEmpty || model.Grouping.Mode == GroupingMode.HeaderRecord) return null;
        if (new[] { Target.Currency, Target.CurrencyAmount, Target.PaymentMode, Target.Document }.Any(target => type[target] is not null)) return null;
        if (type[Target.Date] is null || type[Target.Journal] is null || type.Amounts is not { Debit: not null, Credit: not null }) return null;
        return type.Fields.OfType<BoundField>().Concat(type.Amounts.Fields).All(field => field.PlainRank >= 0) ? new(bound, type) : null;
    }

    /// <summary>Takes the present record; false when it is not plain: the batch is then as it was, but for unused text.</summary>
    public bool TryTake(DelimitedRecords records, EntryLineBatch batch)
    {
        if (records.Fault != RecordFault.None || (_headerCount > 0 ? records.FieldCount != _headerCount : records.FieldCount < _usedCount)) return false;
        if (records.Raw is not [> (byte)' ', ..] || _comment.Length > 0 && records.Raw.StartsWith(_comment)) return false;
        var row = batch.Add(records.LineNumber, records.Offset);
        if (TryWrite(records, batch, row)) return true;
        batch.RemoveLast();
        return false;
    }

    private ImmutableArray<DatePattern> PatternsOf(BoundField field) => field.Main.Rule.Dates.IsEmpty ? _rules.Dates : field.Main.Rule.Dates;

    private bool TryWrite(DelimitedRecords records, EntryLineBatch batch, int row)
    {
        foreach (var text in _texts)
        {
            var value = Value(records, text.Rank);
            if (!value.IsEmpty) LineWriter.Set(batch, text.Column, row, value);
            else if (text.IsNeeded) return false;
        }
        foreach (var column in _dates)
        {
            var value = Value(records, column.Rank);
            if (value.IsEmpty && !column.IsNeeded) continue;
            if (!column.TryRead(value, _rules.CenturyPivot, out var date)) return false;
            Dates(batch, column.Target)[row] = date;
        }
        if (!TryReadAmount(records, _debit, out var debit) || !TryReadAmount(records, _credit, out var credit)) return false;
        batch.Debits[row] = debit;
        batch.Credits[row] = credit;
        batch.Marks[row] = (debit.IsZero ? LineMarks.None : LineMarks.HasDebit) | (credit.IsZero ? LineMarks.None : LineMarks.HasCredit);
        return true;
    }

    private bool TryReadAmount(DelimitedRecords records, BoundField field, out Amount amount)
    {
        var value = Value(records, field.PlainRank);
        amount = default;
        if (value.IsEmpty) return !field.IsRequired;
        return AmountText.TryReadPlain(value, _rules, out amount) && amount.Scale <= 2;
    }

    private ReadOnlySpan<byte> Value(DelimitedRecords records, int rank)
    {
        var value = records.Field(rank);
        if (_rules.Trims) value = ValueReader.Trim(value);
        return !value.IsEmpty && _rules.Absents.Contains(value) ? default : value;
    }

    private static Span<LocalDate> Dates(EntryLineBatch batch, Target target) => target switch
    {
        Target.Date => batch.Dates,
        Target.DocumentDate => batch.DocumentDates,
        Target.DueDate => batch.DueDates,
        _ => batch.MatchingDates,
    };
}
