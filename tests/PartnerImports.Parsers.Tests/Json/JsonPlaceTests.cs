namespace PartnerImports.Parsers.Tests.Json;

/// <summary>Where faults stand: pointer, line, byte of the line, byte offset; all of them in one pass.</summary>
public class JsonPlaceTests
{
    private const string Head = """{"format":"import-ecritures","version":"1.0","lot":{"cle":"k","dossier":"D"},"ecritures":[""";

    [Fact]
    public async Task A_fault_is_placed_by_pointer_line_byte_and_offset()
    {
        var json = Head + """

              {"id":"é1","journal":"VT",
               "date":"2026-11-20","lignes":[
                {"compte":"411000","debit":"12,50"},
                {"compte":"707000","credit":"12.50"}]}]}
            """;

        var analysis = await JsonReading.AnalyseAsync(json);

        var id = analysis.Diagnostics.Single(item => item.Code == "JSN0403");
        id.First.Should().Be(new SourcePlace { Line = 2, Column = 9, Offset = Offset(json, "\"é1\""), Pointer = "/ecritures/0/id" });
        var amount = analysis.Diagnostics.Single(item => item.Code == "JSN0408");
        amount.First.Should().Be(new SourcePlace { Line = 4, Column = 32, Offset = Offset(json, "\"12,50\""), Pointer = "/ecritures/0/lignes/0/debit" });
        (amount.Read, amount.Expected, amount.Field).Should().Be(("12,50", "1234.56", "debit"));
        amount.MessageIn(Language.French).Should().Be("Ligne 4 : /ecritures/0/lignes/0/debit : « 12,50 » n'est pas un montant de la forme 1234.56.");
        amount.MessageIn(Language.English).Should().Be("Line 4: /ecritures/0/lignes/0/debit: \"12,50\" is not an amount of the form 1234.56.");
    }

    [Fact]
    public async Task A_repeated_id_and_a_date_outside_the_period_are_placed_at_their_values()
    {
        const string entry = """{"journal":"VT","lignes":[{"compte":"411000","debit":"1"},{"compte":"707000","credit":"1"}],"date":"2026-11-20","id":"a"}""";
        var document = Head.Replace("\"D\"", "\"D\",\"periode\":{\"debut\":\"2026-12-01\",\"fin\":\"2026-12-31\"}") + "\n" + entry + ",\n" + entry + "]}";
        var records = """{"t":"lot","format":"import-ecritures","version":"1.0","v":{"cle":"k","dossier":"D","periode":{"debut":"2026-12-01","fin":"2026-12-31"}}}""" + "\n"
            + string.Concat(Enumerable.Repeat("{\"t\":\"ecriture\",\"v\":" + entry + "}\n", 2)) + """{"t":"fin","v":{"ecritures":2,"lignes":4,"debit":"2","credit":"2"}}""";

        foreach (var (json, prefix, start) in new[] { (document, "/ecritures/1", 0), (records, "/v", "{\"t\":\"ecriture\",\"v\":".Length) })
        {
            var analysis = await JsonReading.AnalyseAsync(json);

            analysis.Diagnostics.Single(item => item.Code == "JSN0501").First.Should().Be(new SourcePlace
            {
                Line = 3, Column = start + entry.IndexOf("\"a\"", StringComparison.Ordinal) + 1, Offset = json.LastIndexOf("\"a\"", StringComparison.Ordinal), Pointer = prefix + "/id", Entry = "a",
            });
            analysis.Diagnostics.Single(item => item.Code == "JSN0504").Places[1].Should().Be(new SourcePlace
            {
                Line = 3, Column = start + entry.IndexOf("\"2026", StringComparison.Ordinal) + 1, Offset = json.LastIndexOf("\"2026-11-20\"", StringComparison.Ordinal), Pointer = prefix + "/date", Entry = "a",
            });
        }
    }

    [Fact]
    public async Task Accounting_faults_are_placed_at_the_value_too()
    {
        var json = Head + """

              {"id":"e1","journal":"VT","date":"2026-11-20","lignes":[
                {"compte":"411000","debit":"12.50",
                 "lettrage":"AA","dateLettrage":"2026-11-20"},
                {"compte":"707000","credit":"12.50",
                 "devise":"USD"}]}]}
            """;

        var analysis = await JsonReading.AnalyseAsync(json);

        analysis.Diagnostics.Select(item => (item.Code, item.Field, item.First.Pointer, item.First.Line, item.First.Entry)).Should().BeEquivalentTo([
            ("ENT0503", "lettrage", "/ecritures/0/lignes/0/lettrage", 4, "e1"),
            ("ENT0402", "montantDevise", "/ecritures/0/lignes/1/montantDevise", 5, "e1"),
        ]);
    }

    [Fact]
    public async Task A_bad_entry_does_not_stop_the_next_ones()
    {
        var json = Head
            + """{"id":"a","journal":"VT","date":"bad","lignes":[{"compte":"1","debit":"x"},7]},"text",null,"""
            + """{"id":"b","journal":"","date":"2026-02-30","lignes":[]},"""
            + """{"id":"c","journal":"VT","date":"2026-11-20","lignes":[{"compte":"411000","debit":"1"},{"compte":"707000","credit":"1"}]}]}""";

        var analysis = await JsonReading.AnalyseAsync(json);

        analysis.Diagnostics.SelectMany(item => item.Places.Select(place => item.Code + " " + place.Pointer)).Should().BeEquivalentTo([
            "JSN0405 /ecritures/0/date", "JSN0403 /ecritures/0/lignes/0/compte", "JSN0408 /ecritures/0/lignes/0/debit", "JSN0304 /ecritures/0/lignes/1",
            "JSN0304 /ecritures/1", "JSN0304 /ecritures/2", "JSN0401 /ecritures/3/journal", "JSN0406 /ecritures/3/date", "JSN0311 /ecritures/3/lignes",
        ]);
        analysis.Summary.Entries.Should().Be(2);
        analysis.EntryIds.Should().Equal("a", "b", "c");
    }

    [Fact]
    public async Task A_broken_line_of_ndjson_does_not_stop_the_next_ones()
    {
        const string entry = """{"t":"ecriture","v":{"id":"ID","journal":"VT","date":"2026-11-20","lignes":[{"compte":"411000","debit":"1"},{"compte":"707000","credit":"1"}]}}""";
        var json = $$$"""
            {"t":"lot","format":"import-ecritures","version":"1.0","v":{"cle":"k","dossier":"D"}}
            {{{entry.Replace("ID", "a")}}}
            {"t":"ecriture",,}
            {"t":"ecriture","v":{"id":"b"
            {{{entry.Replace("ID", "c")}}}
            not json at all
            {{{entry.Replace("ID", "d").Replace("VT", "V T\\u0000")}}}
            {{{entry.Replace("ID", "e")}}}
            {"t":"fin","v":{"ecritures":9,"lignes":9,"debit":"9","credit":"9"}}
            """;

        var analysis = await JsonReading.AnalyseAsync(json);

        analysis.Diagnostics.SelectMany(item => item.Places.Select(place => $"{item.Code} {place.Line}:{place.Column}")).Should().BeEquivalentTo([
            "JSN0101 3:17", "JSN0101 5:1", "JSN0101 6:2", "JSN0106 7:41",
        ]);
        analysis.EntryIds.Should().Equal("a", "c", "d", "e");
    }

    [Theory]
    [InlineData("", "IMP0001")]
    [InlineData("   \n ", "JSN0109")]
    [InlineData("{", "JSN0102")]
    [InlineData("{\"format\":\"import-ecri", "JSN0102")]
    [InlineData("{\"format\":tru", "JSN0102")]
    [InlineData("{\"format\":trux", "JSN0101")]
    [InlineData("{\"format\":\"a\u0001b\"}", "JSN0101")]
    [InlineData("{\"format\":01}", "JSN0101")]
    [InlineData("{\"format\":NaN}", "JSN0101")]
    [InlineData("{\"format\":\"\\x\"}", "JSN0101")]
    public async Task Broken_and_cut_contents_are_told_apart(string json, string code)
    {
        var analysis = await JsonReading.AnalyseAsync(json);
        analysis.Diagnostics.Select(item => item.Code).Should().Contain(code);
        analysis.HasBlocking.Should().BeTrue();
        if (code == "JSN0102") analysis.Diagnostics[0].First.Offset.Should().Be(json.Length);
    }

    private static long Offset(string json, string part) => System.Text.Encoding.UTF8.GetByteCount(json.AsSpan(0, json.IndexOf(part, StringComparison.Ordinal)));
}
