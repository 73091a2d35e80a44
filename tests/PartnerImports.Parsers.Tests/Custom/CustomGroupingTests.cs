using PartnerImports.Parsers.Custom;

namespace PartnerImports.Parsers.Tests.Custom;

/// <summary>Which lines make an entry, what it is called and where it ends.</summary>
public class CustomGroupingTests
{
    private const string Model = """
        { "format": "modele-import", "version": "1.0", "code": "G", "fichier": { "structure": "delimite", "separateur": ";" }, "valeurs": { "dates": ["yyyyMMdd"] },
          "enregistrements": [
            { "role": "entete", "quand": { "rang": 1, "dans": ["E"] }, "champs": { "journal": { "rang": 2 }, "date": { "rang": 3 }, "numero": { "rang": 4 }, "libelle": { "rang": 5 } } },
            { "role": "ligne", "champs": { "journal": { "rang": 1 }, "date": { "rang": 2 }, "piece.reference": { "rang": 3 }, "compte": { "rang": 4 } }, "montants": { "mode": "montant-signe", "montant": { "rang": 5 } } } ],
          "regroupement": RULE }
        """;

    private const string Lines = """
        VE;20260131;F/1;411;10
        VE;20260131;F2;411;20
        VE;20260131;F/1;707;-10
        VE;20260131;F2;707;-20
        VE;20260131;F/1;411;5
        VE;20260131;F/1;707;-5
        """;

    [Theory]
    [InlineData("""{ "par": ["piece.reference", "journal", "date"] }""", "VE/2026-01-31/F/1: 1 3 5 6", "VE/2026-01-31/F2: 2 4")]
    [InlineData("""{ "par": ["journal"] }""", "VE: 1 2 3 4 5 6")]
    [InlineData("""{ "equilibre": true }""", "VE/2026-01-31: 1 2 3 4", "VE/2026-01-31 (2): 5 6")]
    [InlineData("""{ "equilibre": true, "dans": [] }""", "-: 1 2 3 4", "- (2): 5 6")]
    public async Task Lines_of_one_entry(string rule, params string[] expected) => (await EntriesAsync(rule, Lines)).Should().Equal(expected);

    [Fact]
    public async Task Contiguous_keys_begin_a_new_entry_when_they_come_back()
    {
        (await EntriesAsync("""{ "par": ["piece.reference"], "contigu": true }""", "VE;20260131;A;1;1\nVE;20260131;A;2;-1\nVE;20260131;A (2);1;2\nVE;20260131;A (2);1;-2\nVE;20260131;A;1;3\nVE;20260131;A;2;-3\n"))
            .Should().Equal("A: 1 2", "A (2) (1): 3 4", "A (2): 5 6");
    }

    [Fact]
    public async Task Journals_that_alternate_balance_each_by_itself()
    {
        (await EntriesAsync("""{ "equilibre": true, "dans": ["journal"] }""", "VE;20260131;;1;10\nAC;20260131;;1;5\nVE;20260131;;2;-10\nAC;20260131;;2;-5\nVE;20260131;;1;0\nVE;20260131;;1;3\nVE;20260131;;1;-3\n"))
            .Should().Equal("VE: 1 3", "AC: 2 4", "VE (2): 5 6 7");
    }

    [Fact]
    public async Task A_header_record_opens_an_entry_and_lends_it_its_values()
    {
        var file = Of("""{ "entete": true }""", "E;VE;20260131;12;Vente\n;;;411;10\n;;;707;-10\nE;VE;20260201;12;Vente\n;;;411;10\nBQ;20260202;;707;-10\n");
        var entries = await file.EntriesAsync();

        Describe(entries).Should().Equal("VE/12: 2 3", "VE/12 (2): 5 6");
        entries[1].Lines.Select(line => $"{line.Journal} {line.Date:uuuuMMdd} {line.Number} {line.Label}").Should().Equal("VE 20260201 12 Vente", "BQ 20260202 12 Vente");
    }

    [Fact]
    public async Task Headers_and_lines_that_miss_each_other_are_told()
    {
        var findings = await Of("""{ "entete": true }""", ";;;411;10\nE;VE;20260131;1;\nE;VE;2026;2;\n;;;411;10\nE;VE;20260131;3;\n").FindingsAsync(Severity.Warning);

        findings.Should().BeEquivalentTo("CUS0404 1:0", "CUS0405 2:0", "CUS0502 3:3 date", "CUS0405 5:0");
    }

    [Theory]
    [InlineData("""{ "par": ["journal", "numero"] }""", GroupingKey.JournalAndNumber)]
    [InlineData("""{ "par": ["numero"] }""", GroupingKey.Number)]
    [InlineData("""{ "par": ["journal", "date", "piece.reference"] }""", GroupingKey.JournalDateAndReference)]
    [InlineData("""{ "par": ["piece.reference"] }""", GroupingKey.Reference)]
    [InlineData("""{ "par": ["journal", "date"] }""", GroupingKey.JournalAndDate)]
    [InlineData("""{ "par": ["journal"] }""", GroupingKey.Journal)]
    [InlineData("""{ "equilibre": true }""", GroupingKey.RunningBalance)]
    [InlineData("""{ "entete": true }""", GroupingKey.Entry)]
    public async Task The_analysis_tells_the_key_that_comes_nearest(string rule, GroupingKey key) =>
        (await Of(rule, "E;VE;20260131;1;x\n;;F1;411;10\n").AnalyseAsync()).Grouping!.Key.Should().Be(key);

    [Fact]
    public async Task A_caller_may_ask_for_another_key()
    {
        var file = Of("""{ "par": ["journal", "date", "piece.reference"] }""", Lines) with { Options = new() { Grouping = GroupingKey.JournalAndDate } };

        Describe(await file.EntriesAsync()).Should().Equal("VE/2026-01-31: 1 2 3 4 5 6");
    }

    [Fact]
    public async Task Entries_that_do_not_balance_are_named()
    {
        var analysis = await Of("""{ "par": ["piece.reference"] }""", "VE;20260131;F1;411;10\nVE;20260131;F2;411;5\nVE;20260131;F2;707;-5\n").AnalyseAsync();

        analysis.Diagnostics.Single(item => item.Severity == Severity.Blocking).First.Should().Match<SourcePlace>(place => place.Entry == "F1" && place.Line == 1);
    }

    [Fact]
    public async Task Batches_of_any_size_give_the_same_lines()
    {
        var file = Of("""{ "equilibre": true }""", Lines);
        var analysis = await file.AnalyseAsync();
        var expected = Describe(await file.EntriesAsync());
        for (var capacity = 1; capacity < 8; capacity++)
        {
            await using var reader = new CustomFormat().OpenEntries(file.Content, analysis);
            var batch = new EntryLineBatch(capacity);
            var lines = new List<string>();
            while (await reader.ReadAsync(batch))
                for (var row = 0; row < batch.Count; row++) lines.Add($"{batch.String(EntryText.Entry, row)} {batch.LineNumbers[row]} {(batch.Marks[row] & LineMarks.LastOfEntry) != 0}");
            lines.Should().HaveCount(6);
            lines.Where(line => line.EndsWith("True", StringComparison.Ordinal)).Should().HaveCount(expected.Length);
            (await reader.ReadAsync(batch)).Should().BeFalse();
        }
    }

    private static CustomFile Of(string rule, string text) => CustomFile.Of(CustomFile.With("RULE", rule, Model), text);

    private static async Task<string[]> EntriesAsync(string rule, string text) => Describe(await Of(rule, text).EntriesAsync());

    private static string[] Describe(IEnumerable<JournalEntry> entries) => [.. entries.Select(entry => $"{entry.Name}: {string.Join(' ', entry.Lines.Select(line => line.LineNumber))}")];

    [Fact]
    public async Task Entries_whose_lines_lie_together_are_those_whose_lines_do_not()
    {
        string[] first = ["VT;01/02/2026;411000;a;10,00;", "VT;01/02/2026;707000;a;;10,00"], second = ["AC;02/02/2026;601000;b;3,00;", "AC;02/02/2026;44566;b;1,00;", "AC;02/02/2026;401000;b;;4,00"];

        var together = await CustomFile.OfLines([.. first, .. second]).EntriesAsync();
        var apart = await CustomFile.OfLines(first[0], second[0], second[1], first[1], second[2]).EntriesAsync();

        static IEnumerable<string> Show(IEnumerable<JournalEntry> entries) => entries.SelectMany(entry => entry.Lines).Select(line => $"{line.Entry} {line.Account} {line.Debit} {line.Credit}");
        Show(together).Should().Equal("VT/2026-02-01/ 411000 10.00 0.00", "VT/2026-02-01/ 707000 0.00 10.00", "AC/2026-02-02/ 601000 3.00 0.00", "AC/2026-02-02/ 44566 1.00 0.00", "AC/2026-02-02/ 401000 0.00 4.00");
        Show(apart).Should().BeEquivalentTo(Show(together));
        apart.Select(entry => entry.Lines.Length).Should().BeEquivalentTo([2, 3]);
        together.Select(entry => entry.Lines.Length).Should().Equal(2, 3);
    }
}
