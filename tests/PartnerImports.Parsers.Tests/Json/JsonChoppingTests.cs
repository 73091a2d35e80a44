using PartnerImports.Parsers.Json;
using PartnerImports.Parsers.Tests.Text;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Tests.Json;

/// <summary>However the bytes arrive, lines and findings are the same.</summary>
public class JsonChoppingTests
{
    public static TheoryData<string> Cases => JsonCorpusTests.Cases;

    [Theory, MemberData(nameof(Cases))]
    public async Task Any_chopping_gives_the_same_analysis(string file)
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(JsonCorpus.Folder, file), TestContext.Current.CancellationToken);
        var whole = await AnalyseAsync(ImportContent.FromBytes(bytes));

        foreach (var chunk in (int[])[1, 2, 7, 61])
        {
            var chopped = await AnalyseAsync(new ChoppedContent(bytes, chunk));

            JsonReading.Describe(chopped).Should().Equal(JsonReading.Describe(whole), $"cut every {chunk} bytes");
            chopped.Summary.Should().Be(whole.Summary);
            chopped.Fingerprint.Should().Be(whole.Fingerprint);
            chopped.EntryIds.Should().Equal(whole.EntryIds);
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Any_batch_size_gives_the_same_lines(string file)
    {
        if (!JsonCorpus.Expected(file).Accepted) return;
        var bytes = await File.ReadAllBytesAsync(Path.Combine(JsonCorpus.Folder, file), TestContext.Current.CancellationToken);
        var content = ImportContent.FromBytes(bytes);
        var analysis = await AnalyseAsync(content);

        var lines = await LinesAsync(content, analysis, 4096);

        foreach (var capacity in (int[])[1, 2, 3]) (await LinesAsync(new ChoppedContent(bytes, 13), analysis, capacity)).Should().Equal(lines);
    }

    [Fact]
    public async Task A_content_that_changes_between_the_passes_is_told()
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(JsonCorpus.Folder, "good-minimal.json"), TestContext.Current.CancellationToken);
        var analysis = await AnalyseAsync(ImportContent.FromBytes(bytes));
        var changed = (byte[])bytes.Clone();
        changed[Array.LastIndexOf(changed, (byte)'}')] = (byte)'}';
        changed[^1] = (byte)' ';

        await FluentActions.Awaiting(() => LinesAsync(ImportContent.FromBytes(changed), analysis, 4096)).Should().ThrowAsync<ContentChangedException>();
    }

    private static async Task<ImportAnalysis> AnalyseAsync(IImportContent content)
    {
        var look = await ContentInspector.LookAsync(content, TestContext.Current.CancellationToken);
        return await new JsonFormat().AnalyseAsync(content, look, ReadOptions.Default, TestContext.Current.CancellationToken);
    }

    private static async Task<List<string>> LinesAsync(IImportContent content, ImportAnalysis analysis, int capacity)
    {
        await using var reader = new JsonFormat().OpenEntries(content, analysis);
        var batch = new EntryLineBatch(capacity);
        var lines = new List<string>();
        while (await reader.ReadAsync(batch, TestContext.Current.CancellationToken))
            for (var row = 0; row < batch.Count; row++)
                lines.Add($"{batch.Entries[row]} {batch.Marks[row]} {batch.Offsets[row]} {EntryText(batch.ToLine(row))}");
        return lines;
    }

    private static string EntryText(EntryLine line) =>
        line with { Allocations = [], Documents = [], Extras = [] } + string.Join(",", line.Allocations) + string.Join(",", line.Documents) + string.Join(",", line.Extras);

    private sealed class ChoppedContent(byte[] bytes, int chunk) : IImportContent
    {
        public string? Name => null;
        public long Length => bytes.Length;
        public Stream OpenRead() => new ChoppedStream(bytes, chunk);
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
