using PartnerImports;
using PartnerImports.Parsers;
using PartnerImports.Parsers.Json;

namespace PartnerSdk;

/// <summary>Reads a push as the receiver will: everything that the file alone can tell, without a network.</summary>
internal static class PushCheck
{
    // region check
    private static readonly ImportParser Parser = new([new JsonFormat()]);

    public static async Task<ImportAnalysis> RunAsync(byte[] push)
    {
        await using var content = ImportContent.FromBytes(push, "ventes.json");
        return await Parser.AnalyseAsync(content, ReadOptions.Default);
    }
    // endregion
}
