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
    public void SetPlain(int row, ReadOnlySpan<int> starts, ReadOnlySpan<int> stops, int shift)
    {
        for (var i = 0; i < starts.Length; i++) (_starts[row + i], _plainLengths[row + i]) = (starts[i] + shift, stops[i] - starts[i]);
    }

    /// <inheritdoc/>
    public override SourcePlace Locate(EntryLineBatch batch, int row, EntryField field)
    {
        var column = FecLineReader.ColumnOf(field, layout.HasSides) is { } known ? layout.IndexOf(known) : -1;
        return new()
        {
            Line = batch.LineNumbers[row], Column = column + 1, Part = batch.Part, Entry = EntryName(batch, row),
            Offset = batch.Offsets[row] + (column <= 0 ? 0 : _plainLengths[row] == NotPlain ? LengthBefore(batch, row, column) : PlainLengthBefore(batch, row, column)),
        };
    }

    private int LengthBefore(EntryLineBatch batch, int row, int column) =>
        RawLength(batch.Bytes(new(_starts[row], _ends![row * layout.Fields.Length + column - 1] + 1)), encoding);

    private int PlainLengthBefore(EntryLineBatch batch, int row, int column)
    {
        var line = batch.Bytes(new(_starts[row], _plainLengths[row]));
        var length = 0;
        for (; column > 0; column--) length += line[length..].IndexOf(layout.Separator) + 1;
        return length;
    }

    /// <inheritdoc/>
    public override TextSlice Decode(EntryLineBatch batch, TextSlice raw) => TextDecoder.For(encoding).Append(batch, batch.Bytes(new(~raw.Start, raw.Length)));

    /// <inheritdoc/>
    public override string NameOf(EntryField field) => FecLineReader.ColumnOf(field, layout.HasSides) is { } column ? FecColumns.NameOf(column) : "";

    /// <summary>The name of an entry as far as one line tells it.</summary>
    public static string EntryName(EntryLineBatch batch, int row)
    {
        if (!batch.Slices(EntryText.Entry)[row].IsEmpty) return batch.String(EntryText.Entry, row);
        var (journal, number) = (batch.String(EntryText.Journal, row), batch.String(EntryText.Number, row));
        return journal.Length == 0 || number.Length == 0 ? journal + number : $"{journal}/{number}";
    }

    /// <summary>How many bytes of the file a decoded text came from.</summary>
    public static int RawLength(ReadOnlySpan<byte> utf8, ContentEncoding encoding) => encoding switch
    {
        ContentEncoding.Ascii or ContentEncoding.Utf8 or ContentEncoding.Utf8WithBom => utf8.Length,
        ContentEncoding.Utf16LittleEndian or ContentEncoding.Utf16BigEndian => 2 * Encoding.UTF8.GetCharCount(utf8),
        _ => Encoding.UTF8.GetCharCount(utf8),
    };
}
