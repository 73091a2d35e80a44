using System.Text.Json;
using PartnerImports.Parsers.Custom;
using PartnerImports.Parsers.Tests.Json;

namespace PartnerImports.Parsers.Tests.Custom;

/// <summary>The published schema, judged by a validator that is not ours, and the reader give the same verdict on every model of the corpus.</summary>
public class ModelSchemaTests
{
    private const string Resource = "modele-import-1.0.schema.json";

    [Fact]
    public void The_schema_is_in_the_package_and_keeps_its_identifier()
    {
        using var schema = JsonDocument.Parse(typeof(CustomFormat).Assembly.GetManifestResourceStream(Resource)!);

        schema.RootElement.GetProperty("$id").GetString().Should().Be("urn:partner-imports:modele:1.0");
    }

    [Fact]
    public async Task An_independent_validator_and_the_reader_agree()
    {
        var files = ModelCorpus.Good.Select(name => ModelCorpus.PathOf("good", name)).Concat(ModelCorpus.Bad.Select(name => ModelCorpus.PathOf("bad", name))).ToArray();
        files.Should().HaveCountGreaterThan(100);

        var verdicts = await SchemaValidator.JudgeAsync(files, Path.Combine("Custom", "Schemas", Resource));

        foreach (var file in files)
        {
            var name = Path.GetFileNameWithoutExtension(file);
            var isGood = ModelCorpus.Good.Contains(name);
            verdicts[file].IsValid.Should().Be(isGood || ModelCorpus.SchemaAccepts(name), $"{name}: {verdicts[file].Reason}");
        }
    }

    [Fact]
    public void What_only_the_reader_refuses_lies_between_parts_that_are_good_by_themselves()
    {
        string[] beyondASchema = ["CUS0103", "CUS0106", "CUS0113", "CUS0115", "CUS0116", "CUS0117", "CUS0118", "CUS0119", "CUS0120"];

        ModelCorpus.Bad.Where(ModelCorpus.SchemaAccepts).SelectMany(ModelCorpus.FaultsOf).Select(fault => fault[..7]).Should().BeSubsetOf(beyondASchema);
    }
}
