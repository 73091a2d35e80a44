using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PartnerImports.Cli.Tests;

/// <summary>A list that is too long to be held says the same, to the letter, as its pages do.</summary>
public sealed class ListingTests : IDisposable
{
    private const int Entries = 6_000;

    private readonly CliWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("--skip 11000")]
    [InlineData("--skip 2000 --take 9500")]
    [InlineData("--skip 20000")]
    [InlineData("--search 499")]
    [InlineData("--amount gt 3000 --skip 1")]
    public async Task Lines_of_a_file_and_of_its_import_are_those_of_their_pages(string options)
    {
        await _world.InitAsync();
        var file = _world.File(Content());
        var id = await _world.ReceiveAsync(Content());
        string[] given = options.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var ofFile = await CliRun.OfAsync(["entries", file, "--json", .. given]);
        var ofImport = await _world.RunAsync(["entries", "--import", id, .. given]);

        ofImport.Output.Should().Be(ofFile.Output);
        ofFile.Output.Should().EndWith($"}}{Environment.NewLine}").And.NotEndWith(Environment.NewLine + Environment.NewLine);
        ofFile.Json.EnumerateObject().Select(property => property.Name).Should().Equal("total", "matched", "skip", "lines");
        Lines(ofFile).Should().Equal(await PagesAsync(file, given));
    }

    [Fact]
    public async Task Lines_of_the_books_are_those_of_their_imports()
    {
        await _world.InitAsync();
        var id = await _world.ReceiveAsync(Content());

        var books = await _world.RunAsync("ledger", "--held");

        books.Json.EnumerateArray().Should().OnlyContain(line => line.GetProperty("importId").GetString() == id);
        Lines(await _world.RunAsync("entries", "--import", id))
            .Should().Equal(books.Json.EnumerateArray().Select(line => Text(line.EnumerateObject().Where(property => property.Name != "importId"))));
    }

    private static async Task<List<string>> PagesAsync(string file, string[] given)
    {
        int Option(string name, int otherwise) => Array.IndexOf(given, name) is var at and >= 0 ? int.Parse(given[at + 1], CultureInfo.InvariantCulture) : otherwise;
        var (skip, take) = (Option("--skip", 0), Option("--take", 2 * Entries));
        string[] filter = [.. given.Where((word, at) => word is not ("--skip" or "--take") && (at == 0 || given[at - 1] is not ("--skip" or "--take")))];
        var lines = new List<string>();
        while (lines.Count < take)
        {
            var page = Lines(await CliRun.OfAsync(["entries", file, "--json", .. filter, "--skip", $"{skip + lines.Count}", "--take", $"{Math.Min(1_700, take - lines.Count)}"])).ToList();
            if (page.Count == 0) break;
            lines.AddRange(page);
        }
        return lines;
    }

    private static IEnumerable<string> Lines(CliRun run) => run.Json.GetProperty("lines").EnumerateArray().Select(line => Text(line.EnumerateObject()));

    private static string Text(IEnumerable<JsonProperty> properties) => string.Join(", ", properties.Select(property => property.ToString()));

    private static string Content()
    {
        var file = new StringBuilder(Fec.Header);
        for (var entry = 1; entry <= Entries; entry++)
        {
            file.Append(CultureInfo.InvariantCulture, $"VT\tVentes\t{entry}\t20250115\t411000\tClients\tC{entry % 7}\tAlpha\tF{entry}\t20250115\tFacture €é n° {entry}\t{entry},00\t0,00\t\t\t20250120\t\t\n");
            file.Append(CultureInfo.InvariantCulture, $"VT\tVentes\t{entry}\t20250115\t707000\tVentes\t\t\tF{entry}\t20250115\tFacture 😀 n° {entry}\t0,00\t{entry},00\t\t\t20250120\t\t\n");
        }
        return file.ToString();
    }
}
