using System.Diagnostics;
using System.Text.Json;
using PartnerImports.Parsers.Json;

namespace PartnerImports.Parsers.Tests.Json;

/// <summary>The published schemas and the reader give the same verdict; where a schema cannot express a rule, a sentence says so.</summary>
public class JsonSchemaTests
{
    [Fact]
    public void The_schemas_keep_their_identifiers()
    {
        foreach (var id in (string[])[JsonSchemas.DocumentId, JsonSchemas.RecordId])
        {
            using var schema = JsonDocument.Parse(JsonSchemas.Open(id));
            schema.RootElement.GetProperty("$id").GetString().Should().Be(id);
            schema.RootElement.GetProperty("$schema").GetString().Should().Be("https://json-schema.org/draft/2020-12/schema");
        }
        FluentActions.Invoking(() => JsonSchemas.Open("urn:other")).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Every_difference_has_a_reason_and_every_reason_is_a_difference()
    {
        foreach (var file in JsonCorpus.Files)
        {
            var expected = JsonCorpus.Expected(file);
            if (expected.Schema is { } valid) (expected.Difference.Length > 0).Should().Be(valid != expected.Accepted, file);
        }
    }

    [Fact]
    public async Task An_independent_validator_gives_the_verdict_that_is_expected()
    {
        var files = JsonCorpus.Files.Where(file => JsonCorpus.Expected(file).Schema is not null).ToArray();
        files.Should().HaveCountGreaterThan(60);

        var verdicts = await SchemaValidator.JudgeAsync(files);

        verdicts.Keys.Should().BeEquivalentTo(files);
        verdicts.Where(verdict => verdict.Value.IsValid != JsonCorpus.Expected(verdict.Key).Schema)
            .Select(verdict => $"{Path.GetFileName(verdict.Key)}: {verdict.Value}").Should().BeEmpty();
    }
}

/// <summary>Runs <c>eng/schema-validator.sh</c>, which installs what it needs.</summary>
internal static class SchemaValidator
{
    public static async Task<Dictionary<string, (bool IsValid, string Reason)>> JudgeAsync(IReadOnlyCollection<string> files, string? onlySchema = null)
    {
        var parsers = Path.Combine(Root, "src", "PartnerImports.Parsers");
        var document = Path.Combine(parsers, onlySchema ?? Path.Combine("Json", "Schemas", "import-ecritures-1.0.schema.json"));
        var record = Path.Combine(parsers, onlySchema ?? Path.Combine("Json", "Schemas", "import-ecritures-ndjson-1.0.schema.json"));
        var start = new ProcessStartInfo("bash", [Path.Combine(Root, "eng", "schema-validator.sh"), document, record])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Root,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        foreach (var file in files) await process.StandardInput.WriteLineAsync(file);
        process.StandardInput.Close();
        var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.Should().Be(0, await errors);
        return lines.Select(line => line.Split('\t')).ToDictionary(parts => parts[1], parts => (parts[0] == "true", parts[2]));
    }

    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PartnerImports.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The repository was not found above the tests.");
        return folder;
    }
}
