using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PartnerImports.Parsers.Conversion;
using PartnerImports.Parsers.Json;

namespace PartnerImports.Parsers.Tests.Json;

/// <summary>Conversions to <c>import-ecritures</c>: what is lacking is told all at once, what is lost is listed.</summary>
public class JsonConversionTests
{
    private static async Task<ConversionSource> SourceAsync(string json, ReadOptions? options = null)
    {
        var content = ImportContent.FromBytes(Encoding.UTF8.GetBytes(json));
        return new(JsonReading.Parser, content, await JsonReading.Parser.AnalyseAsync(content, options ?? JsonReading.AsJson, TestContext.Current.CancellationToken));
    }

    private static string Corpus(string file) => File.ReadAllText(Path.Combine(JsonCorpus.Folder, file));

    private static ConversionOptions Complete { get; } = new() { Key = "k", Dossier = "D" };

    private static async Task<ConversionReport> CheckAsync(ConversionSource source, ConversionOptions? options = null, ImportEcrituresTarget? target = null) =>
        await (target ?? ImportEcrituresTarget.Document).CheckAsync(source, options ?? Complete, TestContext.Current.CancellationToken);

    private static async Task<byte[]> WriteAsync(ConversionSource source, ImportEcrituresTarget target, ConversionOptions? options = null)
    {
        var output = new MemoryStream();
        await target.WriteAsync(source, options ?? Complete, output, TestContext.Current.CancellationToken);
        return output.ToArray();
    }

    [Fact]
    public async Task What_the_target_demands_is_told_all_at_once_with_the_option_that_supplies_it()
    {
        var report = await CheckAsync(await SourceAsync(Corpus("loop-good-body.json")), ConversionOptions.None);
        report.Needs.Select(need => (need.Field, need.Option)).Should().Equal(("lot.cle", "--key"), ("lot.dossier", "--dossier"));
        report.MayWrite(lossy: true).Should().BeFalse();
        await FluentActions.Awaiting(async () => await WriteAsync(await SourceAsync(Corpus("loop-good-body.json")), ImportEcrituresTarget.Document, ConversionOptions.None))
            .Should().ThrowAsync<InvalidOperationException>();
    }

    [Theory]
    [InlineData("good-sample-full.json")]
    [InlineData("good-extensions.json")]
    [InlineData("good-lot-full.json")]
    [InlineData("good-establishment.json")]
    [InlineData("good-analytics.json")]
    [InlineData("good-document-file.json")]
    [InlineData("good-currency.json")]
    [InlineData("good-matching.json")]
    [InlineData("ndjson-good-sample.ndjson")]
    [InlineData("ndjson-good-entries.ndjson")]
    [InlineData("loop-good-body.json")]
    [InlineData("loop-currency.json")]
    [InlineData("loop-analytics.json")]
    public async Task Document_and_ndjson_hold_the_same_as_the_source(string file)
    {
        var source = await SourceAsync(Corpus(file));
        foreach (var target in (ImportEcrituresTarget[])[ImportEcrituresTarget.Document, ImportEcrituresTarget.Records])
        {
            (await CheckAsync(source, target: target)).Needs.Should().BeEmpty();
            var written = await JsonReading.AnalyseAsync(await WriteAsync(source, target));
            written.HasBlocking.Should().BeFalse();
            written.Summary.Should().Be(source.Analysis.Summary);
            written.Fingerprint.Should().Be(source.Analysis.Fingerprint);
            written.ReferenceData.Should().BeEquivalentTo(source.Analysis.ReferenceData);
            (written.PushKey, written.DossierCode).Should().Be(("k", "D"));
        }
    }

    [Fact]
    public async Task A_source_keeps_its_own_key_dossier_title_and_ids()
    {
        var source = await SourceAsync(Corpus("good-sample-full.json"));
        var written = await JsonReading.AnalyseAsync(await WriteAsync(source, ImportEcrituresTarget.Records, ConversionOptions.None));
        (written.PushKey, written.DossierCode, written.Title).Should().Be((source.Analysis.PushKey, source.Analysis.DossierCode, source.Analysis.Title));
        written.EntryIds.Should().Equal(source.Analysis.EntryIds);
    }

    [Theory]
    [InlineData("good-sample-full.json")]
    [InlineData("good-reference-data-only.json")]
    public async Task Reference_data_comes_back_with_kinds_and_siren(string file)
    {
        var source = await SourceAsync(Corpus(file));
        (await CheckAsync(source)).Losses.Should().BeEmpty();
        var written = JsonNode.Parse(await WriteAsync(source, ImportEcrituresTarget.Document))!["referentiel"];
        JsonNode.DeepEquals(written, JsonNode.Parse(Corpus(file))!["referentiel"]).Should().BeTrue(written?.ToJsonString());
    }

    [Fact]
    public async Task Records_of_reference_data_come_back_as_they_were()
    {
        var records = Corpus("ndjson-good-sample.ndjson").Replace("""
            {"t":"compte",
            """, """
            {"t":"tiers","v":{"code":"S-DOE","libelle":"M. Doe","collectif":"421000","nature":"salarie","siren":"732829320"}}
            {"t":"compte",
            """, StringComparison.Ordinal);
        var source = await SourceAsync(records);
        (await CheckAsync(source, target: ImportEcrituresTarget.Records)).Losses.Should().BeEmpty();
        Encoding.UTF8.GetString(await WriteAsync(source, ImportEcrituresTarget.Records)).Split('\n').Should().Contain(Declarations(records)).And.HaveCountGreaterThan(3);
        Declarations(records).Should().HaveCount(3);
    }

    private static IEnumerable<string> Declarations(string records) => records.Split('\n').Where(line => line.Contains("\"libelle\"", StringComparison.Ordinal) && !line.Contains("ecriture\"", StringComparison.Ordinal));

    [Fact]
    public async Task What_the_target_cannot_hold_is_listed()
    {
        (await CheckAsync(await SourceAsync(Corpus("good-extensions.json")), target: ImportEcrituresTarget.Records)).Losses.Select(loss => loss.Field).Should().Equal("extensions");

        var negative = Corpus("loop-good-body.json").Replace("\"amount\": 120", "\"amount\": -120", StringComparison.Ordinal).Replace("\"amount\": 100", "\"amount\": -100", StringComparison.Ordinal).Replace("\"20.00\"", "-20", StringComparison.Ordinal);
        var source = await SourceAsync(negative);
        var loss = (await CheckAsync(source)).Losses;
        loss.Select(item => (item.Field, item.Count, item.Example)).Should().Equal(("debit", 1L, "-120.00"), ("credit", 2L, "-100.00"));
        var written = await JsonReading.AnalyseAsync(await WriteAsync(source, ImportEcrituresTarget.Document));
        (written.Summary.TotalDebit, written.Fingerprint).Should().Be((AmountTotal.Parse("120.00"), source.Analysis.Fingerprint));
    }

    [Fact]
    public async Task What_no_option_supplies_is_a_need_too()
    {
        var body = Corpus("loop-good-body.json").Replace("\"411000\"", "\"411-abc\"", StringComparison.Ordinal).Replace("\"amount\": 120", "\"amount\": 120.0000001", StringComparison.Ordinal).Replace("\"amount\": 100", "\"amount\": 100.0000001", StringComparison.Ordinal);
        var report = await CheckAsync(await SourceAsync(body));
        report.Needs.Select(need => (need.Field, need.Option, need.Entry)).Should().Equal(("compte", "", "VT/2026-11-20/F1"), ("debit", "", "VT/2026-11-20/F1"), ("credit", "", "VT/2026-11-20/F1"));
    }

    [Fact]
    public void The_targets_are_registered_once()
    {
        var services = new ServiceCollection().AddPartnerImportParsers().AddPartnerImportParsers();
        services.Where(service => service.ServiceType == typeof(IConversionTarget)).Select(service => service.ImplementationInstance).OfType<IConversionTarget>()
            .Select(target => target.Code).Should().Equal("json", "ndjson");
    }

    [Theory]
    [InlineData("VT/12", "VT/12")]
    [InlineData("V T/é", "V%20T/%C3%A9")]
    [InlineData("50%", "50%25")]
    public void Entry_names_become_ids(string name, string id) => EntryIds.From(name).Should().Be(id);

    [Fact]
    public void Long_names_become_ids_that_differ()
    {
        var (one, two) = (EntryIds.From(new string('é', 100) + "1"), EntryIds.From(new string('é', 100) + "2"));
        one.Should().HaveLength(128).And.NotBe(two);
    }
}
