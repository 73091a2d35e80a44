using System.Reflection;

namespace PartnerImports.Architecture.Tests;

/// <summary>Data flows one way: who may know whom.</summary>
public sealed class DependencyTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["PartnerImports.Abstractions"] = ["NodaTime"],
        ["PartnerImports.Parsers"] = ["PartnerImports.Abstractions", "NodaTime", "CsvHelper", "Microsoft.Extensions.DependencyInjection.Abstractions"],
        ["PartnerImports.Core"] =
        [
            "PartnerImports.Abstractions", "NodaTime", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Options",
            "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Hosting.Abstractions",
        ],
        ["PartnerImports.Sqlite"] = ["PartnerImports.Abstractions", "NodaTime", "SQLitePCLRaw.core", "SQLitePCLRaw.batteries_v2", "Microsoft.Extensions.DependencyInjection.Abstractions"],
        ["PartnerImports.PostgreSql"] = ["PartnerImports.Abstractions", "NodaTime", "Npgsql", "Microsoft.Extensions.DependencyInjection.Abstractions"],
        ["PartnerImports.Testing"] = ["PartnerImports.Abstractions", "PartnerImports.Core", "NodaTime", "NodaTime.Testing", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Options", "Microsoft.Extensions.Logging.Abstractions"],
    };

    public static TheoryData<string> Packages => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_references_only_what_it_may(string package) =>
        Repository.Assemblies[package].GetReferencedAssemblies().Select(name => name.Name!)
            .Where(name => !name.StartsWith("System", StringComparison.Ordinal) && name is not ("netstandard" or "mscorlib" or "Microsoft.Win32.Primitives"))
            .Should().BeSubsetOf(Allowed[package]);

    [Fact]
    public void No_public_signature_shows_a_type_of_a_driver_or_reader()
    {
        string[] hidden = ["CsvHelper", "Microsoft.Data.Sqlite", "SQLitePCLRaw", "Npgsql", "System.Text.Json.Nodes"];
        var shown = Repository.Libraries.SelectMany(assembly => assembly.GetExportedTypes())
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).SelectMany(Types).Select(shownType => (type, shownType)))
            .Where(pair => hidden.Any(name => pair.shownType.FullName?.StartsWith(name, StringComparison.Ordinal) == true))
            .Select(pair => $"{pair.type.FullName} shows {pair.shownType.FullName}");
        shown.Should().BeEmpty();
    }

    [Fact]
    public void No_test_framework_is_referenced_in_src() =>
        Repository.Assemblies.Values.SelectMany(assembly => assembly.GetReferencedAssemblies()).Select(name => name.Name!)
            .Where(name => name.StartsWith("xunit", StringComparison.OrdinalIgnoreCase) || name.StartsWith("FluentAssertions", StringComparison.Ordinal) || name.StartsWith("FsCheck", StringComparison.Ordinal))
            .Should().BeEmpty();

    [Fact]
    public void Internals_are_visible_only_to_a_packages_own_tests_and_to_benchmarks()
    {
        foreach (var assembly in Repository.Assemblies.Values)
        {
            var name = assembly.GetName().Name == "partner-imports" ? "PartnerImports.Cli" : assembly.GetName().Name;
            assembly.GetCustomAttributes<System.Runtime.CompilerServices.InternalsVisibleToAttribute>().Select(attribute => attribute.AssemblyName)
                .Should().BeSubsetOf([$"{name}.Tests", "PartnerImports.Benchmarks"]);
        }
    }

    private static IEnumerable<Type> Types(MemberInfo member) => member switch
    {
        MethodBase method => [.. method.GetParameters().Select(parameter => Bare(parameter.ParameterType)), method is MethodInfo { ReturnType: var result } ? Bare(result) : typeof(void)],
        PropertyInfo property => [Bare(property.PropertyType)],
        FieldInfo field => [Bare(field.FieldType)],
        _ => [],
    };

    private static Type Bare(Type type) => type.HasElementType ? Bare(type.GetElementType()!) : type.IsGenericType && type.GetGenericArguments() is [var argument] ? Bare(argument) : type;
}
