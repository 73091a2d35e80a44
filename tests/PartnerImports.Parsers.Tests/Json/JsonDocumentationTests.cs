using System.Text.Json;
using System.Text.RegularExpressions;
using PartnerImports.Parsers.Json;

namespace PartnerImports.Parsers.Tests.Json;

/// <summary><c>docs/formats/json.md</c> names every property of the schemas, and its examples are read without a finding.</summary>
public partial class JsonDocumentationTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(SchemaValidator.Root, "docs", "formats", "json.md"));

    [Fact]
    public void Every_property_and_value_of_the_schemas_is_named()
    {
        foreach (var id in (string[])[JsonSchemas.DocumentId, JsonSchemas.RecordId])
        {
            using var schema = JsonDocument.Parse(JsonSchemas.Open(id));
            var names = Names(schema.RootElement).Distinct().Where(name => name is not ("t" or "v"));
            names.Where(name => !Page.Contains($"`{name}`", StringComparison.Ordinal) && !Page.Contains($"\"{name}\"", StringComparison.Ordinal)).Should().BeEmpty();
        }
    }

    [Fact]
    public async Task Every_example_is_read_without_a_finding()
    {
        var examples = Examples().Matches(Page);
        examples.Should().HaveCount(3);
        foreach (Match example in examples) JsonReading.Describe(await JsonReading.AnalyseAsync(example.Groups[1].Value, ReadOptions.Default)).Should().BeEmpty();
    }

    [Fact]
    public void Every_limit_is_the_one_documented()
    {
        var limits = JsonLimits.Default;
        (limits.MaxContentLength, limits.MaxLines, limits.MaxLinesPerEntry, limits.MaxDepth, limits.MaxNumberLength, limits.MaxExtensionLength, ReadOptions.Default.MaxLineLength)
            .Should().Be((250L << 20, 1_000_000, 10_000, 16, 64, 64 << 10, 1 << 20));
    }

    private static IEnumerable<string> Names(JsonElement schema)
    {
        if (schema.ValueKind == JsonValueKind.Array) return schema.EnumerateArray().SelectMany(Names);
        if (schema.ValueKind != JsonValueKind.Object) return [];
        return schema.EnumerateObject().SelectMany(member => member.Name switch
        {
            "properties" => member.Value.EnumerateObject().SelectMany(property => Names(property.Value).Prepend(property.Name)),
            "enum" => member.Value.EnumerateArray().Select(value => value.GetString()!),
            _ => Names(member.Value),
        });
    }

    [GeneratedRegex("```(?:nd)?json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Examples();
}
