using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace PartnerImports;

/// <summary>The sentences of this package, from the resource <c>core.texts.json</c>.</summary>
internal static class CoreTexts
{
    internal const string Resource = "PartnerImports.Texts.core.texts.json";

    private static readonly Lazy<FrozenDictionary<string, LocalizedText>> Texts = new(Load);

    public static IEnumerable<string> Keys => Texts.Value.Keys;

    /// <summary>A text with its places <c>{0}</c>, <c>{1}</c>… filled; an argument may itself be a <see cref="LocalizedText"/>.</summary>
    public static LocalizedText Of(string key, params ReadOnlySpan<object> arguments)
    {
        if (!Texts.Value.TryGetValue(key, out var template)) throw new KeyNotFoundException($"There is no text '{key}'.");
        return arguments.IsEmpty ? template : new(Fill(template, Language.French, arguments), Fill(template, Language.English, arguments));
    }

    private static string Fill(LocalizedText template, Language language, ReadOnlySpan<object> arguments)
    {
        var texts = new string[arguments.Length];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = arguments[i] is LocalizedText text ? text.In(language) : Convert.ToString(arguments[i], CultureInfo.InvariantCulture) ?? "";
        return string.Format(CultureInfo.InvariantCulture, template.In(language), texts);
    }

    private static FrozenDictionary<string, LocalizedText> Load()
    {
        using var stream = typeof(CoreTexts).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing.");
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.EnumerateObject().ToFrozenDictionary(
            text => text.Name,
            text => new LocalizedText(text.Value.GetProperty("fr").GetString()!, text.Value.GetProperty("en").GetString()!),
            StringComparer.Ordinal);
    }
}
