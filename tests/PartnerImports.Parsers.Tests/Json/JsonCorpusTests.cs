using System.Text.Json;

namespace PartnerImports.Parsers.Tests.Json;

/// <summary>Good documents and documents with one fault each: the codes and pointers that the reader gives.</summary>
public class JsonCorpusTests
{
    public static TheoryData<string> Cases => [.. JsonCorpus.Files.Select(file => Path.GetFileName(file))];

    [Fact]
    public void The_corpus_is_not_small() => JsonCorpus.Files.Should().HaveCountGreaterThan(150);

    [Theory, MemberData(nameof(Cases))]
    public async Task Each_document_gets_its_verdict_at_its_place(string file)
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(JsonCorpus.Folder, file), TestContext.Current.CancellationToken);
        var expected = JsonCorpus.Expected(file);

        var analysis = await JsonReading.AnalyseAsync(bytes);

        var found = analysis.Diagnostics.DistinctBy(item => item.Code).ToDictionary(item => item.Code, item => item.First.Pointer);
        found.Should().BeEquivalentTo(expected.Codes, string.Join("\n", JsonReading.Describe(analysis)));
        analysis.HasBlocking.Should().Be(!expected.Accepted);
        foreach (var item in analysis.Diagnostics.Where(item => item.First.Offset >= 0))
            item.First.Offset.Should().BeLessThanOrEqualTo(bytes.Length);
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Accepted_documents_read_whole_in_the_second_pass(string file)
    {
        if (!JsonCorpus.Expected(file).Accepted) return;
        var bytes = await File.ReadAllBytesAsync(Path.Combine(JsonCorpus.Folder, file), TestContext.Current.CancellationToken);
        var analysis = await JsonReading.AnalyseAsync(bytes);

        var entries = await JsonReading.ReadAsync(bytes);

        entries.Should().HaveCount((int)analysis.Summary.Entries);
        entries.Sum(entry => entry.Lines.Length).Should().Be((int)analysis.Summary.Lines);
        entries.Select(entry => entry.Name).Should().OnlyHaveUniqueItems();
        entries.Where(entry => entry.TotalDebit != entry.TotalCredit).Should().BeEmpty();
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task The_content_alone_tells_that_it_is_json(string file)
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(JsonCorpus.Folder, file), TestContext.Current.CancellationToken);
        var analysis = await JsonReading.AnalyseAsync(bytes, ReadOptions.Default);
        analysis.Format.Should().Be(ImportFormat.Json);
    }
}

/// <summary>The corpus: <c>case.json</c> or <c>case.ndjson</c> beside <c>case.expected.json</c>.</summary>
internal static class JsonCorpus
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "corpus", "json");

    public static string[] Files { get; } =
        [.. Directory.GetFiles(Folder).Where(file => !file.EndsWith(".expected.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public static Expectation Expected(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, Path.GetFileNameWithoutExtension(file) + ".expected.json")));
        var root = json.RootElement;
        return new(
            root.GetProperty("codes").EnumerateObject().ToDictionary(code => code.Name, code => code.Value.GetString()),
            root.GetProperty("accepted").GetBoolean(),
            root.GetProperty("schema") is { ValueKind: not JsonValueKind.Null } schema ? schema.GetBoolean() : null,
            root.TryGetProperty("difference", out var difference) ? difference.GetString()! : "");
    }

    /// <param name="Codes">The findings, each with the pointer of its first place.</param>
    /// <param name="Accepted">Whether none of them blocks.</param>
    /// <param name="Schema">What a validator of the schema says; null where there is no schema.</param>
    /// <param name="Difference">Why the two verdicts differ; empty when they don't.</param>
    internal sealed record Expectation(Dictionary<string, string?> Codes, bool Accepted, bool? Schema, string Difference);
}
