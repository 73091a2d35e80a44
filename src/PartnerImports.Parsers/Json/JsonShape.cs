using System.Text;
using System.Text.Json;
using Sureness = PartnerImports.Recognition;

namespace PartnerImports.Parsers.Json;

/// <summary>The shapes of JSON that are read.</summary>
internal enum JsonShape
{
    /// <summary>None of them.</summary>
    None,

    /// <summary>A document of <c>import-ecritures</c>.</summary>
    Document,

    /// <summary>Its NDJSON twin.</summary>
    Records,

    /// <summary>The whole body of Loop's <c>/importJson</c>.</summary>
    LoopBody,

    /// <summary>The <c>data</c> of that body alone.</summary>
    LoopData,

    /// <summary>The lines of that body alone.</summary>
    LoopLines,
}

/// <summary>Tells the shape of a JSON content from its first bytes.</summary>
internal static class JsonShapes
{
    private static readonly string[] RecordTypes = ["lot", "journal", "compte", "tiers", "section", "ecriture", "fin"];
    private static readonly UTF32Encoding BigEndianUtf32 = new(bigEndian: true, byteOrderMark: false);

    /// <summary>The shape, and how sure that is.</summary>
    public static (JsonShape Shape, Sureness Sure) Of(ContentLook look)
    {
        var head = look.Head.Span;
        head = Wide(head) is var (_, wide) ? Encoding.UTF8.GetBytes(wide.GetString(head).TrimStart('\uFEFF')) : head[look.BomLength..];
        head = head.TrimStart(" \t\r\n"u8);
        return head switch
        {
            [(byte)'[', ..] => OfArray(head),
            [(byte)'{', ..] => OfObject(head, look.Length > look.Head.Length),
            _ => (JsonShape.None, Sureness.No),
        };
    }

    /// <summary>The name of UTF-16 or UTF-32, which JSON is not exchanged in; null when the bytes may be UTF-8.</summary>
    public static string? WideName(ContentLook look) => Wide(look.Head.Span)?.Name;

    private static (string Name, Encoding Encoding)? Wide(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [(byte)'{' or (byte)'[', 0, 0, 0, ..] => ("UTF-32LE", Encoding.UTF32),
        [0, 0, 0xFE, 0xFF, ..] or [0, 0, 0, (byte)'{' or (byte)'[', ..] => ("UTF-32BE", BigEndianUtf32),
        [0xFF, 0xFE, ..] or [(byte)'{' or (byte)'[', 0, ..] => ("UTF-16LE", Encoding.Unicode),
        [0xFE, 0xFF, ..] or [0, (byte)'{' or (byte)'[', ..] => ("UTF-16BE", Encoding.BigEndianUnicode),
        _ => null,
    };

    private static (JsonShape, Sureness) OfArray(ReadOnlySpan<byte> head)
    {
        var next = head[1..].TrimStart(" \t\r\n"u8);
        if (next is not ([(byte)'{', ..] or [(byte)']', ..])) return (JsonShape.LoopLines, next.IsEmpty ? Sureness.Possible : Sureness.No);
        var isLine = Contains(next, "compte") && Contains(next, "journal");
        return (JsonShape.LoopLines, isLine ? Sureness.Certain : Sureness.Possible);
    }

    private static (JsonShape, Sureness) OfObject(ReadOnlySpan<byte> head, bool isPart)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        string? format = null, type = null;
        var reader = new Utf8JsonReader(head, isFinalBlock: false, new(new() { MaxDepth = JsonSource.HardDepth }));
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                names.Add(name);
                if (!reader.Read()) break;
                if (reader.TokenType == JsonTokenType.String && name == "format") format = reader.GetString();
                if (reader.TokenType == JsonTokenType.String && name == "t") type = reader.GetString();
                if (!reader.TrySkip()) break;
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // What was read up to the fault tells the shape; the reader itself reports the fault.
            if (names.Count == 0) return (JsonShape.Document, Sureness.No);
        }
        if (names.Contains("t") && !names.Contains("ecritures")) return (JsonShape.Records, RecordTypes.Contains(type) ? Sureness.Certain : Sureness.Possible);
        if (format == "import-ecritures") return (JsonShape.Document, Sureness.Certain);
        if (names.Contains("format") || names.Contains("version") || names.Contains("lot")) return (JsonShape.Document, Sureness.Likely);
        if (names.Contains("data") || names.Contains("codeIbs")) return (JsonShape.LoopBody, names.Contains("codeIbs") || Contains(head, "ecritures") ? Sureness.Certain : Sureness.Likely);
        if (names.Contains("ecritures") || names.Contains("contexte") || names.Contains("options")) return (JsonShape.LoopData, Sureness.Likely);
        return (JsonShape.Document, names.Count == 0 && isPart ? Sureness.Likely : Sureness.Possible);
    }

    private static bool Contains(ReadOnlySpan<byte> head, string name) => head.IndexOf(Encoding.UTF8.GetBytes('"' + name + '"')) >= 0;
}
