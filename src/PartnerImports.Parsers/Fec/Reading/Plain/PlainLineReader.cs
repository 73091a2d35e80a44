using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using NodaTime;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Fec;

/// <summary>Reads plain lines, many at once and column by column: those with nothing that anything could be said of.</summary>
/// <remarks>
/// It never reports. A line that is odd in any way (another count of fields, a value out of the common form, a required one blank, a
/// character that matters) ends the run before it and is left to the long way, which reads plain lines just the same. Not thread-safe.
/// </remarks>
internal sealed class PlainLineReader
{
    /// <summary>However large a batch is, a run is no longer: what it needs stays in the processor's first cache.</summary>
    private const int LongestRun = 256;

    private readonly FecLayout _layout;
    private readonly TextDecoder _decoder;
    private readonly LineIndex _index;
    private readonly FieldColumns _columns;
    private readonly int _maxLength;
    private readonly bool _isSingleByte, _defersLabels;
    private readonly EntryText?[] _textOf;
    private readonly PlainValues _values = new();
    private readonly (EntryText Text, int Field, bool IsRequired)[] _texts = new (EntryText, int, bool)[FecFlatReader.Texts.Length];
    private readonly ImmutableArray<int> _otherRequired;
    private readonly ImmutableArray<(int First, int Last)> _decoded;
    private readonly int _date, _documentDate, _matchingDate, _lockDate, _paymentDate, _debit, _credit, _currencyAmount;

    private readonly int[] _stops = new int[LongestRun];
    private long _base = -1;
    private int _fill = -1, _line, _firstEnd, _start, _odd, _longest = 1;

    public PlainLineReader(FecLayout layout, PlainText text, TextDecoder decoder, int maxLength, bool defersLabels)
    {
        (_layout, _decoder, _maxLength, _isSingleByte, _defersLabels) = (layout, decoder, maxLength, text != PlainText.Utf8, defersLabels);
        _index = new(layout.Separator, layout.IsQuoted, text);
        _columns = new(layout.Fields.Length, LongestRun);
        _textOf = new EntryText?[layout.Fields.Length];
        var texts = 0;
        foreach (var (kind, column) in FecFlatReader.Texts)
        {
            if (layout.IndexOf(column) is var field && field < 0) continue;
            _texts[texts++] = (kind, field, layout.Required.Contains(field));
            _textOf[field] = kind;
        }
        Array.Resize(ref _texts, texts);
        (_date, _documentDate, _matchingDate) = (layout.IndexOf(FecColumn.EcritureDate), layout.IndexOf(FecColumn.PieceDate), layout.IndexOf(FecColumn.DateLet));
        (_lockDate, _paymentDate, _currencyAmount) = (layout.IndexOf(FecColumn.ValidDate), layout.IndexOf(FecColumn.DateRglt), layout.IndexOf(FecColumn.Montantdevise));
        (_debit, _credit) = (layout.IndexOf(FecColumn.Debit), layout.IndexOf(FecColumn.Credit));
        List<int> others = [];
        foreach (var field in layout.Required)
            if (_textOf[field] is null && layout.Fields[field].Column is { } column && !FecColumns.IsDate(column)) others.Add(field);
        _otherRequired = [.. others];
        _decoded = _isSingleByte ? Decoded() : [];
    }

    /// <summary>The fields to be decoded at once, neighbours together: texts, but for labels where those are deferred.</summary>
    private ImmutableArray<(int First, int Last)> Decoded()
    {
        List<(int First, int Last)> ranges = [];
        for (var field = 0; field < _textOf.Length; field++)
        {
            if (_textOf[field] is not { } text || IsDeferred(text)) continue;
            if (ranges.Count > 0 && ranges[^1].Last == field - 1) ranges[^1] = (ranges[^1].First, field);
            else ranges.Add((field, field));
        }
        return [.. ranges];
    }

    private bool IsDeferred(EntryText text) =>
        _isSingleByte && _defersLabels && text is (EntryText.Label or EntryText.AccountLabel or EntryText.ThirdPartyLabel or EntryText.JournalLabel);

    /// <summary>Whether files of a layout have plain lines.</summary>
    public static bool Reads(FecLayout layout) => layout is { IsComplete: true, HasSides: false };

    /// <summary>Takes as many plain lines as follow each other, as there is room for and as are wholly read; none when the next is not plain.</summary>
    /// <param name="scanner">Where the bytes come from; lines taken are passed over.</param>
    /// <param name="batch">Where the lines go.</param>
    /// <param name="locator">Is told where they stand in the batch.</param>
    /// <param name="barrier">A byte of the file whose line is not plain, whatever it looks like; -1 when there is none.</param>
    /// <returns>The bytes of the lines taken: valid until the scanner reads on.</returns>
    public ReadOnlySpan<byte> Take(LineScanner scanner, EntryLineBatch batch, FecFlatLocator locator, long barrier)
    {
        if (scanner.IsSkipping) return default;
        var block = Align(scanner);
        if (_start != scanner.Position - _base) return default;
        var count = FindRun(block, Math.Min(_longest, batch.Capacity - batch.Count), barrier < 0 ? long.MaxValue : barrier - _base, out var ends);
        if (count == 0) return default;
        var (first, wanted) = (batch.Count, count);
        count = Fill(block, batch, locator, count);
        while (batch.Count > first + count) batch.RemoveLast();
        _longest = count == wanted ? Math.Min(wanted * 2, LongestRun) : Math.Max(count, 1);
        if (count == 0) return default;
        ReadOnlySpan<int> before = _columns.Before(0, count), stops = _columns.Of(_layout.Fields.Length - 1, count);
        var numbers = batch.LineNumbers[first..];
        var offsets = batch.Offsets[first..];
        for (var i = 0; i < before.Length; i++) (numbers[i], offsets[i]) = (scanner.LineNumber + 1 + i, _base + before[i] + 1);
        var run = block[(before[0] + 1)..stops[count - 1]];
        (_line, _firstEnd) = (_line + count, _index.Lines[_line + count - 1]);
        _start = _index.FieldEnds[_firstEnd - 1] + 1;
        scanner.Pass((int)(_base + _start - scanner.Position), count, offsets[count - 1], ends);
        return run;
    }

    /// <summary>Looks at what the scanner has read, unless that was done, and finds the line that it stands at. Positions count from the block's start.</summary>
    private ReadOnlySpan<byte> Align(LineScanner scanner)
    {
        if (_fill != scanner.Fills)
        {
            (_fill, _base, _line, _firstEnd, _start, _odd) = (scanner.Fills, scanner.Position, 0, 0, 0, 0);
            _index.Scan(scanner.Buffered);
        }
        var block = scanner.BufferedFrom(_base);
        // Lines that were read the long way are passed over.
        for (var at = scanner.Position - _base; _line < _index.Lines.Length && _start < at; _line++)
        {
            _firstEnd = _index.Lines[_line];
            _start = _index.FieldEnds[_firstEnd - 1] + 1;
        }
        return block;
    }

    /// <summary>How many lines from here on may be plain, as far as their ends and the index tell.</summary>
    private int FindRun(ReadOnlySpan<byte> block, int most, long barrier, out LineEnds ends)
    {
        ends = LineEnds.None;
        ReadOnlySpan<int> lines = _index.Lines, odds = _index.Odd, fieldEnds = _index.FieldEnds;
        var fields = _layout.Fields.Length;
        most = Math.Min(most, lines.Length - _line);
        Span<int> before = _columns.Before(0, most), stops = _stops.AsSpan(0, most);
        var start = _start;
        var lastEnd = _firstEnd + fields - 1;
        var count = 0;
        for (; count < before.Length; count++, lastEnd += fields)
        {
            if (lines[_line + count] != lastEnd + 1) break;
            var feed = fieldEnds[lastEnd];
            var isReturned = block[feed - 1] == '\r';
            var stop = isReturned ? feed - 1 : feed;
            if (!MayEndPlainLine(block[stop - 1]) || !MayBeginPlainLine(block[start]) || stop - start > _maxLength) break;
            while (_odd < odds.Length && odds[_odd] + LineIndex.Width <= start) _odd++;
            if (_odd < odds.Length && odds[_odd] <= stop || barrier <= stop && barrier >= start) break;
            ends |= isReturned ? LineEnds.CrLf : LineEnds.Lf;
            (before[count], stops[count]) = (start - 1, stop);
            start = feed + 1;
        }
        if (count == 0) return 0;
        _columns.Turn(_index.FieldEndsAnd[_firstEnd..], count);
        stops[..count].CopyTo(_columns.Of(fields - 1, count));
        return count;
    }

    /// <summary>Whether no control, blank or no-break space stands before the end of a line.</summary>
    private bool MayEndPlainLine(byte last) => last > ' ' && last is not (0x7F or 0xA0) || last == _layout.Separator;

    /// <summary>Whether a line may be other than blank, going by its first byte.</summary>
    private static bool MayBeginPlainLine(byte first) => first > ' ' && first is not ((byte)'|' or (byte)';' or (byte)',' or (byte)'"');

    /// <summary>Fills the columns of a run of lines and tells how many of them are plain to the last value.</summary>
    private int Fill(ReadOnlySpan<byte> block, EntryLineBatch batch, FecFlatLocator locator, int count)
    {
        var row = batch.AddRange(count);
        count = Dates(block, _date, mayBeBlank: false, batch.Dates[row..], count);
        count = Dates(block, _documentDate, !IsRequired(_documentDate), batch.DocumentDates[row..], count);
        count = Dates(block, _matchingDate, mayBeBlank: true, batch.MatchingDates[row..], count);
        count = Dates(block, _lockDate, !IsRequired(_lockDate), batch.LockDates[row..], count);
        if (_paymentDate >= 0) count = Dates(block, _paymentDate, !IsRequired(_paymentDate), stackalloc LocalDate[count], count);
        count = Amounts(block, _debit, batch.Debits[row..], batch.Marks[row..], LineMarks.HasDebit, count);
        count = Amounts(block, _credit, batch.Credits[row..], batch.Marks[row..], LineMarks.HasCredit, count);
        count = Amounts(block, _currencyAmount, batch.CurrencyAmounts[row..], batch.Marks[row..], LineMarks.HasCurrencyAmount, count);
        foreach (var field in _otherRequired) count = Required(field, count);
        if (count == 0) return 0;
        ReadOnlySpan<int> before = _columns.Before(0, count), stops = _columns.Of(_layout.Fields.Length - 1, count);
        var shift = batch.Append(block[(before[0] + 1)..stops[^1]]).Start - before[0] - 1;
        foreach (var (text, field, isRequired) in _texts) count = Texts(field, isRequired, IsDeferred(text), batch.Slices(text)[row..], shift, count);
        if (!_layout.Extras.IsEmpty) Extras(block, batch, row, shift, count);
        foreach (var (first, last) in _decoded)
            if (_columns.MayHold(first, last, _index.High, count)) Decode(batch, row, first, last, shift, count);
        locator.SetPlain(row, before[..count], stops[..count], shift);
        return count;
    }

    private bool IsRequired(int field) => _layout.Required.Contains(field);

    private int Dates(ReadOnlySpan<byte> block, int field, bool mayBeBlank, Span<LocalDate> dates, int count) =>
        field < 0 ? count : _values.Dates(block, _columns.Before(field, count), _columns.Of(field, count), mayBeBlank, dates);

    private int Amounts(ReadOnlySpan<byte> block, int field, Span<Amount> amounts, Span<LineMarks> marks, LineMarks given, int count) =>
        field < 0 || _columns.IsBlank(field, count) ? count : PlainValues.Amounts(block, _columns.Before(field, count), _columns.Of(field, count), given, amounts, marks);

    private int Required(int field, int count)
    {
        ReadOnlySpan<int> before = _columns.Before(field, count), ends = _columns.Of(field, count);
        for (var i = 0; i < before.Length; i++)
            if (ends[i] == before[i] + 1) return i;
        return count;
    }

    private int Texts(int field, bool isRequired, bool isRaw, Span<TextSlice> slices, int shift, int count)
    {
        if (_columns.Slice(field, shift, isRaw, slices[..count]) > 0 || !isRequired) return count;
        for (count = 0; !slices[count].IsEmpty;) count++;
        return count;
    }

    private void Extras(ReadOnlySpan<byte> block, EntryLineBatch batch, int row, int shift, int count)
    {
        for (var i = 0; i < count; i++)
        {
            foreach (var field in _layout.Extras)
            {
                var start = _columns.Before(field, count)[i] + 1;
                var length = _columns.Of(field, count)[i] - start;
                if (length == 0) continue;
                var value = _isSingleByte && !Ascii.IsValid(block.Slice(start, length)) ? _decoder.Append(batch, block.Slice(start, length)) : new(start + shift, length);
                batch.AddExtra(row + i, _layout.Fields[field].Name, value);
            }
        }
    }

    /// <summary>Turns the texts of some fields that are not ASCII into UTF-8, behind the bytes of the run.</summary>
    private void Decode(EntryLineBatch batch, int row, int first, int last, int shift, int count)
    {
        var high = _index.High;
        for (var field = first; field <= last; field++)
        {
            ReadOnlySpan<int> before = _columns.Before(field, count), ends = _columns.Of(field, count);
            for (var i = 0; i < before.Length; i++)
            {
                var start = before[i] + 1;
                if (HoldsAny(high, start, ends[i])) batch.SetText(_textOf[field]!.Value, row + i, _decoder.Append(batch, batch.Bytes(new(start + shift, ends[i] - start))));
            }
        }
    }

    /// <summary>Whether any bit is set from a start to an end.</summary>
    private static bool HoldsAny(ReadOnlySpan<ulong> bits, int start, int end)
    {
        for (; start < end; start = (start | 63) + 1)
            if (bits[start >> 6] >> start is not 0 and var rest) return start + BitOperations.TrailingZeroCount(rest) < end;
        return false;
    }
}
