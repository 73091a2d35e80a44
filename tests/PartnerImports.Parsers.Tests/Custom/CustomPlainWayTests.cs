using System.Text;
using PartnerImports.Parsers.Custom;
using PartnerImports.Parsers.Tests.Json;
using PartnerImports.Parsers.Text;
using PartnerImports.Testing;

namespace PartnerImports.Parsers.Tests.Custom;

/// <summary>Plain records go straight into rows: all that is found is what reading value by value finds.</summary>
public class CustomPlainWayTests
{
    private static readonly CustomFormat Plain = new(), ByValues = new() { ReadsPlainWay = false };
    private static readonly string[] Insertions = [";", ";;", "\"", "\n", "\r", " ", "\t", "-", ",", ".", "0", "9", "x", "é", "31/02/2025", "01/01/25", "\u001a", "\0", ";1,5;", "1 234,56"];

    [Fact]
    public async Task A_generated_file() => await CompareAsync(Generate(6_000), "as it is");

    [Fact]
    public async Task Generated_files_with_a_fault()
    {
        var good = Generate(24);
        var random = new Random(20);
        for (var i = 0; i < 800; i++) await CompareAsync(Spoil(good, random), $"fault {i}");
    }

    [Fact]
    public async Task A_file_of_single_bytes()
    {
        var bytes = Encoding.Latin1.GetBytes(Encoding.UTF8.GetString(Generate(300)));
        bytes[^20] = 0x81;
        await CompareAsync(bytes, "Latin 1 read as Windows-1252", ContentEncoding.Windows1252);
    }

    private static byte[] Generate(int lines) => GeneratedFile.Csv(new LedgerGenerator(seed: 7, lines)).ToBytes();

    /// <summary>The file with a byte changed, a piece cut out, put in or doubled.</summary>
    private static byte[] Spoil(byte[] good, Random random)
    {
        var at = random.Next(good.Length);
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

    private static async Task CompareAsync(byte[] csv, string because, ContentEncoding? encoding = null)
    {
        var (found, lines) = await ReadAsync(Plain, csv, encoding);
        var (expected, expectedLines) = await ReadAsync(ByValues, csv, encoding);

        JsonReading.Describe(found).Should().Equal(JsonReading.Describe(expected), because);
        lines.Should().Equal(expectedLines, because);
        found.Summary.Should().Be(expected.Summary, because);
        found.Fingerprint.Should().Be(expected.Fingerprint, because);
    }

    private static async Task<(ImportAnalysis, List<string>)> ReadAsync(CustomFormat format, byte[] csv, ContentEncoding? encoding)
    {
        var content = ImportContent.FromBytes(csv);
        var look = await ContentInspector.LookAsync(content, TestContext.Current.CancellationToken);
        var lines = new LineRecorder();
        var options = ReadOptions.Default with { Model = CustomCsvFile.Model, Checks = [lines], Encoding = encoding };
        var analysis = await format.AnalyseAsync(content, look, options, TestContext.Current.CancellationToken);
        if (analysis.HasBlocking || analysis.Plan is null) return (analysis, lines.Lines);
        await using var reader = format.OpenEntries(content, analysis);
        var batch = new EntryLineBatch(capacity: 7);
        while (await reader.ReadAsync(batch, TestContext.Current.CancellationToken)) lines.Check(batch, new DiagnosticBag(SeverityPolicy.Standard));
        return (analysis, lines.Lines);
    }
}
