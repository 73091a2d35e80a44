using System.Runtime.InteropServices;
using System.Text;
using NodaTime;

namespace PartnerImports;

/// <summary>Some thousands of accounting lines in columns: what readers fill and checks, sums and stores loop over.</summary>
/// <remarks>
/// <para>The caller owns the batch; a reader clears and fills it. Texts are slices of one UTF-8 block; a string is made only when asked for.</para>
/// <para>A row is an index from 0. A date column holds <c>default(LocalDate)</c> where the file gives none. Not thread-safe.</para>
/// </remarks>
public sealed partial class EntryLineBatch
{
    /// <summary>How many lines a batch takes by default.</summary>
    public const int DefaultCapacity = 4096;

    private const int UsualLineLength = 128;

    private static readonly int TextColumns = Enum.GetValues<EntryText>().Length;

    private readonly int[] _lineNumbers, _entries;
    private readonly long[] _offsets;
    private readonly LocalDate[] _dates, _documentDates, _matchingDates, _lockDates, _dueDates;
    private readonly Amount[] _debits, _credits, _currencyAmounts;
    private readonly LineMarks[] _marks;
    private readonly TextSlice[][] _slices;
    private readonly List<BatchAllocation> _allocations = [];
    private readonly List<BatchExtra> _extras = [];
    private readonly List<(int Row, DocumentReference Document)> _documents = [];
    private byte[] _text;
    private LineMaker? _lines;

    /// <summary>Makes an empty batch.</summary>
    /// <param name="capacity">How many lines it takes.</param>
    public EntryLineBatch(int capacity = DefaultCapacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        Capacity = capacity;
        _lineNumbers = new int[capacity];
        _entries = new int[capacity];
        _offsets = new long[capacity];
        _dates = new LocalDate[capacity];
        _documentDates = new LocalDate[capacity];
        _matchingDates = new LocalDate[capacity];
        _lockDates = new LocalDate[capacity];
        _dueDates = new LocalDate[capacity];
        _debits = new Amount[capacity];
        _credits = new Amount[capacity];
        _currencyAmounts = new Amount[capacity];
        _marks = new LineMarks[capacity];
        _slices = new TextSlice[TextColumns][];
        for (var i = 0; i < TextColumns; i++) _slices[i] = new TextSlice[capacity];
        _text = GC.AllocateUninitializedArray<byte>(capacity * UsualLineLength + RepeatedText<string>.Width);
    }

    /// <summary>How many lines it takes.</summary>
    public int Capacity { get; }

    /// <summary>How many lines it holds.</summary>
    public int Count { get; private set; }

    /// <summary>Whether it takes no further line.</summary>
    public bool IsFull => Count == Capacity;

    /// <summary>The part of a split content that the lines come from, from 0: a batch never spans two parts.</summary>
    public int Part { get; set; }

    /// <summary>Tells where fields stand in the file; set by the reader.</summary>
    public LineLocator? Locator { get; set; }

    /// <summary>Where a field of a line stands in the file, with the name of its entry as far as it is known.</summary>
    public SourcePlace Locate(int row, EntryField field = EntryField.Line) => LocateUnnamed(row, field) with { Entry = String(NameEntry(row)) };

    /// <summary>Where a field of a line stands in the file, without the name of its entry: for those who keep many places and report few.</summary>
    public SourcePlace LocateUnnamed(int row, EntryField field) =>
        Locator?.Locate(this, row, field) ?? new SourcePlace { Line = _lineNumbers[row], Offset = _offsets[row], Part = Part };

    /// <summary>The name of the entry of a line as far as it is known; the slice stays good while the batch holds the line.</summary>
    public TextSlice NameEntry(int row) => Locator?.NameEntry(this, row) ?? _slices[(int)EntryText.Entry][row];

    /// <summary>The format's own name of a field; empty when there is none.</summary>
    public string NameOf(EntryField field) => Locator?.NameOf(field) ?? "";

    /// <summary>Physical line (or record) numbers, from 1.</summary>
    public Span<int> LineNumbers => _lineNumbers.AsSpan(0, Count);

    /// <summary>Byte offsets of the lines, from 0.</summary>
    public Span<long> Offsets => _offsets.AsSpan(0, Count);

    /// <summary>Ordinals of the entries, from 0 in order of their first lines; -1 while not known.</summary>
    public Span<int> Entries => _entries.AsSpan(0, Count);

    /// <summary>Entry dates.</summary>
    public Span<LocalDate> Dates => _dates.AsSpan(0, Count);

    /// <summary>Document dates.</summary>
    public Span<LocalDate> DocumentDates => _documentDates.AsSpan(0, Count);

    /// <summary>Matching dates.</summary>
    public Span<LocalDate> MatchingDates => _matchingDates.AsSpan(0, Count);

    /// <summary>Posting lock dates.</summary>
    public Span<LocalDate> LockDates => _lockDates.AsSpan(0, Count);

    /// <summary>Due dates.</summary>
    public Span<LocalDate> DueDates => _dueDates.AsSpan(0, Count);

    /// <summary>Debits, as written.</summary>
    public Span<Amount> Debits => _debits.AsSpan(0, Count);

    /// <summary>Credits, as written.</summary>
    public Span<Amount> Credits => _credits.AsSpan(0, Count);

    /// <summary>Amounts in the foreign currency; meant only where <see cref="LineMarks.HasCurrencyAmount"/> is set.</summary>
    public Span<Amount> CurrencyAmounts => _currencyAmounts.AsSpan(0, Count);

    /// <summary>What is known of each line beside its values.</summary>
    public Span<LineMarks> Marks => _marks.AsSpan(0, Count);

    /// <summary>Slices of a text column, into <see cref="TextBlock"/>.</summary>
    public Span<TextSlice> Slices(EntryText column) => _slices[(int)column].AsSpan(0, Count);

    /// <summary>
    /// Whether no text of the batch holds a control character, as far as its reader vouches for it: checks then need not look.
    /// Set by a reader after its last line; <see cref="Clear"/> takes it back.
    /// </summary>
    public bool IsTextPlain { get; set; }

    /// <summary>The block that slices point into; what they point to is UTF-8 without U+0000, what lies between may be anything.</summary>
    public ReadOnlySpan<byte> TextBlock => _text.AsSpan(0, TextLength);

    /// <summary>How much of the block is in use, in bytes.</summary>
    public int TextLength { get; private set; }

    /// <summary>Analytic allocations, in the order of their rows.</summary>
    public ReadOnlySpan<BatchAllocation> Allocations => CollectionsMarshal.AsSpan(_allocations);

    /// <summary>Values of further columns, in the order of their rows.</summary>
    public ReadOnlySpan<BatchExtra> Extras => CollectionsMarshal.AsSpan(_extras);

    /// <summary>Documents, in the order of their rows.</summary>
    public IReadOnlyList<(int Row, DocumentReference Document)> Documents => _documents;

    /// <summary>Forgets all lines and texts; keeps the memory.</summary>
    public void Clear()
    {
        Count = 0;
        TextLength = 0;
        IsTextPlain = false;
        _allocations.Clear();
        _extras.Clear();
        _documents.Clear();
    }

    /// <summary>Adds a line without values and gives its row.</summary>
    /// <exception cref="InvalidOperationException">The batch is full.</exception>
    public int Add(int lineNumber, long offset)
    {
        if (IsFull) throw new InvalidOperationException("The batch is full.");
        var row = Count++;
        _lineNumbers[row] = lineNumber;
        _offsets[row] = offset;
        _entries[row] = -1;
        _dates[row] = _documentDates[row] = _matchingDates[row] = _lockDates[row] = _dueDates[row] = default;
        _debits[row] = _credits[row] = _currencyAmounts[row] = default;
        _marks[row] = LineMarks.None;
        foreach (var column in _slices) column[row] = default;
        return row;
    }

    /// <summary>Adds lines without values, numbers and offsets, for readers that fill columns in loops, and gives the first one's row.</summary>
    /// <exception cref="InvalidOperationException">There is no room for so many.</exception>
    public int AddRange(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count > Capacity - Count) throw new InvalidOperationException("The batch is full.");
        var row = Count;
        Count += count;
        _lineNumbers.AsSpan(row, count).Clear();
        _offsets.AsSpan(row, count).Clear();
        _entries.AsSpan(row, count).Fill(-1);
        foreach (var dates in (ReadOnlySpan<LocalDate[]>)[_dates, _documentDates, _matchingDates, _lockDates, _dueDates]) dates.AsSpan(row, count).Clear();
        foreach (var amounts in (ReadOnlySpan<Amount[]>)[_debits, _credits, _currencyAmounts]) amounts.AsSpan(row, count).Clear();
        _marks.AsSpan(row, count).Clear();
        foreach (var column in _slices) column.AsSpan(row, count).Clear();
        return row;
    }

    /// <summary>Takes the last line away again, with what belongs to it.</summary>
    public void RemoveLast()
    {
        if (Count == 0) throw new InvalidOperationException("The batch is empty.");
        Count--;
        while (_allocations.Count > 0 && _allocations[^1].Row == Count) _allocations.RemoveAt(_allocations.Count - 1);
        while (_extras.Count > 0 && _extras[^1].Row == Count) _extras.RemoveAt(_extras.Count - 1);
        while (_documents.Count > 0 && _documents[^1].Row == Count) _documents.RemoveAt(_documents.Count - 1);
    }

    /// <summary>Copies bytes to the end of the block and gives their slice. Valid UTF-8 without U+0000 is the caller's duty.</summary>
    public TextSlice Append(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty) return default;
        utf8.CopyTo(Reserve(utf8.Length));
        return Commit(utf8.Length);
    }

    /// <summary>Copies text to the end of the block and gives its slice.</summary>
    public TextSlice Append(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return default;
        return Commit(Encoding.UTF8.GetBytes(text, Reserve(Encoding.UTF8.GetMaxByteCount(text.Length))));
    }

    /// <summary>Room for at least so many bytes at the end of the block, to be taken by <see cref="Commit"/>.</summary>
    public Span<byte> Reserve(int length)
    {
        if (TextLength + length + RepeatedText<string>.Width > _text.Length) Array.Resize(ref _text, Math.Max(TextLength + length + RepeatedText<string>.Width, checked(_text.Length * 2)));
        return _text.AsSpan(TextLength, _text.Length - RepeatedText<string>.Width - TextLength);
    }

    /// <summary>Takes bytes written into the room that <see cref="Reserve"/> gave and gives their slice.</summary>
    public TextSlice Commit(int length)
    {
        var slice = new TextSlice(TextLength, length);
        TextLength += length;
        return slice;
    }

    /// <summary>Sets a text of a line.</summary>
    public void SetText(EntryText column, int row, TextSlice slice) => _slices[(int)column][row] = slice;

    /// <summary>Copies and sets a text of a line.</summary>
    public void SetText(EntryText column, int row, ReadOnlySpan<byte> utf8) => _slices[(int)column][row] = Append(utf8);

    /// <summary>Copies and sets a text of a line.</summary>
    public void SetText(EntryText column, int row, ReadOnlySpan<char> text) => _slices[(int)column][row] = Append(text);

    /// <summary>Adds an analytic allocation to a line.</summary>
    public void AddAllocation(int row, TextSlice axis, TextSlice section, TextSlice sectionLabel, Amount amount) =>
        AddInOrder(_allocations, new(row, axis, section, sectionLabel, amount), row, static share => share.Row);

    /// <summary>Adds a named value to a line.</summary>
    public void AddExtra(int row, string name, TextSlice value) => AddInOrder(_extras, new(row, name, value), row, static extra => extra.Row);

    /// <summary>Attaches a document to a line.</summary>
    public void AddDocument(int row, DocumentReference document) => AddInOrder(_documents, (Row: row, Document: document), row, static each => each.Row);

    /// <summary>The bytes of a slice.</summary>
    public ReadOnlySpan<byte> Bytes(TextSlice slice)
    {
        if (slice.IsRaw) slice = Locator!.Decode(this, slice);
        return _text.AsSpan(slice.Start, slice.Length);
    }

    /// <summary>The bytes of a text of a line; empty when there is none.</summary>
    public ReadOnlySpan<byte> Text(EntryText column, int row) => Bytes(_slices[(int)column][row]);

    /// <summary>A text of a line as a string.</summary>
    public string String(EntryText column, int row) => Encoding.UTF8.GetString(Text(column, row));

    /// <summary>A slice as a string.</summary>
    public string String(TextSlice slice) => Encoding.UTF8.GetString(Bytes(slice));

    /// <summary>A line as an object of its own, with all its values. Texts that repeat on the lines of a batch, and of the next ones, are one string.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public EntryLine ToLine(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Count, nameof(row));
        return (_lines ??= new(this)).Make(row);
    }

    /// <summary>Items nearly always come in the order of rows; others are put there.</summary>
    private static void AddInOrder<T>(List<T> items, T item, int row, Func<T, int> rowOf)
    {
        var at = items.Count;
        while (at > 0 && rowOf(items[at - 1]) > row) at--;
        items.Insert(at, item);
    }
}

/// <summary>A text in the block of a batch.</summary>
/// <param name="Start">Where it starts, in bytes.</param>
/// <param name="Length">How long it is, in bytes.</param>
public readonly record struct TextSlice(int Start, int Length)
{
    /// <summary>Whether there is no text.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>
    /// Whether the text stands in the block as in the file, at the complement of <see cref="Start"/>, and is decoded by the batch when its
    /// bytes are asked for. Only first passes put decoding off, for labels that nobody looks at.
    /// </summary>
    public bool IsRaw => Start < 0;

    /// <summary>A text that is decoded when it is asked for.</summary>
    public static TextSlice Raw(int start, int length) => new(~start, length);
}

/// <summary>An analytic allocation of a line of a batch.</summary>
/// <param name="Row">The row of the line.</param>
/// <param name="Axis">The axis.</param>
/// <param name="Section">The section.</param>
/// <param name="SectionLabel">The section's label.</param>
/// <param name="Amount">The share, on the side of the line.</param>
public readonly record struct BatchAllocation(int Row, TextSlice Axis, TextSlice Section, TextSlice SectionLabel, Amount Amount);

/// <summary>A value of a further column or property of a line of a batch.</summary>
/// <param name="Row">The row of the line.</param>
/// <param name="Name">The column's or property's name.</param>
/// <param name="Value">The value.</param>
public readonly record struct BatchExtra(int Row, string Name, TextSlice Value);

/// <summary>What is known of a line beside its values.</summary>
[Flags]
public enum LineMarks : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>An amount in the foreign currency is given.</summary>
    HasCurrencyAmount = 1,

    /// <summary>The debit is given, be it zero.</summary>
    HasDebit = 2,

    /// <summary>The credit is given, be it zero.</summary>
    HasCredit = 4,

    /// <summary>The line has a blocking fault that its reader has reported: it is counted, checks pass over it.</summary>
    Faulty = 8,

    /// <summary>It is the last line of its entry; set by the second pass.</summary>
    LastOfEntry = 16,
}
