namespace PartnerImports.Testing;

/// <summary>Writes the body of Loop's <c>/importJson</c>.</summary>
internal static class LoopJsonFile
{
    public static void Write(Stream stream, LedgerGenerator ledger)
    {
        var json = new JsonText(stream);
        json.Raw("{");
        json.Property("codeIbs", "IBS000123");
        json.Raw(",");
        json.Property("SIRET", Siret(ledger.Siren));
        json.Raw($",\"data\":{{\"contexte\":{{\"from\":\"{ledger.Year:0000}-01-01\",\"to\":\"{ledger.Year:0000}-12-31\"}},\"options\":{{\"multiPeriode\":false}},\"ecritures\":[");
        var first = true;
        foreach (var entry in ledger)
            foreach (var line in entry.Lines)
            {
                if (!first) json.Raw(",");
                first = false;
                Line(json, entry, line);
            }
        json.Raw("]}}");
        json.Flush();
    }

    /// <summary>A SIRET of a SIREN, with the right key.</summary>
    public static string Siret(Siren siren)
    {
        for (var key = '0'; key <= '9'; key++)
        {
            var siret = siren + "0001" + key;
            if (IsLuhn(siret)) return siret;
        }
        throw new InvalidOperationException("Some digit is always the key.");
    }

    private static bool IsLuhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] - '0';
            if (i % 2 == 1) digit *= 2;
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum % 10 == 0;
    }

    private static void Line(JsonText json, GeneratedEntry entry, GeneratedLine line)
    {
        json.Raw("{\"date\":\"");
        json.Writer.Date(entry.Date, "y-m-d");
        json.Raw("T00:00:00.000Z\",\"dateJustif\":\"");
        json.Writer.Date(entry.DocumentDate, "y-m-d");
        json.Raw("T00:00:00.000Z\",");
        json.Property("journal", entry.Journal);
        json.Raw(",");
        json.Property("journalLib", entry.JournalLabel);
        json.Raw(",");
        json.Property("compte", line.Account);
        json.Raw(",");
        json.Property("compteLib", line.AccountLabel);
        if (line.ThirdParty.Length > 0)
        {
            json.Raw(",");
            json.Property("tiers", line.ThirdParty);
        }
        json.Raw(",");
        json.Property("libelle", entry.Label);
        json.Raw(",");
        json.Property("refPiece", entry.Reference);
        json.Raw(",\"debit\":{\"amount\":");
        json.Writer.Cents(line.Debit, '.');
        json.Raw(",\"currency\":\"EUR\"},\"credit\":{\"amount\":");
        json.Writer.Cents(line.Credit, '.');
        json.Raw(",\"currency\":\"EUR\"}");
        if (line.Matching.Length > 0)
        {
            json.Raw(",");
            json.Property("codeLettrage", line.Matching);
        }
        json.Raw("}");
    }
}
