namespace PartnerImports.Parsers.Tra;

/// <summary>What is worth saying of a header that was recognised.</summary>
internal static class TraHeaderChecks
{
    private static readonly string[] Products = ["S5", "S3", "S1", "S7", "SI", "QU", "WS", "WT"];

    public static void Check(TraHeader header, TraFindings findings)
    {
        if (!Products.Contains(header.Product)) findings.Say(TraDiagnostics.UnknownProduct, 4, "PRODUIT", header.Product, string.Join(", ", Products));
        if (header.Origin is not ("CLI" or "EXP")) findings.Say(TraDiagnostics.UnknownOrigin, 6, "ORIGINE_FICHIER", header.Origin);
        if (header.Content != "JRL") findings.Say(TraDiagnostics.PartlyUsed, 9, "TYPE_FICHIER", header.Content);
        if (header is { Content: "BAL", IsExtended: true }) findings.Say(TraDiagnostics.BalanceNeedsStandard, 12, "FORMAT", header.Layout);
    }
}
