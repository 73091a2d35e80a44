using System.Text.Json;

namespace PartnerImports.Parsers.Json;

/// <summary>Reads one <c>ligne</c> into the lines of an <see cref="EntryBuffer"/>.</summary>
internal sealed class LineObjectReader
{
    private readonly JsonValues _values;
    private readonly EntryBuffer _entry;
    private readonly ExtensionReader _extensions;
    private readonly JsonValues.MemberHandler _onMember, _onShare;
    private readonly ExtensionReader.Sink _onExtension;
    private int _row;
    private bool _faulty;
    private (TextSlice Axis, TextSlice Section, Amount Amount) _share;

    public LineObjectReader(JsonValues values, EntryBuffer entry, ExtensionReader extensions)
    {
        _values = values;
        _entry = entry;
        _extensions = extensions;
        _onMember = OnMember;
        _onShare = OnShare;
        _onExtension = OnExtension;
    }

    private EntryLineBatch Lines => _entry.Lines;

    /// <summary>Reads the line that the cursor stands on the start of.</summary>
    public void Read(ref JsonCursor cursor, int index)
    {
        var mark = cursor.Mark;
        _row = _entry.AddLine(mark, index);
        _faulty = false;
        var found = _values.Walk(ref cursor, LineMembers.Set, _onMember);
        if (!_values.Require(found, LineMembers.Set, 1 << LineMembers.Account, mark)) _faulty = true;
        CheckSides(found, mark);
        Needs(found, LineMembers.CurrencyAmount, LineMembers.Currency, mark);
        Needs(found, LineMembers.MatchingDate, LineMembers.Matching, mark);
        DropHalves();
        if (_faulty) Lines.Marks[_row] |= LineMarks.Faulty;
    }

    /// <summary>What has lost its companion, which is reported already, is not read as if it stood alone.</summary>
    private void DropHalves()
    {
        if (Lines.Slices(EntryText.Currency)[_row].IsEmpty) Lines.Marks[_row] &= ~LineMarks.HasCurrencyAmount;
        if (Lines.Slices(EntryText.Matching)[_row].IsEmpty) Lines.MatchingDates[_row] = default;
    }

    private void CheckSides(uint found, JsonMark mark)
    {
        const uint debit = 1 << LineMembers.Debit, credit = 1 << LineMembers.Credit;
        var sides = found & (debit | credit);
        if (sides is debit or credit) return;
        _values.Report.AddOn("debit", sides == 0 ? JsonDiagnostics.NoSide : JsonDiagnostics.BothSides, mark);
        _faulty = true;
    }

    private void Needs(uint found, int member, int other, JsonMark mark)
    {
        if ((found & 1u << member) != 0 && (found & 1u << other) == 0) _values.Report.AddMember(LineMembers.Set.Names[member], JsonDiagnostics.NeedsProperty, mark, "", LineMembers.Set.Names[other]);
    }

    private void OnMember(ref JsonCursor cursor, int member)
    {
        var mark = cursor.Mark;
        switch (member)
        {
            case LineMembers.Account:
                _faulty |= !Keep(ref cursor, mark, EntryText.Account, EntryField.Account, TextRule.Account);
                break;
            case LineMembers.ThirdParty:
                Keep(ref cursor, mark, EntryText.ThirdParty, EntryField.ThirdParty, TextRule.Code);
                break;
            case LineMembers.Label:
                Keep(ref cursor, mark, EntryText.Label, EntryField.Label, TextRule.Label);
                break;
            case LineMembers.Debit:
                _entry.Place(_row, EntryField.Debit, mark);
                if (_values.Amount(ref cursor, out var amount)) SetSide(Lines.Debits, amount, LineMarks.HasDebit);
                else _faulty = true;
                break;
            case LineMembers.Credit:
                _entry.Place(_row, EntryField.Credit, mark);
                if (_values.Amount(ref cursor, out amount)) SetSide(Lines.Credits, amount, LineMarks.HasCredit);
                else _faulty = true;
                break;
            case LineMembers.Currency:
                Keep(ref cursor, mark, EntryText.Currency, EntryField.Currency, TextRule.Currency);
                break;
            case LineMembers.CurrencyAmount:
                _entry.Place(_row, EntryField.CurrencyAmount, mark);
                if (_values.Amount(ref cursor, out amount)) SetSide(Lines.CurrencyAmounts, amount, LineMarks.HasCurrencyAmount);
                break;
            case LineMembers.DueDate:
                _entry.Place(_row, EntryField.DueDate, mark);
                Lines.DueDates[_row] = _values.Date(ref cursor);
                break;
            case LineMembers.Payment:
                if (_values.Choice(ref cursor, LineMembers.Payments) is { } payment) Lines.AddExtra(_row, ExtraNames.Payment, Lines.Append(payment.AsSpan()));
                break;
            case LineMembers.Matching:
                Keep(ref cursor, mark, EntryText.Matching, EntryField.Matching, TextRule.Code);
                break;
            case LineMembers.MatchingDate:
                _entry.Place(_row, EntryField.MatchingDate, mark);
                Lines.MatchingDates[_row] = _values.Date(ref cursor);
                break;
            case LineMembers.Analytics:
                _entry.Place(_row, EntryField.Allocations, mark);
                ReadShares(ref cursor, mark);
                break;
            case LineMembers.Extensions:
                _extensions.Read(ref cursor, _onExtension);
                break;
        }
    }

    private void SetSide(Span<Amount> column, Amount amount, LineMarks given)
    {
        column[_row] = amount;
        Lines.Marks[_row] |= given;
    }

    private bool Keep(ref JsonCursor cursor, JsonMark mark, EntryText column, EntryField field, TextRule rule)
    {
        _entry.Place(_row, field, mark);
        var text = _values.Text(ref cursor, rule, out var ok);
        if (ok) Lines.SetText(column, _row, text);
        return ok;
    }

    private void ReadShares(ref JsonCursor cursor, JsonMark mark)
    {
        if (!_values.Expect(ref cursor, JsonTokenType.StartArray)) return;
        var count = 0;
        for (; cursor.Read() && cursor.Token != JsonTokenType.EndArray; count++)
        {
            _values.Report.Path.Push(count);
            if (_values.Expect(ref cursor, JsonTokenType.StartObject))
            {
                var place = cursor.Mark;
                _share = default;
                var found = _values.Walk(ref cursor, LineMembers.Shares, _onShare);
                _values.Require(found, LineMembers.Shares, 0b111, place);
                if (!_share.Axis.IsEmpty && !_share.Section.IsEmpty) Lines.AddAllocation(_row, _share.Axis, _share.Section, default, _share.Amount);
            }
            _values.Report.Path.Pop();
        }
        if (count == 0) _values.Report.Add(JsonDiagnostics.TooFewItems, mark, "0", "1");
    }

    private void OnShare(ref JsonCursor cursor, int member)
    {
        if (member == 2)
        {
            if (_values.Amount(ref cursor, out var amount)) _share.Amount = amount;
            else _faulty = true;
            return;
        }
        var text = _values.Text(ref cursor, TextRule.Code, out var ok);
        var slice = ok ? Lines.Append(text) : default;
        if (member == 0) _share.Axis = slice;
        else _share.Section = slice;
    }

    private void OnExtension(string name, ReadOnlySpan<byte> json)
    {
        if (name != SourceExtension.Name || !SourceExtension.TryRead(json, Lines, _row)) Lines.AddExtra(_row, ExtraNames.Extension + name, Lines.Append(json));
    }
}
