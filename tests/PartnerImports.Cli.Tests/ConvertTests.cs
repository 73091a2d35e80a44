using System.Text.Json;

namespace PartnerImports.Cli.Tests;

public sealed class ConvertTests : IDisposable
{
    private readonly CliWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task What_the_target_demands_is_refused_all_at_once_and_nothing_is_written()
    {
        var output = Path.Combine(_world.Folder, "out.json");
        var run = await CliRun.OfAsync("convert", _world.File(Fec.TwoEntries), "--to", "json", "-o", output, "--json");
        run.ExitCode.Should().Be(1);
        run.Json.GetProperty("written").GetBoolean().Should().BeFalse();
        run.Json.GetProperty("needs").EnumerateArray().Select(need => need.GetProperty("option").GetString()).Should().BeEquivalentTo(["--key", "--dossier"]);
        File.Exists(output).Should().BeFalse();
    }

    [Theory]
    [InlineData("json")]
    [InlineData("ndjson")]
    public async Task The_same_entries_are_read_back(string target)
    {
        var output = Path.Combine(_world.Folder, "out." + target);
        (await CliRun.OfAsync("convert", _world.File(Fec.TwoEntries), "--to", target, "-o", output, "--key", "K", "--dossier", "D1", "--json")).ExitCode.Should().Be(0);
        var back = (await CliRun.OfAsync("inspect", output, "--json")).Json;
        (back.GetProperty("entries").GetInt32(), back.GetProperty("lines").GetInt32(), back.GetProperty("totalDebit").GetString()).Should().Be((2, 4, "1300.00"));

        var fec = Path.Combine(_world.Folder, "back.txt");
        var refused = await CliRun.OfAsync("convert", output, "--to", "fec", "-o", fec, "--json");
        refused.Json.GetProperty("needs").EnumerateArray().Select(need => need.GetProperty("option").GetString()).Should().Contain(["--siren", "--closing"]);
        File.Exists(fec).Should().BeFalse();
        var written = await CliRun.OfAsync("convert", output, "--to", "fec", "-o", fec, "--siren", "123456782", "--closing", "2025-12-31", "--valid-date", "entry", "--lossy", "--json");
        written.ExitCode.Should().Be(0, written.Output);
        (await CliRun.OfAsync("inspect", fec, "--json")).Json.GetProperty("totalDebit").GetString().Should().Be("1300.00");
        Directory.GetFiles(_world.Folder, "*.partial").Should().BeEmpty();
    }

    [Fact]
    public async Task A_fec_is_written_in_the_form_that_is_asked_for()
    {
        var output = Path.Combine(_world.Folder, "123456782FEC20251231.pipe.txt");
        string[] form = ["--separator", "pipe", "--encoding", "iso-8859-15", "--line-end", "lf", "--sides", "letters"];
        var run = await CliRun.OfAsync(["convert", _world.File(Fec.TwoEntries.Replace("Fournitures", "Matériel à 5 €")), "--to", "fec", "-o", output, "--siren", "123456782", "--closing", "2025-12-31", "--json", .. form]);
        run.ExitCode.Should().Be(0, run.Output);

        var lines = System.Text.CodePagesEncodingProvider.Instance.GetEncoding(28605)!.GetString(File.ReadAllBytes(output)).Split('\n');
        lines[0].Should().Contain("|EcritureLib|Montant|Sens|").And.NotContain("\r");
        lines[3].Should().Contain("|Matériel à 5 €|100,00|D|");
        var back = (await CliRun.OfAsync("inspect", output, "--json")).Json;
        (back.GetProperty("encoding").GetString(), back.GetProperty("entries").GetInt32(), back.GetProperty("totalDebit").GetString()).Should().Be(("iso-8859-15", 2, "1300.00"));
    }

    [Theory]
    [InlineData("--to json --key K --dossier D --separator pipe")]
    [InlineData("--to fec --separator semicolon")]
    [InlineData("--to fec --encoding utf-16le")]
    public async Task A_form_that_no_fec_has_is_wrong_usage(string options)
    {
        var run = await CliRun.OfAsync(["convert", _world.File(Fec.TwoEntries), .. options.Split(' ')]);
        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
        run.Error.Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_blocked_source_is_not_converted() =>
        (await CliRun.OfAsync("convert", _world.File(Fec.Unbalanced), "--to", "json", "--key", "K", "--dossier", "D", "--json")).ExitCode.Should().Be(1);

    [Fact]
    public async Task Formats_and_built_in_models_are_listed()
    {
        var formats = (await CliRun.OfAsync("formats", "--json")).Json.EnumerateArray().ToArray();
        formats.Select(format => format.GetProperty("format").GetString()).Should().BeEquivalentTo(["fec", "tra", "json", "custom"]);
        formats.Single(format => format.GetProperty("format").GetString() == "custom").GetProperty("models").EnumerateArray().Select(model => model.GetString())
            .Should().BeEquivalentTo(["myunisoft", "ximport", "quadra", "ebp", "pennylane", "pnm"]);
    }

    [Fact]
    public async Task A_model_is_checked_with_all_its_faults()
    {
        (await CliRun.OfAsync("model", "check", "builtin:quadra", "--json")).Json.GetProperty("valid").GetBoolean().Should().BeTrue();
        var bad = await CliRun.OfAsync("model", "check", _world.File("""{ "format": "modele-import", "version": "9" }""", "m.json"), "--json");
        bad.ExitCode.Should().Be(1);
        bad.Json.GetProperty("valid").GetBoolean().Should().BeFalse();
        bad.Json.GetProperty("faults").EnumerateArray().Select(fault => fault.GetProperty("pointer").ValueKind).Should().HaveCountGreaterThan(1).And.OnlyContain(kind => kind == JsonValueKind.String);
        (await CliRun.OfAsync("model", "check", _world.File("no JSON", "text.json"))).Output.Should().StartWith("✗ ").And.NotContain("✗ :");
        (await CliRun.OfAsync("model", "check", "builtin:none")).ExitCode.Should().Be(2);
    }

    [Fact]
    public async Task A_custom_file_is_received_by_a_built_in_model()
    {
        await _world.InitAsync();
        var file = _world.File("Date;Code journal;Numéro de compte;Libellé;Débit;Crédit;Numéro de pièce;Devise;Débit_devise_origine;Crédit_devise_origine\n"
            + "15/01/2025;VT;411000;Facture;120,00;;F1;EUR;;\n15/01/2025;VT;707000;Facture;;120,00;F1;EUR;;\n", "ventes.csv");
        var run = await _world.RunAsync("receive", file, "--partner", "Pennylane", "--model", "builtin:pennylane");
        run.ExitCode.Should().Be(0, run.Output);
        (run.Json.GetProperty("format").GetString(), run.Json.GetProperty("formatLabel").GetString(), run.Json.GetProperty("lines").GetInt32()).Should().Be(("custom", "Personnalisé", 2));
    }
}
