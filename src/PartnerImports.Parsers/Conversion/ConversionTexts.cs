using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace PartnerImports.Parsers.Conversion;

/// <summary>The sentences of conversions, from a JSON resource: <c>{ "key-missing": { "fr": "…", "en": "…" } }</c>.</summary>
/// <remarks>Read when first asked for. Thread-safe.</remarks>
internal sealed class ConversionTexts(Assembly assembly, string resource)
{
    private readonly Lazy<FrozenDictionary<string, LocalizedText>> _texts = new(() => Load(assembly, resource));

    /// <summary>The sentences for <c>import-ecritures</c>.</summary>
    public static ConversionTexts Json { get; } = new(typeof(ConversionTexts).Assembly, "JsonConversion.texts.json");

    /// <summary>All names.</summary>
    public IEnumerable<string> Names => _texts.Value.Keys;

    /// <summary>The sentence of a name.</summary>
    public LocalizedText this[string name] => _texts.Value[name];

    private static FrozenDictionary<string, LocalizedText> Load(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"{assembly.GetName().Name} has no resource {resource}.");
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.EnumerateObject().ToFrozenDictionary(
            text => text.Name,
            text => new LocalizedText(text.Value.GetProperty("fr").GetString()!, text.Value.GetProperty("en").GetString()!),
            StringComparer.Ordinal);
    }
}
