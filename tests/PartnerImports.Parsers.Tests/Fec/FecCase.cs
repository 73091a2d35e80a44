using System.Globalization;
using System.Text.Json;
using PartnerImports.Parsers.Fec;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Tests.Fec;

/// <summary>A file of the corpus with what it must give, worked out by hand or by a script that knows nothing of the reader.</summary>
public sealed record FecCase(string Name, string[] Files, ReadOptions Options, JsonElement Expected)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "corpus", "fec");

    public static IEnumerable<FecCase> All { get; } = [.. Directory.EnumerateFiles(Folder, "*.expected.json").Order(StringComparer.Ordinal).Select(Load)];

    public static FecCase Named(string name) => All.Single(each => each.Name == name);

    public byte[] Bytes => File.ReadAllBytes(Files[0]);

    /// <summary>The name that the file is pushed under: its own, unless the case gives another.</summary>
    private string? PushedAs => Expected.TryGetProperty("name", out var name) ? name.GetString() : Path.GetFileName(Files[0]);

    public IImportContent Open() => Files.Length == 1
        ? ImportContent.FromBytes(Bytes, PushedAs)
        : ImportContent.FromParts([.. Files.Select(ImportContent.FromFile)]);

    public async Task<ImportAnalysis> AnalyseAsync() => await AnalyseAsync(Open(), Options);

    public static async Task<ImportAnalysis> AnalyseAsync(IImportContent content, ReadOptions? options = null)
    {
        var look = await ContentInspector.LookAsync(content, TestContext.Current.CancellationToken);
        return await new FecFormat().AnalyseAsync(content, look, options ?? ReadOptions.Default, TestContext.Current.CancellationToken);
    }

    /// <summary>One finding in a line: severity, code, field, first place, how many.</summary>
    public static string Describe(ImportDiagnostic item) => string.Create(CultureInfo.InvariantCulture,
        $"{item.Severity.ToString().ToLowerInvariant()} {item.Code} {(item.Field.Length == 0 ? "-" : item.Field)} {item.First.Line}:{item.First.Column}{(item.First.Entry.Length == 0 ? "" : $" [{item.First.Entry}]")} x{item.Count}");

    private static FecCase Load(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var expected = document.RootElement.Clone();
        var name = Path.GetFileName(path)[..^".expected.json".Length];
        string[] files = expected.TryGetProperty("parts", out var parts)
            ? [.. parts.EnumerateArray().Select(part => Path.Combine(Folder, part.GetString()!))]
            : [Directory.EnumerateFiles(Folder, name + ".*").Single(file => !file.EndsWith(".expected.json", StringComparison.Ordinal))];
        var options = new ReadOptions();
        if (expected.TryGetProperty("options", out var given))
        {
            string? Text(string key) => given.TryGetProperty(key, out var value) ? value.GetString() : null;
            options = options with
            {
                Regime = Text("regime"),
                Severities = Text("rules") == "legal" ? SeverityPolicy.Legal : SeverityPolicy.Standard,
                Grouping = Text("grouping") is { } grouping ? Enum.Parse<GroupingKey>(grouping) : null,
                Encoding = Text("encoding") is { } encoding ? Enum.Parse<ContentEncoding>(encoding) : null,
                MaxLineLength = given.TryGetProperty("maxLineLength", out var length) ? length.GetInt32() : options.MaxLineLength,
            };
        }
        return new(name, files, options, expected);
    }

    public override string ToString() => Name;
}
