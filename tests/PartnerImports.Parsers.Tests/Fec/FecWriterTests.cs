using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PartnerImports.Parsers.Fec;

namespace PartnerImports.Parsers.Tests.Fec;

public class FecWriterTests
{
    private static readonly FecWriterOptions Options = new() { Siren = Siren.Parse("123456782"), Closing = new(2023, 12, 31) };

    private static readonly FecWriterOptions[] Variants =
    [
        Options,
        Options with { Separator = '|', LineEnd = "\n", Encoding = ContentEncoding.Utf8WithBom },
        Options with { LineEnd = "\r", Encoding = ContentEncoding.Latin9, Sides = FecSides.Letters },
        Options with { Separator = '|', Sides = FecSides.Numbers },
        Options with { Regime = FecRegime.Com },
        Options with { Regime = FecRegime.Bnct },
    ];

    [Property(Arbitrary = [typeof(WritableLines)], MaxTest = 200)]
    public async Task What_is_written_is_read_back(ListedLine[] lines)
    {
        foreach (var options in Variants)
        {
            var bytes = await WriteAsync(lines, options);
            var content = ImportContent.FromBytes(bytes, options.FileName);
            var analysis = await FecCase.AnalyseAsync(content, new() { Regime = options.Regime.ToString() });
            analysis.Diagnostics.Where(item => item.Severity == Severity.Blocking && item.Code != "ENT0301").Select(FecCase.Describe).Should().BeEmpty();
            if (analysis.HasBlocking) continue;
            var read = await ReadAsync(content, analysis);
            read.Select(line => line.Describe()).Should().Equal(lines.Select(line => line.Describe()));
            read.Select(line => line.Entry).Should().Equal(lines.Select(line => line.Entry));
        }
    }

    [Fact]
    public async Task The_defaults_are_tab_utf8_and_crlf()
    {
        var bytes = await WriteAsync(Invoice("1"), Options);
        Encoding.UTF8.GetString(bytes).Should().Be(
            "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise\r\n"
            + "AC\tAchats\t1\t20230105\t60700000\tAchats\t\t\tF-1\t20230104\tFacture\t50,00\t0,00\t\t\t20230131\t\t\r\n"
            + "AC\tAchats\t1\t20230105\t40100000\tAchats\t\t\tF-1\t20230104\tFacture\t0,00\t50,00\t\t\t20230131\t\t\r\n");
        Options.FileName.Should().Be("123456782FEC20231231.txt");
    }

    [Fact]
    public async Task All_that_is_missing_is_told_at_once_with_the_option_that_supplies_it()
    {
        var lines = Invoice("1").Select(line => line with { LockDate = default }).ToArray();
        var examination = await FecWriter.ExamineAsync(new ListedEntries(lines), new(), TestContext.Current.CancellationToken);
        examination.Refusals.Select(finding => (finding.Code, finding.Expected, finding.Count)).Should().Equal(("FEC1001", "--siren", 1), ("FEC1002", "--closing", 1), ("FEC1003", "--valid-date", 2));
        examination.CanWrite(lossy: true).Should().BeFalse();
        await FluentActions.Awaiting(() => FecWriter.WriteAsync(new ListedEntries(lines), examination, new MemoryStream(), lossy: true).AsTask()).Should().ThrowAsync<InvalidOperationException>();
    }

    [Theory]
    [InlineData(true, "20230105")]
    [InlineData(false, "20230301")]
    public async Task A_missing_validation_date_is_what_the_caller_says(bool isEntryDate, string written)
    {
        var lines = Invoice("1").Select(line => line with { LockDate = default }).ToArray();
        var bytes = await WriteAsync(lines, Options with { ValidDateIsEntryDate = isEntryDate, ValidDate = isEntryDate ? null : new(2023, 3, 1) });
        Encoding.UTF8.GetString(bytes).Split("\r\n")[1].Split('\t')[15].Should().Be(written);
    }

    [Fact]
    public async Task What_a_fec_cannot_hold_is_listed_and_needs_permission()
    {
        ListedLine[] lines = [.. Invoice("1").Select(line => line with { Label = "Fac\tture", DueDate = new(2023, 2, 5), Section = "PARIS" })];
        var examination = await FecWriter.ExamineAsync(new ListedEntries(lines), Options, TestContext.Current.CancellationToken);
        examination.Losses.Select(finding => (finding.Code, finding.Count)).Should().BeEquivalentTo([("FEC1101", 2L), ("FEC1102", 2L), ("FEC1104", 2L)]);
        examination.CanWrite(lossy: false).Should().BeFalse();
        var output = new MemoryStream();
        await FecWriter.WriteAsync(new ListedEntries(lines), examination, output, lossy: true, TestContext.Current.CancellationToken);
        Encoding.UTF8.GetString(output.ToArray()).Should().Contain("\tFac ture\t");
    }

    [Fact]
    public async Task A_character_that_the_encoding_lacks_is_a_loss()
    {
        var lines = Invoice("1").Select(line => line with { Label = "l’achat €" }).ToArray();
        var examination = await FecWriter.ExamineAsync(new ListedEntries(lines), Options with { Encoding = ContentEncoding.Latin9 }, TestContext.Current.CancellationToken);
        examination.Losses.Select(finding => (finding.Code, finding.Read, finding.Count)).Should().Equal(("FEC1105", "’", 2L));
    }

    [Fact]
    public async Task Both_sides_on_a_line_are_a_loss_for_amount_and_side()
    {
        var lines = Invoice("1").Select(line => line with { Debit = Amount.Parse("50"), Credit = Amount.Parse("50") }).ToArray();
        var examination = await FecWriter.ExamineAsync(new ListedEntries(lines), Options with { Sides = FecSides.Letters }, TestContext.Current.CancellationToken);
        examination.Losses.Select(finding => finding.Code).Should().Equal("FEC1106");
    }

    [Fact]
    public async Task A_date_beyond_the_calendar_of_a_fec_is_refused()
    {
        var lines = Invoice("1").Select(line => line with { Date = new(202, 1, 5) }).ToArray();
        var examination = await FecWriter.ExamineAsync(new ListedEntries(lines), Options, TestContext.Current.CancellationToken);
        examination.Refusals.Select(finding => (finding.Code, finding.Read)).Should().Equal(("FEC1004", "0202-01-05"));
    }

    [Fact]
    public async Task Documents_and_blank_values_are_told()
    {
        var lines = Invoice("1").Select(line => line with { AccountLabel = "" }).ToArray();
        var examination = await FecWriter.ExamineAsync(new WithDocument(lines), Options, TestContext.Current.CancellationToken);
        examination.Losses.Select(finding => (finding.Code, finding.Field)).Should().Equal(("FEC1103", ""), ("FEC1202", "CompteLib"));
    }

    [Fact]
    public async Task Required_values_that_the_source_lacks_are_conventional_and_only_with_permission()
    {
        var lines = Invoice("1").Select(line => line with { JournalLabel = "", AccountLabel = "", Reference = "", DocumentDate = default, Label = "" }).ToArray();
        var options = Options with { Regime = FecRegime.Bat };
        var examination = await FecWriter.ExamineAsync(new ListedEntries(lines), options, TestContext.Current.CancellationToken);
        examination.Losses.Select(finding => (finding.Code, finding.Field, finding.Expected, finding.Count)).Should().BeEquivalentTo([
            ("FEC1202", "CompteLib", "CompteNum", 2L), ("FEC1202", "PieceRef", "-", 2L), ("FEC1202", "PieceDate", "EcritureDate", 2L),
            ("FEC1202", "EcritureLib", "-", 2L), ("FEC1202", "DateRglt", "EcritureDate", 2L), ("FEC1202", "ModeRglt", "-", 2L)]);
        examination.CanWrite(lossy: false).Should().BeFalse();
        Encoding.UTF8.GetString(await WriteAsync(lines, options, lossy: true)).Split("\r\n")[1].Should()
            .Be("AC\t\t1\t20230105\t60700000\t60700000\t\t\t-\t20230105\t-\t50,00\t0,00\t\t\t20230131\t\t\t20230105\t-\t");
    }

    [Fact]
    public async Task A_line_without_account_is_refused()
    {
        var lines = Invoice("1").Select(line => line with { Account = "" }).ToArray();
        var examination = await FecWriter.ExamineAsync(new ListedEntries(lines), Options, TestContext.Current.CancellationToken);
        examination.Refusals.Select(finding => (finding.Code, finding.Field, finding.Count)).Should().Equal(("FEC1005", "CompteNum", 2L));
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    public async Task Entries_that_their_numbers_do_not_name_are_numbered_anew(string number)
    {
        ListedLine[] lines = [.. Invoice(number), .. Invoice(number).Select(line => line with { Entry = 1 })];
        var examination = await FecWriter.ExamineAsync(new ListedEntries(lines), Options, TestContext.Current.CancellationToken);
        examination.Losses.Select(finding => finding.Code).Should().Equal("FEC1201");
        examination.CanWrite(lossy: false).Should().BeFalse();
        var content = ImportContent.FromBytes(await WriteAsync(lines, Options, lossy: true), Options.FileName);
        var analysis = await FecCase.AnalyseAsync(content);
        var read = await ReadAsync(content, analysis);
        read.Select(line => (line.Entry, line.Number)).Should().Equal((0, "1"), (0, "1"), (1, "2"), (1, "2"));
        read.SelectMany(line => line.Extras).Should().Equal(number.Length == 0 ? [] : Enumerable.Repeat(("NumeroOrigine", number), 4));
    }

    [Fact]
    public async Task Labels_that_lines_lack_come_from_the_reference_data()
    {
        var lines = Invoice("1").Select(line => line with { JournalLabel = "", AccountLabel = "" }).ToArray();
        var labels = new ReferenceData
        {
            Journals = [new(JournalCode.Parse("AC"), "Journal des achats")],
            Accounts = [new(AccountNumber.Parse("60700000"), "Marchandises"), new(AccountNumber.Parse("40100000"), "Fournisseurs")],
        };
        var text = Encoding.UTF8.GetString(await WriteAsync(lines, Options with { Labels = labels }));
        text.Should().Contain("AC\tJournal des achats\t1\t20230105\t60700000\tMarchandises\t").And.Contain("\t40100000\tFournisseurs\t");
    }

    [Fact]
    public void Options_outside_the_law_are_the_callers_mistake()
    {
        foreach (var options in new[] { Options with { Separator = ';' }, Options with { LineEnd = "\n\n" }, Options with { Encoding = ContentEncoding.Windows1252 } })
            FluentActions.Invoking(() => FecWriter.ExamineAsync(new ListedEntries([]), options).AsTask()).Should().ThrowAsync<ArgumentException>();
    }

    private static ListedLine[] Invoice(string number) =>
        [new() { Number = number, Debit = Amount.Parse("50") }, new() { Number = number, Account = "40100000", Credit = Amount.Parse("50") }];

    private static async Task<byte[]> WriteAsync(ListedLine[] lines, FecWriterOptions options, bool lossy = false)
    {
        var examination = await FecWriter.ExamineAsync(new ListedEntries(lines), options);
        var output = new MemoryStream();
        (await FecWriter.WriteAsync(new ListedEntries(lines), examination, output, lossy)).Should().Be(lines.Length);
        return output.ToArray();
    }

    private static async Task<List<ListedLine>> ReadAsync(IImportContent content, ImportAnalysis analysis)
    {
        await using var reader = new FecFormat().OpenEntries(content, analysis);
        var (batch, lines) = (new EntryLineBatch(), new List<ListedLine>());
        while (await reader.ReadAsync(batch)) lines.AddRange(Enumerable.Range(0, batch.Count).Select(row => ListedLine.Of(batch, row)));
        return lines;
    }

    private sealed class WithDocument(IReadOnlyList<ListedLine> lines) : IEntryReader
    {
        private readonly ListedEntries _entries = new(lines);

        public async ValueTask<bool> ReadAsync(EntryLineBatch batch, CancellationToken cancellationToken = default)
        {
            if (!await _entries.ReadAsync(batch, cancellationToken)) return false;
            batch.AddDocument(0, new() { Name = "facture.pdf" });
            return true;
        }

        public ValueTask DisposeAsync() => _entries.DisposeAsync();
    }
}

/// <summary>Makes lines of the subset that <c>docs/formats/fec.md</c> states.</summary>
public static class WritableLines
{
    private const string Characters = "abcXYZ 0129éèçÀŒ€&;,.'\"-/()°";

    private static Gen<string> Text(int most) => Gen.Elements(Characters.ToCharArray()).ArrayOf().Select(all => new string(all.Take(most).ToArray()).Trim());

    private static Gen<string> Code(int most) => Text(most).Where(text => text.Length > 0);

    private static Gen<LocalDate> Date => Gen.Choose(0, 73_048).Select(day => new LocalDate(1900, 1, 1).PlusDays(day));

    private static Gen<LocalDate> MaybeDate => Gen.OneOf(Gen.Constant(default(LocalDate)), Date);

    private static Gen<Amount> Amounts => Gen.Choose(-2_000_000_000, 2_000_000_000).SelectMany(mantissa => Gen.Choose(0, 9).Select(scale => Amount.Create(mantissa == 0 ? 1 : mantissa, scale)));

    private static Gen<ListedLine[]> Entry(int entry) =>
        from journal in Gen.Elements("AC", "BQ", "V T")
        from label in Code(10)
        from date in Date
        from amount in Amounts
        from first in Line(entry, journal, label, date)
        from second in Line(entry, journal, label, date)
        select new[] { first with { Debit = amount }, second with { Credit = amount } };

    private static Gen<ListedLine> Line(int entry, string journal, string journalLabel, LocalDate date) =>
        from account in Code(12)
        from texts in Text(20).ArrayOf(6)
        from required in Code(20).ArrayOf(4)
        from documentDate in Date
        from dates in MaybeDate.ArrayOf(2)
        from lockDate in Date
        from currency in Gen.OneOf(Gen.Constant<Amount?>(null), Amounts.Select(amount => (Amount?)amount))
        from extra in Gen.OneOf(Gen.Constant(Array.Empty<(string Name, string Value)>()), Code(8).Select(value => new (string Name, string Value)[] { ("Axe1", value) }))
        select new ListedLine
        {
            Entry = entry, Journal = journal, JournalLabel = journalLabel, Number = $"N{entry + 1}", Date = date, Account = account, AccountLabel = required[0],
            ThirdParty = texts[1], ThirdPartyLabel = texts[2], Reference = required[1], DocumentDate = documentDate, Label = required[2], Matching = texts[5],
            MatchingDate = dates[1], LockDate = lockDate, Currency = currency is null ? "" : "USD", CurrencyAmount = currency, Extras = [("DateRglt", "20230110"), ("ModeRglt", required[3]), .. extra],
        };

    public static Arbitrary<ListedLine[]> Lines() =>
        Gen.Choose(2, 6).SelectMany(count => Gen.CollectToArray(Enumerable.Range(0, count), Entry)).Select(entries => entries.SelectMany(lines => lines).ToArray()).ToArbitrary();
}
