using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PartnerImports.Parsers.Custom;
using PartnerImports.Parsers.Custom.Model;

namespace PartnerImports.Parsers.Tests.Custom;

/// <summary>The pages about custom files: every example is a good part of a model, and every part of the language has one.</summary>
public class CustomPageTests
{
    private const string HeaderRecord = """[ { "role": "entete", "quand": { "rang": 1, "dans": ["E"] } }, { "role": "ligne", "champs": { "journal": { "rang": 1 }, "date": { "rang": 2 }, "compte": { "rang": 3 } }, "montants": { "mode": "montant-signe", "montant": { "rang": 4 } } } ]""";

    public static TheoryData<string> Pages => ["custom.md", "custom.fr.md"];

    [Theory, MemberData(nameof(Pages))]
    public void Every_example_is_good(string page)
    {
        var examples = Examples(page).ToArray();

        examples.Should().HaveCount(13);
        foreach (var model in examples) CustomModelCheck.Check(Encoding.UTF8.GetBytes(model)).Should().BeEmpty(model);
    }

    [Theory, MemberData(nameof(Pages))]
    public void Every_word_of_the_language_is_on_the_page(string page)
    {
        var text = Read(page);
        using var schema = System.Text.Json.JsonDocument.Parse(typeof(CustomFormat).Assembly.GetManifestResourceStream("modele-import-1.0.schema.json")!);

        var words = Words(schema.RootElement).Concat(ModelWords.DatePatterns).Concat(ModelWords.Targets).Concat(ModelWords.Roles).Except(["$schema", "format", "version"]);
        words.Distinct().Where(word => !text.Contains(word, StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact]
    public void Both_pages_have_the_same_examples() =>
        Fences("custom.fr.md").Select(fence => fence.Text.Replace("Caisse, CSV", "Cash register, CSV", StringComparison.Ordinal)).Should().Equal(Fences("custom.md").Select(fence => fence.Text));

    private static IEnumerable<string> Examples(string page)
    {
        foreach (var (kind, text) in Fences(page))
        {
            var model = JsonNode.Parse(ModelCorpus.Read("good", kind == "fixe" ? "minimal-fixed" : "minimal"))!.AsObject();
            if (kind == "entete") model["enregistrements"] = JsonNode.Parse(HeaderRecord);
            foreach (var (name, part) in JsonNode.Parse("{" + text + "}")!.AsObject()) model[name] = part!.DeepClone();
            yield return model.ToJsonString();
        }
    }

    private static IEnumerable<(string Kind, string Text)> Fences(string page) =>
        Regex.Matches(Read(page), "^```json ?(\\w*)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline).Select(match => (match.Groups[1].Value, match.Groups[2].Value));

    /// <summary>The names of all properties that a schema knows.</summary>
    private static IEnumerable<string> Words(System.Text.Json.JsonElement schema)
    {
        if (schema.ValueKind == System.Text.Json.JsonValueKind.Array) return schema.EnumerateArray().SelectMany(Words);
        if (schema.ValueKind != System.Text.Json.JsonValueKind.Object) return [];
        return schema.EnumerateObject().SelectMany(property => property.Name == "properties" ? property.Value.EnumerateObject().Select(own => own.Name).Concat(property.Value.EnumerateObject().SelectMany(own => Words(own.Value))) : Words(property.Value));
    }

    private static string Read(string page)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PartnerImports.sln"))) folder = Path.GetDirectoryName(folder)!;
        return File.ReadAllText(Path.Combine(folder, "docs", "formats", page)).Replace("\r", "", StringComparison.Ordinal);
    }
}
