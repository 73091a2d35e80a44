using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace PartnerImports.Testing;

/// <summary>Makes entries for tests.</summary>
public static class TestEntries
{
    private static readonly LocalDate FirstDay = new(2025, 1, 2);

    /// <summary>A line of an entry, with a number of its own and nothing else that its arguments don't say.</summary>
    /// <param name="entry">The entry's name, as <c>AC/12</c>: journal and number are taken from it.</param>
    /// <param name="lineNumber">The number of the line.</param>
    /// <param name="date">The date.</param>
    /// <param name="account">The general account.</param>
    /// <param name="debit">The debit.</param>
    /// <param name="credit">The credit.</param>
    public static EntryLine Line(string entry, int lineNumber, LocalDate date, string account, Amount debit, Amount credit = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var slash = entry.IndexOf('/', StringComparison.Ordinal);
        return new()
        {
            Entry = entry, LineNumber = lineNumber, Journal = JournalCode.Parse(slash > 0 ? entry[..slash] : "OD"), JournalLabel = "Journal " + (slash > 0 ? entry[..slash] : "OD"),
            Number = entry[(slash + 1)..], Date = date, Account = AccountNumber.Parse(account), AccountLabel = "Compte " + account,
            Label = $"Ligne {lineNumber.ToString(CultureInfo.InvariantCulture)}", Reference = "F" + entry[(slash + 1)..], Debit = debit, Credit = credit,
        };
    }

    /// <summary>Purchases of two to three lines each: an expense, now and then deductible tax, and a supplier.</summary>
    /// <param name="entries">How many entries.</param>
    /// <param name="firstNumber">The number of the first one.</param>
    public static ImmutableArray<EntryLine> Purchases(int entries, int firstNumber = 1)
    {
        var lines = ImmutableArray.CreateBuilder<EntryLine>();
        for (var i = 0; i < entries; i++)
        {
            var number = firstNumber + i;
            var name = "AC/" + number.ToString(CultureInfo.InvariantCulture);
            var date = FirstDay.PlusDays(i % 360);
            var net = Amount.Create(10_000 + 137 * number, 2);
            var tax = number % 2 == 0 ? Amount.Create((10_000 + 137 * number) / 5, 2) : Amount.Zero;
            lines.Add(Line(name, lines.Count + 1, date, number % 3 == 0 ? "606300" : "607000", net));
            if (!tax.IsZero) lines.Add(Line(name, lines.Count + 1, date, "445660", tax));
            var supplier = "F" + (number % 7).ToString("000", CultureInfo.InvariantCulture);
            lines.Add(Line(name, lines.Count + 1, date, "401000", default, Amount.FromDecimal(net.ToDecimal() + tax.ToDecimal())) with
            {
                ThirdParty = ThirdPartyCode.Parse(supplier),
                ThirdPartyLabel = "Fournisseur " + supplier,
            });
        }
        return lines.DrainToImmutable();
    }

    /// <summary>The journals, accounts, third parties and sections that lines name, in order of first appearance.</summary>
    public static ReferenceData Named(ImmutableArray<EntryLine> lines) => new()
    {
        Journals = [.. lines.DistinctBy(line => line.Journal).Select(line => new Journal(line.Journal, line.JournalLabel))],
        Accounts = [.. lines.DistinctBy(line => line.Account).Select(line => new Account(line.Account, line.AccountLabel))],
        ThirdParties = [.. lines.Where(line => line.ThirdParty.HasValue).DistinctBy(line => line.ThirdParty).Select(line => new ThirdParty(line.ThirdParty, line.ThirdPartyLabel, line.Account))],
        Sections = [.. lines.SelectMany(line => line.Allocations).DistinctBy(share => (share.Axis, share.Section)).Select(share => new AnalyticSection(share.Axis, share.Section, ""))],
    };

    /// <summary>The counts, dates and totals of lines.</summary>
    public static ImportSummary Summary(ImmutableArray<EntryLine> lines)
    {
        var named = Named(lines);
        return new()
        {
            Entries = lines.DistinctBy(line => line.Entry).Count(), Lines = lines.Length,
            TotalDebit = lines.Aggregate(AmountTotal.Zero, (sum, line) => sum.Add(line.Debit)), TotalCredit = lines.Aggregate(AmountTotal.Zero, (sum, line) => sum.Add(line.Credit)),
            FirstMovement = lines.IsEmpty ? null : lines.Min(line => line.Date), LastMovement = lines.IsEmpty ? null : lines.Max(line => line.Date),
            Journals = named.Journals.Length, Accounts = named.Accounts.Length, ThirdParties = named.ThirdParties.Length, Sections = named.Sections.Length,
        };
    }

    /// <summary>A line as the window <i>Détail des écritures</i> shows it.</summary>
    public static LineView View(EntryLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return new()
        {
            Entry = line.Entry, Line = line.LineNumber, Journal = line.Journal.ToString(), Date = line.Date, Document = line.Number, Account = line.Account.ToString(),
            ThirdParty = line.ThirdParty.ToString(), Reference = line.Reference, Label = line.Label, Debit = line.Debit, Credit = line.Credit, Matching = line.Matching.ToString(),
        };
    }
}
