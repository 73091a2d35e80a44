using System.Runtime.CompilerServices;

namespace PartnerImports.Parsers.Json;

/// <summary>Where the fields of lines stand: a mark per row and field, and the positions of line and entry in their arrays.</summary>
internal sealed class LinePlaces(int capacity)
{
    private const int EntryFields = 1 << (int)EntryField.Journal | 1 << (int)EntryField.Date | 1 << (int)EntryField.Number | 1 << (int)EntryField.Reference | 1 << (int)EntryField.DocumentDate;

    private static readonly int Fields = Enum.GetValues<EntryField>().Length;

    private readonly JsonMark[] _marks = new JsonMark[capacity * Fields];

    /// <summary>The fields of a row whose marks are known, as bits: what the others hold is of an earlier batch.</summary>
    private readonly int[] _known = new int[capacity];

    /// <summary>The row that holds the marks of the entry's own fields.</summary>
    private readonly int[] _heads = new int[capacity];

    private readonly int[] _entries = new int[capacity];
    private readonly int[] _lines = new int[capacity];

    public int Capacity => capacity;

    /// <summary>Forgets what was known of a row.</summary>
    public void Begin(int row, int entry, int line)
    {
        _known[row] = 0;
        _heads[row] = row;
        _entries[row] = entry;
        _lines[row] = line;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int row, EntryField field, JsonMark mark)
    {
        if (!mark.IsKnown) return;
        _marks[row * Fields + (int)field] = mark;
        _known[row] |= 1 << (int)field;
    }

    public JsonMark MarkOf(int row, EntryField field)
    {
        var bit = 1 << (int)field;
        if ((_known[row] & bit) == 0 && (bit & EntryFields) != 0) row = _heads[row];
        return (_known[row] & bit) != 0 ? _marks[row * Fields + (int)field] : default;
    }

    public int EntryOf(int row) => _entries[row];

    public int LineOf(int row) => _lines[row];

    /// <summary>Gives a line the places that its entry has.</summary>
    public void Complete(int row, LinePlaces entry)
    {
        for (var missing = entry._known[0] & ~_known[row]; missing != 0; missing &= missing - 1)
        {
            var field = (EntryField)int.TrailingZeroCount(missing);
            Set(row, field, entry.MarkOf(0, field));
        }
    }

    /// <summary>Lets the rows behind one, up to another, have the places of its entry.</summary>
    public void Share(int head, int end) => _heads.AsSpan(head, end - head).Fill(head);

    /// <summary>Takes over a row of another table.</summary>
    public void Copy(LinePlaces from, int fromRow, int row)
    {
        Begin(row, from._entries[fromRow], from._lines[fromRow]);
        for (var known = from._known[fromRow]; known != 0; known &= known - 1)
        {
            var field = (EntryField)int.TrailingZeroCount(known);
            Set(row, field, from._marks[fromRow * Fields + (int)field]);
        }
    }
}
