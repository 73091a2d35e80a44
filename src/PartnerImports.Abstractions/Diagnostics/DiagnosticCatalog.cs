using System.Reflection;
using System.Text.Json;

namespace PartnerImports;

/// <summary>The texts of a family of diagnostics, from a JSON resource.</summary>
/// <remarks>
/// The resource is one object: <c>{ "FEC0101": { "source": "…", "fr": { "title", "message", "explanation", "example", "cure" }, "en": { … } } }</c>.
/// Read when first asked for, and decoded code by code. Thread-safe.
/// </remarks>
public sealed class DiagnosticCatalog
{
    private readonly Lazy<JsonDocument> _texts;

    /// <summary>Names the resource of an assembly that holds the texts.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="resource">The logical name of the embedded resource.</param>
    public DiagnosticCatalog(Assembly assembly, string resource) => _texts = new(() => Load(assembly, resource));

    /// <summary>The codes that have texts.</summary>
    public IEnumerable<string> Codes => _texts.Value.RootElement.EnumerateObject().Select(code => code.Name).Order(StringComparer.Ordinal);

    /// <summary>The texts of a code.</summary>
    /// <exception cref="KeyNotFoundException">The resource lacks the code.</exception>
    public DiagnosticTexts TextsOf(string code, Language language)
    {
        if (!_texts.Value.RootElement.TryGetProperty(code, out var texts)) throw new KeyNotFoundException($"The diagnostic catalogue has no texts for {code}.");
        var source = texts.TryGetProperty("source", out var value) ? value.GetString()! : "";
        return Texts(texts.GetProperty(language == Language.English ? "en" : "fr"), source);
    }

    private static JsonDocument Load(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{assembly.GetName().Name} has no resource {resource}.");
        var json = new byte[stream.Length];
        stream.ReadExactly(json);
        return JsonDocument.Parse(json);
    }

    private static DiagnosticTexts Texts(JsonElement texts, string source)
    {
        string Of(string name) => texts.GetProperty(name).GetString()!;
        return new(Of("title"), Of("message"), Of("explanation"), Of("example"), Of("cure"), source);
    }
}
