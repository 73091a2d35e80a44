using PartnerImports.Cli.CommandLine;

namespace PartnerImports.Cli.Hosting;

/// <summary>Finds the model that <c>--model</c> names.</summary>
internal static class Models
{
    /// <summary>The codes of the models that come with the library.</summary>
    public static IReadOnlyList<string> BuiltIn => [];

    public static CustomModelDocument Open(string name)
    {
        if (!File.Exists(name)) throw new UsageException($"Le modèle {name} n'existe pas.", $"There is no model {name}.");
        return new(Path.GetFileName(name), File.ReadAllBytes(name));
    }
}
