using PartnerImports.Tests;

namespace PartnerImports.Parsers.Tests.Json;

/// <summary>What each member of <c>import-ecritures</c> becomes.</summary>
public class ImportEcrituresTests
{
    private static string Corpus(string file) => File.ReadAllText(Path.Combine(JsonCorpus.Folder, file));

    [Fact]
    public async Task Every_member_of_a_line_reaches_the_entry()
    {
        const string json = """
            {"format":"import-ecritures","version":"1.0","lot":{"cle":"k","dossier":"D"},
             "referentiel":{"journaux":[{"code":"VT","libelle":"Ventes"}],"tiers":[{"code":"C1","libelle":"Leroy","collectif":"411000"}],"sections":[{"axe":"A","code":"S","libelle":"Section"}]},
             "ecritures":[{"lignes":[
               {"compte":"411000","tiers":"C1","libelle":"Facture","debit":"120.50","devise":"USD","montantDevise":"130.25","echeance":"2026-12-20","modePaiement":"virement",
                "lettrage":"AA","dateLettrage":"2026-11-30","extensions":{"acme.ligne":{"n":1.50}}},
               {"compte":"707000","credit":120.5,"analytique":[{"axe":"A","section":"S","montant":"20.5"},{"axe":"A","section":"T","montant":"100"}]}],
              "extensions":{"acme.vente":{"id":"x"}},"etablissement":"73282932000074",
              "documents":[{"nom":"F.pdf","type":"application/pdf","sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","taille":12,"uri":"https://depot.example/f"},
                           {"nom":"G","type":"text/plain","sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","fichier":"g.txt"}],
              "libelle":"Vente","piece":{"reference":"F1","date":"2026-11-19"},"numero":"12","date":"2026-11-20","journal":"VT","id":"v-1"}]}
            """;

        var entry = (await JsonReading.ReadAsync(json)).Should().ContainSingle().Which;

        var (debit, credit) = (entry.Lines[0], entry.Lines[1]);
        (entry.Name, debit.Journal.ToString(), debit.Number, debit.Date, debit.Reference, debit.DocumentDate).Should().Be(("v-1", "VT", "12", new LocalDate(2026, 11, 20), "F1", new LocalDate(2026, 11, 19)));
        (debit.Account.ToString(), debit.ThirdParty.ToString(), debit.Label, debit.Debit, debit.Credit).Should().Be(("411000", "C1", "Facture", Amount.Parse("120.50"), Amount.Zero));
        (debit.Currency, debit.CurrencyAmount, debit.DueDate, debit.Matching.ToString(), debit.MatchingDate).Should().Be(("USD", Amount.Parse("130.25"), new LocalDate(2026, 12, 20), "AA", new LocalDate(2026, 11, 30)));
        debit.Extras.Should().Equal(
            KeyValuePair.Create("ecriture/extensions/acme.vente", """{"id":"x"}"""), KeyValuePair.Create("ecriture/etablissement", "73282932000074"),
            KeyValuePair.Create("modePaiement", "virement"), KeyValuePair.Create("extensions/acme.ligne", """{"n":1.50}"""));
        debit.Documents.Select(document => (document.Name, document.MediaType, document.Length, document.Uri, document.FileName)).Should().Equal(
            ("F.pdf", "application/pdf", 12L, "https://depot.example/f", null), ("G", "text/plain", null, null, "g.txt"));
        (credit.Label, credit.Credit, credit.Number, credit.Reference, credit.LineNumber).Should().Be(("Vente", Amount.Parse("120.5"), "12", "F1", 6));
        credit.Allocations.Should().Equal(
            new AnalyticAllocation(AxisCode.Parse("A"), SectionCode.Parse("S"), Amount.Parse("20.5")), new AnalyticAllocation(AxisCode.Parse("A"), SectionCode.Parse("T"), Amount.Parse("100")));
    }

    [Theory]
    [InlineData("good-sample-full.json", "acme-caisse/2026-11-20/Z0412", "D000123", "Ventes du 20/11/2026", "acme-vente-88121")]
    [InlineData("ndjson-good-sample.ndjson", "paie-rh/2026-10", "D000123", "Paie octobre 2026", "paie-2026-10-001,paie-2026-10-002")]
    [Rule("P8"), Rule("P9")]
    public async Task Key_dossier_and_entry_ids_reach_reception(string file, string key, string dossier, string title, string ids)
    {
        var analysis = await JsonReading.AnalyseAsync(Corpus(file));
        (analysis.PushKey, analysis.DossierCode, analysis.Title, string.Join(',', analysis.EntryIds)).Should().Be((key, dossier, title, ids));
        analysis.Grouping!.Key.Should().Be(GroupingKey.Entry);
    }

    [Fact, Rule("P1"), Rule("P11")]
    public async Task The_summary_counts_entries_lines_totals_dates_and_elements()
    {
        var summary = (await JsonReading.AnalyseAsync(Corpus("ndjson-good-sample.ndjson"))).Summary;
        summary.Should().Be(new ImportSummary
        {
            Entries = 2, Lines = 5, TotalDebit = AmountTotal.Parse("3342.15"), TotalCredit = AmountTotal.Parse("3342.15"),
            FirstMovement = new(2026, 10, 31), LastMovement = new(2026, 10, 31), Journals = 1, Accounts = 4,
        });
    }

    [Fact, Rule("P1")]
    public async Task An_empty_push_brings_reference_data_only()
    {
        var analysis = await JsonReading.AnalyseAsync(Corpus("good-reference-data-only.json"));
        analysis.HasBlocking.Should().BeFalse();
        (analysis.Summary.Entries, analysis.Summary.FirstMovement, analysis.Summary.Elements, analysis.Grouping).Should().Be((0L, null, 4, null));
        analysis.ReferenceData.ThirdParties.Should().Equal(new ThirdParty(ThirdPartyCode.Parse("C1"), "Leroy", AccountNumber.Parse("411000")));
    }

    [Theory]
    [InlineData("0.30000000000000004", "JSN0411")]
    [InlineData("12345678901234567890", "JSN0412")]
    [InlineData("1E2", "JSN0410")]
    [InlineData("-0", "JSN0409")]
    public async Task Numbers_are_read_from_their_text(string number, string code)
    {
        var json = Corpus("good-minimal.json").Replace("\"120.00\"", number, StringComparison.Ordinal);
        (await JsonReading.AnalyseAsync(json)).Diagnostics.Select(item => (item.Code, item.Read)).Should().Equal((code, number));
    }

    [Fact]
    public async Task A_bom_moves_offsets_and_nothing_else()
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(JsonCorpus.Folder, "good-bom.json"), TestContext.Current.CancellationToken);
        var analysis = await JsonReading.AnalyseAsync(bytes);
        analysis.Encoding.Should().Be(ContentEncoding.Utf8WithBom);
        (await JsonReading.ReadAsync(bytes)).Should().ContainSingle();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Utf16_is_refused_by_name(bool bigEndian)
    {
        var encoding = bigEndian ? System.Text.Encoding.BigEndianUnicode : System.Text.Encoding.Unicode;
        foreach (var bom in (byte[][])[[], encoding.GetPreamble()])
        {
            var analysis = await JsonReading.AnalyseAsync([.. bom, .. encoding.GetBytes(Corpus("good-minimal.json"))], ReadOptions.Default);
            var item = analysis.Diagnostics.Should().ContainSingle().Which;
            (item.Code, item.Read).Should().Be(("JSN0103", bigEndian ? "UTF-16BE" : "UTF-16LE"));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Utf32_is_refused_by_name(bool bigEndian)
    {
        var encoding = new System.Text.UTF32Encoding(bigEndian, byteOrderMark: true);
        foreach (var bom in (byte[][])[[], encoding.GetPreamble()])
        {
            var analysis = await JsonReading.AnalyseAsync([.. bom, .. encoding.GetBytes(Corpus("good-minimal.json"))], ReadOptions.Default);
            var item = analysis.Diagnostics.Should().ContainSingle().Which;
            (item.Code, item.Read).Should().Be(("JSN0103", bigEndian ? "UTF-32BE" : "UTF-32LE"));
        }
    }
}
