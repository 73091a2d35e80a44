using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PartnerImports.Parsers.Json;

/// <summary>Reads <c>extensions</c>: objects under dotted names, kept as compact JSON and given back.</summary>
internal sealed class ExtensionReader(JsonValues values)
{
    /// <summary>Takes one extension.</summary>
    public delegate void Sink(string name, ReadOnlySpan<byte> json);

    private readonly ArrayBufferWriter<byte> _json = new();
    private readonly Stack<HashSet<string>> _open = new();
    private Utf8JsonWriter? _writer;

    private JsonReport Report => values.Report;

    /// <summary>Reads all extensions of an object and gives the sound ones to the sink.</summary>
    public void Read(ref JsonCursor cursor, Sink sink)
    {
        if (!values.Expect(ref cursor, JsonTokenType.StartObject)) return;
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (cursor.Read() && cursor.Token == JsonTokenType.PropertyName)
        {
            var mark = cursor.Mark;
            var utf8 = values.Characters(ref cursor, mark, out var sound);
            var isName = sound && TextRule.ExtensionName.HasForm!(utf8);
            var name = JsonText.Show(utf8, 200);
            Report.Path.Push(name);
            if (sound && !isName) Report.AddOn("extensions", JsonDiagnostics.ExtensionName, mark, name, TextRule.ExtensionName.Expected);
            else if (sound && !names.Add(name)) Report.AddOn("extensions", JsonDiagnostics.DoubledProperty, mark);
            cursor.Read();
            if (values.Expect(ref cursor, JsonTokenType.StartObject) && Copy(ref cursor) && isName) sink(name, _json.WrittenSpan);
            Report.Path.Pop();
        }
    }

    private bool Copy(ref JsonCursor cursor)
    {
        _json.ResetWrittenCount();
        _open.Clear();
        _writer ??= new(_json, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true, MaxDepth = JsonSource.HardDepth });
        _writer.Reset();
        var start = cursor.Mark;
        var outside = cursor.Depth;
        var isWhole = true;
        Enter(isObject: true);
        do
        {
            cursor.Read();
            if (!isWhole) continue;
            if (cursor.Depth >= values.Limits.MaxDepth && cursor.Token is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                Report.AddOn("extensions", JsonDiagnostics.TooDeep, cursor.Mark, "", Text(values.Limits.MaxDepth));
                isWhole = false;
            }
            else if (_writer.BytesCommitted + _writer.BytesPending + cursor.Raw.Length > values.Limits.MaxExtensionLength)
            {
                Report.AddOn("extensions", JsonDiagnostics.ValueTooLong, start, "", Text(values.Limits.MaxExtensionLength));
                isWhole = false;
            }
            else isWhole = CopyToken(ref cursor);
        }
        while (cursor.Depth > outside || cursor.Token is not (JsonTokenType.EndObject or JsonTokenType.EndArray));
        if (isWhole) _writer.Flush();
        return isWhole;
    }

    private bool CopyToken(ref JsonCursor cursor)
    {
        var mark = cursor.Mark;
        switch (cursor.Token)
        {
            case JsonTokenType.StartObject:
                Enter(isObject: true);
                return true;
            case JsonTokenType.StartArray:
                Enter(isObject: false);
                return true;
            case JsonTokenType.EndObject:
                _open.Pop();
                _writer!.WriteEndObject();
                return true;
            case JsonTokenType.EndArray:
                _open.Pop();
                _writer!.WriteEndArray();
                return true;
            case JsonTokenType.PropertyName:
                var name = values.Characters(ref cursor, mark, out var isSound);
                if (!isSound) return false;
                if (!_open.Peek().Add(System.Text.Encoding.UTF8.GetString(name))) Report.AddMember(JsonText.Show(name), JsonDiagnostics.DoubledProperty, mark);
                _writer!.WritePropertyName(name);
                return true;
            case JsonTokenType.Number:
                if (values.IsTooLong(cursor.Raw, mark)) return false;
                _writer!.WriteRawValue(cursor.Raw, skipInputValidation: true);
                return true;
            case JsonTokenType.String:
                var text = values.Characters(ref cursor, mark, out isSound);
                if (isSound) _writer!.WriteStringValue(text);
                return isSound;
            default:
                _writer!.WriteRawValue(cursor.Raw, skipInputValidation: true);
                return true;
        }
    }

    private void Enter(bool isObject)
    {
        _open.Push(new(StringComparer.Ordinal));
        if (isObject) _writer!.WriteStartObject();
        else _writer!.WriteStartArray();
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
