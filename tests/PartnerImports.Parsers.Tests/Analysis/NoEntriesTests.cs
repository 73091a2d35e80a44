using System.Text;
using PartnerImports.Parsers.Custom;
using PartnerImports.Parsers.Tests.Custom;

namespace PartnerImports.Parsers.Tests.Analysis;

/// <summary>A file of which nothing is taken says so, once, whatever its format.</summary>
public class NoEntriesTests
{
    private const string FecHeader = "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise";
    private const string FecLine = "AC\tAchats\t1\t20230105\t607000\tAchats\t\t\tF-1\t20230104\tFacture\t1,00\t1,00\t\t\t20230131\t\t";
    private const string Lot = """{"t":"lot","format":"import-ecritures","version":"1.0","v":{"cle":"k","dossier":"D"}}""";
    private const string Journal = """{"t":"journal","v":{"code":"VT","libelle":"Ventes"}}""";
    private const string End = """{"t":"fin","v":{"ecritures":0,"lignes":0,"debit":"0","credit":"0"}}""";
    private const string TraHeader = "***S5CLIJRLSTD   0101190001011900007     010120261200DEMO";

    [Theory]
    [InlineData(FecHeader)]
    [InlineData(FecHeader + "\r\n")]
    [InlineData(FecHeader + FecLine)]
    [InlineData(Lot + "\n" + End + "\n")]
    [InlineData(TraHeader + "\r\n")]
    public async Task A_file_without_an_entry_line_is_told_as_a_whole(string text)
    {
        var analysis = await AnalyseAsync(text);

        analysis.Summary.Lines.Should().Be(0);
        analysis.HasBlocking.Should().BeFalse();
        var told = analysis.Diagnostics.Should().ContainSingle(item => item.Code == "ENT0304").Subject;
        (told.Severity, told.Count, told.First).Should().Be((Severity.Warning, 1L, SourcePlace.File));
    }

    [Fact]
    public async Task A_file_of_a_model_that_has_only_titles_is_told()
    {
        var options = ReadOptions.Default with { Model = BuiltInModels.Find("myunisoft") };
        (await AnalyseAsync(BuiltInFiles.Write("myunisoft", []), options)).Diagnostics.Select(item => item.Code).Should().Equal("ENT0304");
    }

    [Theory]
    [InlineData(FecHeader + "\r\n" + FecLine, "ENT0201")]
    [InlineData(Lot + "\n" + Journal + "\n" + End + "\n", "")]
    [InlineData("[]", "JSN0601")]
    public async Task Lines_reference_data_and_blocking_findings_are_not_nothing(string text, string blocking)
    {
        var analysis = await AnalyseAsync(text);

        analysis.Diagnostics.Select(item => item.Code).Should().NotContain("ENT0304");
        string.Join(" ", analysis.Diagnostics.Where(item => item.Severity == Severity.Blocking).Select(item => item.Code)).Should().Be(blocking);
    }

    private static Task<ImportAnalysis> AnalyseAsync(string text) => AnalyseAsync(Encoding.UTF8.GetBytes(text), ReadOptions.Default);

    private static async Task<ImportAnalysis> AnalyseAsync(byte[] bytes, ReadOptions options) =>
        await ImportParser.Standard.AnalyseAsync(ImportContent.FromBytes(bytes), options, TestContext.Current.CancellationToken);
}
