using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using PartnerImports.Parsers.Json;
using PartnerImports.Parsers.Text;
using PartnerImports.Testing;

namespace PartnerImports.Parsers.Tests.Json;

/// <summary>Plain entries and lines are read straight from the bytes: all that is found is what reading token by token finds.</summary>
public class JsonPlainWayTests
{
    private static readonly JsonFormat Plain = new(), ByTokens = new() { ReadsPlainWay = false };
    private static readonly string[] Insertions = ["\"", "{", "}", "[", "]", ",", ":", "\\", "\\u00e9", "\\ud83d", "\n", " ", "0", "-", ".", "1e5", "null", "\u0001", "é", ",,", "\"x\":1,"];

    public static TheoryData<string> Corpus => JsonCorpusTests.Cases;

    public static TheoryData<string> Generated => ["json", "ndjson", "loop", "json indented", "loop indented", "json escaped", "loop escaped"];

    [Theory, MemberData(nameof(Corpus))]
    public async Task The_corpus(string file) =>
        await CompareAsync(await File.ReadAllBytesAsync(Path.Combine(JsonCorpus.Folder, file), TestContext.Current.CancellationToken), file);

    [Theory, MemberData(nameof(Generated))]
    public async Task Generated_files(string kind) => await CompareAsync(Generate(kind, 6_000), kind);

    [Theory, MemberData(nameof(Generated))]
    public async Task Generated_files_with_a_fault(string kind)
    {
        var good = Generate(kind, 24);
        var random = new Random(kind.Length * 31 + kind[0]);
        for (var i = 0; i < 400; i++) await CompareAsync(Spoil(good, random), $"{kind}, fault {i}");
    }

    private static byte[] Generate(string kind, int lines)
    {
        var ledger = new LedgerGenerator(seed: 7, lines);
        var file = kind[..4] switch { "ndjs" => GeneratedFile.Ndjson(ledger), "loop" => GeneratedFile.Loop(ledger), _ => GeneratedFile.Json(ledger) };
        var bytes = file.ToBytes();
        if (!kind.Contains(' ', StringComparison.Ordinal)) return bytes;
        using var document = JsonDocument.Parse(bytes);
        using var stream = new MemoryStream();
        var isIndented = kind.EndsWith("indented", StringComparison.Ordinal);
        using (var writer = new Utf8JsonWriter(stream, new() { Indented = isIndented, Encoder = isIndented ? JavaScriptEncoder.Create(UnicodeRanges.All) : JavaScriptEncoder.Default })) document.WriteTo(writer);
        return stream.ToArray();
    }

    /// <summary>The file with a byte changed, a piece cut out, put in or doubled.</summary>
    private static byte[] Spoil(byte[] good, Random random)
    {
        var at = random.Next(good.Length / 8, good.Length);
        var length = Math.Min(random.Next(1, 30), good.Length - at);
        var insertion = Encoding.UTF8.GetBytes(Insertions[random.Next(Insertions.Length)]);
        return random.Next(4) switch
        {
            0 => [.. good[..at], .. insertion, .. good[at..]],
            1 => [.. good[..at], .. insertion, .. good[(at + 1)..]],
            2 => [.. good[..at], .. good[(at + length)..]],
            _ => [.. good[..(at + length)], .. good[at..]],
        };
    }

    private static async Task CompareAsync(byte[] json, string because)
    {
        var (found, lines) = await ReadAsync(Plain, json);
        var (expected, expectedLines) = await ReadAsync(ByTokens, json);

        JsonReading.Describe(found).Should().Equal(JsonReading.Describe(expected), because);
        lines.Should().Equal(expectedLines, because);
        found.Summary.Should().Be(expected.Summary, because);
        found.Fingerprint.Should().Be(expected.Fingerprint, because);
        found.EntryIds.Should().Equal(expected.EntryIds, because);
        found.Siren.Should().Be(expected.Siren, because);
    }

    private static async Task<(ImportAnalysis, List<string>)> ReadAsync(JsonFormat format, byte[] json)
    {
        var content = ImportContent.FromBytes(json);
        var look = await ContentInspector.LookAsync(content, TestContext.Current.CancellationToken);
        var lines = new LineRecorder();
        var analysis = await format.AnalyseAsync(content, look, ReadOptions.Default with { Checks = [lines] }, TestContext.Current.CancellationToken);
        if (analysis.HasBlocking || analysis.Plan is null) return (analysis, lines.Lines);
        await using var reader = format.OpenEntries(content, analysis);
        var batch = new EntryLineBatch(capacity: 7);
        while (await reader.ReadAsync(batch, TestContext.Current.CancellationToken)) lines.Check(batch, new DiagnosticBag(SeverityPolicy.Standard));
        return (analysis, lines.Lines);
    }
}
