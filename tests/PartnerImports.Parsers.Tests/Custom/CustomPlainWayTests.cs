using System.Text;
using PartnerImports.Parsers.Custom;
using PartnerImports.Parsers.Custom.Reading;
using PartnerImports.Parsers.Tests.Json;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Tests.Custom;

/// <summary>Lines are cut without CsvHelper and plain ones go straight into rows: all that is found is what reading value by value finds.</summary>
public class CustomPlainWayTests
{
    private static readonly CustomFormat Plain = new(), ByValues = new() { ReadsPlainWay = false };

    private static readonly string[] Insertions =
    [
        ";", ";;", "\"", "\"\"", "\n", "\r", "\r\n", " ", "\t", "-", ",", ".", "0", "9", "x", "é", "\u00a0", "31/02/2025", "01/01/25", "010125", "\u001a", "\0", "\u0085", "\ufeff", ";1,5;", "1 234,56", "1.505", "n/a",
        "0,00", "D", "C", "Cr", "EUR", "#", "\n#", "\"a;b\"", "\"a\nb\";", "\n\n", "S2",
    ];

    public static TheoryData<string> Models => new(PlainModel.All.Select(model => model.Name));

    [Theory, MemberData(nameof(Models))]
    public void The_models_have_plain_lines(string name)
    {
        var model = PlainModel.All.Single(model => model.Name == name);
        var names = model.Header.Length == 0 ? null : new ColumnNames([.. model.Header.TrimEnd().Split(';', ',')]);
        PlainColumns.Of(new ModelBinder(CustomFile.Compile(model.Json), names, SourcePlace.File, new DiagnosticBag(SeverityPolicy.Standard)).Bind()).Should().NotBeNull();
    }

    [Theory, MemberData(nameof(Models))]
    public async Task A_generated_file(string name)
    {
        var (model, bytes) = Make(name, 6_000);
        (await CompareAsync(model, bytes, "as it is")).Summary.Lines.Should().Be(6_000);
    }

    [Theory, MemberData(nameof(Models))]
    public async Task Generated_files_with_a_fault(string name)
    {
        var (model, good) = Make(name, 24);
        var random = new Random(20);
        for (var i = 0; i < 400; i++) await CompareAsync(model, Spoil(good, random), $"fault {i}");
    }

    [Theory, MemberData(nameof(Models))]
    public async Task Long_files_with_faults_and_quotes(string name)
    {
        var (model, bytes) = Make(name, 1_500);
        var random = new Random(21);
        for (var i = 0; i < 12; i++)
        {
            for (var fault = 0; fault < 4; fault++) bytes = Spoil(bytes, random);
            await CompareAsync(model, bytes, $"file {i}");
        }
    }

    [Theory, MemberData(nameof(Models))]
    public async Task Quotes_here_and_there(string name)
    {
        var (model, bytes) = Make(name, 600);
        var separator = name == "amount and side by rank" ? '\t' : name == "a signed amount" ? ',' : ';';
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        var random = new Random(22);
        foreach (var every in (int[])[1, 2, 5, 40, 300])
            for (var i = 0; i < 3; i++)
            {
                var quoted = lines.Select(line => line.Length < 3 || random.Next(every) > 0 ? line : Quote(line, separator, random));
                await CompareAsync(model, Encoding.UTF8.GetBytes(string.Join('\n', quoted)), $"one line of {every}");
            }
    }

    [Theory, MemberData(nameof(Models))]
    public async Task A_file_of_single_bytes(string name)
    {
        var (model, bytes) = Make(name, 300);
        bytes = Encoding.Latin1.GetBytes(Encoding.UTF8.GetString(bytes));
        await CompareAsync(model, bytes, "Latin 1 read as Windows-1252", ContentEncoding.Windows1252);
        bytes[^20] = 0x81;
        await CompareAsync(model, bytes, "an undefined byte", ContentEncoding.Windows1252);
    }

    [Theory, MemberData(nameof(Models))]
    public async Task The_edges_of_a_text(string name)
    {
        var (model, bytes) = Make(name, 12);
        var text = Encoding.UTF8.GetString(bytes).TrimEnd('\r', '\n');
        foreach (var edge in (string[])[text, text + "\r", text + "\r\n", text + "\n\n", text + "\n\"", text + "\n;", "\ufeff" + text, "\ufeff\ufeff" + text, text.Replace("\n", "\r"), text.Replace("\r\n", "\n"), text.Replace("\n", "\n\ufeff"), text + "\n\ufeff\"x\"", "", "\n", "\r", "\""])
            await CompareAsync(model, Encoding.UTF8.GetBytes(edge), edge);
        await CompareAsync(model, [.. bytes, (byte)'x', .. Enumerable.Repeat((byte)'y', 70_000), (byte)'\n', .. bytes], "a line too long");
        await CompareAsync(model, [.. bytes, .. "\""u8, .. Enumerable.Repeat((byte)'y', 70_000), (byte)'\n', .. bytes], "a line too long with a quote");
        await CompareAsync(model, [.. bytes, .. Enumerable.Repeat((byte)(name == "amount and side by rank" ? '\t' : ';'), 600), (byte)'\n'], "too many columns");
    }

    /// <summary>The line with some fields in quotes, most of them as they should be; some with line ends within, few of them left open.</summary>
    private static string Quote(string line, char separator, Random random) => string.Join(separator, line.TrimEnd('\r').Split(separator).Select(field => random.Next(12) switch
    {
        < 5 => $"\"{field}\"",
        5 => $"\"{field}{separator}\"",
        6 => $"\"{field}\"\"\"",
        7 => $"\"{field}\n\r\n{new string('\n', random.Next(20))}x\"",
        8 when random.Next(20) == 0 => $"\"{field}",
        9 when random.Next(5) == 0 => $"{field}\"",
        _ => field,
    })) + (line.EndsWith('\r') ? "\r" : "");

    private static (CustomModelDocument Model, byte[] Bytes) Make(string name, int lines)
    {
        var model = PlainModel.All.Single(model => model.Name == name);
        return (new(name, Encoding.UTF8.GetBytes(model.Json)), model.Generate(lines));
    }

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

    private static async Task<ImportAnalysis> CompareAsync(CustomModelDocument model, byte[] csv, string because, ContentEncoding? encoding = null)
    {
        var (found, lines) = await ReadAsync(Plain, model, csv, encoding);
        var (expected, expectedLines) = await ReadAsync(ByValues, model, csv, encoding);

        JsonReading.Describe(found).Should().Equal(JsonReading.Describe(expected), because);
        lines.Should().Equal(expectedLines, because);
        found.Summary.Should().Be(expected.Summary, because);
        found.Fingerprint.Should().Be(expected.Fingerprint, because);
        return found;
    }

    private static async Task<(ImportAnalysis, List<string>)> ReadAsync(CustomFormat format, CustomModelDocument model, byte[] csv, ContentEncoding? encoding)
    {
        var content = ImportContent.FromBytes(csv);
        var look = await ContentInspector.LookAsync(content, TestContext.Current.CancellationToken);
        var lines = new LineRecorder();
        var options = ReadOptions.Default with { Model = model, Checks = [lines], Encoding = encoding };
        var analysis = await format.AnalyseAsync(content, look, options, TestContext.Current.CancellationToken);
        if (analysis.HasBlocking || analysis.Plan is null) return (analysis, lines.Lines);
        await using var reader = format.OpenEntries(content, analysis);
        var batch = new EntryLineBatch(capacity: 7);
        while (await reader.ReadAsync(batch, TestContext.Current.CancellationToken)) lines.Check(batch, new DiagnosticBag(SeverityPolicy.Standard));
        return (analysis, lines.Lines);
    }
}
