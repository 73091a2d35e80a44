using PartnerImports.Parsers.Custom;
using PartnerImports.Parsers.Fec;
using PartnerImports.Parsers.Json;
using PartnerImports.Parsers.Tra;
using PartnerImports.Testing;

namespace PartnerImports.Parsers.Tests;

/// <summary>A generated ledger, sent in every format by writers that know no reader, gives the summary of its generator.</summary>
public sealed class SameLedgerTests
{
    private static readonly LedgerGenerator Ledger = new(20261124, 2_000);
    private static readonly ImportParser Parser = new([new FecFormat(), new TraFormat(), new JsonFormat(), new CustomFormat()]);

    private static readonly Dictionary<string, GeneratedFile> Files = new()
    {
        ["fec"] = GeneratedFile.Fec(Ledger), ["tra-std"] = GeneratedFile.Tra(Ledger, TraLayout.Std), ["tra-ete"] = GeneratedFile.Tra(Ledger, TraLayout.Ete),
        ["json"] = GeneratedFile.Json(Ledger), ["ndjson"] = GeneratedFile.Ndjson(Ledger), ["loop"] = GeneratedFile.Loop(Ledger), ["custom"] = GeneratedFile.Csv(Ledger),
    };

    public static TheoryData<string> Formats => [.. Files.Keys];

    [Theory, MemberData(nameof(Formats))]
    public async Task The_summary_is_the_generators(string format)
    {
        var analysis = await AnalyseAsync(Files[format]);
        analysis.Format.Should().Be(Files[format].Format);
        analysis.Diagnostics.Where(item => item.Severity == Severity.Blocking).Select(item => item.MessageIn(Language.English)).Should().BeEmpty();
        analysis.Summary.Should().Be(Ledger.Truth.ToSummary());
        analysis.Fingerprint.Should().Be((await AnalyseAsync(Files["fec"])).Fingerprint, "the same entries have one fingerprint, whatever the format");
    }

    private static async Task<ImportAnalysis> AnalyseAsync(GeneratedFile file)
    {
        await using var content = file.ToContent();
        var options = file.Format == ImportFormat.Custom ? ReadOptions.Default with { Model = CustomCsvFile.Model } : ReadOptions.Default;
        return await Parser.AnalyseAsync(content, options, TestContext.Current.CancellationToken);
    }
}
