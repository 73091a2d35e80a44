using System.Text;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Fec;

/// <summary>Knows where every field of the lines of a batch ends, and so where it stands in the file.</summary>
internal sealed class FecFlatLocator(FecLayout layout, ContentEncoding encoding, int capacity) : LineLocator
{
    private const int NotPlain = -1;

    private readonly int[] _starts = new int[capacity];
    private readonly int[] _plainLengths = new int[capacity];
    private int[]? _ends;

    /// <summary>The layout of the lines.</summary>
    public FecLayout Layout => layout;

    /// <summary>Keeps the field ends of a line, counted from its start in the text block.</summary>
    public void Set(int row, int start, ReadOnlySpan<int> ends)
    {
        (_starts[row], _plainLengths[row]) = (start, NotPlain);
        var kept = (_ends ??= new int[capacity * layout.Fields.Length]).AsSpan(row * layout.Fields.Length, layout.Fields.Length);
        if (ends.Length > kept.Length) ends = ends[..kept.Length];
        ends.CopyTo(kept);
        kept[ends.Length..].Fill(ends.IsEmpty ? 0 : ends[^1]);
    }

    /// <summary>Keeps where plain lines stand in the text block, byte for byte as in the file: their fields are found when asked for.</summary>
    /// <param name="row">The row of the first line.</param>
    /// <param name="before">The places right before the lines.</param>
    /// <param name="stops">Where they end.</param>
    /// <param name="shift">How far behind these places they stand in the text block.</param>
    public void SetPlain(int row, ReadOnlySpan<int> before, ReadOnlySpan<int> stops, int shift)
    {
        Span<int> starts = _starts.AsSpan(row, before.Length), lengths = _plainLengths.AsSpan(row, before.Length);
        for (var i = 0; i < before.Length; i++) (starts[i], lengths[i]) = (before[i] + 1 + shift, stops[i] - before[i] - 1);
    }

    /// <inheritdoc/>
    public override SourcePlace Locate(EntryLineBatch batch, int row, EntryField field)
    {
        var column = FecLineReader.ColumnOf(field, layout.HasSides) is { } known ? layout.IndexOf(known) : -1;
        return new()
        {
            Line = batch.LineNumbers[row], Column = column + 1, Part = batch.Part,
            Offset = batch.Offsets[row] + (column <= 0 ? 0 : _plainLengths[row] == NotPlain ? LengthBefore(batch, row, column) : PlainLengthBefore(batch, row, field, column)),
        };
    }

    private int LengthBefore(EntryLineBatch batch, int row, int column) =>
        RawLength(batch.Bytes(new(_starts[row], _ends![row * layout.Fields.Length + column - 1] + 1)), encoding);

    private int PlainLengthBefore(EntryLineBatch batch, int row, EntryField field, int column)
    {
        // Many matching codes are located and few are reported: theirs is where its text is.
        if (field == EntryField.Matching && batch.Slices(EntryText.Matching)[row].Start - _starts[row] is var before && before > 0 && before < _plainLengths[row]) return before;
        var line = batch.Bytes(new(_starts[row], _plainLengths[row]));
        var length = 0;
        for (; column > 0; column--) length += line[length..].IndexOf(layout.Separator) + 1;
        return length;
    }

    /// <inheritdoc/>
    public override TextSlice Decode(EntryLineBatch batch, TextSlice raw) => TextDecoder.For(encoding).Append(batch, batch.Bytes(new(~raw.Start, raw.Length)));

    /// <inheritdoc/>
    public override string NameOf(EntryField field) => FecLineReader.ColumnOf(field, layout.HasSides) is { } column ? FecColumns.NameOf(column) : "";

    /// <inheritdoc/>
    public override TextSlice NameEntry(EntryLineBatch batch, int row) => EntryName(batch, row);

    /// <summary>The name of an entry as far as one line tells it.</summary>
    public static TextSlice EntryName(EntryLineBatch batch, int row)
    {
        if (batch.Slices(EntryText.Entry)[row] is { IsEmpty: false } known) return known;
        var (journal, number) = (batch.Slices(EntryText.Journal)[row], batch.Slices(EntryText.Number)[row]);
        if (number.IsEmpty) return journal;
        if (journal.IsEmpty) return number;
        var name = batch.Reserve(journal.Length + 1 + number.Length);
        batch.Bytes(journal).CopyTo(name);
        name[journal.Length] = (byte)'/';
        batch.Bytes(number).CopyTo(name[(journal.Length + 1)..]);
        return batch.Commit(journal.Length + 1 + number.Length);
    }

    /// <summary>How many bytes of the file a decoded text came from.</summary>
    public static int RawLength(ReadOnlySpan<byte> utf8, ContentEncoding encoding) => encoding switch
    {
        ContentEncoding.Ascii or ContentEncoding.Utf8 or ContentEncoding.Utf8WithBom => utf8.Length,
        ContentEncoding.Utf16LittleEndian or ContentEncoding.Utf16BigEndian => 2 * Encoding.UTF8.GetCharCount(utf8),
        _ => Encoding.UTF8.GetCharCount(utf8),
    };
}
