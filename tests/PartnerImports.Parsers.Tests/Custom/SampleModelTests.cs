using System.Globalization;
using System.Text;

namespace PartnerImports.Parsers.Tests.Custom;

/// <summary>The four sample models read files written from them, and give the same entries as the FEC of the same data.</summary>
public class SampleModelTests
{
    private const int Lines = 400;

    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    [Fact]
    public async Task Delimited_with_header_translations_thousands_and_skipped_lines()
    {
        // The file says VE and AC, short accounts and cash registers; the books say VT and HA, six digits, one cash account.
        var data = SameData.Ledger(11, Lines, entry => entry.Journal switch { "VE" => "VT", "AC" => "HA", var other => other });
        var text = new StringBuilder("Export de caisse;;;\r\nÉdité le 24/11/2026;\r\nDate;JNL;N° Pièce;compte;Intitulé;AUXILIAIRE;Libelle;Echéance; Débit ;credit;Boutique\r\n");
        foreach (var entry in data)
            foreach (var line in entry.Lines)
            {
                var journal = entry.Journal switch { "VT" => "VE", "HA" => "AC", var other => other };
                var account = line.Account == "530000" ? "531200" : line.Account.TrimEnd('0');
                text.Append(CultureInfo.InvariantCulture, $"{SameData.Date(entry.Date, "dd/MM/uuuu")};{journal};{entry.Reference};{account};;{(line.ThirdParty.Length > 0 ? line.ThirdParty : "-")};\"{line.Label}\";;{Amount(line.Debit)};{Amount(line.Credit)};\r\n");
            }

        await SameData.MustMatchAsync(File("modele-1-csv", text.ToString(), Windows), data);

        static string Amount(long cents) => cents == 0 ? "-" : (cents / 100m).ToString("#,0.00", new CultureInfo("") { NumberFormat = { NumberGroupSeparator = "\u00A0", NumberDecimalSeparator = "," } });
    }

    [Fact]
    public async Task Tabs_without_header_amount_and_side_until_balanced()
    {
        var data = SameData.Ledger(12, Lines, _ => "PAI").Select(entry => entry with { Reference = "", Lines = [.. entry.Lines.Select(Payroll)] }).ToArray();
        var text = new StringBuilder("H\tPaie\n");
        foreach (var entry in data)
            foreach (var line in entry.Lines)
            {
                var account = line.ThirdParty.Length > 0 ? line.ThirdParty : line.Account == "421000" ? "421.99" : line.Account.Insert(3, ".");
                text.Append(CultureInfo.InvariantCulture, $"L\t{SameData.Date(entry.Date, "yyMMdd")}\t {account}\t{SameData.Decimal(line.Cents, ".")}\t{(line.Debit != 0 ? "DB" : "C")}\t{line.Label}\n");
            }
        text.Append("T\t12345.67\n\n");

        await SameData.MustMatchAsync(File("modele-2-paie-tsv", text.ToString(), Encoding.UTF8), data);

        // Third parties become employees of 421000; customers' own accounts stay.
        static DataLine Payroll(DataLine line) => line.ThirdParty.Length > 0 ? line with { Account = "421000", ThirdParty = "421" + line.ThirdParty } : line.Account == "411000" ? line with { Account = "421000" } : line;
    }

    [Fact]
    public async Task Fixed_width_with_third_party_records_cents_and_roots()
    {
        var data = SameData.Ledger(13, Lines).Select(entry => entry with { Lines = [.. entry.Lines.Select(Subledger)] }).ToArray();
        var text = new StringBuilder();
        foreach (var party in data.SelectMany(entry => entry.Lines).Select(line => line.ThirdParty).Where(code => code.Length > 0).Distinct())
            text.Append('C').Append(party.PadRight(8)).Append(("Nom de " + party).PadRight(30)).Append("\r\n");
        text.Append("Z ligne d'un autre type\r\n");
        foreach (var entry in data)
            foreach (var line in entry.Lines)
                text.Append(MovementLine(entry, line)).Append("\r\n");

        await SameData.MustMatchAsync(File("modele-3-fixe", text.ToString(), CodePagesEncodingProvider.Instance.GetEncoding(28605)!), data);

        static DataLine Subledger(DataLine line) => line.ThirdParty.Length == 0 ? line : line.Account == "401000" ? line with { ThirdParty = "01" + line.ThirdParty } : line with { ThirdParty = "9" + line.ThirdParty };
    }

    [Fact]
    public async Task Fixed_width_with_headers_movements_and_allocations()
    {
        var data = SameData.Ledger(14, Lines).Select(entry => entry with { Reference = "", Lines = [.. entry.Lines.Select(line => line with { ThirdParty = "" })] }).ToArray();
        var text = new StringBuilder();
        var number = 0;
        foreach (var entry in data)
        {
            text.Append(CultureInfo.InvariantCulture, $"ECR   {entry.Journal}{SameData.Date(entry.Date, "ddMMuuuu")}{++number,-8}{entry.Lines[0].Label,-30}\r\n");
            foreach (var line in entry.Lines)
            {
                text.Append(CultureInfo.InvariantCulture, $"MVT   {line.Account,-10}{(line == entry.Lines[0] ? "" : line.Label),-30}{(line.Debit != 0 ? SameData.Decimal(line.Debit, ".") : ""),13}{(line.Credit != 0 ? SameData.Decimal(line.Credit, ".") : ""),13}\r\n");
                if (line.Account[0] == '6') text.Append("ANAMVTATEL1      33.33\r\nANAMVTATEL2      66.67\r\n");
            }
        }
        var file = File("modele-4-hierarchique", text.ToString(), Windows);

        await SameData.MustMatchAsync(file, data, withReference: false);

        var entries = await file.EntriesAsync();
        entries.Select(entry => entry.Lines[0].Number).Should().Equal(Enumerable.Range(1, data.Length).Select(i => i.ToString(CultureInfo.InvariantCulture)));
        foreach (var line in entries.SelectMany(entry => entry.Lines).Where(line => line.Account.ToString()[0] == '6'))
        {
            line.Allocations.Select(share => share.Section.ToString()).Should().Equal("ATEL1", "ATEL2");
            line.Allocations.Sum(share => share.Amount.ToDecimal()).Should().Be(line.Debit.ToDecimal() + line.Credit.ToDecimal());
        }
    }

    /// <summary>A Quadra movement: fields at their columns, blanks between.</summary>
    internal static string MovementLine(DataEntry entry, DataLine line)
    {
        var record = new FixedLine(146);
        record.Put(1, "M").Put(2, (line.ThirdParty.Length > 0 ? line.ThirdParty : line.Account).PadRight(8)).Put(10, entry.Journal).Put(12, "000").Put(15, SameData.Date(entry.Date, "ddMMyy"));
        record.Put(22, line.Label.Length > 20 ? line.Label[..20] : line.Label).Put(42, line.Side).Put(43, "+").Put(44, line.Cents.ToString("000000000000", CultureInfo.InvariantCulture));
        return record.Put(64, "000000").Put(100, entry.Reference).Put(117, line.Label).ToString();
    }

    private static CustomFile File(string model, string text, Encoding encoding) => new(Encoding.UTF8.GetString(ModelCorpus.Read("good", model)), encoding.GetBytes(text));
}

/// <summary>A line of blanks that texts are put into by column.</summary>
internal sealed class FixedLine(int length)
{
    private readonly char[] _chars = [.. Enumerable.Repeat(' ', length)];

    public FixedLine Put(int column, string text)
    {
        text.CopyTo(0, _chars, column - 1, text.Length);
        return this;
    }

    public override string ToString() => new(_chars);
}
