using System.Text.Json;

namespace PartnerImports.Parsers.Json;

/// <summary>Reads the flat lines of Loop's body, in any of its three shapes.</summary>
internal sealed class LoopStream : JsonLineStream
{
    private static readonly PropertySet BodyMembers = new("codeIbs", "SIRET", "data");
    private static readonly PropertySet DataMembers = new("contexte", "options", "ecritures");

    private enum Place
    {
        Start,
        Body,
        Data,
        Lines,
        Behind,
    }

    private readonly ReadOptions _options;
    private readonly JsonShape _shape;
    private readonly JsonFieldNames _names;
    private readonly LoopLineReader _lines;
    private readonly PlainLoopReader _plain;
    private readonly LoopEstablishments _establishments;
    private Place _place;
    private bool _isDone, _hasLines, _hasData;
    private int _index;
    private JsonMark _root, _array;

    public LoopStream(JsonSource source, JsonValues values, ReadOptions options, LoopSettings settings, JsonShape shape) : base(source, values)
    {
        _options = options;
        _shape = shape;
        _names = JsonFieldNames.Loop(LinesPointer(shape));
        _establishments = new(values);
        _lines = new(values, options, settings, _establishments);
        _plain = new(settings, _establishments, values.Limits);
    }

    /// <summary>The company that the body names; the default value when it names none.</summary>
    public Siren Siren => _establishments.Siren;

    /// <summary>The pointer to the array of lines.</summary>
    public static string LinesPointer(JsonShape shape) => shape switch
    {
        JsonShape.LoopBody => "/data/ecritures",
        JsonShape.LoopData => "/ecritures",
        _ => "",
    };

    /// <inheritdoc/>
    public override bool Fill(EntryLineBatch batch)
    {
        batch.Clear();
        var places = JsonLineLocator.Of(batch, _names).Places;
        while (!batch.IsFull && !_isDone)
            if (!TryReadPlain(batch, places)) Step(batch, places);
        return batch.Count > 0;
    }

    /// <inheritdoc/>
    protected override ReadOnlySpan<byte> StandIn => _shape switch
    {
        JsonShape.LoopBody => "{\"\":{\"\":[{}"u8,
        JsonShape.LoopData => "{\"\":[{}"u8,
        _ => "[{}"u8,
    };

    /// <inheritdoc/>
    protected override bool IsBeforeValue => _place == Place.Lines;

    /// <inheritdoc/>
    protected override bool TryReadPlain(ref PlainScanner scanner, EntryLineBatch batch, LinePlaces places)
    {
        if (_index == Values.Limits.MaxLines || _index > 0 && !scanner.Take(',') || !_plain.TryRead(ref scanner, batch, places, _index)) return false;
        _index++;
        return true;
    }

    private void Step(EntryLineBatch batch, LinePlaces places)
    {
        var cursor = new JsonCursor(Source);
        var rows = batch.Count;
        try
        {
            Next(ref cursor, batch, places);
            cursor.Suspend();
            return;
        }
        catch (JsonException error)
        {
            ReportSyntax(error, cursor.Depth);
        }
        catch (JsonTokenTooLongException error)
        {
            ReportTooLong(error, _options.MaxLineLength);
        }
        if (batch.Count > rows) batch.RemoveLast();
        _isDone = true;
    }

    private void Next(ref JsonCursor cursor, EntryLineBatch batch, LinePlaces places)
    {
        if (!cursor.Read())
        {
            _isDone = true;
            return;
        }
        switch (_place)
        {
            case Place.Start:
                HasBegun = true;
                _root = cursor.Mark;
                if (_shape == JsonShape.LoopLines) BeginLines(ref cursor);
                else if (Values.Expect(ref cursor, JsonTokenType.StartObject)) _place = _shape == JsonShape.LoopBody ? Place.Body : Place.Data;
                else Leave();
                break;
            case Place.Body:
                ReadBodyMember(ref cursor);
                break;
            case Place.Data:
                ReadDataMember(ref cursor);
                break;
            case Place.Lines:
                ReadItem(ref cursor, batch, places);
                break;
        }
    }

    private void ReadBodyMember(ref JsonCursor cursor)
    {
        if (cursor.Token == JsonTokenType.EndObject)
        {
            if (!_hasData) Report.AddMember("data", JsonDiagnostics.LoopNoLines, _root);
            Leave();
            return;
        }
        var member = Values.FindName(ref cursor, BodyMembers, out var name);
        var mark = cursor.Mark;
        Report.Path.Push(name ?? BodyMembers.Names[member]);
        cursor.Read();
        if (member == 2 && !_hasData)
        {
            _hasData = true;
            _root = cursor.Mark;
            if (cursor.Token == JsonTokenType.StartObject)
            {
                _place = Place.Data;
                return;
            }
            Report.Add(JsonDiagnostics.LoopNoLines, mark);
            Values.Skip(ref cursor);
        }
        else if (member == 1) _establishments.Read(ref cursor);
        else if (member == 0) Values.Skip(ref cursor);
        else
        {
            Report.Add(member < 0 ? JsonDiagnostics.LoopUnknownProperty : JsonDiagnostics.DoubledProperty, mark);
            Values.Skip(ref cursor);
        }
        Report.Path.Pop();
    }

    private void ReadDataMember(ref JsonCursor cursor)
    {
        if (cursor.Token == JsonTokenType.EndObject)
        {
            if (!_hasLines) Report.AddMember("ecritures", JsonDiagnostics.LoopNoLines, _root);
            if (_shape == JsonShape.LoopBody)
            {
                Report.Path.Pop();
                _place = Place.Body;
            }
            else Leave();
            return;
        }
        var member = Values.FindName(ref cursor, DataMembers, out var name);
        var mark = cursor.Mark;
        Report.Path.Push(name ?? DataMembers.Names[member]);
        cursor.Read();
        if (member == 2 && !_hasLines)
        {
            BeginLines(ref cursor);
            if (_place == Place.Lines) return;
        }
        else
        {
            if (member < 0) Report.Add(JsonDiagnostics.LoopUnknownProperty, mark);
            else if (member == 2) Report.Add(JsonDiagnostics.DoubledProperty, mark);
            Values.Skip(ref cursor);
        }
        Report.Path.Pop();
    }

    private void BeginLines(ref JsonCursor cursor)
    {
        _hasLines = true;
        _array = cursor.Mark;
        if (cursor.Token == JsonTokenType.StartArray)
        {
            _place = Place.Lines;
            return;
        }
        Report.AddOn("ecritures", cursor.Token == JsonTokenType.Null ? JsonDiagnostics.LoopNoLines : JsonDiagnostics.LoopLinesNotArray, _array, JsonValues.NameOf(cursor.Token), "array");
        Values.Skip(ref cursor);
        if (_shape == JsonShape.LoopLines) Leave();
    }

    private void ReadItem(ref JsonCursor cursor, EntryLineBatch batch, LinePlaces places)
    {
        if (cursor.Token != JsonTokenType.EndArray)
        {
            Report.Path.Push(_index);
            if (_index == Values.Limits.MaxLines)
            {
                Report.AddOn("ecritures", JsonDiagnostics.TooManyLines, cursor.Mark, "", Values.Limits.MaxLines.ToString(System.Globalization.CultureInfo.InvariantCulture));
                _isDone = true;
            }
            else if (Values.Expect(ref cursor, JsonTokenType.StartObject)) _lines.Read(ref cursor, batch, places, _index);
            _index++;
            Report.Path.Pop();
            return;
        }
        if (_index == 0) Report.AddOn("ecritures", JsonDiagnostics.LoopNoLines, _array);
        else if (_index == 1) Report.AddOn("ecritures", JsonDiagnostics.LoopFewerThanTwoLines, _array, "1", "2");
        if (_shape == JsonShape.LoopLines)
        {
            Leave();
            return;
        }
        Report.Path.Pop();
        _place = Place.Data;
    }

    private void Leave()
    {
        IsComplete = true;
        _place = Place.Behind;
    }
}
