using PartnerImports.Parsers.Conversion;
using PartnerImports.Parsers.Json.Client;

namespace PartnerImports.Parsers.Json;

/// <summary>Turns reference data of any format into <c>referentiel</c>: what has a label, since the format demands one.</summary>
internal static class ReferenceMapper
{
    private const int MaxCode = 35, MaxText = 250;

    private static readonly Dictionary<string, PushJournalKind> JournalKinds = new(StringComparer.Ordinal)
    {
        ["achat"] = PushJournalKind.Purchases, ["vente"] = PushJournalKind.Sales, ["banque"] = PushJournalKind.Bank, ["caisse"] = PushJournalKind.Cash,
        ["operations-diverses"] = PushJournalKind.Miscellaneous, ["a-nouveaux"] = PushJournalKind.OpeningBalances,
    };

    private static readonly Dictionary<string, PushThirdPartyKind> ThirdPartyKinds = new(StringComparer.Ordinal)
    {
        ["client"] = PushThirdPartyKind.Customer, ["fournisseur"] = PushThirdPartyKind.Supplier, ["salarie"] = PushThirdPartyKind.Employee, ["autre"] = PushThirdPartyKind.Other,
    };

    /// <summary>The declarations; null when there are none. Losses are noted when findings are given.</summary>
    public static PushReferenceData? Map(ImportAnalysis analysis, ConversionFindings? findings = null, HashSet<(char Kind, string Code)>? named = null)
    {
        var data = analysis.ReferenceData;
        var details = (analysis.Plan as JsonPlan)?.Details ?? new();
        string Label(string label, string field)
        {
            if (EntryMapper.Fits(label, MaxText)) return label;
            findings?.Loss(field, ConversionTexts.Json["text-long"], label);
            return EntryMapper.First(label, MaxText);
        }
        bool Holds(bool holds, string label, char kind, string code, string field)
        {
            if (holds && label.Length > 0) return true;
            if (label.Length > 0 || named?.Contains((kind, code)) == false) findings?.Loss(field, ConversionTexts.Json["reference-form"], code.Replace('\0', '/'));
            return false;
        }
        var journals = data.Journals.Where(journal => Holds(IsCode(journal.Code.ToString()), journal.Label, 'J', journal.Code.ToString(), "journaux"))
            .Select(journal => new PushJournal(journal.Code.ToString(), Label(journal.Label, "journaux.libelle"), KindOf(JournalKinds, details.KindOf(journal.Code)))).ToList();
        var accounts = data.Accounts.Where(account => Holds(IsAccount(account.Number), account.Label, 'C', account.Number.ToString(), "comptes"))
            .Select(account => new PushAccount(account.Number.ToString(), Label(account.Label, "comptes.libelle"))).ToList();
        var thirdParties = data.ThirdParties.Where(party => Holds(IsCode(party.Code.ToString()), party.Label, 'T', party.Code.ToString(), "tiers")).Where(party =>
        {
            var holds = IsAccount(party.Collective);
            if (!holds) findings?.Loss("tiers.collectif", ConversionTexts.Json["third-party-collective"], party.Code.ToString());
            return holds;
        }).Select(party =>
        {
            var (kind, siren) = details.Of(party.Code);
            return new PushThirdParty(party.Code.ToString(), Label(party.Label, "tiers.libelle"), party.Collective.ToString(), KindOf(ThirdPartyKinds, kind), siren);
        }).ToList();
        var sections = data.Sections.Where(section => Holds(IsCode(section.Axis.ToString()) && IsCode(section.Code.ToString()), section.Label, 'S', section.Axis + "\0" + section.Code, "sections"))
            .Select(section => new PushSection(section.Axis.ToString(), section.Code.ToString(), Label(section.Label, "sections.libelle"))).ToList();
        if (journals.Count + accounts.Count + thirdParties.Count + sections.Count == 0) return null;
        return new() { Journals = OrNull(journals), Accounts = OrNull(accounts), ThirdParties = OrNull(thirdParties), Sections = OrNull(sections) };
    }

    private static T? KindOf<T>(Dictionary<string, T> kinds, string? name) where T : struct => name is null ? null : kinds[name];

    private static List<T>? OrNull<T>(List<T> items) => items.Count == 0 ? null : items;

    private static bool IsCode(string code) => code.Length > 0 && EntryMapper.Fits(code, MaxCode);

    private static bool IsAccount(AccountNumber account) => account.HasValue && EntryMapper.HasForm(TextRule.Account, account.ToString());
}
