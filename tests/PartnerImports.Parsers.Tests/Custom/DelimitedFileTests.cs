namespace PartnerImports.Parsers.Tests.Custom;

/// <summary>How delimited files are cut into records and columns, and where findings point.</summary>
public class DelimitedFileTests
{
    private const string Debit = "VE;31/01/2026;411000;Vente;120,00;";
    private const string Credit = "VE;31/01/2026;707000;Vente;;120,00";

    [Fact]
    public async Task Columns_are_found_without_regard_to_case_accents_order_and_outer_blanks()
    {
        var entries = await CustomFile.Of(CustomFile.Simple, " CREDIT ;debit;libelle;COMPTE;date;journal\n;10,00;A;411000;31/01/2026;VE\n10,00;;B;707000;31/01/2026;VE\n").EntriesAsync();

        SameData.Describe(entries).Should().Equal("VE 2026-01-31  411000  A 10.00 0.00 | VE 2026-01-31  707000  B 0.00 10.00");
    }

    [Fact]
    public async Task Missing_columns_are_told_all_at_once_with_the_nearest_names()
    {
        var analysis = await CustomFile.Of(CustomFile.Simple, "Journaux;Date;Comptes;Texte;Débits;Crédit\n" + Debit + "\n").AnalyseAsync();

        analysis.Diagnostics.Where(item => item.Severity > Severity.Information).Select(item => $"{item.Code} {item.Read} ← {item.Expected}").Should().BeEquivalentTo(
            "CUS0301 Compte ← Comptes", "CUS0301 Débit ← Débits, Crédit", "CUS0302 Journal ← Journaux", "CUS0302 Libellé ← —");
        analysis.Summary.Lines.Should().Be(0);
    }

    [Fact]
    public async Task Unknown_columns_are_listed_not_refused()
    {
        var analysis = await CustomFile.Of(CustomFile.Simple, "Journal;Date;Compte;Libellé;Débit;Crédit;Commentaire;Auteur\n" + Debit + ";x;y\n" + Credit + ";;\n").AnalyseAsync();

        analysis.HasBlocking.Should().BeFalse();
        analysis.Diagnostics.Single(item => item.Code == "CUS0303").Should().Match<ImportDiagnostic>(item => item.Read == "Commentaire, Auteur" && item.Severity == Severity.Information);
    }

    [Fact]
    public async Task A_quoted_value_may_hold_separators_quotes_and_lines_and_physical_lines_are_counted()
    {
        var file = CustomFile.OfLines("VE;31/01/2026;411000;\"Vente ; \"\"gros\"\"\nsuite\";120,00;", Credit, "VE;31/01/2026;411000;x;abc;");
        var analysis = await file.AnalyseAsync();

        analysis.Diagnostics.Single(item => item.Severity == Severity.Blocking).First.Should().Be(new SourcePlace { Line = 5, Column = 5, Offset = file.Bytes.Length - 28 });
    }

    [Fact]
    public async Task Quotes_mean_nothing_where_the_model_has_none()
    {
        var model = CustomFile.With("\"entete\": true", "\"entete\": true, \"guillemet\": null");
        var entries = await CustomFile.Of(model, CustomFile.SimpleHeader + "VE;31/01/2026;411000;\"Vente;10,00;\nVE;31/01/2026;707000;5\" pouces;;10,00\n").EntriesAsync();

        entries[0].Lines.Select(line => line.Label).Should().Equal("\"Vente", "5\" pouces");
    }

    [Theory]
    [InlineData("\\t", "\t")]
    [InlineData("|", "|")]
    [InlineData("§", "§")]
    [InlineData("\U0001F9FE", "\U0001F9FE")]
    [InlineData(" ", " ")]
    public async Task Any_one_character_separates(string written, string separator)
    {
        var model = CustomFile.With("\"separateur\": \";\"", $"\"separateur\": \"{written}\"");
        var entries = await CustomFile.Of(model, (CustomFile.SimpleHeader + Debit + "\n" + Credit + "\n").Replace(";", separator, StringComparison.Ordinal)).EntriesAsync();

        entries.Should().ContainSingle().Which.Lines.Should().HaveCount(2);
    }

    [Fact]
    public async Task Every_ASCII_character_separates_where_there_are_no_quotes()
    {
        foreach (var separator in Enumerable.Range(1, 126).Select(c => (char)c).Where(c => !"\r\n0123456789VEBDJCLaeilmnortubdp/".Contains(c, StringComparison.Ordinal)))
        {
            var model = CustomFile.With("\"separateur\": \";\"", $"\"separateur\": \"{System.Text.Json.JsonEncodedText.Encode(separator.ToString())}\", \"guillemet\": null");
            var text = "Journal;Date;Compte;Libelle;Debit;Credit\nVE;31/01/2026;411000;ab;120;\nVE;31/01/2026;411000;ab;;120\n".Replace(';', separator);

            (await CustomFile.Of(model, text).EntriesAsync()).Single().Lines.Should().HaveCount(2, $"U+{(int)separator:X4}");
        }
    }

    [Fact]
    public async Task A_file_delivered_in_parts_is_read_part_by_part_each_with_its_header()
    {
        var file = CustomFile.Of(CustomFile.With("\"entete\": true", "\"entete\": true, \"ignorerFin\": 1"), "");
        IImportContent Parts(params string[] texts) => ImportContent.FromParts([.. texts.Select(text => ImportContent.FromBytes(System.Text.Encoding.UTF8.GetBytes(text)))]);
        var content = Parts(CustomFile.SimpleHeader + Debit + "\nfin\n", "Crédit;Débit;Libellé;Compte;Date;Journal\n120,00;;x;707000;31/01/2026;VE\nfin");
        var analysis = await CustomFile.Parser.AnalyseAsync(content, file.ReadOptions);

        analysis.HasBlocking.Should().BeFalse();
        (await CustomFile.Parser.ReadEntriesAsync(content, analysis).ToListAsync()).Single().Lines.Select(line => line.LineNumber).Should().Equal(2, 2);
        (await CustomFile.Parser.AnalyseAsync(Parts(CustomFile.SimpleHeader + "fin", CustomFile.SimpleHeader + "VE;x;1;;1,00;\nfin"), file.ReadOptions)).Diagnostics.Single(item => item.Code == "CUS0502").First.Should().Match<SourcePlace>(place => place.Part == 1 && place.Line == 2);
    }

    [Fact]
    public async Task Lines_are_skipped_at_both_ends_comments_and_blank_lines_passed_over()
    {
        var model = CustomFile.With("\"entete\": true", "\"entete\": true, \"ignorerDebut\": 2, \"ignorerFin\": 2, \"commentaire\": \"//\"");
        var file = CustomFile.Of(model, "\"Export;\r\n\r\n// colonnes\r\n" + CustomFile.SimpleHeader + "\n" + Debit + "\n// milieu; \"\n" + Credit + "\nTotal;120\nFin\n\n \n");

        (await file.EntriesAsync()).Single().Lines.Select(line => line.LineNumber).Should().Equal(6, 8);
        (await (file with { Bytes = [.. file.Bytes.AsSpan()[..^4]] }).EntriesAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task Lines_skipped_are_told_in_one_information_with_the_text_of_the_first()
    {
        var model = CustomFile.With("\"entete\": true", "\"entete\": true, \"ignorerDebut\": 2, \"ignorerDebutLongueurMax\": 6, \"ignorerFin\": 2");
        var file = CustomFile.Of(model, "\r\nExport\r\n" + CustomFile.SimpleHeader + Debit + "\r\n" + Credit + "\r\nTotal;120\r\n\r\nFin");

        (await file.FindingsAsync()).Should().BeEmpty();
        var told = (await file.AnalyseAsync()).Diagnostics.Single(item => item.Code == "CUS0211");
        told.MessageIn(Language.English).Should().StartWith("3 line(s)").And.EndWith("the first, on line 2: \"Export\".");
        told.Places.Select(place => place.Line).Should().Equal(2, 6, 8);

        (await CustomFile.Of(model, "Exporté  \n\n" + CustomFile.SimpleHeader + Debit + "\n" + Credit + "\nx\ny\n").FindingsAsync()).Should().Equal("CUS0212 1:0");
        (await CustomFile.Of(model, "a\nb\nc").AnalyseAsync()).Diagnostics.Single(item => item.Code == "CUS0211").Count.Should().Be(3);
    }

    [Fact]
    public async Task Blank_lines_are_refused_where_the_model_says_so()
    {
        var model = CustomFile.With("\"entete\": true", "\"entete\": true, \"lignesVides\": \"erreur\"");

        (await CustomFile.Of(model, CustomFile.SimpleHeader + Debit + "\n\n" + Credit + "\n").FindingsAsync()).Should().Equal("CUS0206 3:0");
    }

    [Fact]
    public async Task A_comment_that_swallows_lines_is_not_passed_over_in_silence()
    {
        var model = CustomFile.With("\"entete\": true", "\"entete\": true, \"commentaire\": \"#\"");

        (await CustomFile.Of(model, CustomFile.SimpleHeader + "#;\"ouvert\n" + Debit + "\n" + Credit + "\"\n").FindingsAsync()).Should().Equal("CUS0210 2:0");
    }

    [Fact]
    public async Task Trailing_separators_and_missing_optional_ends_are_no_fault()
    {
        (await CustomFile.OfLines(Debit + ";;", Credit + ";").FindingsAsync(Severity.Warning)).Should().BeEmpty();
        (await CustomFile.OfLines("VE;31/01/2026;411000;Vente;120,00", Credit).FindingsAsync(Severity.Warning)).Should().Equal("CUS0306 2:0");
    }

    [Fact]
    public async Task A_line_that_lacks_optional_values_at_its_end_is_read_with_a_warning()
    {
        var file = CustomFile.Of(CustomFile.Simple, "Journal;Date;Compte;Débit;Crédit;Libellé\nVE;31/01/2026;411000;1,00;\nVE;31/01/2026;411000;;1,00;x\n");

        (await file.FindingsAsync(Severity.Warning)).Should().Equal("CUS0308 2:0");
    }

    [Fact]
    public async Task Ignored_records_are_counted()
    {
        var model = CustomFile.With("\"enregistrements\": [", """ "enregistrements": [ { "role": "ignorer", "quand": { "colonne": "Journal", "dans": ["Total"] } }, """);
        var analysis = await CustomFile.Of(model, CustomFile.SimpleHeader + Debit + "\n" + Credit + "\nTotal;;;;;\nTotal;;;;;\n").AnalyseAsync();

        analysis.Diagnostics.Single(item => item.Code == "CUS0402").MessageIn(Language.English).Should().Be("2 record(s) ignored, as the model says; the first, on line 4: \"Total;;;;;\".");
    }

    [Fact]
    public async Task A_stray_quote_is_kept_with_a_warning()
    {
        var file = CustomFile.OfLines("VE;31/01/2026;411000;Écran 24\" HDMI;120,00;", Credit);

        (await file.FindingsAsync(Severity.Warning)).Should().Equal("CUS0209 2:0");
        (await file.EntriesAsync())[0].Lines[0].Label.Should().Be("Écran 24\" HDMI");
    }

    [Fact]
    public async Task A_file_without_its_header_is_refused() => (await CustomFile.Of(CustomFile.Simple, "\n\n").FindingsAsync()).Should().Equal("CUS0305 0:0");

    [Fact]
    public async Task A_file_of_a_header_alone_is_legal()
    {
        var analysis = await CustomFile.Of(CustomFile.Simple, CustomFile.SimpleHeader).AnalyseAsync();

        analysis.HasBlocking.Should().BeFalse();
        analysis.Summary.Should().Be(ImportSummary.Empty);
        analysis.Grouping.Should().BeNull();
    }
}
