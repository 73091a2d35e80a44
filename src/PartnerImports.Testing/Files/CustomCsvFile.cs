namespace PartnerImports.Testing;

/// <summary>The CSV file of a ledger, and the model that describes it.</summary>
public static class CustomCsvFile
{
    /// <summary>The model of the files that <see cref="GeneratedFile.Csv"/> makes (<c>modele-import</c> 1.0).</summary>
    public static CustomModelDocument Model { get; } = new("GENERATED_CSV", """
        {
          "format": "modele-import", "version": "1.0", "code": "GENERATED_CSV", "libelle": "CSV point-virgule, débit et crédit",
          "fichier": { "structure": "delimite", "encodage": "utf-8", "separateur": ";", "entete": true },
          "valeurs": { "dates": ["dd/MM/yyyy"], "decimale": ",", "absents": [""] },
          "enregistrements": [ { "role": "ligne",
            "champs": {
              "journal": { "colonne": "Journal", "obligatoire": true },
              "date": { "colonne": "Date", "obligatoire": true },
              "piece.reference": { "colonne": "Pièce" },
              "compte": { "colonne": "Compte", "obligatoire": true },
              "compteLibelle": { "colonne": "Intitulé" },
              "tiers": { "colonne": "Tiers" },
              "libelle": { "colonne": "Libellé" } },
            "montants": { "mode": "debit-credit", "debit": { "colonne": "Débit" }, "credit": { "colonne": "Crédit" } } } ],
          "regroupement": { "par": ["journal", "date", "piece.reference"] }
        }
        """u8.ToArray());

    internal static void Write(Stream stream, LedgerGenerator ledger)
    {
        var writer = new ByteWriter(stream, FileEncodings.Of(ContentEncoding.Utf8));
        writer.Text("Journal;Date;Pièce;Compte;Intitulé;Tiers;Libellé;Débit;Crédit\r\n");
        foreach (var entry in ledger)
            foreach (var line in entry.Lines)
            {
                writer.Text(entry.Journal);
                writer.Char(';');
                writer.Date(entry.Date, "d/m/y");
                writer.Char(';');
                Field(writer, entry.Reference);
                Field(writer, line.Account);
                Field(writer, line.AccountLabel);
                Field(writer, line.ThirdParty);
                Field(writer, entry.Label);
                if (line.Debit != 0) writer.Cents(line.Debit, ',');
                writer.Char(';');
                if (line.Credit != 0) writer.Cents(line.Credit, ',');
                writer.Bytes("\r\n"u8);
            }
        writer.Flush();
    }

    private static void Field(ByteWriter writer, string text)
    {
        writer.Text(text);
        writer.Char(';');
    }
}
