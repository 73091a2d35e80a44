using System.Globalization;
using System.Text;
using FsCheck.Xunit;

using PartnerImports.Tests;

namespace PartnerImports.Parsers.Tests.Fec;

/// <summary>The summary against a reader that splits strings and adds decimals.</summary>
public class FecSummaryTests
{
    [Property(Arbitrary = [typeof(WritableLines)], MaxTest = 200)]
    [Rule("P1")]
    [Rule("P11")]
    public async Task The_summary_is_that_of_a_naive_reader(ListedLine[] lines, int chunk)
    {
        var text = string.Concat(lines.Select(line => string.Join('|',
            line.Journal, line.JournalLabel, line.Number, line.Date.ToString("uuuuMMdd", CultureInfo.InvariantCulture), line.Account, line.AccountLabel, line.ThirdParty, line.ThirdPartyLabel,
            line.Reference, "", line.Label, Comma(line.Debit), Comma(line.Credit), line.Matching, "", "", "", "") + "\n"));
        const string header = "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise\n";
        var bytes = Encoding.UTF8.GetBytes(header + text);

        var rows = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('|')).ToList();
        var analysis = await FecCase.AnalyseAsync(new ChoppedContent(bytes, "123456782FEC20231231.txt", 1 + Math.Abs(chunk % 97)));

        var summary = analysis.Summary;
        summary.Lines.Should().Be(rows.Count);
        summary.Entries.Should().Be(rows.Select(row => (row[0], row[2])).Distinct().Count());
        summary.TotalDebit.ToDecimal().Should().Be(rows.Sum(row => Decimal(row[11])));
        summary.TotalCredit.ToDecimal().Should().Be(rows.Sum(row => Decimal(row[12])));
        summary.FirstMovement?.ToString("uuuuMMdd", CultureInfo.InvariantCulture).Should().Be(rows.Min(row => row[3]));
        summary.LastMovement?.ToString("uuuuMMdd", CultureInfo.InvariantCulture).Should().Be(rows.Max(row => row[3]));
        summary.Journals.Should().Be(Distinct(0));
        summary.Accounts.Should().Be(Distinct(4));
        summary.ThirdParties.Should().Be(Distinct(6));
        summary.Elements.Should().Be(Distinct(0) + Distinct(4) + Distinct(6));

        int Distinct(int column) => rows.Select(row => row[column]).Where(value => value.Length > 0).Distinct().Count();
    }

    private static string Comma(Amount amount) => amount.ToString().Replace('.', ',');

    private static decimal Decimal(string text) => decimal.Parse(text.Replace(',', '.'), CultureInfo.InvariantCulture);
}
