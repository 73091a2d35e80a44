using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace PartnerImports.Parsers.Json;

/// <summary>Reads <c>lot</c>.</summary>
internal sealed class LotReader(JsonValues values)
{
    private static readonly PropertySet Members = new("cle", "dossier", "nom", "creeLe", "devise", "periode", "logiciel");
    private static readonly PropertySet PeriodMembers = new("debut", "fin");
    private static readonly PropertySet SoftwareMembers = new("nom", "version");

    private Lot _lot = new();
    private LocalDate _start, _end;

    /// <summary>Reads the lot that the cursor stands on; null when it is no object.</summary>
    public Lot? Read(ref JsonCursor cursor)
    {
        if (!values.Expect(ref cursor, JsonTokenType.StartObject)) return null;
        var mark = cursor.Mark;
        _lot = new();
        var found = values.Walk(ref cursor, Members, OnMember);
        values.Require(found, Members, 0b11, mark);
        return _lot;
    }

    private void OnMember(ref JsonCursor cursor, int member)
    {
        switch (member)
        {
            case 0:
                _lot = _lot with { Key = values.String(ref cursor, TextRule.Id) };
                break;
            case 1:
                _lot = _lot with { Dossier = values.String(ref cursor, TextRule.Code) };
                break;
            case 2:
                _lot = _lot with { Name = values.String(ref cursor, TextRule.Label) };
                break;
            case 3:
                _lot = _lot with { CreatedAt = ReadInstant(ref cursor) };
                break;
            case 4:
                _lot = _lot with { Currency = values.String(ref cursor, TextRule.Currency) };
                break;
            case 5:
                ReadPeriod(ref cursor);
                break;
            default:
                if (!values.Expect(ref cursor, JsonTokenType.StartObject)) break;
                var mark = cursor.Mark;
                values.Require(values.Walk(ref cursor, SoftwareMembers, OnSoftware), SoftwareMembers, 1, mark);
                break;
        }
    }

    private void OnSoftware(ref JsonCursor cursor, int member) => _lot = member == 0
        ? _lot with { Software = values.String(ref cursor, TextRule.Label) }
        : _lot with { SoftwareVersion = values.String(ref cursor, TextRule.Code) };

    private void ReadPeriod(ref JsonCursor cursor)
    {
        if (!values.Expect(ref cursor, JsonTokenType.StartObject)) return;
        var mark = cursor.Mark;
        _start = _end = default;
        values.Require(values.Walk(ref cursor, PeriodMembers, OnPeriod), PeriodMembers, 0b11, mark);
        if (_start == default || _end == default) return;
        if (_end < _start) values.Report.Add(JsonDiagnostics.PeriodReversed, mark, LocalDatePattern.Iso.Format(_start), LocalDatePattern.Iso.Format(_end));
        else _lot = _lot with { Period = (_start, _end) };
    }

    private void OnPeriod(ref JsonCursor cursor, int member)
    {
        var date = values.Date(ref cursor);
        if (member == 0) _start = date;
        else _end = date;
    }

    private OffsetDateTime? ReadInstant(ref JsonCursor cursor)
    {
        var mark = cursor.Mark;
        var text = values.Text(ref cursor, TextRule.Any, out var ok);
        if (!ok) return null;
        var shown = Encoding.UTF8.GetString(text);
        var parsed = OffsetDateTimePattern.Rfc3339.Parse(shown);
        if (parsed.Success) return parsed.Value;
        values.Report.Add(JsonDiagnostics.InstantForm, mark, JsonText.Show(text), "YYYY-MM-DDThh:mm:ssZ");
        return null;
    }
}
