using System.Text.Json;
using System.Xml.Linq;

namespace PartnerImports.Architecture.Tests;

/// <summary><c>THIRD-PARTY-NOTICES.md</c> lists the packages that come with ours, under the licences that they declare.</summary>
public sealed class NoticeTests
{
    [Fact]
    public void The_notices_list_what_comes_with_the_packages_and_under_which_licence()
    {
        var listed = Repository.Read("THIRD-PARTY-NOTICES.md").Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => (Package: cells[1].Trim('`'), Licence: cells[2], By: string.Join(", ", cells[4].Split(", ").Order(StringComparer.Ordinal))));

        var resolved = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src")).SelectMany(Dependencies).GroupBy(each => (each.Package, each.Licence), each => each.By)
            .Select(group => (group.Key.Package, group.Key.Licence, By: string.Join(", ", group.Order(StringComparer.Ordinal))));

        listed.Should().BeEquivalentTo(resolved);
    }

    /// <summary>What runs with a package of ours: build tools have no assembly to run.</summary>
    private static IEnumerable<(string Package, string Licence, string By)> Dependencies(string project)
    {
        using var assets = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(project, "obj", "project.assets.json")));
        var folders = assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList();
        return [.. from target in assets.RootElement.GetProperty("targets").EnumerateObject()
                   where !target.Name.Contains('/', StringComparison.Ordinal)
                   from library in target.Value.EnumerateObject()
                   where library.Value.GetProperty("type").GetString() == "package" && library.Value.TryGetProperty("runtime", out _)
                   select (library.Name.Split('/')[0], LicenceOf(library.Name, folders), Path.GetFileName(project).Split('.')[^1])];
    }

    private static string LicenceOf(string library, IReadOnlyList<string> folders)
    {
        var (package, version) = library.ToLowerInvariant().Split('/') is [var id, var number] ? (id, number) : throw new ArgumentException(library);
        var nuspec = folders.Select(folder => Path.Combine(folder, package, version, package + ".nuspec")).First(File.Exists);
        return XDocument.Load(nuspec).Descendants().Single(element => element.Name.LocalName == "license").Value;
    }
}
