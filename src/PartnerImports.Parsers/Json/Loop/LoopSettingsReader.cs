using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace PartnerImports.Parsers.Json;

/// <summary>Looks ahead for <c>options</c> and <c>contexte</c>, which may stand behind the lines that need them.</summary>
internal sealed class LoopSettingsReader
{
    private const int Context = 0, Options = 1;

    private static readonly PropertySet Parts = new("contexte", "options");
    private static readonly PropertySet ContextMembers = new("from", "to");
    private static readonly PropertySet OptionMembers = new(
        "separatorDecimal", "formatDate", "multiPeriode", "failOnUnbalanced", "balanceAuto", "createNewJournaux", "createNewComptes", "createNewTiers",
        "sortLines", "newFolio", "aNouveaux", "createPieceRef", "comptesRules", "defaultJournalId", "defaultCompte");

    private readonly JsonValues _values;
    private readonly List<(int Member, JsonMark Mark, string Text)> _context = [];
    private LoopSettings _settings = new();
    private JsonMark _contextMark;
    private uint _found;

    private LoopSettingsReader(JsonValues values) => _values = values;

    private JsonReport Report => _values.Report;

    /// <summary>Reads the settings and reports what is wrong with them; broken syntax is left to the reader of the lines.</summary>
    public static LoopSettings Read(JsonSource source, JsonValues values, JsonShape shape)
    {
        // Bare lines have neither options nor context: nothing bounds their dates.
        if (shape == JsonShape.LoopLines) return new() { IsMultiPeriod = true };
        var reader = new LoopSettingsReader(values);
        var cursor = new JsonCursor(source);
        try
        {
            if (cursor.Read() && cursor.Token == JsonTokenType.StartObject) reader.Scan(ref cursor, shape == JsonShape.LoopBody);
        }
        catch (JsonException)
        {
            // The pass over the lines comes to the same byte and reports it.
        }
        catch (JsonTokenTooLongException)
        {
            // Likewise.
        }
        reader.Settle(shape);
        values.Report.Path.Reset(0);
        return reader._settings;
    }

    private void Scan(ref JsonCursor cursor, bool isBody)
    {
        while (_found != 0b11 && cursor.Read() && cursor.Token == JsonTokenType.PropertyName)
        {
            var name = JsonText.Show(cursor.Raw);
            Report.Path.Push(name);
            var part = isBody ? -1 : Parts.Find(cursor.Raw);
            cursor.Read();
            if (isBody && name == "data" && cursor.Token == JsonTokenType.StartObject) Scan(ref cursor, false);
            else if (part >= 0 && cursor.Token == JsonTokenType.StartObject && (_found & 1u << part) == 0) ReadPart(ref cursor, part);
            else cursor.Skip();
            Report.Path.Pop();
        }
    }

    private void ReadPart(ref JsonCursor cursor, int part)
    {
        _found |= 1u << part;
        var mark = cursor.Mark;
        if (part == Options) _values.Walk(ref cursor, OptionMembers, OnOption, JsonDiagnostics.LoopUnknownProperty);
        else
        {
            _contextMark = mark;
            _values.Require(_values.Walk(ref cursor, ContextMembers, OnContext, JsonDiagnostics.LoopUnknownProperty), ContextMembers, 0b11, mark);
        }
    }

    private void OnContext(ref JsonCursor cursor, int member)
    {
        var mark = cursor.Mark;
        var text = _values.Text(ref cursor, TextRule.Any, out var ok);
        if (ok) _context.Add((member, mark, Encoding.UTF8.GetString(text)));
    }

    private void OnOption(ref JsonCursor cursor, int member)
    {
        var mark = cursor.Mark;
        if (cursor.Token == JsonTokenType.Null) return;
        switch (member)
        {
            case 0:
                if (_values.Choice(ref cursor, DecimalMarks) is { } decimalMark) _settings = _settings with { DecimalMark = decimalMark[0] };
                break;
            case 1:
                if (_values.String(ref cursor, TextRule.Any) is not { } pattern) break;
                if (LoopDates.TryCreate(pattern) is { } dates) _settings = _settings with { Dates = dates };
                else Report.Add(JsonDiagnostics.LoopDate, mark, pattern, "DD/MM/YYYY");
                break;
            case 2:
                _settings = _settings with { IsMultiPeriod = Flag(ref cursor) };
                break;
            case 3 or 4:
                var asked = cursor.Token == (member == 3 ? JsonTokenType.False : JsonTokenType.True);
                if (asked) Report.Add(JsonDiagnostics.LoopBalancingAsked, mark, Shown(ref cursor));
                _values.Skip(ref cursor);
                break;
            case >= 5 and <= 7:
                Report.Add(JsonDiagnostics.LoopCreationAsked, mark, Shown(ref cursor));
                if (cursor.Token is JsonTokenType.True or JsonTokenType.False) Wish(member, cursor.Token == JsonTokenType.True);
                _values.Skip(ref cursor);
                break;
            default:
                if (cursor.Token != JsonTokenType.False) Report.Add(JsonDiagnostics.LoopOptionNotApplied, mark, Shown(ref cursor));
                _values.Skip(ref cursor);
                break;
        }
    }

    private void Wish(int member, bool isWished)
    {
        var wishes = _settings.Wishes;
        _settings = _settings with
        {
            Wishes = member switch
            {
                5 => wishes with { Journals = isWished },
                6 => wishes with { Accounts = isWished },
                _ => wishes with { ThirdParties = isWished },
            },
        };
    }

    private static PropertySet DecimalMarks { get; } = new(".", ",");

    private bool Flag(ref JsonCursor cursor)
    {
        if (cursor.Token is JsonTokenType.True or JsonTokenType.False) return cursor.Token == JsonTokenType.True;
        _values.Expect(ref cursor, JsonTokenType.True);
        return false;
    }

    private static string Shown(ref JsonCursor cursor) =>
        cursor.Token is JsonTokenType.StartArray or JsonTokenType.StartObject ? JsonValues.NameOf(cursor.Token) : JsonText.Show(cursor.Raw);

    private void Settle(JsonShape shape)
    {
        LocalDate from = default, to = default;
        Report.Path.Reset(0);
        if (shape == JsonShape.LoopBody) Report.Path.Push("data");
        Report.Path.Push(Parts.Names[Context]);
        foreach (var (member, mark, text) in _context)
        {
            if (!_settings.Dates.TryRead(Encoding.UTF8.GetBytes(text), out var date)) Report.AddMember(ContextMembers.Names[member], JsonDiagnostics.LoopDate, mark, text, _settings.Dates.Form);
            else if (member == 0) from = date;
            else to = date;
        }
        if (from != default && to != default)
        {
            if (to < from) Report.Add(JsonDiagnostics.LoopContextReversed, _contextMark, LocalDatePattern.Iso.Format(from), LocalDatePattern.Iso.Format(to));
            else if (!_settings.IsMultiPeriod) _settings = _settings with { Context = (from, to) };
        }
        if ((_found & 1) == 0 && !_settings.IsMultiPeriod) Report.Add(JsonDiagnostics.LoopContextMissing, new(0, 1, 1));
    }
}
