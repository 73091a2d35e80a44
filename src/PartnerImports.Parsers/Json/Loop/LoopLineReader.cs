using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace PartnerImports.Parsers.Json;

/// <summary>Reads one flat line of Loop's body into a batch.</summary>
internal sealed class LoopLineReader
{
    private readonly JsonValues _values;
    private readonly LoopSettings _settings;
    private readonly LoopEstablishments _establishments;
    private readonly LoopTypes _types;
    private readonly LoopSideReader _sides;
    private readonly LoopShareReader _shares;
    private readonly JsonValues.MemberHandler _onMember, _onFile;
    private EntryLineBatch _batch = null!;
    private LinePlaces _places = null!;
    private LoopSide _debit, _credit;
    private int _row;
    private bool _faulty;
    private TextSlice _otherReference;
    private LoopCode? _type, _movementType;
    private JsonMark _typeMark;

    public LoopLineReader(JsonValues values, ReadOptions options, LoopSettings settings, LoopEstablishments establishments)
    {
        _values = values;
        _settings = settings;
        _establishments = establishments;
        _types = new(values, options.IncludeSimulations);
        _sides = new(values, settings.DecimalMark);
        _shares = new(values, _sides);
        _onMember = OnMember;
        _onFile = OnFile;
    }

    private JsonReport Report => _values.Report;

    /// <summary>Reads the line that the cursor stands on the start of; a line that is not accounting is left out of the batch.</summary>
    public void Read(ref JsonCursor cursor, EntryLineBatch batch, LinePlaces places, int index)
    {
        var mark = cursor.Mark;
        (_batch, _places) = (batch, places);
        _row = batch.Add(mark.Line, mark.Offset);
        places.Begin(_row, 0, index);
        places.Set(_row, EntryField.Line, mark);
        _debit = _credit = default;
        _faulty = false;
        _otherReference = default;
        _type = _movementType = null;
        _typeMark = mark;
        var found = _values.Walk(ref cursor, LoopMembers.Set, _onMember, JsonDiagnostics.LoopUnknownProperty);
        if (!_types.IsAccounting(_type, _movementType, _typeMark))
        {
            batch.RemoveLast();
            return;
        }
        CheckDate(found, mark);
        CheckPair(found, mark, LoopMembers.CutOffStart, LoopMembers.CutOffEnd);
        CheckPair(found, mark, LoopMembers.CutOffEnd, LoopMembers.CutOffStart);
        SetSides(mark);
        SetReference();
        if (_faulty) batch.Marks[_row] |= LineMarks.Faulty;
    }

    private void OnMember(ref JsonCursor cursor, int member)
    {
        if (cursor.Token == JsonTokenType.Null) return;
        var mark = cursor.Mark;
        switch (member)
        {
            case <= LoopMembers.MatchingDate:
                SetDate(ref cursor, member, mark);
                break;
            case <= LoopMembers.CutOffEnd:
                if (ReadDate(ref cursor) is { } other) Keep(LoopMembers.Set.Names[member], LocalDatePattern.Iso.Format(other));
                break;
            case LoopMembers.Debit:
                _debit = _sides.Read(ref cursor, ref _faulty);
                _places.Set(_row, EntryField.Debit, _debit.Mark);
                break;
            case LoopMembers.Credit:
                _credit = _sides.Read(ref cursor, ref _faulty);
                _places.Set(_row, EntryField.Credit, _credit.Mark);
                break;
            case <= LoopMembers.LastText:
                var (column, field) = LoopMembers.Texts[member - LoopMembers.FirstText];
                _places.Set(_row, field, mark);
                _batch.SetText(column, _row, Text(ref cursor, mark));
                break;
            case LoopMembers.OtherReference:
                _otherReference = Text(ref cursor, mark);
                if (!_places.MarkOf(_row, EntryField.Reference).IsKnown) _places.Set(_row, EntryField.Reference, mark);
                break;
            case <= LoopMembers.LastKept:
                var value = Text(ref cursor, mark);
                if (!value.IsEmpty) _batch.AddExtra(_row, LoopMembers.Set.Names[member], value);
                break;
            case LoopMembers.Payment:
                if (_types.ReadCode(ref cursor, 1, 11) is { } payment) Keep(LoopMembers.Set.Names[member], payment.ToString());
                break;
            case LoopMembers.MovementType:
                _movementType = _types.ReadCode(ref cursor, 1, 7);
                break;
            case LoopMembers.LineType:
                _typeMark = mark;
                _type = _types.ReadCode(ref cursor, 1, 7);
                break;
            case LoopMembers.Establishment:
                if (_establishments.Read(ref cursor) is { } siret) Keep(ExtraNames.Establishment, siret);
                break;
            case LoopMembers.Analytics:
                _places.Set(_row, EntryField.Allocations, mark);
                _shares.Read(ref cursor, _batch, _row);
                break;
            default:
                if (_values.Expect(ref cursor, JsonTokenType.StartObject)) _values.Walk(ref cursor, FileMembers, _onFile, JsonDiagnostics.LoopUnknownProperty);
                break;
        }
    }

    private static PropertySet FileMembers { get; } = new("uri");

    private void OnFile(ref JsonCursor cursor, int member)
    {
        if (cursor.Token == JsonTokenType.Null || _values.String(ref cursor, TextRule.Any) is not { Length: > 0 } uri) return;
        var name = uri[(uri.LastIndexOf('/') + 1)..];
        _batch.AddDocument(_row, new() { Name = name.Length == 0 ? uri : name, Uri = uri });
    }

    private void SetDate(ref JsonCursor cursor, int member, JsonMark mark)
    {
        _places.Set(_row, LoopMembers.DateField(member), mark);
        if (ReadDate(ref cursor) is { } date) LoopMembers.Dates(_batch, member)[_row] = date;
        else if (member == LoopMembers.Date) _faulty = true;
    }

    private LocalDate? ReadDate(ref JsonCursor cursor)
    {
        var mark = cursor.Mark;
        var text = _values.Text(ref cursor, TextRule.Any, out var ok);
        if (!ok) return null;
        if (_settings.Dates.TryRead(text, out var date)) return date;
        Report.Add(JsonDiagnostics.LoopDate, mark, JsonText.Show(text), _settings.Dates.Form);
        return null;
    }

    private TextSlice Text(ref JsonCursor cursor, JsonMark mark)
    {
        // A code written as a number is taken by its digits, as written.
        if (cursor.Token == JsonTokenType.Number) return _values.IsTooLong(cursor.Raw, mark) ? default : _batch.Append(cursor.Raw);
        var text = _values.Text(ref cursor, TextRule.Any, out var ok);
        if (!ok) _faulty = true;
        return ok ? _batch.Append(text) : default;
    }

    private void Keep(string name, string value) => _batch.AddExtra(_row, name, _batch.Append(value.AsSpan()));

    private void CheckDate(uint found, JsonMark mark)
    {
        var date = _batch.Dates[_row];
        if (date != default)
        {
            if (_settings.Context is var (from, to) && (date < from || date > to))
                Report.AddMember("date", JsonDiagnostics.LoopOutsideContext, _places.MarkOf(_row, EntryField.Date), LocalDatePattern.Iso.Format(date), $"{LocalDatePattern.Iso.Format(from)}..{LocalDatePattern.Iso.Format(to)}");
            return;
        }
        if ((found & 1) == 0 || !_faulty) Report.AddMember("date", JsonDiagnostics.MissingProperty, mark);
        _faulty = true;
    }

    private void CheckPair(uint found, JsonMark mark, int member, int other)
    {
        if ((found & 1u << member) != 0 && (found & 1u << other) == 0) Report.AddMember(LoopMembers.Set.Names[member], JsonDiagnostics.LoopCutOffPair, mark, "", LoopMembers.Set.Names[other]);
    }

    private void SetSides(JsonMark mark)
    {
        if (!_debit.IsGiven && !_credit.IsGiven)
        {
            if (!_faulty) Report.AddOn("debit", JsonDiagnostics.NoSide, mark);
            _faulty = true;
        }
        if (_debit.IsGiven) _batch.Marks[_row] |= LineMarks.HasDebit;
        if (_credit.IsGiven) _batch.Marks[_row] |= LineMarks.HasCredit;
        _batch.Debits[_row] = _debit.Amount;
        _batch.Credits[_row] = _credit.Amount;
        var side = _debit.IsGiven && (!_debit.Amount.IsZero || !_credit.IsGiven || _credit.Amount.IsZero) ? _debit : _credit;
        // The currency of the books themselves, without an amount in it, is not a foreign one.
        if (side.Currency is { Length: > 0 } currency && (side.CurrencyAmount is not null || currency != "EUR")) _batch.SetText(EntryText.Currency, _row, currency.AsSpan());
        if (side.CurrencyAmount is { } foreign)
        {
            _batch.CurrencyAmounts[_row] = foreign;
            _batch.Marks[_row] |= LineMarks.HasCurrencyAmount;
        }
        if (side.Rate is { } rate) Keep("currencyRate", rate);
    }

    private void SetReference()
    {
        if (_otherReference.IsEmpty) return;
        if (_batch.Slices(EntryText.Reference)[_row].IsEmpty) _batch.SetText(EntryText.Reference, _row, _otherReference);
        else _batch.AddExtra(_row, LoopMembers.Set.Names[LoopMembers.OtherReference], _otherReference);
    }
}
