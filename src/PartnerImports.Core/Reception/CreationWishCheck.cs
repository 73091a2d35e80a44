namespace PartnerImports;

/// <summary>Tells where the dossier's policy decides against what the file wishes for unknown reference data (P2).</summary>
internal static class CreationWishCheck
{
    public static void Check(CreationWishes wishes, ImportPolicy policy, DiagnosticBag diagnostics)
    {
        Compare(wishes.Journals, policy.CreateJournals, "createNewJournaux", diagnostics);
        Compare(wishes.Accounts, policy.CreateAccounts, "createNewComptes", diagnostics);
        Compare(wishes.ThirdParties, policy.CreateThirdParties, "createNewTiers", diagnostics);
    }

    private static void Compare(bool? wish, bool creates, string field, DiagnosticBag diagnostics)
    {
        if (wish is { } wished && wished != creates)
            diagnostics.Add(wished ? ImportDiagnostics.CreationNotPermitted : ImportDiagnostics.CreationNotWished, SourcePlace.File, field, wished ? "true" : "false");
    }
}
