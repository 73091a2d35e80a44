using System.Globalization;
using System.Text;

namespace PartnerImports.Testing;

/// <summary>Writes <c>import-ecritures</c> 1.0: as a document and as NDJSON.</summary>
internal static class ImportJsonFile
{
    public static void WriteDocument(Stream stream, LedgerGenerator ledger, string dossier, string key)
    {
        var json = new JsonText(stream);
        json.Raw("{\"format\":\"import-ecritures\",\"version\":\"1.0\",\"lot\":");
        Lot(json, dossier, key);
        json.Raw(",\"referentiel\":{\"journaux\":[");
        Separated(json, ledger.Truth.Journals, journal => Journal(json, journal.Key, journal.Value));
        json.Raw("],\"comptes\":[");
        Separated(json, ledger.Truth.Accounts, account => Account(json, account.Key, account.Value));
        json.Raw("],\"tiers\":[");
        Separated(json, ledger.Truth.ThirdParties, party => ThirdParty(json, party.Key, party.Value));
        json.Raw("]},\"ecritures\":[");
        Separated(json, ledger, entry => Entry(json, entry));
        json.Raw("],\"controle\":");
        Totals(json, ledger.Truth);
        json.Raw("}");
        json.Flush();
    }

    public static void WriteLines(Stream stream, LedgerGenerator ledger, string dossier, string key)
    {
        var json = new JsonText(stream);
        json.Raw("{\"t\":\"lot\",\"format\":\"import-ecritures\",\"version\":\"1.0\",\"v\":");
        Lot(json, dossier, key);
        json.Raw("}\n");
        foreach (var (code, label) in ledger.Truth.Journals) Record(json, "journal", () => Journal(json, code, label));
        foreach (var (number, label) in ledger.Truth.Accounts) Record(json, "compte", () => Account(json, number, label));
        foreach (var (code, party) in ledger.Truth.ThirdParties) Record(json, "tiers", () => ThirdParty(json, code, party));
        foreach (var entry in ledger) Record(json, "ecriture", () => Entry(json, entry));
        Record(json, "fin", () => Totals(json, ledger.Truth));
        json.Flush();
    }

    private static void Record(JsonText json, string kind, Action value)
    {
        json.Raw("{\"t\":\"");
        json.Raw(kind);
        json.Raw("\",\"v\":");
        value();
        json.Raw("}\n");
    }

    private static void Separated<T>(JsonText json, IEnumerable<T> items, Action<T> write)
    {
        var first = true;
        foreach (var item in items)
        {
            if (!first) json.Raw(",");
            first = false;
            write(item);
        }
    }

    private static void Lot(JsonText json, string dossier, string key)
    {
        json.Raw("{");
        json.Property("cle", key);
        json.Raw(",");
        json.Property("dossier", dossier);
        json.Raw(",");
        json.Property("nom", "Écritures générées");
        json.Raw("}");
    }

    private static void Journal(JsonText json, string code, string label)
    {
        json.Raw("{");
        json.Property("code", code);
        json.Raw(",");
        json.Property("libelle", label);
        json.Raw("}");
    }

    private static void Account(JsonText json, string number, string label)
    {
        json.Raw("{");
        json.Property("numero", number);
        json.Raw(",");
        json.Property("libelle", label);
        json.Raw("}");
    }

    private static void ThirdParty(JsonText json, string code, (string Label, string Collective) party)
    {
        json.Raw("{");
        json.Property("code", code);
        json.Raw(",");
        json.Property("libelle", party.Label);
        json.Raw(",");
        json.Property("collectif", party.Collective);
        json.Raw("}");
    }

    private static void Entry(JsonText json, GeneratedEntry entry)
    {
        json.Raw("{");
        json.Property("id", "e-" + entry.Ordinal.ToString(CultureInfo.InvariantCulture));
        json.Raw(",");
        json.Property("journal", entry.Journal);
        json.Raw(",\"date\":\"");
        json.Writer.Date(entry.Date, "y-m-d");
        json.Raw("\",");
        json.Property("numero", entry.Number);
        json.Raw(",");
        json.Property("libelle", entry.Label);
        json.Raw(",\"piece\":{");
        json.Property("reference", entry.Reference);
        json.Raw(",\"date\":\"");
        json.Writer.Date(entry.DocumentDate, "y-m-d");
        json.Raw("\"},\"lignes\":[");
        for (var i = 0; i < entry.Lines.Length; i++)
        {
            if (i > 0) json.Raw(",");
            Line(json, entry.Lines[i]);
        }
        json.Raw("]}");
    }

    private static void Line(JsonText json, GeneratedLine line)
    {
        json.Raw("{");
        json.Property("compte", line.Account);
        if (line.ThirdParty.Length > 0)
        {
            json.Raw(",");
            json.Property("tiers", line.ThirdParty);
        }
        json.Raw(line.Debit != 0 ? ",\"debit\":\"" : ",\"credit\":\"");
        json.Writer.Cents(line.Debit + line.Credit, '.');
        json.Raw("\"");
        if (line.Matching.Length > 0)
        {
            json.Raw(",");
            json.Property("lettrage", line.Matching);
            json.Raw(",\"dateLettrage\":\"");
            json.Writer.Date(line.MatchingDate ?? default, "y-m-d");
            json.Raw("\"");
        }
        json.Raw("}");
    }

    private static void Totals(JsonText json, LedgerTruth truth)
    {
        json.Raw("{\"ecritures\":");
        json.Writer.Number(truth.Entries);
        json.Raw(",\"lignes\":");
        json.Writer.Number(truth.Lines);
        json.Raw(",");
        json.Property("debit", truth.Total.ToString());
        json.Raw(",");
        json.Property("credit", truth.Total.ToString());
        json.Raw("}");
    }
}

/// <summary>Writes JSON in UTF-8, without blanks.</summary>
internal sealed class JsonText(Stream stream)
{
    public ByteWriter Writer { get; } = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    public void Raw(string text) => Writer.Text(text);

    public void Property(string name, string value)
    {
        Writer.Char('"');
        Writer.Text(name);
        Writer.Text("\":\"");
        foreach (var c in value)
            if (c is '"' or '\\') Writer.Text(['\\', c]);
            else if (c >= ' ') Writer.Char(c);
            else Writer.Text($"\\u{(int)c:X4}");
        Writer.Char('"');
    }

    public void Flush() => Writer.Flush();
}
