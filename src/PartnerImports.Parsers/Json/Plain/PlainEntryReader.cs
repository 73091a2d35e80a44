using NodaTime;

namespace PartnerImports.Parsers.Json;

/// <summary>
/// Reads one plain <c>ecriture</c> straight into the rows of a batch. Plain is an entry that lies in the window, fits into the batch and
/// has no fault, no documents, establishment or extensions: an <see cref="EntryObjectReader"/> gives the same rows. Most are.
/// </summary>
internal sealed class PlainEntryReader(JsonLimits limits)
{
    private readonly PlainMembers _members = new(EntryMembers.Set), _documentMembers = new(EntryMembers.DocumentParts);
    private readonly PlainLineReader _lines = new();
    private TextSlice _journal, _number, _label, _reference;
    private PlainDate _date, _documentDate;
    private bool _hasDocumentDate;
    private JsonMark _journalMark, _dateMark, _numberMark, _referenceMark, _documentDateMark;

    /// <summary>The id of the entry read last.</summary>
    public TextSlice Id { get; private set; }

    /// <summary>The date of the entry read last.</summary>
    public LocalDate Date => _date.Date;

    /// <summary>Reads the entry that begins at the present place; false when it is not plain: the batch is then as it was, but for unused text.</summary>
    /// <param name="scanner">Before the entry; behind it afterwards.</param>
    /// <param name="batch">Where its lines go.</param>
    /// <param name="places">Where its fields stand.</param>
    /// <param name="index">Its position in its array.</param>
    /// <param name="ordinal">Its ordinal.</param>
    public bool TryRead(ref PlainScanner scanner, EntryLineBatch batch, LinePlaces places, int index, int ordinal)
    {
        var first = batch.Count;
        Id = _journal = _number = _label = _reference = default;
        _numberMark = _referenceMark = _documentDateMark = default;
        _hasDocumentDate = false;
        if (!TryReadMembers(ref scanner, batch, places, index))
        {
            while (batch.Count > first) batch.RemoveLast();
            return false;
        }
        Complete(batch, first, ordinal);
        places.Set(first, EntryField.Journal, _journalMark);
        places.Set(first, EntryField.Date, _dateMark);
        places.Set(first, EntryField.Number, _numberMark);
        places.Set(first, EntryField.Reference, _referenceMark);
        places.Set(first, EntryField.DocumentDate, _documentDateMark);
        places.Share(first, batch.Count);
        return true;
    }

    private bool TryReadMembers(ref PlainScanner scanner, EntryLineBatch batch, LinePlaces places, int index)
    {
        if (!scanner.Take('{')) return false;
        uint found = 0;
        int member;
        while ((member = scanner.NextMember(_members, ref found)) >= 0)
            if (!TryReadMember(ref scanner, batch, places, index, member)) return false;
        return member == PlainScanner.End && (found & EntryMembers.Required) == EntryMembers.Required;
    }

    private bool TryReadMember(ref PlainScanner scanner, EntryLineBatch batch, LinePlaces places, int index, int member)
    {
        scanner.Peek();
        var mark = scanner.Mark;
        switch (member)
        {
            case EntryMembers.Id:
                var isPlain = scanner.TryKeep(batch, TextRule.Id, out var id);
                Id = id;
                return isPlain;
            case EntryMembers.Journal:
                _journalMark = mark;
                return scanner.TryKeep(batch, TextRule.Code, out _journal);
            case EntryMembers.Date:
                _dateMark = mark;
                return scanner.TryDate(ref _date);
            case EntryMembers.Number:
                _numberMark = mark;
                return scanner.TryKeep(batch, TextRule.Code, out _number);
            case EntryMembers.Label:
                return scanner.TryKeep(batch, TextRule.Label, out _label);
            case EntryMembers.Document:
                return TryReadDocument(ref scanner, batch);
            case EntryMembers.Lines:
                return TryReadLines(ref scanner, batch, places, index);
            default:
                return false;
        }
    }

    private bool TryReadDocument(ref PlainScanner scanner, EntryLineBatch batch)
    {
        if (!scanner.Take('{')) return false;
        uint found = 0;
        int member;
        while ((member = scanner.NextMember(_documentMembers, ref found)) >= 0)
        {
            scanner.Peek();
            if (member == 0)
            {
                _referenceMark = scanner.Mark;
                if (!scanner.TryKeep(batch, TextRule.Code, out _reference)) return false;
            }
            else
            {
                _documentDateMark = scanner.Mark;
                if (!scanner.TryDate(ref _documentDate)) return false;
                _hasDocumentDate = true;
            }
        }
        return member == PlainScanner.End && (found & 1) != 0;
    }

    private bool TryReadLines(ref PlainScanner scanner, EntryLineBatch batch, LinePlaces places, int index)
    {
        if (!scanner.Take('[')) return false;
        var count = 0;
        for (; scanner.NextItem(count == 0); count++)
            if (count == limits.MaxLinesPerEntry || !_lines.TryRead(ref scanner, batch, places, index, count)) return false;
        return count >= EntryMembers.MinLines && scanner.Take(']');
    }

    /// <summary>Gives the lines what they have in common.</summary>
    private void Complete(EntryLineBatch batch, int first, int ordinal)
    {
        batch.Entries[first..].Fill(ordinal);
        batch.Dates[first..].Fill(_date.Date);
        if (_hasDocumentDate) batch.DocumentDates[first..].Fill(_documentDate.Date);
        batch.Slices(EntryText.Entry)[first..].Fill(Id);
        batch.Slices(EntryText.Journal)[first..].Fill(_journal);
        if (!_number.IsEmpty) batch.Slices(EntryText.Number)[first..].Fill(_number);
        if (!_reference.IsEmpty) batch.Slices(EntryText.Reference)[first..].Fill(_reference);
        if (!_label.IsEmpty)
        {
            foreach (ref var label in batch.Slices(EntryText.Label)[first..])
                if (label.IsEmpty) label = _label;
        }
        batch.Marks[^1] |= LineMarks.LastOfEntry;
    }
}
