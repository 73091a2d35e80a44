using System.Reflection;

namespace PartnerImports.Architecture.Tests;

/// <summary>The repository and the assemblies that the rules are about.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyDictionary<string, Assembly> Assemblies { get; } = new[]
    {
        "PartnerImports.Abstractions", "PartnerImports.Parsers", "PartnerImports.Core", "PartnerImports.Sqlite", "PartnerImports.PostgreSql", "PartnerImports.Testing", "partner-imports",
    }.ToDictionary(name => name, name => Assembly.Load(name));

    public static IEnumerable<Assembly> Libraries => Assemblies.Where(pair => pair.Key != "partner-imports").Select(pair => pair.Value);

    public static IEnumerable<string> SourceFiles(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    /// <summary>Set to 1, what documents have from the code is written instead of compared.</summary>
    public const string UpdateSwitch = "PARTNER_IMPORTS_UPDATE_DOCS";

    public static string Configuration { get; } = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)))!;

    /// <summary>Paths of all Markdown files, from the root.</summary>
    public static IEnumerable<string> Documents =>
        Directory.EnumerateFiles(Root, "*.md", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(folder => folder is "bin" or "obj" or "artifacts" || folder is ['.', ..])).Order(StringComparer.Ordinal);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "PartnerImports.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("PartnerImports.sln was not found above the tests.");
    }
}
