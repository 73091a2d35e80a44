using PartnerImports.Cli.CommandLine;
using PartnerImports.Parsers.Custom;

namespace PartnerImports.Cli.Hosting;

/// <summary>Finds the model that <c>--model</c> names.</summary>
internal static class Models
{
    private const string Prefix = "builtin:";

    /// <summary>The codes of the models that come with the library.</summary>
    public static IEnumerable<string> BuiltIn => BuiltInModels.All.Select(model => model.Code);

    public static CustomModelDocument Open(string name)
    {
        if (name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return BuiltInModels.Find(name[Prefix.Length..])
                ?? throw new UsageException($"Aucun modèle {name} ; modèles : {string.Join(", ", BuiltIn)}.", $"There is no model {name}; models: {string.Join(", ", BuiltIn)}.");
        }
        if (!File.Exists(name)) throw new UsageException($"Le modèle {name} n'existe pas.", $"There is no model {name}.");
        return new(Path.GetFileName(name), File.ReadAllBytes(name));
    }
}
