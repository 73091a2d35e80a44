using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PartnerImports.Testing;

namespace PartnerImports.Parsers.Tests.Custom;

/// <summary>A line of test data, in the values that the books must end up with.</summary>
internal sealed record DataLine(string Account, string ThirdParty, string Label, long Debit, long Credit)
{
    public string Side => Debit != 0 ? "D" : "C";

    public long Cents => Debit + Credit;
}

/// <summary>An entry of test data.</summary>
internal sealed record DataEntry(string Journal, LocalDate Date, string Reference, ImmutableArray<DataLine> Lines);

/// <summary>The same entries for a custom file and for the FEC that it is compared with; both are written here, without any code of the readers.</summary>
internal static class SameData
{
    /// <summary>Entries of a seeded ledger, with labels and references short enough for any fixed format.</summary>
    public static ImmutableArray<DataEntry> Ledger(int seed, int lines, Func<GeneratedEntry, string>? journal = null, Func<GeneratedEntry, string>? reference = null) =>
    [
        .. new LedgerGenerator(seed, lines).Select(entry => new DataEntry(
            journal?.Invoke(entry) ?? entry.Journal, entry.Date, reference?.Invoke(entry) ?? "P" + entry.Ordinal.ToString("00000", CultureInfo.InvariantCulture),
            [.. entry.Lines.Select(line => new DataLine(line.Account, line.ThirdParty, entry.Label.Length > 20 ? entry.Label[..20].TrimEnd() : entry.Label, line.Debit, line.Credit))])),
    ];

    public static string Decimal(long cents, string mark) => string.Create(CultureInfo.InvariantCulture, $"{cents / 100}{mark}{cents % 100:00}");

    public static string Date(LocalDate date, string pattern) => date.ToString(pattern, CultureInfo.InvariantCulture);

    /// <summary>The FEC of the entries, numbered in their order.</summary>
    public static CustomFile Fec(IEnumerable<DataEntry> entries)
    {
        var text = new StringBuilder("JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise\r\n");
        var number = 0;
        foreach (var entry in entries)
        {
            number++;
            foreach (var line in entry.Lines)
                text.Append(CultureInfo.InvariantCulture, $"{entry.Journal}\tJournal\t{number}\t{Date(entry.Date, "uuuuMMdd")}\t{line.Account}\tCompte\t{line.ThirdParty}\t{(line.ThirdParty.Length > 0 ? "Tiers" : "")}\t{entry.Reference}\t{Date(entry.Date, "uuuuMMdd")}\t{line.Label}\t{Decimal(line.Debit, ",")}\t{Decimal(line.Credit, ",")}\t\t\t{Date(entry.Date, "uuuuMMdd")}\t\t\r\n");
        }
        return new("", Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>The entries as lines of text, without names, numbers and places: what must be the same whatever the format.</summary>
    public static string[] Describe(IEnumerable<JournalEntry> entries, bool withReference = true, bool withLabel = true) =>
        [.. entries.Select(entry => string.Join(" | ", entry.Lines.Select(line =>
            $"{line.Journal} {Date(line.Date, "uuuu-MM-dd")} {(withReference ? line.Reference : "")} {line.Account} {line.ThirdParty} {(withLabel ? line.Label : "")} {line.Debit} {line.Credit}")))];

    /// <summary>Reads both files and compares entries, totals and fingerprint.</summary>
    public static async Task MustMatchAsync(CustomFile custom, IReadOnlyCollection<DataEntry> data, bool withReference = true, bool withLabel = true)
    {
        var fec = Fec(data);
        var parser = CustomFile.Parser;
        var expected = await parser.AnalyseAsync(fec.Content, ReadOptions.Default);
        expected.HasBlocking.Should().BeFalse();
        var analysis = await custom.AnalyseAsync();
        analysis.Diagnostics.Where(item => item.Severity >= Severity.Warning).Select(CustomFile.Describe).Should().BeEmpty();
        analysis.Summary.Should().Be(expected.Summary with { Sections = analysis.Summary.Sections });
        analysis.Fingerprint.Should().Be(expected.Fingerprint);
        var entries = await parser.ReadEntriesAsync(custom.Content, analysis).ToListAsync();
        Describe(entries, withReference, withLabel).Should().Equal(Describe(await parser.ReadEntriesAsync(fec.Content, expected).ToListAsync(), withReference, withLabel));
        entries.Select(entry => entry.Name).Should().OnlyHaveUniqueItems();
    }
}
