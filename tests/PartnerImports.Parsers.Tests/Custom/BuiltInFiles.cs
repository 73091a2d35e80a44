using System.Globalization;
using System.Text;

namespace PartnerImports.Parsers.Tests.Custom;

/// <summary>Writes files of the six well-known formats from their published facts, without any code or model of the readers.</summary>
internal static class BuiltInFiles
{
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static byte[] Write(string code, IReadOnlyList<DataEntry> data) => code switch
    {
        "myunisoft" => MyUnisoft(data, amountAndSide: false),
        "ximport" => XImport(data),
        "quadra" => Quadra(data),
        "ebp" => Ebp(data),
        "pennylane" => Pennylane(data),
        "pnm" => Pnm(data),
        _ => throw new ArgumentOutOfRangeException(nameof(code)),
    };

    public static byte[] MyUnisoft(IReadOnlyList<DataEntry> data, bool amountAndSide)
    {
        var text = new StringBuilder(amountAndSide ? "Sens;Montant;" : "Debit;CREDIT;");
        text.Append("Libellé;Compte;Auxiliaire;Journal;Date;Pièce;CODE SECTION SUR AXE #AGENCE#;LIBELLE SECTION;CODE SECTION SUR AXE #PROJET#;LIBELLE SECTION\n");
        foreach (var (entry, line) in Lines(data))
        {
            text.Append(amountAndSide ? $"{(line.Debit != 0 ? "D" : "crédit")};{SameData.Decimal(line.Cents, ",")};" : $"{(line.Debit != 0 ? SameData.Decimal(line.Debit, ",") : "")};{(line.Credit != 0 ? SameData.Decimal(line.Credit, ",") : "")};");
            var date = SameData.Date(entry.Date, (entry.Reference[^1] - '0') switch { < 4 => "dd/MM/uuuu", < 7 => "uuuu/MM/dd", _ => "uuuuMMdd" });
            text.Append(CultureInfo.InvariantCulture, $"{line.Label};{line.Account};{line.ThirdParty};{entry.Journal};{date};{entry.Reference};{(line.Account[0] == '7' ? "LYON;Agence de Lyon" : ";")};{(line.Account[0] == '6' ? "P1;Projet un" : ";")}\n");
        }
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static byte[] XImport(IReadOnlyList<DataEntry> data)
    {
        var text = new StringBuilder();
        foreach (var (number, entry) in data.Index())
            foreach (var line in entry.Lines)
                text.Append(new FixedLine(142).Put(1, Digits(number + 1, 5)).Put(6, entry.Journal).Put(8, SameData.Date(entry.Date, "uuuuMMdd")).Put(16, SameData.Date(entry.Date.PlusDays(30), "uuuuMMdd"))
                    .Put(24, entry.Reference).Put(36, line.Account).Put(47, line.Label).Put(72, SameData.Decimal(line.Cents, ".").PadLeft(13)).Put(85, line.Side)
                    .Put(104, "Compte " + line.Account).Put(138, "O2003")).Append("\r\n");
        return Windows.GetBytes(text.ToString());
    }

    private static byte[] Quadra(IReadOnlyList<DataEntry> data)
    {
        var text = new StringBuilder();
        foreach (var account in Lines(data).Select(pair => pair.Line.Account).Distinct()) text.Append("C" + account.PadRight(8) + ("Compte n° " + account).PadRight(30)).Append("\r\n");
        text.Append("RAutre enregistrement\r\n");
        foreach (var (index, (entry, line)) in Lines(data).Index())
        {
            var record = SampleModelTests.MovementLine(entry, line with { ThirdParty = "" });
            // One line in two is of the old kind, which ends before the three letters of the journal and the thirty of the label.
            text.Append(index % 2 == 0 ? record : record[..107]).Append("\r\n");
        }
        return Windows.GetBytes(text.ToString());
    }

    private static byte[] Ebp(IReadOnlyList<DataEntry> data)
    {
        var text = new StringBuilder();
        foreach (var (number, entry) in data.Index())
            foreach (var line in entry.Lines)
                text.Append(CultureInfo.InvariantCulture, $"{number + 1},{SameData.Date(entry.Date, "ddMMuuuu")},{entry.Journal},{line.Account},\"{line.Label}\",\"{entry.Reference}\",{SameData.Decimal(line.Cents, ".")},{line.Side},{SameData.Date(entry.Date.PlusDays(30), "ddMMuuuu")}\r\n");
        return Windows.GetBytes(text.ToString());
    }

    private static byte[] Pennylane(IReadOnlyList<DataEntry> data)
    {
        var text = new StringBuilder("Date;Code journal;Numéro de compte;Libellé;Débit;Crédit;Numéro de pièce;Devise;Débit_devise_origine;Crédit_devise_origine\n");
        foreach (var (entry, line) in Lines(data))
            text.Append(CultureInfo.InvariantCulture, $"{SameData.Date(entry.Date, "dd/MM/uuuu")};{entry.Journal};{line.Account};\"{line.Label}\";{SameData.Decimal(line.Debit, ",")};{SameData.Decimal(line.Credit, ",")};{entry.Reference};EUR;{SameData.Decimal(line.Debit, ",")};{SameData.Decimal(line.Credit, ",")}\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static byte[] Pnm(IReadOnlyList<DataEntry> data)
    {
        var text = new StringBuilder("SOCIÉTÉ D'EXEMPLE".PadRight(30) + "\r\n");
        foreach (var (number, entry) in data.Index())
            foreach (var line in entry.Lines)
            {
                FixedLine Record(string type, string subledger) => new FixedLine(138).Put(1, entry.Journal).Put(4, SameData.Date(entry.Date, "ddMMyy")).Put(10, "FC").Put(12, line.Account).Put(25, type).Put(26, subledger)
                    .Put(39, entry.Reference).Put(52, line.Label).Put(77, "V").Put(78, "      ").Put(84, line.Side).Put(85, SameData.Decimal(line.Cents, ".").PadLeft(20)).Put(105, "N").Put(106, Digits(number + 1, 7));
                text.Append(line.ThirdParty.Length > 0 ? Record("X", line.ThirdParty) : Record(" ", "")).Append("\r\n");
                if (line.Account[0] == '6') text.Append(Record("A", "SECTION1")).Append("\r\n");
            }
        return Windows.GetBytes(text.ToString());
    }

    private static IEnumerable<(DataEntry Entry, DataLine Line)> Lines(IEnumerable<DataEntry> data) => data.SelectMany(entry => entry.Lines.Select(line => (entry, line)));

    private static string Digits(int number, int count) => number.ToString(CultureInfo.InvariantCulture).PadLeft(count, '0');
}
