using System.Text;
using PartnerImports.Parsers.Tra;

namespace PartnerImports.Parsers.Tests.Tra;

public sealed class TraReadingTests
{
    private static readonly string Purchase = string.Join("\r\n", new TraLine { Number = "1" }, new TraLine { Number = "1", Side = "C", Account = "401000", Kind = "X", ThirdParty = "FDUPONT" });

    [Theory]
    [InlineData("***S5CLIJRLSTD\r\n", "x.csv", PartnerImports.Recognition.Certain)]
    [InlineData("\r\n***S5CLIJRLSTD", "x", PartnerImports.Recognition.Certain)]
    [InlineData("***JALACHAchats\r\n", "x", PartnerImports.Recognition.Likely)]
    [InlineData("Bonjour", "x.TRA", PartnerImports.Recognition.Possible)]
    [InlineData("Bonjour", "x.txt", PartnerImports.Recognition.No)]
    public async Task The_content_decides_and_the_name_helps(string text, string name, PartnerImports.Recognition sure)
    {
        var look = await PartnerImports.Parsers.Text.ContentInspector.LookAsync(ImportContent.FromBytes(Encoding.ASCII.GetBytes(text), name), TestContext.Current.CancellationToken);
        new TraFormat().Recognise(look).Should().Be(sure);
    }

    [Fact]
    public async Task A_movement_without_a_header_is_likely_a_TRA()
    {
        var look = await PartnerImports.Parsers.Text.ContentInspector.LookAsync(ImportContent.FromBytes(Encoding.ASCII.GetBytes(Purchase)), TestContext.Current.CancellationToken);
        new TraFormat().Recognise(look).Should().Be(PartnerImports.Recognition.Likely);
    }

    [Fact]
    public async Task A_zip_archive_is_named_and_not_read()
    {
        var analysis = await TraReading.AnalyseAsync("PK\u0003\u0004ECRITURES.TRA", name: "ECRITURES.TRA");
        analysis.Diagnostics.Should().ContainSingle().Which.MessageIn(Language.English).Should().Contain("ZIP");
    }

    [Fact]
    public async Task A_file_without_movements_is_a_legal_import()
    {
        var analysis = await TraReading.AnalyseAsync("***S5CLIJRLSTD\r\n***JALACHAchats");
        analysis.Counts.Should().Be(new DiagnosticCounts(0, 0, 0));
        analysis.Summary.Elements.Should().Be(1);
        (await TraReading.LinesAsync("***S5CLIJRLSTD\r\n***JALACHAchats")).Should().BeEmpty();
    }

    [Fact]
    public async Task Records_feed_the_reference_data_and_the_labels_of_lines()
    {
        var text = TraLine.Header + "***JALHA Achats\r\n***CGN606100           Fournitures\r\n***CAE" + "FDUPONT".PadRight(17) + "Dupont SARL".PadRight(35) + "FOUX401000\r\n" + Purchase;
        var analysis = await TraReading.AnalyseAsync(text);
        analysis.ReferenceData.Journals.Should().Equal(new Journal(JournalCode.Parse("HA"), "Achats"));
        analysis.ReferenceData.Accounts.Should().Equal(new Account(AccountNumber.Parse("606100"), "Fournitures"), new Account(AccountNumber.Parse("401000"), ""));
        analysis.ReferenceData.ThirdParties.Should().Equal(new ThirdParty(ThirdPartyCode.Parse("FDUPONT"), "Dupont SARL", AccountNumber.Parse("401000")));
        var lines = await TraReading.LinesAsync(text);
        lines.Select(line => (line.JournalLabel, line.AccountLabel, line.ThirdPartyLabel)).Should().Equal(("Achats", "Fournitures", ""), ("Achats", "", "Dupont SARL"));
    }

    [Fact]
    public async Task The_extended_part_is_read_into_the_line()
    {
        var line = new TraLine { Number = "1", Mode = "VIR", Due = "04022026" }.ToString();
        foreach (var (column, value) in ((int, string)[])[(216, "001"), (221, "02"), (223, "REF-EXT"), (258, "03012026"), (266, "05012026"), (277, "PROJET"), (302, "N"), (386, "-"), (998, "31012026"),
            (1014, "AAAB"), (1021, "TL"), (1202, "CLE"), (1395, "00012"), (1400, "06012026")])
            line = line.PadRight(column - 1)[..(column - 1)] + value + (line.Length > column - 1 + value.Length ? line[(column - 1 + value.Length)..] : "");
        var lines = await TraReading.LinesAsync("***S5CLIDOSETE\r\n" + line + "\r\n" + Purchase.Split("\r\n")[1]);
        var read = lines[0];
        (read.DueDate, read.DocumentDate, read.MatchingDate, read.LockDate).Should().Be((new LocalDate(2026, 2, 4), new LocalDate(2026, 1, 3), new LocalDate(2026, 1, 31), new LocalDate(2026, 1, 6)));
        read.Matching.ToString().Should().Be("AAAB");
        read.Extras.Should().Equal(KeyValuePair.Create("TYPE_PIECE", "OD"), KeyValuePair.Create("MODEPAIE", "VIR"), KeyValuePair.Create("ETABLISSEMENT", "001"), KeyValuePair.Create("NUMECHE", "02"),
            KeyValuePair.Create("REFEXTERNE", "REF-EXT"), KeyValuePair.Create("DATECREATION", "05012026"), KeyValuePair.Create("AFFAIRE", "PROJET"), KeyValuePair.Create("ECRANOUVEAU", "N"),
            KeyValuePair.Create("TVAENCAISSEMENT", "-"), KeyValuePair.Create("ETATLETTRAGE", "TL"), KeyValuePair.Create("CLEECR", "CLE"), KeyValuePair.Create("ECRITURENUM", "00012"));
    }

    [Fact]
    public async Task A_foreign_amount_is_kept_beside_the_euros()
    {
        var line = new TraLine { Number = "1", Amount = "110,00" }.ToString();
        line = line[..159] + "USD" + "0,90909091" + "DE-" + "100,00".PadLeft(20) + line[195..];
        var read = (await TraReading.LinesAsync(TraLine.Header + line + "\r\n" + Purchase.Split("\r\n")[1]))[0];
        (read.Debit, read.CurrencyAmount, read.Currency).Should().Be((Amount.Parse("100"), (Amount?)Amount.Parse("110"), "USD"));
    }

    [Fact]
    public async Task Texts_that_repeat_are_those_of_their_own_line_in_any_encoding()
    {
        // "Ã©" of the second line has the bytes that "é" of the first has in UTF-8.
        var text = TraLine.Header + new TraLine { Number = "1", Label = "é" } + "\r\n" + new TraLine { Number = "1", Label = "Ã©", Side = "C" };
        (await TraReading.LinesAsync(text)).Select(line => line.Label).Should().Equal("é", "Ã©");
    }

    [Fact]
    public async Task A_content_that_changes_between_the_passes_is_told()
    {
        var bytes = Encoding.ASCII.GetBytes(TraLine.Header + Purchase);
        var content = ImportContent.FromBytes(bytes, "x.tra");
        var analysis = await TraReading.AnalyseAsync(content);
        bytes[TraLine.Header.Length + 100] = (byte)'?';
        await FluentActions.Awaiting(() => TraReading.LinesAsync(content, analysis)).Should().ThrowAsync<ContentChangedException>();
    }

    [Fact]
    public async Task An_analytic_line_stays_with_its_line_when_the_batch_is_full()
    {
        var share = new TraLine { Number = "1", Kind = "A", ThirdParty = "S1" }.ToString();
        share = share[..218] + "A1" + share[220..];
        var text = TraLine.Header + string.Join("\r\n", Enumerable.Range(1, 5).SelectMany(_ => new[] { Purchase.Split("\r\n")[0], share, Purchase.Split("\r\n")[1] }));
        var content = ImportContent.FromBytes(Encoding.ASCII.GetBytes(text), "x.tra");
        var analysis = await TraReading.AnalyseAsync(content);
        for (var capacity = 1; capacity <= 4; capacity++)
        {
            var lines = await TraReading.LinesAsync(content, analysis, capacity);
            lines.Should().HaveCount(10);
            lines.Where(line => line.Debit.Sign > 0).Should().AllSatisfy(line => line.Allocations.Should().ContainSingle().Which.Amount.Should().Be(Amount.Parse("100")));
        }
    }

    [Fact]
    public async Task Every_record_can_be_read_by_field_name_known_or_not()
    {
        var text = TraLine.Header + "***JALHA Achats\r\n***ZZZraw\r\n" + Purchase + "\r\n" + new TraLine { Kind = "G", Label = "F1.pdf" }.ToString()[..118];
        var records = new List<TraRecord>();
        await foreach (var record in TraRecords.ReadAsync(ImportContent.FromBytes(Encoding.Latin1.GetBytes(text)), cancellationToken: TestContext.Current.CancellationToken)) records.Add(record);
        records.Select(record => record.Layout?.Code).Should().Equal("HEADER", "JAL", null, "MVT/STD", "MVT/STD", "GED");
        records[1]["LIBELLE"].Should().Be("Achats");
        (records[2].Code, records[2].Text).Should().Be(("ZZZ", "***ZZZraw"));
        (records[4]["AUXILIAIRE_OU_SECTION"], records[4].GetAmount("MONTANT1"), records[4].GetDate("DATECOMPTABLE")).Should().Be(("FDUPONT", Amount.Parse("100"), new LocalDate(2026, 1, 5)));
        records[5]["DOCUMENT"].Should().Be("F1.pdf");
        text[(int)records[4].Offset..].Should().StartWith(records[4].Text);
    }

    [Fact]
    public async Task The_second_pass_is_refused_another_analysis()
    {
        var analysis = await TraReading.AnalyseAsync(TraLine.Header + Purchase);
        FluentActions.Invoking(() => new TraFormat().OpenEntries(ImportContent.FromBytes(Array.Empty<byte>()), analysis with { Plan = null })).Should().Throw<ArgumentException>();
    }
}
