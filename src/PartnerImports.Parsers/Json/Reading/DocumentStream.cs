using System.Text.Json;
using PartnerImports.Parsers.Analysis;

namespace PartnerImports.Parsers.Json;

/// <summary>Reads a document of <c>import-ecritures</c>: its parts in order, its entries one by one.</summary>
internal sealed class DocumentStream(JsonSource source, JsonValues values, ReadOptions options, ReferenceCollector? reference)
    : EntryStream(source, values, options, reference, JsonFieldNames.Document)
{
    private const int Schema = 0, Format = 1, Version = 2, Lot_ = 3, References = 4, Entries = 5, Control = 6, Free = 7;
    private const uint BeforeEntries = 1 << Format | 1 << Version | 1 << Lot_ | 1 << References;
    private const uint Required = 1 << Format | 1 << Version | 1 << Lot_ | 1 << Entries;

    private static readonly PropertySet Members = new("$schema", "format", "version", "lot", "referentiel", "ecritures", "controle", "extensions");

    private enum Place
    {
        Start,
        Root,
        InEntries,
        Behind,
    }

    private Place _place;
    private uint _found;
    private int _index;
    private JsonMark _root;

    /// <inheritdoc/>
    protected override ReadOnlySpan<byte> StandIn => "{\"\":[{}"u8;

    /// <inheritdoc/>
    protected override bool IsBeforeValue => _place == Place.InEntries;

    /// <inheritdoc/>
    protected override bool TryReadPlain(ref PlainScanner scanner, EntryLineBatch batch, LinePlaces places)
    {
        if (_index > 0 && !scanner.Take(',') || !TryReadPlainEntry(ref scanner, batch, places, _index)) return false;
        _index++;
        return true;
    }

    /// <inheritdoc/>
    protected override void Next(ref JsonCursor cursor)
    {
        switch (_place)
        {
            case Place.Start:
                Begin(ref cursor);
                break;
            case Place.Root:
                ReadMember(ref cursor);
                break;
            case Place.InEntries:
                ReadItem(ref cursor);
                break;
            default:
                cursor.Read();
                Finish();
                break;
        }
    }

    /// <inheritdoc/>
    protected override bool Recover(JsonMark? error) => false;

    private void Begin(ref JsonCursor cursor)
    {
        cursor.Read();
        HasBegun = true;
        _root = cursor.Mark;
        if (Values.Expect(ref cursor, JsonTokenType.StartObject)) _place = Place.Root;
        else Leave();
    }

    private void ReadMember(ref JsonCursor cursor)
    {
        cursor.Read();
        if (cursor.Token == JsonTokenType.EndObject)
        {
            Values.Require(_found, Members, Required, _root);
            Leave();
            return;
        }
        var member = Values.FindName(ref cursor, Members, out var name);
        var mark = cursor.Mark;
        Report.Path.Push(name ?? Members.Names[member]);
        cursor.Read();
        if (member < 0)
        {
            Report.AddOn(name!, JsonDiagnostics.UnknownProperty, mark, name!, string.Join(", ", Members.Names));
            Values.Skip(ref cursor);
        }
        else if ((_found & 1u << member) != 0)
        {
            Report.Add(JsonDiagnostics.DoubledProperty, mark);
            Values.Skip(ref cursor);
        }
        else
        {
            CheckOrder(member, mark);
            _found |= 1u << member;
            ReadPart(ref cursor, member);
            if (_place == Place.InEntries) return;
        }
        Report.Path.Pop();
    }

    private void CheckOrder(int member, JsonMark mark)
    {
        const uint entries = 1 << Entries;
        if ((BeforeEntries & 1u << member) != 0 && (_found & entries) != 0)
            Report.Add(JsonDiagnostics.PartOutOfOrder, mark, "> ecritures", "format, version, lot, referentiel, ecritures, controle");
        else if (member == Control && (_found & entries) == 0)
            Report.Add(JsonDiagnostics.PartOutOfOrder, mark, "< ecritures", "format, version, lot, referentiel, ecritures, controle");
    }

    private void ReadPart(ref JsonCursor cursor, int member)
    {
        switch (member)
        {
            case Schema:
                Values.Text(ref cursor, TextRule.Any, out _);
                break;
            case Format:
                ReadFormat(ref cursor);
                break;
            case Version:
                ReadVersion(ref cursor);
                break;
            case Lot_:
                Lot = LotReader.Read(ref cursor);
                break;
            case References:
                Reference.Read(ref cursor);
                break;
            case Entries:
                if (Values.Expect(ref cursor, JsonTokenType.StartArray)) _place = Place.InEntries;
                else Totals.IsDoubtful = true;
                break;
            case Control:
                if ((_found & 1 << Entries) == 0) Totals.IsDoubtful = true;
                Totals.Read(ref cursor);
                break;
            case Free:
                new ExtensionReader(Values).Read(ref cursor, KeepExtension);
                break;
        }
    }

    private void ReadItem(ref JsonCursor cursor)
    {
        cursor.Read();
        if (cursor.Token == JsonTokenType.EndArray)
        {
            Report.Path.Pop();
            _place = Place.Root;
            return;
        }
        Report.Path.Push(_index);
        ReadEntry(ref cursor, _index++);
        Report.Path.Pop();
    }

    private void Leave()
    {
        IsComplete = true;
        _place = Place.Behind;
    }
}
