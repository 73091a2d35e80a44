using System.Globalization;
using System.Text.Json;

namespace PartnerImports.Parsers.Custom.Model;

/// <summary>A value of a model's JSON with its pointer; reading it reports what is not as the language wants it.</summary>
internal readonly struct ModelNode(JsonElement element, string pointer, ModelFaults faults)
{
    public string Pointer => pointer;

    public bool IsNull => element.ValueKind == JsonValueKind.Null;

    public bool IsArray => element.ValueKind == JsonValueKind.Array;

    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    public void Fault(DiagnosticDescriptor descriptor, string? read = null, string expected = "") => faults.Add(descriptor, pointer, read, expected);

    /// <summary>Whether it is an object with no other properties than these, each once; every fault is reported.</summary>
    public bool Object(params ReadOnlySpan<string> properties)
    {
        if (!IsObject) return Wrong("object");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (TryName(property) is not { } name) faults.Add(CustomDiagnostics.ModelText, pointer);
            else if (!properties.Contains(name)) faults.Add(CustomDiagnostics.ModelPropertyUnknown, At(name), name, string.Join(", ", properties.ToArray()));
            else if (!seen.Add(name)) faults.Add(CustomDiagnostics.ModelPropertyTwice, At(name), name);
        }
        return true;
    }

    /// <summary>A property; null when there is none.</summary>
    public ModelNode? Get(string name) =>
        IsObject && element.TryGetProperty(name, out var value) ? new ModelNode(value, At(name), faults) : null;

    public bool Has(string name) => IsObject && element.TryGetProperty(name, out _);

    /// <summary>A property that must be there.</summary>
    public ModelNode? Require(string name)
    {
        if (Get(name) is { } found) return found;
        if (IsObject) faults.Add(CustomDiagnostics.ModelPropertyMissing, pointer, null, name);
        return null;
    }

    /// <summary>The properties of an object that maps names to values, each name once.</summary>
    public IEnumerable<(string Name, ModelNode Node)> Entries()
    {
        if (!IsObject)
        {
            Wrong("object");
            yield break;
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (TryName(property) is not { } name) faults.Add(CustomDiagnostics.ModelText, pointer);
            else if (!seen.Add(name)) faults.Add(CustomDiagnostics.ModelPropertyTwice, At(name), name);
            else yield return (name, new(property.Value, At(name), faults));
        }
    }

    /// <summary>The items of an array of so many.</summary>
    public IEnumerable<ModelNode> Items(int minimum, int maximum)
    {
        if (!IsArray)
        {
            Wrong("array");
            yield break;
        }
        var count = element.GetArrayLength();
        if (count < minimum || count > maximum) Fault(CustomDiagnostics.ModelCount, Text(count), Bounds(minimum, maximum));
        var index = 0;
        foreach (var item in element.EnumerateArray())
        {
            if (index == maximum) yield break;
            yield return new(item, $"{pointer}/{Text(index++)}", faults);
        }
    }

    /// <summary>A text of so many characters; null when it is none.</summary>
    public string? Text(int minimum = 0, int maximum = int.MaxValue)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            Wrong("string");
            return null;
        }
        if (TryText(element) is not { } text)
        {
            Fault(CustomDiagnostics.ModelText);
            return null;
        }
        var length = text.Length < minimum || text.Length > maximum ? text.EnumerateRunes().Count() : text.Length;
        if (length >= minimum && length <= maximum) return text;
        Fault(CustomDiagnostics.ModelTextLength, Text(length), Bounds(minimum, maximum));
        return null;
    }

    /// <summary>A text that a rule accepts.</summary>
    public string? Text(Func<string, bool> rule, string expected)
    {
        if (Text() is not { } text) return null;
        if (rule(text)) return text;
        Fault(CustomDiagnostics.ModelPattern, text, expected);
        return null;
    }

    /// <summary>One of some words; null when it is none of them.</summary>
    public string? OneOf(params ReadOnlySpan<string> words)
    {
        if (Text() is not { } text) return null;
        if (words.Contains(text)) return text;
        Fault(CustomDiagnostics.ModelWord, text, string.Join(", ", words.ToArray().Select(ModelFaults.ShowWord)));
        return null;
    }

    public int? Integer(int minimum, int maximum)
    {
        if (element.ValueKind != JsonValueKind.Number || !element.TryGetDecimal(out var value) || value != decimal.Truncate(value))
        {
            Wrong("integer");
            return null;
        }
        if (value >= minimum && value <= maximum) return (int)value;
        Fault(CustomDiagnostics.ModelNumber, element.GetRawText(), Bounds(minimum, maximum));
        return null;
    }

    public bool? Boolean()
    {
        if (element.ValueKind is JsonValueKind.True or JsonValueKind.False) return element.GetBoolean();
        Wrong("boolean");
        return null;
    }

    private bool Wrong(string expected)
    {
        Fault(CustomDiagnostics.ModelType, element.ValueKind switch
        {
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.Number => "number",
            JsonValueKind.Null => "null",
            _ => "boolean",
        }, expected);
        return false;
    }

    private string At(string name) => $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    /// <summary>Escapes of half a surrogate pair make a text that is none.</summary>
    private static string? TryText(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? TryName(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Bounds(int minimum, int maximum) => maximum == int.MaxValue ? $"≥ {Text(minimum)}" : $"{Text(minimum)}–{Text(maximum)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
