using System.Collections.Immutable;
using System.Globalization;

namespace PartnerImports.Testing;

/// <summary>A general account of generated ledgers.</summary>
internal readonly record struct ChartAccount(string Number, string Label);

/// <summary>A third party of generated ledgers.</summary>
internal readonly record struct Party(string Code, string Name);

/// <summary>A kind of entry: its journal, the account of the total, the accounts of the parts.</summary>
internal sealed record Operation(
    string Journal, string JournalLabel, string Prefix, string Label, ChartAccount Total, bool TotalIsDebit, ChartAccount Tax, ImmutableArray<ChartAccount> Parts, ImmutableArray<Party> Parties);

/// <summary>The journals, accounts and third parties that generated ledgers are made of.</summary>
internal static class Chart
{
    private static readonly ImmutableArray<Party> Suppliers = MakeParties("F", ["Papeterie Delorme", "Énergie du Nord", "Transports Béranger", "Télécom Océan", "Garage de l'Hôtel de Ville", "Imprimerie Façade & Fils"], 40);
    private static readonly ImmutableArray<Party> Customers = MakeParties("C", ["Leroy SARL", "Boulangerie Noël", "Mairie de Saint-Étienne", "Café Français", "Clinique des Trois-Forêts", "Société Générale de Forêt"], 120);

    public static ImmutableArray<Operation> Operations { get; } =
    [
        new("AC", "Achats", "FA", "Facture", new("401000", "Fournisseurs"), false, new("445660", "TVA déductible sur autres biens et services"),
            [new("606300", "Fournitures d'entretien et de petit équipement"), new("607000", "Achats de marchandises"), new("613200", "Locations immobilières"), new("622600", "Honoraires"), new("626000", "Frais postaux et de télécommunications")], Suppliers),
        new("VE", "Ventes", "FV", "Facture client", new("411000", "Clients"), true, new("445710", "TVA collectée"),
            [new("701000", "Ventes de produits finis"), new("706000", "Prestations de services"), new("707000", "Ventes de marchandises")], Customers),
        new("BQ", "Banque Crédit Mutuel", "RC", "Règlement reçu", new("411000", "Clients"), false, default,
            [new("512000", "Banque"), new("511200", "Chèques à encaisser")], Customers),
        new("BP", "Banque Populaire", "RF", "Virement émis", new("401000", "Fournisseurs"), true, default,
            [new("512100", "Banque Populaire"), new("627000", "Services bancaires et assimilés")], Suppliers),
        new("CA", "Caisse", "TK", "Ticket de caisse, recettes du jour", new("530000", "Caisse"), true, new("445710", "TVA collectée"),
            [new("707000", "Ventes de marchandises"), new("708500", "Ports et frais accessoires facturés")], []),
        new("OD", "Opérations diverses", "OD", "Écriture de régularisation", new("486000", "Charges constatées d'avance"), true, default,
            [new("616000", "Primes d'assurances"), new("613500", "Locations mobilières"), new("628100", "Concours divers (cotisations)")], []),
    ];

    private static ImmutableArray<Party> MakeParties(string prefix, ImmutableArray<string> names, int count) =>
        [.. Enumerable.Range(1, count).Select(i => new Party(prefix + i.ToString("0000", CultureInfo.InvariantCulture), i <= names.Length ? names[i - 1] : $"{names[i % names.Length]} {i.ToString(CultureInfo.InvariantCulture)}"))];
}
