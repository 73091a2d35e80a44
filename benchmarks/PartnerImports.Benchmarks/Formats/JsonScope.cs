using PartnerImports.Benchmarks.Data;
using PartnerImports.Benchmarks.Running;
using PartnerImports.Benchmarks.Summary;
using PartnerImports.Testing;

namespace PartnerImports.Benchmarks.Formats;

/// <summary>The summary of the three shapes of JSON against a reader of tokens and a reader of objects.</summary>
internal static class JsonScope
{
    /// <summary>Makes the scope over the files of a folder.</summary>
    public static Scope Make(DataFolder folder)
    {
        var (ours, truth) = (new OurSummary(), SummaryTruth.Of(folder.Ledger.Truth));
        var contestants = new List<Contestant>();
        var targets = new List<Target>();
        foreach (var generated in (GeneratedFile[])[GeneratedFile.Ndjson(folder.Ledger), GeneratedFile.Json(folder.Ledger), GeneratedFile.Loop(folder.Ledger)])
        {
            var file = folder.File(generated.Name, generated.WriteTo);
            var (our, first, tokens) = ($"ours, {generated.Name}", $"ours, first pass only, {generated.Name}", $"Utf8JsonReader, {generated.Name}");
            var firstPass = ours.FirstPass(file.Path, ReadOptions.Default);
            contestants.Add(new(our, file, () => SummaryTruth.Of(ours.Analyse(file.Path, ReadOptions.Default)), truth));
            contestants.Add(new(first, file, () => SummaryTruth.Of(firstPass()), truth));
            contestants.Add(new(tokens, file, () => JsonPeers.Read(file.Path), JsonPeers.Read(file.Path)));
            targets.Add(new SpeedTarget(our, tokens, 0.6));
            targets.Add(new SpeedTarget(first, tokens, 0.6));
        }
        var ndjson = contestants[0].File.Path;
        // The last record has a number where entries have their lines: one type cannot hold both.
        var records = folder.File("entries.ndjson", stream => WithoutLastLine(ndjson, stream));
        contestants.Add(new("DeserializeAsyncEnumerable, ecritures.ndjson", records, () => JsonPeers.DeserializeAsync(records.Path).GetAwaiter().GetResult(), truth));
        return new("json", "the summary of JSON files, with all standard checks", [.. contestants], [.. targets]);
    }

    private static void WithoutLastLine(string path, Stream target)
    {
        var bytes = File.ReadAllBytes(path);
        target.Write(bytes.AsSpan(0, bytes.AsSpan(0, bytes.Length - 1).LastIndexOf((byte)'\n') + 1));
    }
}
