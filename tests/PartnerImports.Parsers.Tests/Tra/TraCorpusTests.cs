using System.Globalization;
using System.Text.Json;

namespace PartnerImports.Parsers.Tests.Tra;

/// <summary>Each file of <c>corpus/tra</c> gives what its <c>.expected.json</c> says, however the bytes come.</summary>
public sealed class TraCorpusTests
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "corpus", "tra");

    public static TheoryData<string> Cases() => [.. Names()];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_file_gives_what_is_expected(string name)
    {
        using var expected = Expected(name);
        var content = ImportContent.FromFile(FileOf(name));
        var analysis = await TraReading.AnalyseAsync(content, OptionsOf(expected.RootElement));
        Show(analysis).Should().Be(Show(expected.RootElement));
        if (expected.RootElement.TryGetProperty("read", out var read))
            (await TraReading.LinesAsync(content, analysis)).Select(TraReading.Show).Should().Equal(read.EnumerateArray().Select(line => line.GetString()));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Chopping_the_bytes_changes_nothing(string name)
    {
        using var expected = Expected(name);
        var options = OptionsOf(expected.RootElement);
        var bytes = await File.ReadAllBytesAsync(FileOf(name), TestContext.Current.CancellationToken);
        foreach (var chunk in (int[])[1, 7, 223, 4096])
        {
            var content = new ChoppedContent(bytes, chunk, Path.GetFileName(FileOf(name)));
            var analysis = await TraReading.AnalyseAsync(content, options);
            Show(analysis).Should().Be(Show(expected.RootElement), "the bytes came {0} at a time", chunk);
            if (expected.RootElement.TryGetProperty("read", out var read))
                (await TraReading.LinesAsync(content, analysis, capacity: 2)).Select(TraReading.Show).Should().Equal(read.EnumerateArray().Select(line => line.GetString()));
        }
    }

    [Fact]
    public void Every_code_has_a_case()
    {
        var covered = Names().SelectMany(name =>
        {
            using var expected = Expected(name);
            return expected.RootElement.GetProperty("diagnostics").EnumerateArray().Select(item => item.GetProperty("code").GetString()!).ToArray();
        });
        TraDiagnostics.All.Select(descriptor => descriptor.Code).Except(covered).Should().BeEmpty();
    }

    private static IEnumerable<string> Names() => Directory.EnumerateFiles(Root, "*.expected.json", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/').Replace(".expected.json", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static JsonDocument Expected(string name) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root, name + ".expected.json")));

    private static string FileOf(string name) => Path.Combine(Root, name + ".tra");

    private static ReadOptions OptionsOf(JsonElement expected)
    {
        var options = ReadOptions.Default;
        if (!expected.TryGetProperty("options", out var given)) return options;
        if (given.TryGetProperty("format", out _)) options = options with { Format = ImportFormat.Tra };
        if (given.TryGetProperty("includeSimulations", out _)) options = options with { IncludeSimulations = true };
        if (given.TryGetProperty("maxLineLength", out var length)) options = options with { MaxLineLength = length.GetInt32() };
        if (given.TryGetProperty("lower", out var code)) options = options with { Severities = SeverityPolicy.Standard.With(code.GetString()!, Severity.Warning) };
        return options;
    }

    private static string Show(ImportAnalysis analysis)
    {
        var summary = analysis.Summary;
        var lines = new List<string>
        {
            $"encoding {Name(analysis.Encoding)}", $"entries {summary.Entries}", $"lines {summary.Lines}", $"debit {summary.TotalDebit}", $"credit {summary.TotalCredit}",
            $"first {Iso(summary.FirstMovement)}", $"last {Iso(summary.LastMovement)}",
            $"journals {summary.Journals}", $"accounts {summary.Accounts}", $"thirdParties {summary.ThirdParties}", $"sections {summary.Sections}",
            $"grouping {(analysis.Grouping is { } grouping ? TraReading.Name(grouping.Key) : "")}",
            $"period {(analysis.ImpliedPeriod is { } period ? $"{Iso(period.Start)}..{Iso(period.End)}" : "")}", $"siren {analysis.Siren}",
        };
        lines.AddRange(analysis.Diagnostics
            .Select(item => $"{item.Code} {item.Severity} x{item.Count} {item.First.Line}:{item.First.Column} {item.Field}".TrimEnd()).Order(StringComparer.Ordinal));
        return string.Join('\n', lines);
    }

    private static string Show(JsonElement expected)
    {
        string Of(string name) => expected.TryGetProperty(name, out var value) ? value.ToString() : "";
        var lines = ((string[])["encoding", "entries", "lines", "debit", "credit", "first", "last", "journals", "accounts", "thirdParties", "sections", "grouping", "period", "siren"])
            .Select(name => $"{name} {Of(name)}").ToList();
        lines.AddRange(expected.GetProperty("diagnostics").EnumerateArray()
            .Select(item => $"{item.GetProperty("code")} {item.GetProperty("severity")} x{item.GetProperty("count")} {item.GetProperty("line")}:{item.GetProperty("column")} {item.GetProperty("field")}".TrimEnd())
            .Order(StringComparer.Ordinal));
        return string.Join('\n', lines);
    }

    private static string Iso(LocalDate? date) => date?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Name(ContentEncoding encoding) => encoding switch
    {
        ContentEncoding.Ascii => "ascii",
        ContentEncoding.Utf8 => "utf-8",
        ContentEncoding.Utf8WithBom => "utf-8-bom",
        ContentEncoding.Latin9 => "iso-8859-15",
        ContentEncoding.Windows1252 => "windows-1252",
        _ => encoding.ToString(),
    };
}
