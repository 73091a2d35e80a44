using PartnerImports;
using PartnerImports.Parsers;

namespace PartnerSdk;

/// <summary>Reads a push as the receiver will: everything that the file alone can tell, without a network.</summary>
internal static class PushCheck
{
    // region check
    public static async Task<ImportAnalysis> RunAsync(byte[] push)
    {
        await using var content = ImportContent.FromBytes(push, "ventes.json");
        return await ImportParser.Standard.AnalyseAsync(content, ReadOptions.Default);
    }
    // endregion
}
