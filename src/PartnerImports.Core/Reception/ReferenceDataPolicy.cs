namespace PartnerImports;

/// <summary>Holds what an import would create against what the policy lets the partner create (P2).</summary>
internal static class ReferenceDataPolicy
{
    private const int Named = 10;

    public static void Check(ReferenceData missing, ImportPolicy policy, DiagnosticBag diagnostics)
    {
        if (!policy.CreateJournals) Report(ImportDiagnostics.UnknownJournals, missing.Journals.Select(journal => journal.Code.ToString()), diagnostics);
        if (!policy.CreateAccounts) Report(ImportDiagnostics.UnknownAccounts, missing.Accounts.Select(account => account.Number.ToString()), diagnostics);
        if (!policy.CreateThirdParties) Report(ImportDiagnostics.UnknownThirdParties, missing.ThirdParties.Select(party => party.Code.ToString()), diagnostics);
        if (!policy.CreateSections) Report(ImportDiagnostics.UnknownSections, missing.Sections.Select(section => $"{section.Axis}/{section.Code}"), diagnostics);
    }

    private static void Report(DiagnosticDescriptor kind, IEnumerable<string> codes, DiagnosticBag diagnostics)
    {
        var all = codes.ToList();
        if (all.Count == 0) return;
        var names = string.Join(", ", all.Take(Named)) + (all.Count > Named ? ", …" : "");
        diagnostics.Add(kind, SourcePlace.File, "", names, "", all.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
