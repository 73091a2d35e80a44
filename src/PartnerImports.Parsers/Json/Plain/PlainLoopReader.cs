using NodaTime;

namespace PartnerImports.Parsers.Json;

/// <summary>Reads one plain line of Loop's body straight into a row of a batch.</summary>
/// <remarks>Plain is an accounting line without faults, cut-off dates, analytics or document: a <see cref="LoopLineReader"/> gives the same row.</remarks>
internal sealed class PlainLoopReader(LoopSettings settings, LoopEstablishments establishments, JsonLimits limits)
{
    private const uint CutOffs = 1 << LoopMembers.CutOffStart | 1 << LoopMembers.CutOffEnd;

    private struct Side
    {
        public bool IsGiven, HasCurrencyAmount;
        public Amount Amount, CurrencyAmount;
        public PlainText Currency, Rate;
    }

    /// <summary>A date as it was written last: most lines repeat it.</summary>
    private sealed class LastDate
    {
        private readonly byte[] _text = new byte[32];
        private int _length;

        public LocalDate Date { get; private set; }

        public bool TryRead(ReadOnlySpan<byte> text, LoopDates dates)
        {
            if (_length > 0 && text.SequenceEqual(_text.AsSpan(0, _length))) return true;
            if (text.Length > _text.Length || !dates.TryRead(text, out var date)) return false;
            Date = date;
            text.CopyTo(_text);
            _length = text.Length;
            return true;
        }
    }

    private readonly PlainMembers _members = new(LoopMembers.Set), _sideMembers = new(LoopMembers.SideMembers);
    private readonly LastDate[] _dates = [new(), new(), new(), new()];
    private readonly bool _mayBeText = settings.DecimalMark == '.';

    private Side _debit, _credit;
    private TextSlice _otherReference;
    private byte _type, _movementType;

    /// <summary>Reads the line that begins at the present place; false when it is not plain: the batch is then as it was, but for unused text.</summary>
    public bool TryRead(ref PlainScanner scanner, EntryLineBatch batch, LinePlaces places, int index)
    {
        if (batch.IsFull || scanner.Peek() != '{') return false;
        var mark = scanner.Mark;
        var row = batch.Add(mark.Line, mark.Offset);
        places.Begin(row, 0, index);
        places.Set(row, EntryField.Line, mark);
        scanner.Take('{');
        _debit = _credit = default;
        _otherReference = default;
        _type = _movementType = 0;
        uint found = 0;
        int member;
        while ((member = scanner.NextMember(_members, ref found)) >= 0)
            if (!TryReadMember(ref scanner, batch, places, row, member)) break;
        if (member == PlainScanner.End && (found & CutOffs) == 0 && IsSound(batch.Dates[row]))
        {
            Complete(scanner, batch, row);
            return true;
        }
        batch.RemoveLast();
        return false;
    }

    private bool IsSound(LocalDate date) =>
        date != default && (settings.Context is not var (from, to) || date >= from && date <= to) && (_debit.IsGiven || _credit.IsGiven)
        && (_type == 0 || _movementType == 0 || _type == _movementType);

    private bool TryReadMember(ref PlainScanner scanner, EntryLineBatch batch, LinePlaces places, int row, int member)
    {
        if (scanner.Peek() == 'n') return scanner.Take("null"u8);
        var mark = scanner.Mark;
        switch (member)
        {
            case <= LoopMembers.MatchingDate:
                places.Set(row, LoopMembers.DateField(member), mark);
                if (!scanner.TryText(out var date) || !_dates[member].TryRead(scanner.Raw(date), settings.Dates)) return false;
                LoopMembers.Dates(batch, member)[row] = _dates[member].Date;
                return true;
            case <= LoopMembers.CutOffEnd:
                return false;
            case LoopMembers.Debit:
                return TryReadSide(ref scanner, ref _debit, ref mark) && Set(places, row, EntryField.Debit, mark);
            case LoopMembers.Credit:
                return TryReadSide(ref scanner, ref _credit, ref mark) && Set(places, row, EntryField.Credit, mark);
            case <= LoopMembers.LastText:
                var (column, field) = LoopMembers.Texts[member - LoopMembers.FirstText];
                places.Set(row, field, mark);
                if (!TryKeep(ref scanner, batch, out var text)) return false;
                batch.SetText(column, row, text);
                return true;
            case LoopMembers.OtherReference:
                if (!places.MarkOf(row, EntryField.Reference).IsKnown) places.Set(row, EntryField.Reference, mark);
                return TryKeep(ref scanner, batch, out _otherReference);
            case <= LoopMembers.LastKept:
                if (!TryKeep(ref scanner, batch, out text)) return false;
                if (!text.IsEmpty) batch.AddExtra(row, LoopMembers.Set.Names[member], text);
                return true;
            case LoopMembers.Payment:
                if (!scanner.TryNumber(out var payment) || scanner.Raw(payment) is not ([>= (byte)'1' and <= (byte)'9'] or [(byte)'1', (byte)'0' or (byte)'1'])) return false;
                batch.AddExtra(row, LoopMembers.Set.Names[member], batch.Append(scanner.Raw(payment)));
                return true;
            case LoopMembers.MovementType:
                return TryReadType(ref scanner, out _movementType);
            case LoopMembers.LineType:
                return TryReadType(ref scanner, out _type);
            case LoopMembers.Establishment:
                if (!scanner.TryText(out var siret) || establishments.Again(scanner.Raw(siret)) is null) return false;
                batch.AddExtra(row, ExtraNames.Establishment, batch.Append(scanner.Raw(siret)));
                return true;
            default:
                return false;
        }
    }

    private static bool Set(LinePlaces places, int row, EntryField field, JsonMark mark)
    {
        places.Set(row, field, mark);
        return true;
    }

    /// <summary>A type that enters the books: general or initial.</summary>
    private static bool TryReadType(ref PlainScanner scanner, out byte type)
    {
        type = 0;
        if (!scanner.TryNumber(out var number) || scanner.Raw(number) is not [(byte)'1' or (byte)'5']) return false;
        type = scanner.Raw(number)[0];
        return true;
    }

    /// <summary>A code written as a number is taken by its digits, as written.</summary>
    private bool TryKeep(ref PlainScanner scanner, EntryLineBatch batch, out TextSlice slice)
    {
        if (scanner.Peek() == '"') return scanner.TryKeepAny(batch, int.MaxValue, out slice);
        slice = default;
        if (!scanner.TryNumber(out var number) || number.Length > limits.MaxNumberLength) return false;
        slice = batch.Append(scanner.Raw(number));
        return true;
    }

    private bool TryReadSide(ref PlainScanner scanner, ref Side side, ref JsonMark mark)
    {
        if (!scanner.Take('{')) return false;
        uint found = 0;
        int member;
        while ((member = scanner.NextMember(_sideMembers, ref found)) >= 0)
        {
            if (scanner.Peek() == 'n')
            {
                if (!scanner.Take("null"u8)) return false;
                continue;
            }
            switch (member)
            {
                case 0:
                    mark = scanner.Mark;
                    if (!scanner.TryAmount(out side.Amount, _mayBeText, mayBeNegative: true)) return false;
                    side.IsGiven = true;
                    break;
                case 1:
                    if (!scanner.TryText(out side.Currency) || side.Currency.IsEscaped) return false;
                    break;
                case 2:
                    if (!scanner.TryAmount(out side.CurrencyAmount, _mayBeText, mayBeNegative: true)) return false;
                    side.HasCurrencyAmount = true;
                    break;
                default:
                    if (!scanner.TryNumber(out side.Rate)) return false;
                    break;
            }
        }
        return member == PlainScanner.End;
    }

    private void Complete(in PlainScanner scanner, EntryLineBatch batch, int row)
    {
        if (_debit.IsGiven) batch.Marks[row] |= LineMarks.HasDebit;
        if (_credit.IsGiven) batch.Marks[row] |= LineMarks.HasCredit;
        batch.Debits[row] = _debit.Amount;
        batch.Credits[row] = _credit.Amount;
        ref readonly var side = ref _credit;
        if (_debit.IsGiven && (!_debit.Amount.IsZero || !_credit.IsGiven || _credit.Amount.IsZero)) side = ref _debit;
        var currency = scanner.Raw(side.Currency);
        if (!currency.IsEmpty && (side.HasCurrencyAmount || !currency.SequenceEqual("EUR"u8))) batch.SetText(EntryText.Currency, row, currency);
        if (side.HasCurrencyAmount)
        {
            batch.CurrencyAmounts[row] = side.CurrencyAmount;
            batch.Marks[row] |= LineMarks.HasCurrencyAmount;
        }
        if (side.Rate.Length > 0) batch.AddExtra(row, "currencyRate", batch.Append(scanner.Raw(side.Rate)));
        if (_otherReference.IsEmpty) return;
        if (batch.Slices(EntryText.Reference)[row].IsEmpty) batch.SetText(EntryText.Reference, row, _otherReference);
        else batch.AddExtra(row, LoopMembers.Set.Names[LoopMembers.OtherReference], _otherReference);
    }
}
