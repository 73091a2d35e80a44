using System.Collections.Immutable;
using System.Text.Json;

namespace PartnerImports.Parsers.Custom;

/// <summary>The models that come with the library: well-known French formats, written in the language that hosts write theirs in.</summary>
public static class BuiltInModels
{
    private static readonly ImmutableArray<string> Codes = ["myunisoft", "ximport", "quadra", "ebp", "pennylane", "pnm"];
    private static readonly Lazy<ImmutableArray<BuiltInModel>> Models = new(() => [.. Codes.Select(Load)]);

    /// <summary>All of them.</summary>
    public static ImmutableArray<BuiltInModel> All => Models.Value;

    /// <summary>The document of a model by its code, as <c>quadra</c>, whatever its case; null when there is none.</summary>
    public static CustomModelDocument? Find(string code) => All.FirstOrDefault(model => string.Equals(model.Code, code, StringComparison.OrdinalIgnoreCase))?.Document;

    private static BuiltInModel Load(string code)
    {
        using var stream = typeof(BuiltInModels).Assembly.GetManifestResourceStream($"{code}.model.json")!;
        var utf8 = new byte[stream.Length];
        stream.ReadExactly(utf8);
        using var json = JsonDocument.Parse(utf8);
        return new(code, json.RootElement.GetProperty("libelle").GetString()!, new($"builtin:{code}", utf8));
    }
}

/// <summary>A model that comes with the library.</summary>
/// <param name="Code">The code that it is named by, as <c>quadra</c>.</param>
/// <param name="Label">What it reads, in French.</param>
/// <param name="Document">The model itself.</param>
public sealed record BuiltInModel(string Code, string Label, CustomModelDocument Document);
