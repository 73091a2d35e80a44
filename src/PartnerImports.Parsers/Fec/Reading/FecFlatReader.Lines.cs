using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using NodaTime;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Fec;

internal sealed partial class FecFlatReader
{
    internal static readonly (EntryText Text, FecColumn Column)[] Texts =
    [
        (EntryText.Journal, FecColumn.JournalCode), (EntryText.JournalLabel, FecColumn.JournalLib), (EntryText.Number, FecColumn.EcritureNum),
        (EntryText.Account, FecColumn.CompteNum), (EntryText.AccountLabel, FecColumn.CompteLib), (EntryText.ThirdParty, FecColumn.CompAuxNum),
        (EntryText.ThirdPartyLabel, FecColumn.CompAuxLib), (EntryText.Reference, FecColumn.PieceRef), (EntryText.Label, FecColumn.EcritureLib),
        (EntryText.Matching, FecColumn.EcritureLet), (EntryText.Currency, FecColumn.Idevise),
    ];

    /// <summary>Adds a line to the batch; there is no row when nothing of it could be kept.</summary>
    private void AddLine(ReadOnlySpan<byte> line, bool isUndecodable)
    {
        var layout = _layout!;
        var slice = isUndecodable || _decoder.IsSingleByte ? _decoder.Append(_batch, line) : _batch.Append(line);
        _lineStart = slice.Start;
        Split(layout, slice);
        var isFaulty = isUndecodable || !layout.IsComplete;
        _row = _batch.Add(_lineNumber, _lineOffset);
        LocatorOf(layout).Set(_row, _lineStart, _fieldEnds.AsSpan(0, _fieldCount));
        _isTextPlain = _isTextPlain && ControlCharacters.FirstIn(_batch.Bytes(slice)) is null;
        if (_isOpen)
        {
            TakeOpen(layout);
            return;
        }
        if (_fieldCount != layout.Fields.Length && !(layout.HasUnnamedEnd && _fieldCount == layout.Fields.Length - 1) && !TakeOtherCount(layout, ref isFaulty)) return;
        foreach (var (text, column) in Texts) _batch.SetText(text, _row, Field(column));
        if (!TakeDates()) isFaulty = true;
        if (!TakeAmounts(layout)) isFaulty = true;
        foreach (var field in layout.Required)
            if (field < _fieldCount && _fields[field].IsEmpty) _cells.Report(FecDiagnostics.RequiredBlank, layout.Fields[field].Column!.Value, default, "");
        foreach (var field in layout.Extras)
            if (field < _fieldCount && !_fields[field].IsEmpty) _batch.AddExtra(_row, layout.Fields[field].Name, _fields[field]);
        if (isFaulty) _batch.Marks[_row] |= LineMarks.Faulty;
    }

    private FecFlatLocator LocatorOf(FecLayout layout)
    {
        if (_batch.Locator is FecFlatLocator locator && locator.Layout == layout) return locator;
        _batch.Locator = locator = new(layout, _encoding, _batch.Capacity);
        return locator;
    }

    private void Split(FecLayout layout, TextSlice slice)
    {
        var text = _batch.Bytes(slice);
        _fieldCount = layout.IsQuoted ? FieldSplitter.SplitQuoted(text, layout.Separator, ref _fieldEnds, out _isOpen) : FieldSplitter.Split(text, layout.Separator, ref _fieldEnds);
        if (_fields.Length < _fieldCount) Array.Resize(ref _fields, _fieldCount * 2);
        // Tabs between fields are no control characters of a text: the block keeps blanks in their place.
        var writable = MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(text), text.Length);
        var start = 0;
        for (var i = 0; i < _fieldCount; i++)
        {
            var end = _fieldEnds[i];
            if (end < writable.Length && writable[end] == '\t') writable[end] = (byte)' ';
            _fields[i] = Trim(text, slice.Start, start, end);
            start = end + 1;
        }
        if (layout.IsQuoted) Unquote();
    }

    private static TextSlice Trim(ReadOnlySpan<byte> text, int offset, int start, int end)
    {
        while (start < end)
        {
            if (text[start] == ' ') start++;
            else if (text[start] == 0xC2 && start + 1 < end && text[start + 1] == 0xA0) start += 2;
            else break;
        }
        while (start < end)
        {
            if (text[end - 1] == ' ') end--;
            else if (text[end - 1] == 0xA0 && end - 2 >= start && text[end - 2] == 0xC2) end -= 2;
            else break;
        }
        return new(offset + start, end - start);
    }

    private void Unquote()
    {
        for (var i = 0; i < _fieldCount; i++)
        {
            var text = _batch.Bytes(_fields[i]);
            if (text is not [(byte)'"', .., (byte)'"']) continue;
            var inner = text[1..^1];
            if (inner.IndexOf((byte)'"') >= 0) _fields[i] = _batch.Append(Encoding.UTF8.GetString(inner).Replace("\"\"", "\"", StringComparison.Ordinal).AsSpan());
            else _fields[i] = new(_fields[i].Start + 1, _fields[i].Length - 2);
            _fields[i] = Trim(_batch.TextBlock, 0, _fields[i].Start, _fields[i].Start + _fields[i].Length);
        }
    }

    /// <summary>Takes a line with too few or too many fields; false when it is not to be read further.</summary>
    private bool TakeOtherCount(FecLayout layout, ref bool isFaulty)
    {
        if (_fieldCount < layout.Fields.Length && _fieldCount >= layout.ShortestLength)
        {
            ReportCount(FecDiagnostics.FieldsMissing, layout, _fieldCount, isKeyed: true, layout.Fields[_fieldCount].Name);
            return true;
        }
        var isKeyed = _fieldCount >= layout.ShortestLength / 2 && HasPlausibleKey();
        ReportCount(FecDiagnostics.FieldCount, layout, -1, isKeyed, null);
        isFaulty = KeepKey(isKeyed);
        return false;
    }

    /// <summary>Keeps of a broken line what tells its entry; false when that is nothing.</summary>
    private bool KeepKey(bool isKeyed)
    {
        if (!isKeyed)
        {
            _batch.RemoveLast();
            _row = NoRow;
            return false;
        }
        // The columns before the label are in their places: they tell the entry that the line is missing from.
        foreach (var column in (ReadOnlySpan<FecColumn>)[FecColumn.JournalCode, FecColumn.EcritureNum, FecColumn.CompteNum])
            _batch.SetText(Texts[Array.FindIndex(Texts, text => text.Column == column)].Text, _row, Field(column));
        if (FecDateText.Read(_batch.Bytes(Field(FecColumn.EcritureDate)), DayOrder.Unknown, out var date) is DateForm.Legal or DateForm.Readable) _batch.Dates[_row] = date;
        _batch.Marks[_row] |= LineMarks.Faulty;
        return true;
    }

    private void ReportCount(DiagnosticDescriptor descriptor, FecLayout layout, int field, bool isKeyed, string? argument)
    {
        if (_diagnostics.Tally(descriptor) is not { } tally) return;
        if (tally.WantsPlace)
            tally.Add(LinePlace(layout, field) with { Entry = isKeyed ? KeyName() : "" }, _fieldCount.ToString(CultureInfo.InvariantCulture), layout.Fields.Length.ToString(CultureInfo.InvariantCulture), argument ?? Excerpt());
        else tally.CountOnly();
    }

    /// <summary>The beginning of the line, cut between characters.</summary>
    private string Excerpt()
    {
        var text = _batch.Bytes(new(_lineStart, _fieldEnds[_fieldCount - 1]));
        var length = Math.Min(text.Length, 80);
        while (length < text.Length && (text[length] & 0xC0) == 0x80) length--;
        return Encoding.UTF8.GetString(text[..length]);
    }

    /// <summary>Whether journal, number and date stand where they should, so that the entry of a broken line is known.</summary>
    private bool HasPlausibleKey() =>
        !Field(FecColumn.JournalCode).IsEmpty && !Field(FecColumn.CompteNum).IsEmpty
        && FecDateText.Read(_batch.Bytes(Field(FecColumn.EcritureDate)), DayOrder.DayFirst, out _) is DateForm.Legal or DateForm.Readable;

    private TextSlice Field(FecColumn column)
    {
        var index = _layout!.IndexOf(column);
        return (uint)index < (uint)_fieldCount ? _fields[index] : default;
    }

    private bool TakeDates()
    {
        var isReadable = Date(FecColumn.EcritureDate, _batch.Dates);
        Date(FecColumn.PieceDate, _batch.DocumentDates);
        Date(FecColumn.DateLet, _batch.MatchingDates);
        Date(FecColumn.ValidDate, _batch.LockDates);
        TakePaymentDate();
        return isReadable || _layout!.IndexOf(FecColumn.EcritureDate) < 0;
    }

    /// <summary>Keeps the payment date as the law writes it, however the file does.</summary>
    private void TakePaymentDate()
    {
        var field = Field(FecColumn.DateRglt);
        if (field.IsEmpty || !_cells.TryDate(_batch.Bytes(field), FecColumn.DateRglt, out var date)) return;
        _fields[_layout!.IndexOf(FecColumn.DateRglt)] = date == default ? default : _batch.Append(FecDateText.Legal(date).AsSpan());
    }

    private bool Date(FecColumn column, Span<LocalDate> dates)
    {
        var field = Field(column);
        if (field.IsEmpty && column != FecColumn.EcritureDate) return true;
        if (_layout!.IndexOf(column) < 0) return false;
        var isReadable = _cells.TryDate(_batch.Bytes(field), column, out var date);
        dates[_row] = date;
        if (isReadable && date == default) _fields[_layout.IndexOf(column)] = default;
        if (!isReadable && column != FecColumn.EcritureDate) _batch.AddExtra(_row, FecColumns.NameOf(column), field);
        return isReadable;
    }

    private bool TakeAmounts(FecLayout layout)
    {
        var isReadable = layout.HasSides ? TakeSide() : Side(FecColumn.Debit, _batch.Debits, LineMarks.HasDebit) & Side(FecColumn.Credit, _batch.Credits, LineMarks.HasCredit);
        var field = Field(FecColumn.Montantdevise);
        if (!field.IsEmpty)
        {
            if (_cells.TryAmount(_batch.Bytes(field), FecColumn.Montantdevise, out _batch.CurrencyAmounts[_row], out _)) _batch.Marks[_row] |= LineMarks.HasCurrencyAmount;
            else _batch.AddExtra(_row, FecColumns.NameOf(FecColumn.Montantdevise), field);
        }
        return isReadable;
    }

    private bool Side(FecColumn column, Span<Amount> amounts, LineMarks given)
    {
        var isReadable = _cells.TryAmount(_batch.Bytes(Field(column)), column, out amounts[_row], out var isGiven);
        if (isGiven && isReadable) _batch.Marks[_row] |= given;
        return isReadable;
    }

    private bool TakeSide()
    {
        var isReadable = _cells.TryAmount(_batch.Bytes(Field(FecColumn.Montant)), FecColumn.Montant, out var amount, out _);
        isReadable &= _cells.TrySide(_batch.Bytes(Field(FecColumn.Sens)), isNeeded: !amount.IsZero, out var side);
        if (!isReadable) return false;
        if (side >= 0) (_batch.Debits[_row], _batch.Marks[_row]) = (amount, _batch.Marks[_row] | LineMarks.HasDebit);
        else (_batch.Credits[_row], _batch.Marks[_row]) = (amount, _batch.Marks[_row] | LineMarks.HasCredit);
        return true;
    }

    private SourcePlace PlaceOf(FecColumn column) => LinePlace(_layout!, _layout!.IndexOf(column)) with { Entry = KeyName() };

    private string KeyName() => FecFlatLocator.EntryName(_batch, _row) is { IsEmpty: false } name ? _batch.String(name)
        : string.Join('/', new[] { _batch.String(Field(FecColumn.JournalCode)), _batch.String(Field(FecColumn.EcritureNum)) }.Where(text => text.Length > 0));

    private SourcePlace LinePlace(FecLayout layout, int field) => Place(field) with
    {
        Offset = _lineOffset + (field <= 0 || field > _fieldCount ? 0 : FecFlatLocator.RawLength(_batch.Bytes(new(_lineStart, Math.Min(_fieldEnds[field - 1] + 1, _fieldEnds[_fieldCount - 1]))), _encoding)),
    };

    private SourcePlace Place(int field) => new() { Line = _lineNumber, Column = field + 1, Offset = _lineOffset, Part = _part };

    private string NameOf(int field) => _layout is not null && field >= 0 && field < _layout.Fields.Length ? _layout.Fields[field].Name : "";
}
