namespace PartnerImports.Parsers.Json;

/// <summary>Where the fields of lines stand: a mark per row and field, and the positions of line and entry in their arrays.</summary>
internal sealed class LinePlaces(int capacity)
{
    private static readonly int Fields = Enum.GetValues<EntryField>().Length;

    private readonly JsonMark[] _marks = new JsonMark[capacity * Fields];
    private readonly int[] _entries = new int[capacity];
    private readonly int[] _lines = new int[capacity];

    public int Capacity => capacity;

    /// <summary>Forgets what was known of a row.</summary>
    public void Begin(int row, int entry, int line)
    {
        _marks.AsSpan(row * Fields, Fields).Clear();
        _entries[row] = entry;
        _lines[row] = line;
    }

    public void Set(int row, EntryField field, JsonMark mark) => _marks[row * Fields + (int)field] = mark;

    public JsonMark MarkOf(int row, EntryField field) => _marks[row * Fields + (int)field];

    public int EntryOf(int row) => _entries[row];

    public int LineOf(int row) => _lines[row];

    /// <summary>Gives a line the places that its entry has.</summary>
    public void Complete(int row, LinePlaces entry)
    {
        var marks = _marks.AsSpan(row * Fields, Fields);
        for (var field = 0; field < Fields; field++)
            if (!marks[field].IsKnown) marks[field] = entry._marks[field];
    }

    /// <summary>Takes over a row of another table.</summary>
    public void Copy(LinePlaces from, int fromRow, int row)
    {
        from._marks.AsSpan(fromRow * Fields, Fields).CopyTo(_marks.AsSpan(row * Fields));
        _entries[row] = from._entries[fromRow];
        _lines[row] = from._lines[fromRow];
    }
}
