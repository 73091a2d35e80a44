using NodaTime;

namespace PartnerImports.Parsers.Json;

/// <summary>One entry while it is read: its members may come in any order, its lines go to batches once it is whole.</summary>
/// <remarks>Memory is that of the longest entry met.</remarks>
internal sealed class EntryBuffer
{
    private const int FirstCapacity = 64;

    private readonly List<(string Name, TextSlice Value)> _extras = [];
    private readonly List<DocumentReference> _documents = [];
    private readonly LinePlaces _header = new(1);
    private LinePlaces _places = new(FirstCapacity);
    private int _given, _nextAllocation, _nextExtra;

    /// <summary>The lines read so far, and the texts of lines and entry.</summary>
    public EntryLineBatch Lines { get; private set; } = new(FirstCapacity);

    /// <summary>The position of the entry in its array.</summary>
    public int Index { get; private set; }

    /// <summary>Whether a value of the entry that all its lines need could not be read.</summary>
    public bool IsFaulty { get; set; }

    public TextSlice Id { get; set; }
    public JsonMark IdMark { get; set; }
    public TextSlice Journal { get; set; }
    public TextSlice Number { get; set; }
    public TextSlice Label { get; set; }
    public TextSlice Reference { get; set; }
    public LocalDate Date { get; set; }
    public LocalDate DocumentDate { get; set; }

    /// <summary>Whether lines wait to be given to batches.</summary>
    public bool HasLines => _given < Lines.Count;

    /// <summary>Forgets the last entry.</summary>
    public void Begin(int index)
    {
        Lines.Clear();
        _extras.Clear();
        _documents.Clear();
        _header.Begin(0, index, 0);
        _given = _nextAllocation = _nextExtra = 0;
        Index = index;
        IsFaulty = false;
        Id = Journal = Number = Label = Reference = default;
        Date = DocumentDate = default;
        IdMark = default;
    }

    /// <summary>Adds a line at its place and gives its row.</summary>
    public int AddLine(JsonMark mark, int index)
    {
        if (Lines.IsFull) Grow();
        var row = Lines.Add(mark.Line, mark.Offset);
        _places.Begin(row, Index, index);
        _places.Set(row, EntryField.Line, mark);
        return row;
    }

    /// <summary>Notes where a field of a line stands.</summary>
    public void Place(int row, EntryField field, JsonMark mark) => _places.Set(row, field, mark);

    /// <summary>Notes where a field of the entry stands.</summary>
    public void Place(EntryField field, JsonMark mark) => _header.Set(0, field, mark);

    /// <summary>Where a field of the entry stands.</summary>
    public JsonMark MarkOf(EntryField field) => _header.MarkOf(0, field);

    /// <summary>Attaches a document to the entry.</summary>
    public void AddDocument(DocumentReference document) => _documents.Add(document);

    /// <summary>Keeps a named value of the entry.</summary>
    public void AddExtra(string name, TextSlice value) => _extras.Add((name, value));

    /// <summary>Gives the lines what they have in common, once the entry is whole.</summary>
    public void Complete(int ordinal)
    {
        var entryName = Id.IsEmpty ? Lines.Append($"#{Index + 1}".AsSpan()) : Id;
        for (var row = 0; row < Lines.Count; row++)
        {
            Lines.Entries[row] = ordinal;
            Lines.Dates[row] = Date;
            if (Lines.DocumentDates[row] == default) Lines.DocumentDates[row] = DocumentDate;
            if (IsFaulty) Lines.Marks[row] |= LineMarks.Faulty;
            Lines.SetText(EntryText.Entry, row, entryName);
            Lines.SetText(EntryText.Journal, row, Journal);
            if (Lines.Slices(EntryText.Number)[row].IsEmpty) Lines.SetText(EntryText.Number, row, Number);
            if (Lines.Slices(EntryText.Reference)[row].IsEmpty) Lines.SetText(EntryText.Reference, row, Reference);
            if (Lines.Slices(EntryText.Label)[row].IsEmpty) Lines.SetText(EntryText.Label, row, Label);
        }
        if (Lines.Count > 0) Lines.Marks[^1] |= LineMarks.LastOfEntry;
    }

    /// <summary>Moves as many lines into a batch as it takes.</summary>
    public void MoveTo(EntryLineBatch batch, LinePlaces places)
    {
        var shift = batch.TextLength;
        batch.Append(Lines.TextBlock);
        for (; _given < Lines.Count && !batch.IsFull; _given++)
        {
            var row = BatchRows.Copy(Lines, _given, batch, shift);
            places.Copy(_places, _given, row);
            places.Complete(row, _header);
            MoveChildren(batch, row, shift);
        }
    }

    /// <summary>Drops all lines: the entry cannot be had.</summary>
    public void Drop() => Begin(Index);

    private void MoveChildren(EntryLineBatch batch, int row, int shift)
    {
        if (_given == 0)
        {
            foreach (var document in _documents) batch.AddDocument(row, document);
            foreach (var (name, value) in _extras) batch.AddExtra(row, name, BatchRows.Shift(value, shift));
        }
        for (var shares = Lines.Allocations; _nextAllocation < shares.Length && shares[_nextAllocation].Row == _given; _nextAllocation++)
        {
            var share = shares[_nextAllocation];
            batch.AddAllocation(row, BatchRows.Shift(share.Axis, shift), BatchRows.Shift(share.Section, shift), default, share.Amount);
        }
        for (var extras = Lines.Extras; _nextExtra < extras.Length && extras[_nextExtra].Row == _given; _nextExtra++)
            batch.AddExtra(row, extras[_nextExtra].Name, BatchRows.Shift(extras[_nextExtra].Value, shift));
    }

    private void Grow()
    {
        var larger = new EntryLineBatch(Lines.Capacity * 2);
        var places = new LinePlaces(larger.Capacity);
        var shift = larger.TextLength;
        larger.Append(Lines.TextBlock);
        for (var row = 0; row < Lines.Count; row++)
        {
            BatchRows.Copy(Lines, row, larger, shift);
            places.Copy(_places, row, row);
        }
        foreach (var share in Lines.Allocations) larger.AddAllocation(share.Row, share.Axis, share.Section, default, share.Amount);
        foreach (var extra in Lines.Extras) larger.AddExtra(extra.Row, extra.Name, extra.Value);
        Lines = larger;
        _places = places;
    }
}
