namespace PartnerImports.Parsers.Tests.Custom;

/// <summary>Sources, defaults, absence, amounts, dates: what the language says about values.</summary>
public class ValueTests
{
    private const string Credit = "VE;31/01/2026;707000;Vente;;120,00";

    [Fact]
    public async Task All_faults_of_a_line_are_told_each_with_line_record_column_value_and_expectation()
    {
        var analysis = await CustomFile.OfLines("VE;31/02/2026;411000;Vente;1.20,00;x", Credit).AnalyseAsync();

        analysis.Diagnostics.Where(item => item.Code[..3] == "CUS" && item.Severity == Severity.Blocking).Select(item => item.MessageIn(Language.English)).Should().BeEquivalentTo(
            "Line 2 (record 2), Date (position 2): \"31/02/2026\" is no date as dd/MM/yyyy.",
            "Line 2 (record 2), Débit (position 5): \"1.20,00\" is no amount such as 1 234,50.",
            "Line 2 (record 2), Crédit (position 6): \"x\" is no amount such as 1 234,50.");
    }

    [Fact]
    public async Task Characters_from_and_to_are_named_in_fixed_width()
    {
        const string Model = """
            { "format": "modele-import", "version": "1.0", "code": "F", "fichier": { "structure": "fixe" }, "valeurs": { "dates": ["ddMMyyyy"] },
              "enregistrements": [ { "role": "ligne", "champs": { "journal": { "constante": "VE" }, "date": { "debut": 1, "longueur": 8 }, "compte": { "debut": 9, "longueur": 6 } },
                "montants": { "mode": "montant-signe", "montant": { "debut": 15, "longueur": 10 } } } ] }
            """;
        var analysis = await CustomFile.Of(Model, "31012026411000é234567890\n").AnalyseAsync();

        analysis.Diagnostics.Single(item => item.Code == "CUS0505").MessageIn(Language.French).Should().Be("Ligne 1 (enregistrement 1), montant (position 15–24) : « é234567890 » n'est pas un montant comme 1234.50.");
    }

    [Fact]
    public async Task An_ambiguous_date_is_refused_with_both_days()
    {
        var model = CustomFile.With("\"dd/MM/yyyy\"", "\"dd/MM/yyyy\", \"MM/dd/yyyy\"");
        var analysis = await CustomFile.Of(model, CustomFile.SimpleHeader + "VE;03/04/2026;411000;x;1,00;\nVE;31/04/2026;1;x;;1,00\n").AnalyseAsync();

        analysis.Diagnostics.Single(item => item.Code == "CUS0504").MessageIn(Language.English).Should().EndWith("\"03/04/2026\" may be 2026-04-03 or 2026-03-04.");
    }

    [Theory]
    [InlineData("""{ "colonne": "Libellé", "defaut": "rien" }""", "", "rien")]
    [InlineData("""{ "colonne": "Libellé", "defaut": "rien" }""", " x ", "x")]
    [InlineData("""{ "constante": "fixe" }""", "x", "fixe")]
    [InlineData("""[ { "colonne": "Libellé" }, { "colonne": "Compte" } ]""", "", "411000")]
    [InlineData("""[ { "colonne": "Libellé" }, { "constante": "fin" } ]""", "-", "-")]
    [InlineData("""{ "colonne": "Libellé", "transformations": [ { "op": "chiffres" }, { "op": "prefixer", "avec": "F" } ] }""", "n° 12", "F12")]
    [InlineData("""{ "colonne": "Libellé", "defaut": "rien", "transformations": [ { "op": "chiffres" } ] }""", "abc", "rien")]
    [InlineData("""{ "rang": 4 }""", "x", "x")]
    public async Task Constant_then_the_value_read_and_transformed_then_the_default(string source, string read, string expected)
    {
        var model = CustomFile.With("""{ "colonne": "Libellé" }""", source);
        var entries = await CustomFile.Of(model, CustomFile.SimpleHeader + $"VE;31/01/2026;411000;{read};1,00;\nVE;31/01/2026;411000;y;;1,00\n").EntriesAsync();

        entries[0].Lines[0].Label.Should().Be(expected);
    }

    [Fact]
    public async Task Absent_markers_and_blanks()
    {
        var model = CustomFile.With("\"decimale\": \",\"", "\"decimale\": \",\", \"absents\": [\"\", \"-\", \"néant\"]");
        var entries = await CustomFile.Of(model, CustomFile.SimpleHeader + "VE;31/01/2026;411000;néant;1,00; - \nVE;31/01/2026;411000;-;-;1,00\n").EntriesAsync();

        entries[0].Lines.Should().OnlyContain(line => line.Label == "");
    }

    [Fact]
    public async Task Blanks_are_kept_where_the_model_does_not_trim()
    {
        var model = CustomFile.With("\"decimale\": \",\"", "\"decimale\": \",\", \"rogner\": false");

        (await CustomFile.Of(model, CustomFile.SimpleHeader + "VE;31/01/2026;411000; x ;1,00;\nVE;31/01/2026;411000;y;;1,00\n").EntriesAsync())[0].Lines[0].Label.Should().Be(" x ");
    }

    [Fact]
    public async Task A_compulsory_value_that_is_absent_is_refused()
    {
        var model = CustomFile.With("""{ "colonne": "Libellé" }""", """{ "colonne": "Libellé", "obligatoire": true }""");

        (await CustomFile.Of(model, CustomFile.SimpleHeader + "VE;31/01/2026;411000; ;1,00;\nVE;31/01/2026;411000;y;;1,00\n").FindingsAsync()).Should().Equal("CUS0501 2:4 Libellé");
    }

    [Fact]
    public async Task A_value_without_translation_is_refused_where_the_model_says_so()
    {
        var model = CustomFile.With("""{ "colonne": "Libellé" }""", """{ "colonne": "Libellé", "transformations": [ { "op": "traduire", "table": { "a": "A" }, "sinon": "erreur" } ] }""");

        (await CustomFile.Of(model, CustomFile.SimpleHeader + "VE;31/01/2026;411000;b;1,00;\nVE;31/01/2026;411000;a;;1,00\n").FindingsAsync()).Should().Equal("CUS0511 2:4 Libellé");
    }

    [Fact]
    public async Task A_compulsory_value_without_translation_is_told_once()
    {
        var model = CustomFile.With("""{ "colonne": "Libellé" }""", """{ "colonne": "Libellé", "obligatoire": true, "transformations": [ { "op": "traduire", "table": { "a": "A" }, "sinon": "erreur" } ] }""");

        (await CustomFile.Of(model, CustomFile.SimpleHeader + "VE;31/01/2026;411000;b;1,00;\nVE;31/01/2026;411000;a;;1,00\n").FindingsAsync()).Should().Equal("CUS0511 2:4 Libellé");
    }

    [Fact]
    public async Task A_negative_debit_becomes_a_credit_with_a_warning()
    {
        var file = CustomFile.OfLines("VE;31/01/2026;411000;x;-1,00;", "VE;31/01/2026;411000;x;;-1,00");

        (await file.EntriesAsync())[0].Lines.Select(line => $"{line.Debit} {line.Credit}").Should().Equal("0.00 1.00", "1.00 0.00");
        (await file.FindingsAsync(Severity.Warning)).Should().BeEquivalentTo("CUS0510 2:5 Débit", "CUS0510 3:6 Crédit");
    }

    [Theory]
    [InlineData("debit", "1.00 0.00", "0.00 1.00")]
    [InlineData("credit", "0.00 1.00", "1.00 0.00")]
    public async Task A_signed_amount_says_its_side(string positive, string first, string second)
    {
        var model = Amounts($$"""{ "mode": "montant-signe", "montant": { "colonne": "Débit" }, "positif": "{{positive}}" }""");
        var file = CustomFile.Of(model, CustomFile.SimpleHeader + "VE;31/01/2026;411000;x;1,00;\nVE;31/01/2026;411000;x;1,00-;\n");

        (await file.EntriesAsync())[0].Lines.Select(line => $"{line.Debit} {line.Credit}").Should().Equal(first, second);
        (await file.FindingsAsync(Severity.Warning)).Should().BeEmpty();
    }

    [Fact]
    public async Task Journals_are_translated_and_have_a_default()
    {
        var model = CustomFile.With("\"enregistrements\"", """ "journaux": { "defaut": "OD", "correspondances": { "VE": "VT" } }, "enregistrements" """);
        var entries = await CustomFile.Of(model, CustomFile.SimpleHeader + "VE;31/01/2026;1;x;1,00;\nVE;31/01/2026;2;x;;1,00\n;31/01/2026;3;x;1,00;\n;31/01/2026;4;x;;1,00\n").EntriesAsync();

        entries.Select(entry => entry.Journal.ToString()).Should().Equal("VT", "OD");
    }

    [Fact]
    public async Task An_account_longer_than_the_model_says_is_kept_whole_with_a_warning()
    {
        var file = CustomFile.Of(CustomFile.With("\"enregistrements\"", """ "comptes": { "longueur": 6, "completer": "zeros" }, "enregistrements" """), CustomFile.SimpleHeader + "VE;31/01/2026;41100001;x;1,00;\nVE;31/01/2026;707;x;;1,00\n");

        (await file.EntriesAsync())[0].Lines.Select(line => line.Account.ToString()).Should().Equal("41100001", "707000");
        (await file.FindingsAsync(Severity.Warning)).Should().Equal("CUS0514 2:3 Compte");
    }

    [Fact]
    public async Task Rates_share_an_amount_without_remainder_and_amounts_are_taken_as_they_are()
    {
        const string Model = """
            { "format": "modele-import", "version": "1.0", "code": "V", "fichier": { "structure": "delimite", "separateur": ";" }, "valeurs": { "dates": ["yyyyMMdd"] },
              "enregistrements": [
                { "role": "analytique", "quand": { "rang": 1, "dans": ["A"] }, "ventilation": { "axe": { "rang": 2 }, "section": { "rang": 3 }, "taux": { "rang": 4 } } },
                { "role": "analytique", "quand": { "rang": 1, "dans": ["B"] }, "ventilation": { "axe": { "rang": 2 }, "section": { "rang": 3 }, "montant": { "rang": 4 } } },
                { "role": "ligne", "champs": { "journal": { "rang": 1 }, "date": { "rang": 2 }, "compte": { "rang": 3 } }, "montants": { "mode": "montant-signe", "montant": { "rang": 4 } } } ] }
            """;
        var file = CustomFile.Of(Model, "VE;20260131;607000;100.01\nA;X;S1;33.3333\nA;X;S2;33.3333\nA;X;S3;33.3334\nB;Y;T1;60.00\nB;Y;T2;40.01\nVE;20260131;401000;-100.01\n");

        (await file.EntriesAsync())[0].Lines[0].Allocations.Select(share => $"{share.Axis} {share.Section} {share.Amount}").Should().Equal("X S1 33.34", "X S2 33.34", "X S3 33.33", "Y T1 60.00", "Y T2 40.01");
        (await file.FindingsAsync(Severity.Warning)).Should().BeEmpty();
        (await CustomFile.Of(Model, "VE;20260131;607000;0.00\nA;X;S1;101\nA;;S2;1\nA;X;;1\nA;X;S3;z\n").FindingsAsync()).Should().BeEquivalentTo("CUS0515 2:4 taux", "CUS0501 3:2 axe", "CUS0501 4:3 section", "CUS0505 5:4 taux");
    }

    private static string Amounts(string amounts) => CustomFile.With("""{ "mode": "debit-credit", "debit": { "colonne": "Débit" }, "credit": { "colonne": "Crédit" } }""", amounts);
}
