using System.Text;
using PartnerImports.Testing;

namespace PartnerImports.Parsers.Tests.Custom;

/// <summary>A model whose lines may be plain, and a ledger written as it says.</summary>
internal sealed record PlainModel(string Name, string Json, string Header, Func<string[], string> Line)
{
    private const int Journal = 0, Date = 1, Reference = 2, Account = 3, AccountLabel = 4, ThirdParty = 5, Label = 6, Debit = 7, Credit = 8;

    public static PlainModel[] All { get; } =
    [
        new("debit and credit", Encoding.UTF8.GetString(CustomCsvFile.Model.Utf8.Span), "Journal;Date;Pièce;Compte;Intitulé;Tiers;Libellé;Débit;Crédit\r\n", line => string.Join(';', line) + "\r\n"),
        new("a signed amount", Of("""
            "fichier": { "structure": "delimite", "separateur": ",", "entete": true, "commentaire": "#" },
            "valeurs": { "dates": ["yyyy-MM-dd", "dd.MM.yyyy"], "decimale": ".", "absents": ["-", "n/a"] },
            """, """
            "journal": { "colonne": "journal" }, "date": { "colonne": "date" }, "compte": { "colonne": "account" }, "libelle": { "colonne": "label", "longueurMax": 20 },
            "piece.reference": { "colonne": "ref" }, "echeance": { "colonne": "due" }
            """, """ "mode": "montant-signe", "montant": { "colonne": "amount" }, "positif": "credit" """, """ "par": ["journal", "piece.reference"], "contigu": true """),
            "journal,date,ref,account,label,due,amount\n",
            line => $"{line[Journal]},{Iso(line[Date])},{line[Reference]},{line[Account]},{line[Label].Replace(',', ' ')},{(line[ThirdParty].Length > 0 ? Iso(line[Date]) : "-")},{Signed(line).Replace(',', '.')}\n"),
        new("amount and side by rank", Of("""
            "fichier": { "structure": "delimite", "separateur": "\t", "guillemet": null },
            "valeurs": { "dates": ["ddMMyyyy", "dd/MM/yy", "ddMMyy"], "decimale": ",", "milliers": " ", "absents": ["", "0,00"] },
            """, """
            "journal": { "constante": "OD" }, "numero": { "rang": 1, "obligatoire": true }, "date": { "rang": 2 }, "compte": { "rang": 3 }, "libelle": { "rang": 6 }, "tiers": { "rang": 8 }, "devise": { "rang": 7 }
            """, """ "mode": "montant-sens", "montant": { "rang": 4 }, "sens": { "rang": 5 }, "valeursDebit": ["D", ""], "valeursCredit": ["C", "Cr"] """, """ "par": ["numero"] """),
            "",
            line => $"{line[Reference]}\t{line[Date].Replace("/", "")}\t{line[Account]}\t{line[Debit]}{line[Credit]}\t{(line[Debit].Length > 0 ? "D" : "C")}\t{line[Label]}\t\t{line[ThirdParty]}\n"),
        new("implied decimals, currency and axis", Of("""
            "fichier": { "structure": "delimite", "separateur": ";", "entete": true, "lignesVides": "erreur" },
            "valeurs": { "dates": ["dd/MM/yyyy"], "decimalesImplicites": 2, "rogner": false },
            """, """
            "journal": [ { "colonne": "Jnl2", "facultative": true }, { "colonne": "Jnl" } ], "date": { "colonne": "Date" }, "compte": { "colonne": "Compte" }, "piece.reference": { "colonne": "Ref" },
            "devise": { "colonne": "Dev", "facultative": true }, "modePaiement": { "colonne": "Mode", "facultative": true }, "lettrage": { "colonne": "Let", "facultative": true }
            """, """ "mode": "debit-credit", "debit": { "colonne": "D" }, "credit": { "colonne": "C" } """, """ "equilibre": true """, """
            , "analytique": [ { "axe": "AXE", "section": { "colonne": "Section" } } ]
            """),
            "Jnl;Date;Compte;Ref;Dev;Section;D;C;Mode\n",
            line => $"{line[Journal]};{line[Date]};{line[Account]};{line[Reference]};;{(line[Account].EndsWith('9') ? "S1" : "")};{line[Debit].Replace(",", "")};{line[Credit].Replace(",", "")};\n"),
    ];

    /// <summary>A ledger as the model describes it.</summary>
    public byte[] Generate(int lines)
    {
        var text = Encoding.UTF8.GetString(GeneratedFile.Csv(new LedgerGenerator(seed: 7, lines)).ToBytes());
        return Encoding.UTF8.GetBytes(Header + string.Concat(text.Split("\r\n")[1..].Where(line => line.Length > 0).Select(line => Line(line.Split(';')))));
    }

    public override string ToString() => Name;

    private static string Of(string head, string fields, string amounts, string grouping, string more = "") => $$"""
        { "format": "modele-import", "version": "1.0", "code": "PLAIN", "libelle": "Plain", {{head}}
          "enregistrements": [ { "role": "ligne", "champs": { {{fields}} }, "montants": { {{amounts}} } } ], "regroupement": { {{grouping}} } {{more}} }
        """;

    private static string Iso(string date) => $"{date[6..]}-{date[3..5]}-{date[..2]}";

    private static string Signed(string[] line) => line[Debit].Length > 0 ? "-" + line[Debit] : line[Credit];
}
