using System.Globalization;
using System.Text.Json;

namespace PartnerImports.Parsers.Json;

/// <summary>Reads one <c>ecriture</c> into an <see cref="EntryBuffer"/>.</summary>
internal sealed class EntryObjectReader
{
    private const int MaxDocuments = 20;

    private static readonly PropertySet AttachmentMembers = new("nom", "type", "sha256", "taille", "uri", "fichier");

    private readonly JsonValues _values;
    private readonly EntryBuffer _entry;
    private readonly ExtensionReader _extensions;
    private readonly LineObjectReader _lines;
    private readonly JsonValues.MemberHandler _onMember, _onDocument, _onAttachment;
    private readonly ExtensionReader.Sink _onExtension;
    private DocumentReference _attachment = NoAttachment;

    public EntryObjectReader(JsonValues values, EntryBuffer entry)
    {
        _values = values;
        _entry = entry;
        _extensions = new(values);
        _lines = new(values, entry, _extensions);
        _onMember = OnMember;
        _onDocument = OnDocument;
        _onAttachment = OnAttachment;
        _onExtension = (name, json) => _entry.AddExtra(ExtraNames.OfEntry + ExtraNames.Extension + name, _entry.Lines.Append(json));
    }

    private static DocumentReference NoAttachment { get; } = new() { Name = "" };

    private JsonReport Report => _values.Report;

    /// <summary>Reads the entry that the cursor stands on the start of; gives its mark.</summary>
    public JsonMark Read(ref JsonCursor cursor, int index)
    {
        var mark = cursor.Mark;
        _entry.Begin(index);
        Report.Entry = "";
        var found = _values.Walk(ref cursor, EntryMembers.Set, _onMember);
        _values.Require(found, EntryMembers.Set, EntryMembers.Required, mark);
        if (_entry.Journal.IsEmpty || _entry.Date == default) _entry.IsFaulty = true;
        return mark;
    }

    private void OnMember(ref JsonCursor cursor, int member)
    {
        var mark = cursor.Mark;
        switch (member)
        {
            case EntryMembers.Id:
                _entry.IdMark = mark;
                _entry.Id = Keep(ref cursor, TextRule.Id);
                Report.Entry = _entry.Lines.String(_entry.Id);
                break;
            case EntryMembers.Journal:
                _entry.Place(EntryField.Journal, mark);
                _entry.Journal = Keep(ref cursor, TextRule.Code);
                break;
            case EntryMembers.Date:
                _entry.Place(EntryField.Date, mark);
                _entry.Date = _values.Date(ref cursor);
                break;
            case EntryMembers.Number:
                _entry.Place(EntryField.Number, mark);
                _entry.Number = Keep(ref cursor, TextRule.Code);
                break;
            case EntryMembers.Label:
                _entry.Label = Keep(ref cursor, TextRule.Label);
                break;
            case EntryMembers.Document:
                if (!_values.Expect(ref cursor, JsonTokenType.StartObject)) break;
                var found = _values.Walk(ref cursor, EntryMembers.DocumentParts, _onDocument);
                _values.Require(found, EntryMembers.DocumentParts, 1, mark);
                break;
            case EntryMembers.Establishment:
                var siret = Keep(ref cursor, TextRule.Siret);
                if (!siret.IsEmpty) _entry.AddExtra(ExtraNames.OfEntry + ExtraNames.Establishment, siret);
                break;
            case EntryMembers.Documents:
                ReadAttachments(ref cursor, mark);
                break;
            case EntryMembers.Lines:
                ReadLines(ref cursor, mark);
                break;
            case EntryMembers.Extensions:
                _extensions.Read(ref cursor, _onExtension);
                break;
        }
    }

    private void OnDocument(ref JsonCursor cursor, int member)
    {
        var mark = cursor.Mark;
        if (member == 0)
        {
            _entry.Place(EntryField.Reference, mark);
            _entry.Reference = Keep(ref cursor, TextRule.Code);
        }
        else
        {
            _entry.Place(EntryField.DocumentDate, mark);
            _entry.DocumentDate = _values.Date(ref cursor);
        }
    }

    private void ReadLines(ref JsonCursor cursor, JsonMark mark)
    {
        if (!_values.Expect(ref cursor, JsonTokenType.StartArray)) return;
        var count = 0;
        for (; cursor.Read() && cursor.Token != JsonTokenType.EndArray; count++)
        {
            Report.Path.Push(count);
            if (count == _values.Limits.MaxLinesPerEntry)
            {
                Report.AddOn("lignes", JsonDiagnostics.EntryTooLong, cursor.Mark, "", count.ToString(CultureInfo.InvariantCulture));
                _entry.IsFaulty = true;
            }
            if (count >= _values.Limits.MaxLinesPerEntry) cursor.Skip();
            else if (_values.Expect(ref cursor, JsonTokenType.StartObject)) _lines.Read(ref cursor, count);
            else _entry.IsFaulty = true;
            Report.Path.Pop();
        }
        if (count < EntryMembers.MinLines) Report.Add(JsonDiagnostics.TooFewItems, mark, count.ToString(CultureInfo.InvariantCulture), "2");
    }

    private void ReadAttachments(ref JsonCursor cursor, JsonMark mark)
    {
        if (!_values.Expect(ref cursor, JsonTokenType.StartArray)) return;
        var count = 0;
        for (; cursor.Read() && cursor.Token != JsonTokenType.EndArray; count++)
        {
            Report.Path.Push(count);
            if (_values.Expect(ref cursor, JsonTokenType.StartObject)) ReadAttachment(ref cursor, keep: count < MaxDocuments);
            Report.Path.Pop();
        }
        if (count > MaxDocuments) Report.Add(JsonDiagnostics.TooManyItems, mark, count.ToString(CultureInfo.InvariantCulture), "20");
    }

    private void ReadAttachment(ref JsonCursor cursor, bool keep)
    {
        const uint required = 0b111, uri = 1 << 4, file = 1 << 5;
        var mark = cursor.Mark;
        _attachment = NoAttachment;
        var found = _values.Walk(ref cursor, AttachmentMembers, _onAttachment);
        _values.Require(found, AttachmentMembers, required, mark);
        if ((found & (uri | file)) is 0 or (uri | file)) Report.Add(JsonDiagnostics.DocumentPlace, mark);
        if (keep) _entry.AddDocument(_attachment);
    }

    private void OnAttachment(ref JsonCursor cursor, int member)
    {
        _attachment = member switch
        {
            0 => _attachment with { Name = _values.String(ref cursor, TextRule.Label) ?? "" },
            1 => _attachment with { MediaType = _values.String(ref cursor, TextRule.MediaType) ?? "" },
            2 => _attachment with { Sha256 = _values.String(ref cursor, TextRule.Sha256) ?? "" },
            3 => _attachment with { Length = _values.Integer(ref cursor, 1) },
            4 => _attachment with { Uri = _values.String(ref cursor, TextRule.HttpsUri) },
            _ => _attachment with { FileName = _values.String(ref cursor, TextRule.FileName) },
        };
    }

    private TextSlice Keep(ref JsonCursor cursor, TextRule rule)
    {
        var text = _values.Text(ref cursor, rule, out var ok);
        return ok ? _entry.Lines.Append(text) : default;
    }
}
