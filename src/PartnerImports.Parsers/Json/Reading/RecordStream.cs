using System.Text.Json;
using PartnerImports.Parsers.Analysis;

namespace PartnerImports.Parsers.Json;

/// <summary>Reads the NDJSON twin of <c>import-ecritures</c>: a record a line; a broken line does not stop the next ones.</summary>
internal sealed class RecordStream(JsonSource source, JsonValues values, ReadOptions options, ReferenceCollector? reference)
    : EntryStream(source, values, options, reference, JsonFieldNames.Records)
{
    private const int LotRecord = 0, Journal = 1, Account = 2, ThirdParty = 3, Section = 4, Entry = 5, End = 6;
    private const int Type = 0, Format = 1, Version = 2, Value = 3;

    private static readonly PropertySet Types = new("lot", "journal", "compte", "tiers", "section", "ecriture", "fin");
    private static readonly PropertySet LotMembers = new("t", "format", "version", "v");
    private static readonly PropertySet OtherMembers = new("t", "v");

    private int _index, _type, _lastLine, _plainLine, _stage = -1;
    private bool _inRecord, _isBroken;
    private JsonMark _record;

    /// <inheritdoc/>
    protected override ReadOnlySpan<byte> StandIn => default;

    /// <inheritdoc/>
    protected override bool IsBeforeValue => _stage is >= LotRecord and <= Entry;

    /// <inheritdoc/>
    protected override bool TryReadPlain(ref PlainScanner scanner, EntryLineBatch batch, LinePlaces places)
    {
        scanner.Peek();
        _plainLine = scanner.Line;
        if (_plainLine == _lastLine || !scanner.Take("{\"t\":\"ecriture\",\"v\":"u8) || !TryReadPlainEntry(ref scanner, batch, places, _index)) return false;
        _index++;
        _stage = Entry;
        _lastLine = _plainLine;
        _isBroken = false;
        return true;
    }

    /// <inheritdoc/>
    protected override bool Closes(ref PlainScanner scanner) => scanner.Take('}') && scanner.Line == _plainLine;

    /// <inheritdoc/>
    protected override void Next(ref JsonCursor cursor)
    {
        _inRecord = false;
        if (!cursor.Read())
        {
            if (!_isBroken && _stage != End) Report.AddOn("fin", JsonDiagnostics.EndMissing, Source.MarkAt(Source.EndOffset));
            Finish();
            return;
        }
        HasBegun = _inRecord = true;
        _record = cursor.Mark;
        if (_record.Line == _lastLine) Report.Add(JsonDiagnostics.RecordNotOnOneLine, _record);
        if (Values.Expect(ref cursor, JsonTokenType.StartObject)) ReadRecord(ref cursor);
        var end = cursor.Mark;
        if (end.Line != _record.Line) Report.Add(JsonDiagnostics.RecordNotOnOneLine, _record);
        _lastLine = end.Line;
        _isBroken = false;
    }

    /// <inheritdoc/>
    protected override bool Recover(JsonMark? error)
    {
        _isBroken = true;
        if (error is not { } mark)
        {
            Source.Restart();
            return Source.SkipLine();
        }
        // An error on a later line says that the record was not closed on its own: that later line may well be sound.
        var isLater = _inRecord && mark.Line > _record.Line;
        var target = isLater ? mark.Offset - (mark.Column - 1) : mark.Offset;
        if (target > Source.WindowOffset) Source.Advance(Math.Min(target - Source.WindowOffset, Source.Window.Length));
        Source.Restart();
        return isLater && !Source.Window.IsEmpty || Source.SkipLine();
    }

    private void ReadRecord(ref JsonCursor cursor)
    {
        _type = -1;
        uint found = 0;
        while (cursor.Read() && cursor.Token == JsonTokenType.PropertyName)
        {
            var member = Values.FindName(ref cursor, LotMembers, out var name);
            var mark = cursor.Mark;
            var isTypeInReach = found != 0 || member == Type || cursor.TryFindAhead("t"u8, Types, out _type);
            var members = _type == LotRecord ? LotMembers : OtherMembers;
            if (_type > LotRecord && member is Format or Version) (member, name) = (-1, LotMembers.Names[member]);
            Report.Path.Push(name ?? LotMembers.Names[member]);
            cursor.Read();
            if (member < 0)
            {
                Report.AddOn(name!, JsonDiagnostics.UnknownProperty, mark, name!, string.Join(", ", members.Names));
                Values.Skip(ref cursor);
            }
            else if ((found & 1u << member) != 0)
            {
                Report.Add(JsonDiagnostics.DoubledProperty, mark);
                Values.Skip(ref cursor);
            }
            else
            {
                found |= 1u << member;
                if (!isTypeInReach) Report.Add(JsonDiagnostics.RecordOutOfOrder, mark, LotMembers.Names[member], "t");
                if (_type < 0 && member == Value) Totals.IsDoubtful = true;
                ReadMember(ref cursor, member);
            }
            Report.Path.Pop();
        }
        Values.Require(found, LotMembers, _type == LotRecord ? 0b1111u : 1u << Type | 1u << Value, _record);
    }

    private void ReadMember(ref JsonCursor cursor, int member)
    {
        switch (member)
        {
            case Type:
                ReadType(ref cursor);
                break;
            case Format:
                ReadFormat(ref cursor);
                break;
            case Version:
                ReadVersion(ref cursor);
                break;
            default:
                ReadValue(ref cursor);
                break;
        }
    }

    private void ReadType(ref JsonCursor cursor)
    {
        var mark = cursor.Mark;
        var text = Values.Text(ref cursor, TextRule.Any, out var ok);
        if (!ok) return;
        _type = Types.Find(text);
        if (_type < 0)
        {
            Report.Add(JsonDiagnostics.RecordTypeUnknown, mark, JsonText.Show(text), string.Join('|', Types.Names));
            _type = Types.Names.Length;
            return;
        }
        CheckOrder(mark);
    }

    private void CheckOrder(JsonMark mark)
    {
        var name = Types.Names[_type];
        if (_type != LotRecord && _stage < 0) Report.Add(JsonDiagnostics.RecordOutOfOrder, mark, name, "lot");
        else if (_stage == End) Report.Add(JsonDiagnostics.RecordOutOfOrder, mark, name, "∅");
        else if (_type == LotRecord && _stage >= 0) Report.Add(JsonDiagnostics.RecordOutOfOrder, mark, name, "journal|compte|tiers|section|ecriture|fin");
        _stage = Math.Max(_stage, _type);
    }

    private void ReadValue(ref JsonCursor cursor)
    {
        switch (_type)
        {
            case LotRecord:
                Lot = LotReader.Read(ref cursor);
                break;
            case Journal:
                Reference.ReadJournal(ref cursor);
                break;
            case Account:
                Reference.ReadAccount(ref cursor);
                break;
            case ThirdParty:
                Reference.ReadThirdParty(ref cursor);
                break;
            case Section:
                Reference.ReadSection(ref cursor);
                break;
            case Entry:
                ReadEntry(ref cursor, _index++);
                break;
            case End:
                Totals.Read(ref cursor);
                break;
            default:
                Values.Skip(ref cursor);
                break;
        }
    }
}
