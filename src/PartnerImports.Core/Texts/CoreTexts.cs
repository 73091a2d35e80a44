using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace PartnerImports;

/// <summary>The sentences of this package, from the resource <c>core.texts.json</c>.</summary>
internal static class CoreTexts
{
    internal const string Resource = "PartnerImports.Texts.core.texts.json";

    private static readonly Lazy<JsonDocument> Texts = new(Load);

    /// <summary>The texts that were asked for.</summary>
    private static readonly ConcurrentDictionary<string, LocalizedText> Decoded = new(StringComparer.Ordinal);

    public static IEnumerable<string> Keys => Texts.Value.RootElement.EnumerateObject().Select(text => text.Name);

    /// <summary>A text with its places <c>{0}</c>, <c>{1}</c>… filled; an argument may itself be a <see cref="LocalizedText"/>.</summary>
    public static LocalizedText Of(string key, params ReadOnlySpan<object> arguments)
    {
        var template = Decoded.GetOrAdd(key, Decode);
        return arguments.IsEmpty ? template : new(Fill(template, Language.French, arguments), Fill(template, Language.English, arguments));
    }

    private static LocalizedText Decode(string key) => Texts.Value.RootElement.TryGetProperty(key, out var text)
        ? new(text.GetProperty("fr").GetString()!, text.GetProperty("en").GetString()!)
        : throw new KeyNotFoundException($"There is no text '{key}'.");

    private static string Fill(LocalizedText template, Language language, ReadOnlySpan<object> arguments)
    {
        var texts = new string[arguments.Length];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = arguments[i] is LocalizedText text ? text.In(language) : Convert.ToString(arguments[i], CultureInfo.InvariantCulture) ?? "";
        return string.Format(CultureInfo.InvariantCulture, template.In(language), texts);
    }

    private static JsonDocument Load()
    {
        using var stream = typeof(CoreTexts).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing.");
        var json = new byte[stream.Length];
        stream.ReadExactly(json);
        return JsonDocument.Parse(json);
    }
}
