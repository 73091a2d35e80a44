using PartnerImports.Tests;

namespace PartnerImports.Parsers.Tests.Json;

/// <summary>The body of Loop's <c>/importJson</c>: what its fields become, how its flat lines are grouped.</summary>
public class LoopBodyTests
{
    private static string Line(string date, string journal, string account, decimal debit, decimal credit, string? reference = null, string more = "") =>
        $$"""{"date":"{{date}}T00:00:00.000Z","journal":"{{journal}}","compte":"{{account}}"{{(reference is null ? "" : $",\"refPiece\":\"{reference}\"")}},"debit":{"amount":{{Text(debit)}}},"credit":{"amount":{{Text(credit)}}}{{more}}}""";

    private static string Text(decimal value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<List<string>> GroupsAsync(params string[] lines) =>
        [.. (await JsonReading.ReadAsync($"[{string.Join(',', lines)}]")).Select(entry => $"{entry.Name}: {string.Join(' ', entry.Lines.Select(line => line.Account))}")];

    [Fact]
    public async Task Every_field_of_a_line_reaches_the_entry()
    {
        const string json = """
            {"codeIbs":"000123","SIRET":"73282932000074","data":{"contexte":{"from":"2026-01-01","to":"2026-12-31T00:00:00.000Z"},"options":{},"ecritures":[
              {"date":"2026-11-20T23:30:00.000+02:00","dateJustif":"2026-11-19","dateEcheance":"2026-12-20","dateOperation":"2026-11-18","datePointage":"2026-11-21","dateLettrage":"2026-11-30",
               "debCutOff":"2026-01-01","finCutOff":"2026-12-31","debit":{"amount":"120.50","currency":"USD","currencyAmount":130.25,"currencyRate":0.925},"credit":{"amount":0},
               "journal":"VT","journalLib":"Ventes","compte":411000,"compteLib":"Clients","tiers":"C1","libelle":"Facture","reference":"R1","refPiece":"F1","commentaire":"note",
               "codeLettrage":"AA","codePointage":"P","modePaiement":5,"typeMouvement":1,"type":1,"SIRET":"73282932000074",
               "axeAna":{"A":[{"section":"S","libelle":"Section","amount":120.5}]},"fichier":{"uri":"https://depot.example/f/F1.pdf"},"lot":7,"typeLot":"x","ecritureMere":"m","ecritureOrigine":"o"},
              {"date":"2026-11-20T00:00:00.000Z","debit":{"amount":0},"credit":{"amount":120.5,"currency":"EUR"},"journal":"VT","compte":"707000","reference":"F1"}]}}
            """;

        var analysis = await JsonReading.AnalyseAsync(json);
        var line = (await JsonReading.ReadAsync(json)).Should().ContainSingle().Which.Lines[0];

        analysis.Siren.Should().Be(Siren.Parse("732829320"));
        (line.Entry, line.Date, line.DocumentDate, line.DueDate, line.MatchingDate).Should().Be(("VT/2026-11-20/F1", new LocalDate(2026, 11, 20), new LocalDate(2026, 11, 19), new LocalDate(2026, 12, 20), new LocalDate(2026, 11, 30)));
        (line.Journal.ToString(), line.JournalLabel, line.Account.ToString(), line.AccountLabel, line.ThirdParty.ToString(), line.Label, line.Reference, line.Matching.ToString()).Should()
            .Be(("VT", "Ventes", "411000", "Clients", "C1", "Facture", "F1", "AA"));
        (line.Debit, line.Credit, line.Currency, line.CurrencyAmount).Should().Be((Amount.Parse("120.50"), Amount.Zero, "USD", Amount.Parse("130.25")));
        line.Allocations.Should().Equal(new AnalyticAllocation(AxisCode.Parse("A"), SectionCode.Parse("S"), Amount.Parse("120.50")));
        line.Documents.Should().Equal(new DocumentReference { Name = "F1.pdf", Uri = "https://depot.example/f/F1.pdf" });
        line.Extras.Select(extra => $"{extra.Key}={extra.Value}").Should().BeEquivalentTo([
            "dateOperation=2026-11-18", "datePointage=2026-11-21", "debCutOff=2026-01-01", "finCutOff=2026-12-31", "currencyRate=0.925", "reference=R1", "commentaire=note", "codePointage=P",
            "modePaiement=5", "etablissement=73282932000074", "lot=7", "typeLot=x", "ecritureMere=m", "ecritureOrigine=o",
        ]);
    }

    [Fact]
    [Rule("P2")]
    public async Task Wishes_for_unknown_reference_data_are_told_as_they_are_given()
    {
        var analysis = await JsonReading.AnalyseAsync("""{"options":{"createNewJournaux":false,"createNewTiers":true,"createNewComptes":null,"multiPeriode":true},"ecritures":[]}""");
        analysis.CreationWishes.Should().Be(new CreationWishes { Journals = false, ThirdParties = true });
        (await JsonReading.AnalyseAsync("[]")).CreationWishes.Should().Be(CreationWishes.None);
    }

    [Fact]
    public async Task Lines_of_one_journal_date_and_reference_are_an_entry_wherever_they_stand() =>
        (await GroupsAsync(
            Line("2026-11-20", "VT", "411000", 10, 0, "F1"), Line("2026-11-20", "VT", "411001", 20, 0, "F2"),
            Line("2026-11-20", "VT", "707000", 0, 10, "F1"), Line("2026-11-20", "VT", "707001", 0, 20, "F2"), Line("2026-11-21", "VT", "411002", 5, 0, "F1"), Line("2026-11-21", "VT", "707002", 0, 5, "F1")))
        .Should().Equal("VT/2026-11-20/F1: 411000 707000", "VT/2026-11-20/F2: 411001 707001", "VT/2026-11-21/F1: 411002 707002");

    [Fact]
    public async Task Lines_without_reference_are_closed_by_the_running_balance() =>
        (await GroupsAsync(
            Line("2026-11-20", "OD", "1000", 10, 0), Line("2026-11-20", "OD", "2000", 0, 10), Line("2026-11-20", "OD", "3000", 7, 0), Line("2026-11-20", "OD", "4000", 0, 3), Line("2026-11-20", "OD", "5000", 0, 4)))
        .Should().Equal("OD/2026-11-20#1: 1000 2000", "OD/2026-11-20#3: 3000 4000 5000");

    [Fact]
    public async Task A_group_that_does_not_balance_falls_into_its_runs()
    {
        var json = $"[{string.Join(',',
            Line("2026-11-20", "VT", "1000", 10, 0, "F1"), Line("2026-11-20", "VT", "2000", 0, 10, "F1"),
            Line("2026-11-20", "OD", "3000", 1, 0, "X"), Line("2026-11-20", "OD", "4000", 0, 1, "X"),
            Line("2026-11-20", "VT", "5000", 8, 0, "F1"), Line("2026-11-20", "VT", "6000", 0, 7, "F1"))}]";

        var analysis = await JsonReading.AnalyseAsync(json);

        analysis.Summary.Entries.Should().Be(3);
        var item = analysis.Diagnostics.Should().ContainSingle().Which;
        (item.Code, item.First.Pointer, item.First.Entry, item.Arguments[0]).Should().Be(("ENT0301", "/4", "VT/2026-11-20/F1#5", "1.00"));
    }

    [Fact]
    public async Task The_rule_used_is_reported_by_journal()
    {
        var mixed = (await JsonReading.AnalyseAsync($"[{Line("2026-11-20", "VT", "1000", 1, 0, "F1")},{Line("2026-11-20", "VT", "2000", 0, 1, "F1")},{Line("2026-11-20", "OD", "1000", 1, 0)},{Line("2026-11-20", "OD", "2000", 0, 1)}]")).Grouping!;
        mixed.Key.Should().Be(GroupingKey.Mixed);
        mixed.ByJournal.Should().Equal(KeyValuePair.Create("VT", GroupingKey.JournalDateAndReference), KeyValuePair.Create("OD", GroupingKey.RunningBalance));
        (await JsonReading.AnalyseAsync($"[{Line("2026-11-20", "VT", "1000", 1, 0, "F1")},{Line("2026-11-20", "VT", "2000", 0, 1, "F1")}]")).Grouping.Should().BeEquivalentTo(new Grouping(GroupingKey.JournalDateAndReference));
    }

    [Theory]
    [InlineData(1, null, true)]
    [InlineData(5, null, true)]
    [InlineData(2, null, false)]
    [InlineData(3, null, false)]
    [InlineData(7, null, false)]
    [InlineData(null, 1, true)]
    [InlineData(null, 5, true)]
    [InlineData(null, 3, false)]
    public async Task Only_general_and_initial_lines_are_accounting(int? type, int? movement, bool isAccounting)
    {
        var more = (type is null ? "" : $",\"type\":{type}") + (movement is null ? "" : $",\"typeMouvement\":\"{movement}\"");
        var analysis = await JsonReading.AnalyseAsync($"[{Line("2026-11-20", "VT", "1000", 1, 0, "F", more)},{Line("2026-11-20", "VT", "2000", 0, 1, "F", more)}]");
        analysis.Summary.Lines.Should().Be(isAccounting ? 2 : 0);
        analysis.HasBlocking.Should().BeFalse();
        analysis.Diagnostics.Select(item => item.Code).Should().Equal(isAccounting ? [] : ["ENT0304", "JSN0613"]);
    }

    [Theory]
    [InlineData("99", "99")]
    [InlineData("\"abc\"", "abc")]
    public async Task An_unknown_type_is_told_as_it_was_read(string type, string read)
    {
        var analysis = await JsonReading.AnalyseAsync($"[{Line("2026-11-20", "VT", "1000", 1, 0, "F", ",\"type\":" + type)},{Line("2026-11-20", "VT", "2000", 0, 1, "F", ",\"typeMouvement\":" + type)}]");
        analysis.Diagnostics.Select(item => (item.Code, item.Field, item.Read)).Should().BeEquivalentTo([
            ("ENT0304", "", ""), ("JSN0612", "type", read), ("JSN0612", "typeMouvement", read), ("JSN0613", "type", read), ("JSN0613", "typeMouvement", read),
        ]);
    }

    [Fact]
    public async Task Simulation_is_2_in_type_and_3_in_movement_type()
    {
        var json = $"[{Line("2026-11-20", "VT", "1000", 1, 0, "F", ",\"type\":2,\"typeMouvement\":3")},{Line("2026-11-20", "VT", "2000", 0, 1, "F", ",\"type\":3,\"typeMouvement\":2")}]";
        (await JsonReading.AnalyseAsync(json)).Diagnostics.Where(item => item.Code != "ENT0304").Should().ContainSingle("the codes agree").Which.Arguments.Should().Equal("simulation");
        (await JsonReading.AnalyseAsync(json, JsonReading.AsJson with { IncludeSimulations = true })).Summary.Lines.Should().Be(1);
    }

    [Theory]
    [InlineData("DD/MM/YYYY", "20/11/2026")]
    [InlineData("dd.MM.yyyy", "20.11.2026")]
    [InlineData("YYYYMMDD", "20261120")]
    [InlineData("YYYY-MM-DD HH:mm:ss", "2026-11-20 23:59:59")]
    [InlineData("DD/MM/YY", "20/11/26")]
    public async Task Dates_are_read_by_the_format_that_the_options_give(string format, string date)
    {
        var json = $$$"""{"options":{"formatDate":"{{{format}}}","multiPeriode":true},"ecritures":[{{{Line("X", "VT", "1000", 1, 0, "F")}}},{{{Line("X", "VT", "2000", 0, 1, "F")}}}]}""".Replace("XT00:00:00.000Z", date, StringComparison.Ordinal);
        (await JsonReading.AnalyseAsync(json)).Summary.FirstMovement.Should().Be(new LocalDate(2026, 11, 20));
    }

    [Fact]
    public async Task A_whole_body_may_be_cut_and_keeps_its_other_faults()
    {
        var json = File.ReadAllText(Path.Combine(JsonCorpus.Folder, "loop-good-body.json"));
        var analysis = await JsonReading.AnalyseAsync(json[..json.LastIndexOf("445710", StringComparison.Ordinal)].Replace("\"amount\": 100", "\"amount\": \"1OO\"", StringComparison.Ordinal));
        analysis.Diagnostics.Select(item => item.Code).Should().BeEquivalentTo("JSN0102", "JSN0408");
    }

    [Theory]
    [InlineData("loop-good-body.json", "/data/ecritures/2")]
    [InlineData("loop-good-data.json", "/ecritures/2")]
    [InlineData("loop-good-lines.json", "/2")]
    public async Task Pointers_follow_the_shape(string file, string pointer)
    {
        var json = File.ReadAllText(Path.Combine(JsonCorpus.Folder, file)).Replace("445710", "", StringComparison.Ordinal);
        (await JsonReading.AnalyseAsync(json)).Diagnostics.Select(item => (item.Code, item.First.Pointer)).Should().Equal(("ENT0102", pointer + "/compte"));
    }

    [Fact, Rule("P11")]
    public async Task The_three_shapes_give_the_same_summary()
    {
        var summaries = new List<ImportSummary>();
        foreach (var file in (string[])["loop-good-body.json", "loop-good-data.json", "loop-good-lines.json"])
            summaries.Add((await JsonReading.AnalyseAsync(File.ReadAllText(Path.Combine(JsonCorpus.Folder, file)))).Summary);
        summaries.Distinct().Should().ContainSingle().Which.Lines.Should().Be(3);
    }
}
