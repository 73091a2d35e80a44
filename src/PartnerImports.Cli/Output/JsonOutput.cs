using System.Text.Json;

namespace PartnerImports.Cli.Output;

/// <summary>Writes the one JSON document of a command.</summary>
internal static class JsonOutput
{
    /// <summary>Writes what is nothing but the properties of one object, or one array.</summary>
    public static void Write(TextWriter output, Action<Utf8JsonWriter> write)
    {
        using var spool = new JsonSpool();
        write(spool.Json);
        spool.CopyTo(output);
    }
}

/// <summary>What is written more than once.</summary>
internal static class JsonWriting
{
    /// <summary>The document is an object with one property that is an object.</summary>
    public static void Object(this Utf8JsonWriter json, string name, Action<Utf8JsonWriter> write) => json.Object(() =>
    {
        json.WriteStartObject(name);
        write(json);
        json.WriteEndObject();
    });

    /// <summary>An object.</summary>
    public static void Object(this Utf8JsonWriter json, Action properties)
    {
        json.WriteStartObject();
        properties();
        json.WriteEndObject();
    }

    /// <summary>An array, as a property when it has a name.</summary>
    public static void Array<T>(this Utf8JsonWriter json, string? name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (name is null) json.WriteStartArray();
        else json.WriteStartArray(name);
        foreach (var item in items) write(json, item);
        json.WriteEndArray();
    }

    /// <summary>A string, or null.</summary>
    public static void StringOrNull(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is null) json.WriteNull(name);
        else json.WriteString(name, value);
    }
}
