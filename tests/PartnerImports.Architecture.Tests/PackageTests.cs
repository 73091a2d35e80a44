using System.Buffers.Binary;
using System.Text.RegularExpressions;

namespace PartnerImports.Architecture.Tests;

/// <summary>What each package brings along beside its code.</summary>
public sealed partial class PackageTests
{
    public static TheoryData<string> Packages => [.. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src")).Select(folder => Path.GetFileName(folder)!)];

    public static TheoryData<string> Libraries => [.. Repository.Libraries.Select(assembly => assembly.GetName().Name!)];

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_describes_itself_in_words_of_its_own(string package)
    {
        Repository.Read($"src/{package}/README.md").Should().Contain(package).And.MatchRegex("dotnet (add package|tool install)").And.Contain("Apache-2.0");
        Repository.Read($"src/{package}/README.md").Should().NotMatchRegex(@"\]\((?!https?://)", "a registry shows the page without the repository around it");
        var descriptions = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path), path => Description().Match(File.ReadAllText(path)).Groups[1].Value);
        descriptions[package].Should().NotBeEmpty();
        descriptions.Values.Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void The_list_of_public_members_names_each_once(string library)
    {
        var shipped = Members(library, "Shipped");
        var unshipped = Members(library, "Unshipped");
        shipped.Concat(unshipped).Should().OnlyHaveUniqueItems();
        shipped.Concat(unshipped).Should().NotBeEmpty();
        shipped.Should().NotContain(member => member.StartsWith("*REMOVED*", StringComparison.Ordinal), "a published member that goes is named in the unshipped file");
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_package_names_the_namespaces_that_its_types_are_in(string library)
    {
        var page = Repository.Read($"src/{library}/README.md");
        Repository.Assemblies[library].GetExportedTypes().Select(type => type.Namespace!).Distinct().Where(name => name.StartsWith("PartnerImports", StringComparison.Ordinal))
            .Where(name => !page.Contains($"using {name};", StringComparison.Ordinal) && !page.Contains($"`{name}`", StringComparison.Ordinal) && !page.Contains($"`{name.Replace(library, "", StringComparison.Ordinal)}`", StringComparison.Ordinal))
            .Should().BeEmpty();
    }

    [Fact]
    public void The_icon_is_square_and_of_the_size_that_registries_show()
    {
        var png = File.ReadAllBytes(Path.Combine(Repository.Root, "eng", "icon.png"));
        (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))).Should().Be((128, 128));
    }

    private static string[] Members(string library, string state) =>
        [.. Repository.Read($"src/{library}/PublicAPI.{state}.txt").Split('\n').Where(line => line.Length > 0 && line != "#nullable enable")];

    [GeneratedRegex("<Description>(.*?)</Description>", RegexOptions.Singleline)]
    private static partial Regex Description();
}
