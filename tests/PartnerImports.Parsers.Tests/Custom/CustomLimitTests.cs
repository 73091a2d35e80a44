using System.Text;
using PartnerImports.Parsers.Custom;
using PartnerImports.Parsers.Custom.Files;
using PartnerImports.Parsers.Custom.Model;
using PartnerImports.Parsers.Custom.Reading;

namespace PartnerImports.Parsers.Tests.Custom;

/// <summary>Models and files come from strangers: every limit holds, and no input makes reading slower than linear.</summary>
/// <remarks>The hostile inputs are so large that quadratic work would keep the run from ending; nothing here looks at a clock.</remarks>
public class CustomLimitTests
{
    private const string Line = "VE;31/01/2026;411000;x;1,00;\n";

    [Fact]
    public async Task A_file_has_at_most_500_columns()
    {
        var columns = string.Concat(Enumerable.Range(7, 494).Select(i => $";C{i}"));
        (await CustomFile.Of(CustomFile.Simple, CustomFile.SimpleHeader.TrimEnd() + columns + "\n").FindingsAsync()).Should().BeEmpty();
        (await CustomFile.Of(CustomFile.Simple, CustomFile.SimpleHeader.TrimEnd() + columns + ";C501\n").FindingsAsync()).Should().StartWith("CUS0205 1:0");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_record_has_at_most_64_KiB(bool isTooLong)
    {
        var label = new string('x', RecordSource.MaxLength - "VE;31/01/2026;411000;;1,00;".Length + (isTooLong ? 1 : 0));
        var findings = await CustomFile.Of(CustomFile.Simple, CustomFile.SimpleHeader + $"VE;31/01/2026;411000;{label};1,00;\nVE;31/01/2026;707000;x;;1,00\n").FindingsAsync();

        findings.Should().Equal(isTooLong ? ["CUS0204 2:0"] : []);
    }

    [Fact]
    public async Task A_line_of_a_fixed_width_file_has_at_most_64_KiB_and_the_next_ones_are_read()
    {
        var model = Encoding.UTF8.GetString(ModelCorpus.Read("good", "minimal-fixed"));
        var line = "3101264110000010          ";

        var analysis = await CustomFile.Of(model, line + "\n" + line.PadRight(RecordSource.MaxLength) + "\n" + line.PadRight(RecordSource.MaxLength + 1) + "\n" + line + "\n").AnalyseAsync();

        analysis.Diagnostics.Single(item => item.Code == "CUS0204").Places.Select(place => place.Line).Should().Equal(3);
        analysis.Summary.Lines.Should().Be(3);
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_stops_at_the_limit_instead_of_swallowing_the_file()
    {
        var file = CustomFile.Of(CustomFile.Simple, CustomFile.SimpleHeader + Line + "VE;31/01/2026;411000;\"x;1,00;\n" + string.Concat(Enumerable.Repeat(Line, 50_000)));

        (await file.FindingsAsync()).Should().Contain("CUS0204 3:0");
    }

    [Fact]
    public async Task A_callers_shorter_limit_holds()
    {
        var file = CustomFile.OfLines(Line.TrimEnd()) with { Options = new() { MaxLineLength = 40 } };

        (await file.FindingsAsync()).Should().StartWith("CUS0204 1:0");
    }

    [Fact]
    public async Task A_line_has_at_most_500_allocations()
    {
        const string Model = """
            { "format": "modele-import", "version": "1.0", "code": "V", "fichier": { "structure": "delimite", "separateur": ";" }, "valeurs": { "dates": ["yyyyMMdd"] },
              "enregistrements": [
                { "role": "analytique", "quand": { "rang": 1, "dans": ["A"] }, "ventilation": { "axe": { "constante": "X" }, "section": { "rang": 2 }, "montant": { "rang": 3 } } },
                { "role": "ligne", "champs": { "journal": { "rang": 1 }, "date": { "rang": 2 }, "compte": { "rang": 3 } }, "montants": { "mode": "montant-signe", "montant": { "rang": 4 } } } ] }
            """;
        string Text(int shares) => "VE;20260131;607;5000\n" + string.Concat(Enumerable.Repeat("A;S;10\n", shares)) + "VE;20260131;401;-5000\n";

        (await CustomFile.Of(Model, Text(AllocationWriter.MaxShares)).FindingsAsync()).Should().BeEmpty();
        (await CustomFile.Of(Model, Text(AllocationWriter.MaxShares + 1)).FindingsAsync()).Should().Equal($"CUS0406 {AllocationWriter.MaxShares + 2}:0");
    }

    [Fact]
    public async Task Replacements_that_multiply_a_text_are_refused()
    {
        var steps = string.Join(",", Enumerable.Repeat($$"""{ "op": "remplacer", "de": "x", "vers": "{{new string('x', 100)}}" }""", 8));
        var model = CustomFile.With("""{ "colonne": "Libellé" }""", $$"""{ "colonne": "Libellé", "transformations": [ {{steps}} ] }""");

        (await CustomFile.Of(model, CustomFile.SimpleHeader + "VE;31/01/2026;411000;x;1,00;\nVE;31/01/2026;411000;y;;1,00\n").FindingsAsync()).Should().Equal("CUS0512 2:4 Libellé");
    }

    [Fact]
    public async Task Five_thousand_roots_and_long_accounts_cost_no_more_than_an_accounts_own_length()
    {
        var rules = string.Join(",", Enumerable.Range(1, 4_000).Select(i => $$"""{"racine":"{{new string('9', i % 30)}}{{i}}","vers":"101"}"""));
        var model = CustomFile.With("\"enregistrements\"", $$""" "comptes": { "correspondances": [ {{rules}} ] }, "enregistrements" """);
        var account = new string('9', 30_000);

        var analysis = await CustomFile.Of(model, CustomFile.SimpleHeader + string.Concat(Enumerable.Range(0, 2_000).Select(i => $"VE;31/01/2026;{account}{i};x;1,00;\n"))).AnalyseAsync();

        analysis.Summary.Lines.Should().Be(2_000);
    }

    [Fact]
    public async Task A_thousand_values_of_twenty_conditions_are_looked_up_not_tried()
    {
        var values = string.Join(",", Enumerable.Range(0, 400).Select(i => $"\"{i}\""));
        var ignored = string.Concat(Enumerable.Repeat($$"""{ "role": "ignorer", "quand": { "rang": 1, "dans": [ {{values}} ] } },""", 19));
        var model = CustomFile.With("\"enregistrements\": [", "\"enregistrements\": [ " + ignored);

        (await CustomFile.Of(model, CustomFile.SimpleHeader + string.Concat(Enumerable.Repeat(Line, 100_000))).AnalyseAsync()).Summary.Lines.Should().Be(100_000);
    }

    [Fact]
    public async Task Hundreds_of_missing_columns_and_long_headers_are_compared_in_bounded_time()
    {
        var champs = string.Join(",", new[] { "journalLibelle", "numero", "piece.reference", "compteLibelle", "tiers", "tiersLibelle", "lettrage", "devise", "modePaiement", "document" }
            .Select((target, i) => $$"""{"TARGET":[{"colonne":["{{new string('a', 190)}}{{i}}1"]},{"colonne":["{{new string('b', 190)}}{{i}}2"]},{"colonne":["c{{i}}"]},{"colonne":["d{{i}}"]}]}"""[1..^1].Replace("TARGET", target, StringComparison.Ordinal)));
        var model = CustomFile.With("\"champs\": {", "\"champs\": { " + champs + ",");
        var header = CustomFile.SimpleHeader.TrimEnd() + string.Concat(Enumerable.Range(0, 490).Select(i => ";" + new string((char)('a' + i % 3), 120) + i)) + "\n";

        (await CustomFile.Of(model, header + Line).AnalyseAsync()).Diagnostics.Count(item => item.Code == "CUS0302").Should().Be(40);
    }

    [Fact]
    public async Task A_hundred_thousand_faults_are_counted_and_twenty_one_places_kept()
    {
        var analysis = await CustomFile.Of(CustomFile.Simple, CustomFile.SimpleHeader + string.Concat(Enumerable.Repeat("VE;x;411000;\"a\"b;1.1,1;\n", 100_000))).AnalyseAsync();

        analysis.Diagnostics.Where(item => item.Severity == Severity.Blocking).Should().OnlyContain(item => item.Count == 100_000 && item.Places.Length == DiagnosticBag.MaxPlaces);
    }

    [Fact]
    public void Models_are_compiled_once_and_only_so_many_are_kept()
    {
        var cache = new ModelCache();
        CustomModelDocument Document(int revision) => new("m", Encoding.UTF8.GetBytes(CustomFile.With("\"code\"", $"\"revision\": {revision}, \"code\"")));

        var first = cache.Compile(Document(1));
        cache.Compile(Document(1)).Should().BeSameAs(first);
        for (var revision = 2; revision < 3 * ModelCache.Capacity; revision++) cache.Compile(Document(revision)).Reference!.Revision.Should().Be(revision);
        cache.Count.Should().BeLessThanOrEqualTo(ModelCache.Capacity);
    }

    [Fact]
    public async Task A_bad_model_is_refused_before_any_byte_of_the_file_is_read()
    {
        var analysis = await new CustomFormat().AnalyseAsync(new Unreadable(), new() { Hash = ContentHash.Of([]), Length = 1, Head = default, Encoding = ContentEncoding.Ascii },
            ReadOptions.Default with { Model = new("bad", ModelCorpus.Read("bad", "several-faults")) });

        analysis.Diagnostics.Select(item => $"{item.Code} {item.First.Pointer}").Should().BeEquivalentTo(ModelCorpus.FaultsOf("several-faults"));
        analysis.Model.Should().BeNull();
    }

    private sealed class Unreadable : IImportContent
    {
        public string? Name => null;
        public long Length => 1;
        public Stream OpenRead() => throw new InvalidOperationException("The file was opened.");
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
