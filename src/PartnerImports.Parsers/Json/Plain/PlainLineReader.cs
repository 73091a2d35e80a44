namespace PartnerImports.Parsers.Json;

/// <summary>Reads one plain <c>ligne</c> straight into a row of a batch.</summary>
/// <remarks>Plain is a line without faults and without extensions: a <see cref="LineObjectReader"/> gives the same row.</remarks>
internal sealed class PlainLineReader
{
    private const uint Sides = 1 << LineMembers.Debit | 1 << LineMembers.Credit;

    private readonly PlainMembers _members = new(LineMembers.Set), _shareMembers = new(LineMembers.Shares);
    private PlainDate _dueDate, _matchingDate;

    /// <summary>Reads the line that begins at the present place; false leaves a row behind that is to be taken away.</summary>
    public bool TryRead(ref PlainScanner scanner, EntryLineBatch batch, LinePlaces places, int entry, int index)
    {
        if (batch.IsFull || scanner.Peek() != '{') return false;
        var mark = scanner.Mark;
        var row = batch.Add(mark.Line, mark.Offset);
        places.Begin(row, entry, index);
        places.Set(row, EntryField.Line, mark);
        scanner.Take('{');
        uint found = 0;
        int member;
        while ((member = scanner.NextMember(_members, ref found)) >= 0)
            if (!TryReadMember(ref scanner, batch, places, row, member)) return false;
        return member == PlainScanner.End && (found & 1 << LineMembers.Account) != 0 && (found & Sides) is 1 << LineMembers.Debit or 1 << LineMembers.Credit
            && Has(found, LineMembers.CurrencyAmount, LineMembers.Currency) && Has(found, LineMembers.MatchingDate, LineMembers.Matching);
    }

    private static bool Has(uint found, int member, int other) => (found & 1u << member) == 0 || (found & 1u << other) != 0;

    private bool TryReadMember(ref PlainScanner scanner, EntryLineBatch batch, LinePlaces places, int row, int member)
    {
        scanner.Peek();
        var mark = scanner.Mark;
        switch (member)
        {
            case LineMembers.Account:
                places.Set(row, EntryField.Account, mark);
                return TryKeep(ref scanner, batch, row, EntryText.Account, TextRule.Account);
            case LineMembers.ThirdParty:
                places.Set(row, EntryField.ThirdParty, mark);
                return TryKeep(ref scanner, batch, row, EntryText.ThirdParty, TextRule.Code);
            case LineMembers.Label:
                places.Set(row, EntryField.Label, mark);
                return TryKeep(ref scanner, batch, row, EntryText.Label, TextRule.Label);
            case LineMembers.Debit:
                places.Set(row, EntryField.Debit, mark);
                return TrySet(ref scanner, batch, row, batch.Debits, LineMarks.HasDebit);
            case LineMembers.Credit:
                places.Set(row, EntryField.Credit, mark);
                return TrySet(ref scanner, batch, row, batch.Credits, LineMarks.HasCredit);
            case LineMembers.Currency:
                places.Set(row, EntryField.Currency, mark);
                return TryKeep(ref scanner, batch, row, EntryText.Currency, TextRule.Currency);
            case LineMembers.CurrencyAmount:
                places.Set(row, EntryField.CurrencyAmount, mark);
                return TrySet(ref scanner, batch, row, batch.CurrencyAmounts, LineMarks.HasCurrencyAmount);
            case LineMembers.DueDate:
                places.Set(row, EntryField.DueDate, mark);
                if (!scanner.TryDate(ref _dueDate)) return false;
                batch.DueDates[row] = _dueDate.Date;
                return true;
            case LineMembers.Payment:
                if (!scanner.TryText(out var payment) || payment.IsEscaped || LineMembers.Payments.Find(scanner.Raw(payment)) < 0) return false;
                batch.AddExtra(row, ExtraNames.Payment, batch.Append(scanner.Raw(payment)));
                return true;
            case LineMembers.Matching:
                places.Set(row, EntryField.Matching, mark);
                return TryKeep(ref scanner, batch, row, EntryText.Matching, TextRule.Code);
            case LineMembers.MatchingDate:
                places.Set(row, EntryField.MatchingDate, mark);
                if (!scanner.TryDate(ref _matchingDate)) return false;
                batch.MatchingDates[row] = _matchingDate.Date;
                return true;
            case LineMembers.Analytics:
                places.Set(row, EntryField.Allocations, mark);
                return TryReadShares(ref scanner, batch, row);
            default:
                return false;
        }
    }

    private static bool TryKeep(ref PlainScanner scanner, EntryLineBatch batch, int row, EntryText column, TextRule rule)
    {
        if (!scanner.TryKeep(batch, rule, out var slice)) return false;
        batch.SetText(column, row, slice);
        return true;
    }

    private static bool TrySet(ref PlainScanner scanner, EntryLineBatch batch, int row, Span<Amount> column, LineMarks given)
    {
        // Read into its place: a copy would have to wait for its parts to be written.
        if (!scanner.TryAmount(out column[row])) return false;
        batch.Marks[row] |= given;
        return true;
    }

    private bool TryReadShares(ref PlainScanner scanner, EntryLineBatch batch, int row)
    {
        if (!scanner.Take('[')) return false;
        var count = 0;
        for (; scanner.NextItem(count == 0); count++)
            if (!TryReadShare(ref scanner, batch, row)) return false;
        return count > 0 && scanner.Take(']');
    }

    private bool TryReadShare(ref PlainScanner scanner, EntryLineBatch batch, int row)
    {
        if (!scanner.Take('{')) return false;
        TextSlice axis = default, section = default;
        Amount amount = default;
        uint found = 0;
        int member;
        while ((member = scanner.NextMember(_shareMembers, ref found)) >= 0)
        {
            var isPlain = member switch
            {
                0 => scanner.TryKeep(batch, TextRule.Code, out axis),
                1 => scanner.TryKeep(batch, TextRule.Code, out section),
                _ => scanner.TryAmount(out amount),
            };
            if (!isPlain) return false;
        }
        if (member != PlainScanner.End || found != 0b111) return false;
        batch.AddAllocation(row, axis, section, default, amount);
        return true;
    }
}
