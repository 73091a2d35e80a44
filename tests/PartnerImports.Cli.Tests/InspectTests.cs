using PartnerImports.Tests;

namespace PartnerImports.Cli.Tests;

public sealed class InspectTests : IDisposable
{
    private readonly CliWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    [Rule("P11")]
    public async Task A_good_file_gives_the_document_of_the_contract()
    {
        var run = await CliRun.OfAsync("inspect", _world.File(Fec.TwoEntries), "--json");
        run.ExitCode.Should().Be(0);
        var json = run.Json;
        json.EnumerateObject().Select(property => property.Name).Should().Equal(
            "file", "format", "formatLabel", "encoding", "status", "firstMovement", "lastMovement", "referencePeriod", "entries", "lines", "totalDebit", "totalCredit",
            "journals", "accounts", "thirdParties", "sections", "elements", "grouping", "diagnosticCounts", "diagnostics");
        json.GetProperty("file").GetString().Should().Be("123456782FEC20251231.txt");
        json.GetProperty("format").GetString().Should().Be("fec");
        json.GetProperty("encoding").GetString().Should().Be("ascii");
        json.GetProperty("status").GetString().Should().Be("pending");
        json.GetProperty("firstMovement").GetString().Should().Be("2025-01-15");
        json.GetProperty("lastMovement").GetString().Should().Be("2025-03-05");
        json.GetProperty("referencePeriod").GetProperty("label").GetString().Should().Be("EXERCICE 2025");
        json.GetProperty("referencePeriod").GetProperty("start").GetString().Should().Be("2025-01-01");
        json.GetProperty("entries").GetInt32().Should().Be(2);
        json.GetProperty("lines").GetInt32().Should().Be(4);
        json.GetProperty("totalDebit").GetString().Should().Be("1300.00");
        json.GetProperty("elements").GetInt32().Should().Be(2 + 4 + 2);
        json.GetProperty("grouping").GetString().Should().Be("journal+number");
    }

    [Fact]
    [Rule("P13")]
    public async Task A_blocking_fault_is_given_at_its_place_with_exit_code_1()
    {
        var run = await CliRun.OfAsync("inspect", _world.File(Fec.TwoEntries.Replace("1200,00\t0,00", "12a,00\t0,00")), "--json");
        run.ExitCode.Should().Be(1);
        run.Json.GetProperty("status").GetString().Should().Be("error");
        var first = run.Json.GetProperty("diagnostics")[0];
        first.EnumerateObject().Select(property => property.Name).Should().Equal(
            "code", "severity", "count", "line", "column", "offset", "pointer", "entry", "field", "read", "expected", "message", "places");
        first.GetProperty("severity").GetString().Should().Be("blocking");
        first.GetProperty("line").GetInt32().Should().Be(2);
        first.GetProperty("column").GetInt32().Should().Be(12);
        first.GetProperty("field").GetString().Should().Be("Debit");
        first.GetProperty("read").GetString().Should().Be("12a,00");
        first.GetProperty("places")[0].GetProperty("line").GetInt32().Should().Be(2);
    }

    [Fact]
    public async Task Several_files_give_an_array_in_order()
    {
        var run = await CliRun.OfAsync("inspect", _world.File(Fec.TwoEntries, "a.txt"), _world.File("hello", "b.txt"), "--json");
        run.ExitCode.Should().Be(1);
        run.Json.EnumerateArray().Select(item => item.GetProperty("file").GetString()).Should().Equal("a.txt", "b.txt");
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello world")]
    [InlineData("\0\u0001\u0002")]
    [InlineData("PK\u0003\u0004 zip")]
    public async Task Bytes_that_are_not_understood_are_content(string content)
    {
        var run = await CliRun.OfAsync("inspect", _world.File(content, "x.bin"), "--json");
        run.ExitCode.Should().Be(1);
        run.Json.GetProperty("status").GetString().Should().Be("error");
        run.Json.GetProperty("format").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null);
        run.Json.GetProperty("diagnosticCounts").GetProperty("blocking").GetInt32().Should().Be(1);
        run.Json.GetProperty("diagnostics")[0].GetProperty("code").GetString().Should().StartWith("IMP");
    }

    [Fact]
    public async Task A_split_fec_is_one_item_whose_findings_name_the_part()
    {
        var lines = Fec.TwoEntries.Split('\n');
        var first = _world.File(string.Join('\n', lines[..3]) + "\n", "123456782FEC20251231_1.txt");
        var second = _world.File(string.Join('\n', [lines[0], .. lines[3..5]]).Replace("100,00\t0,00", "1x\t0,00") + "\n", "123456782FEC20251231_2.txt");
        var json = (await CliRun.OfAsync("inspect", second, first, "--json")).Json;
        json.GetProperty("file").GetString().Should().Be("123456782FEC20251231_1.txt");
        json.GetProperty("parts").EnumerateArray().Select(part => part.GetString()).Should().Equal("123456782FEC20251231_1.txt", "123456782FEC20251231_2.txt");
        json.GetProperty("lines").GetInt32().Should().Be(4);
        var finding = json.GetProperty("diagnostics")[0];
        finding.GetProperty("line").GetInt32().Should().Be(2);
        finding.GetProperty("message").GetString().Should().StartWith("123456782FEC20251231_2.txt: ");
        (await CliRun.OfAsync("inspect", first, first)).ExitCode.Should().Be(2, "a part counts once");
    }

    [Fact]
    public async Task The_same_file_twice_is_two_items()
    {
        var path = _world.File(Fec.TwoEntries, "a.txt");
        (await CliRun.OfAsync("inspect", path, path, "--json")).Json.GetArrayLength().Should().Be(2);
    }

    [Fact]
    public async Task A_header_alone_is_legal()
    {
        var run = await CliRun.OfAsync("inspect", _world.File(Fec.Header), "--json");
        run.ExitCode.Should().Be(0, run.Output);
        run.Json.GetProperty("entries").GetInt32().Should().Be(0);
        run.Json.GetProperty("firstMovement").GetString().Should().BeEmpty();
    }

    [Theory]
    [InlineData("inspect")]
    [InlineData("inspect", "no-such-file")]
    [InlineData("inspect", "/")]
    [InlineData("inspect", "no-such-file", "--json")]
    [InlineData("inspect", "x", "--rules", "none")]
    [InlineData("inspect", "x", "--lang", "de")]
    [InlineData("inspect", "x", "--lang")]
    [InlineData("inspect", "x", "--lang", "de", "--json")]
    [InlineData("inspect", "--nope", "x")]
    [InlineData("inspect", "-", "-")]
    [InlineData("inspect", "/dev/zero")]
    [InlineData("list", "--dossier", "D", "--store", "Host=;Foo=bar")]
    [InlineData("list", "--dossier", "D", "--store", "Host=x;Port=abc")]
    [InlineData("list", "--dossier", "D", "--store", "postgres://u:p@host/db")]
    [InlineData("entries", "x", "--skip", "x")]
    [InlineData("no-such-command")]
    [InlineData("list")]
    [InlineData()]
    public async Task Wrong_usage_is_one_sentence_and_exit_code_2(params string[] args)
    {
        var run = await CliRun.OfAsync(args);
        run.ExitCode.Should().Be(2);
        run.Error.Trim().Should().NotBeEmpty().And.NotContain("\n").And.NotContain("   at ");
    }

    [Fact]
    public async Task Fiscal_years_are_checked_when_given()
    {
        var path = _world.File(Fec.TwoEntries, "entries.txt");
        (await CliRun.OfAsync("inspect", path, "--json")).ExitCode.Should().Be(0);
        var run = await CliRun.OfAsync("inspect", path, "--fiscal-year", "2024-01-01..2024-12-31", "--json");
        run.ExitCode.Should().Be(1);
        run.Json.GetProperty("diagnostics")[0].GetProperty("line").GetInt32().Should().Be(2);
        (await CliRun.OfAsync("inspect", path, "--fiscal-year", "2025")).ExitCode.Should().Be(2);
    }

    [Fact]
    [Rule("P10")]
    public async Task A_fiscal_year_that_is_given_stands_instead_of_the_year_that_a_file_name_implies()
    {
        var path = _world.File(Fec.TwoEntries, "732829320FEC20260630.txt");
        (await CodesAsync()).Should().Contain("FEC0608");
        (await CodesAsync("--fiscal-year", "2025-01-01..2026-06-30")).Should().NotContain(code => code.StartsWith("FEC06") || code.StartsWith("IMP"));
        (await CodesAsync("--fiscal-year", "2025-01-01..2025-06-30", "--fiscal-year", "2025-07-01..2026-06-30")).Should().Contain("IMP0303").And.NotContain("FEC0608");

        async Task<List<string>> CodesAsync(params string[] years) =>
            [.. (await CliRun.OfAsync(["inspect", path, .. years, "--json"])).Json.GetProperty("diagnostics").EnumerateArray().Select(found => found.GetProperty("code").GetString()!)];
    }

    [Theory]
    [InlineData("fr", "La commande 'inspect' attend un argument.")]
    [InlineData("en", "The command 'inspect' takes an argument.")]
    public async Task Wrong_usage_is_told_in_the_language_chosen(string language, string message) =>
        (await CliRun.OfAsync("inspect", "--lang", language)).Error.Trim().Should().Be(message);

    [Fact]
    public async Task Fiscal_years_that_overlap_are_told_in_plain_words() =>
        (await CliRun.OfAsync("inspect", _world.File(Fec.TwoEntries), "--fiscal-year", "2025-01-01..2025-12-31", "--fiscal-year", "2025-12-31..2026-12-31", "--lang", "fr"))
            .Error.Trim().Should().Be("Deux exercices se chevauchent : l'un finit le 2025-12-31, l'autre commence le 2025-12-31.");

    [Fact]
    public async Task Test_Compta_Demat_is_predicted_beside_the_status()
    {
        var run = await CliRun.OfAsync("inspect", _world.File(Fec.TwoEntries.Replace("F2\t20250305", "\t20250305")), "--dgfip", "--json");
        run.ExitCode.Should().Be(0, "the verdict never changes the status");
        run.Json.GetProperty("dgfip").GetProperty("verdict").GetString().Should().Be("non-conforme");
        var reason = run.Json.GetProperty("dgfip").GetProperty("reasons")[0];
        (reason.GetProperty("check").GetString(), reason.GetProperty("line").GetInt32(), reason.GetProperty("field").GetString()).Should().Be(("L4", 4, "PieceRef"));
    }

    [Fact]
    public async Task Languages_can_be_chosen()
    {
        var path = _world.File(Fec.Unbalanced);
        (await CliRun.OfAsync("inspect", path, "--lang", "en")).Output.Should().Contain("blocking");
        (await CliRun.OfAsync("inspect", path, "--lang", "fr")).Output.Should().Contain("bloquante(s)");
    }

    [Fact]
    public async Task Entries_of_a_file_are_listed_and_filtered()
    {
        var path = _world.File(Fec.TwoEntries);
        var all = (await CliRun.OfAsync("entries", path, "--json")).Json;
        all.EnumerateObject().Select(property => property.Name).Should().Equal("total", "matched", "skip", "lines");
        all.GetProperty("lines")[0].EnumerateObject().Select(property => property.Name).Should().Equal(
            "entry", "line", "journal", "date", "document", "account", "thirdParty", "reference", "label", "debit", "credit", "matching");
        all.GetProperty("lines")[0].GetProperty("entry").GetString().Should().Be("VT/1");

        async Task<int> Matched(params string[] options) => (await CliRun.OfAsync(["entries", path, "--json", .. options])).Json.GetProperty("matched").GetInt32();
        (await Matched("--search", "alpha")).Should().Be(0, "the third party's code is searched, not its name");
        (await Matched("--search", "c1")).Should().Be(1);
        (await Matched("--search", "facture", "--in", "label")).Should().Be(2);
        (await Matched("--search", "facture", "--in", "account")).Should().Be(0);
        (await Matched("--amount", "gt", "100")).Should().Be(2);
        (await Matched("--amount", "eq", "1\u00A0200,00")).Should().Be(2, "an amount may be typed as it is shown");
        (await Matched("--amount", "between", "100", "1200")).Should().Be(4);
        (await Matched("--amount", "ge", "100", "--amount", "lt", "1200")).Should().Be(2);
        var page = (await CliRun.OfAsync("entries", path, "--json", "--skip", "1", "--take", "2")).Json;
        page.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("line").GetInt32()).Should().Equal(3, 4);
        (await CliRun.OfAsync("entries", path, "--amount", "near", "1")).ExitCode.Should().Be(2);
        (await CliRun.OfAsync("entries", path, "--amount", "between", "1")).ExitCode.Should().Be(2);
    }
}
