using System.Text.Json;

namespace PartnerImports.Parsers.Tests.Custom;

/// <summary>The good and bad models of <c>corpus/custom/models</c>, with the faults that each bad one has.</summary>
internal static class ModelCorpus
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "corpus", "custom", "models");

    private static readonly Lazy<Dictionary<string, (bool SchemaAccepts, string[] Faults)>> Expected = new(Load);

    public static IEnumerable<string> Good => Names("good");

    public static IEnumerable<string> Bad => Names("bad");

    public static string PathOf(string kind, string name) => Path.Combine(Folder, kind, name + ".json");

    public static byte[] Read(string kind, string name) => File.ReadAllBytes(PathOf(kind, name));

    /// <summary>Whether the schema alone would let a bad model pass: its fault lies between parts that are good by themselves.</summary>
    public static bool SchemaAccepts(string name) => Expected.Value[name].SchemaAccepts;

    /// <summary>The faults of a bad model, each a code and a pointer.</summary>
    public static string[] FaultsOf(string name) => Expected.Value[name].Faults;

    private static IEnumerable<string> Names(string kind) => Directory.GetFiles(Path.Combine(Folder, kind), "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    private static Dictionary<string, (bool, string[])> Load()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "expected.json")));
        return json.RootElement.EnumerateObject().ToDictionary(
            model => model.Name,
            model => (model.Value.GetProperty("schema").GetString() == "accepts",
                model.Value.GetProperty("faults").EnumerateArray().Select(fault => $"{fault.GetProperty("code").GetString()} {fault.GetProperty("pointer").GetString()}").ToArray()));
    }
}
