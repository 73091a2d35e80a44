using System.Text;

namespace PartnerImports.Parsers.Tests.Fec;

public class FecXmlTests
{
    private static readonly string Valid = Encoding.UTF8.GetString(FecCase.Named("valid-xml").Bytes);

    [Fact]
    public async Task A_value_without_end_is_refused_before_it_fills_the_memory()
    {
        var text = Valid.Replace("Facture", new string('x', 3_000_000), StringComparison.Ordinal);
        var analysis = await AnalyseAsync(Encoding.UTF8.GetBytes(text));
        analysis.Diagnostics.Where(item => item.Severity == Severity.Blocking).Select(item => item.Code).Should().Contain("FEC0903");
    }

    [Fact]
    public async Task Entities_that_grow_without_end_are_refused_with_their_definition()
    {
        var bomb = "<!DOCTYPE c [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>\n";
        var analysis = await AnalyseAsync(Encoding.UTF8.GetBytes(Valid.Replace("<comptabilite", bomb + "<comptabilite", StringComparison.Ordinal).Replace("Facture", "&b;", StringComparison.Ordinal)));
        analysis.Diagnostics.Select(FecCase.Describe).Should().Equal("blocking FEC0902 - 2:1 x1");
    }

    [Fact]
    public async Task An_undefined_entity_is_not_well_formed()
    {
        var analysis = await AnalyseAsync(Encoding.UTF8.GetBytes(Valid.Replace("Facture", "&eacute;", StringComparison.Ordinal)));
        analysis.Diagnostics.Should().ContainSingle(item => item.Code == "FEC0901" && item.First.Line == 11);
    }

    [Theory]
    [InlineData("ISO-8859-15", 28605, "Latin9")]
    [InlineData("ISO-8859-1", 28591, "Latin9")]
    [InlineData("windows-1252", 1252, "Windows1252")]
    public async Task The_declared_encoding_counts(string name, int codePage, string expected)
    {
        var encoding = codePage == 28591 ? Encoding.Latin1 : CodePagesEncodingProvider.Instance.GetEncoding(codePage)!;
        var analysis = await AnalyseAsync(encoding.GetBytes(Valid.Replace("UTF-8", name, StringComparison.Ordinal).Replace("Achats", "Été à Œ".Replace("Œ", codePage == 28591 ? "" : "Œ", StringComparison.Ordinal), StringComparison.Ordinal)));
        analysis.Encoding.ToString().Should().Be(expected);
        analysis.HasBlocking.Should().BeFalse();
        analysis.ReferenceData.Journals.Should().ContainSingle().Which.Label.Should().StartWith("Été à");
    }

    [Fact]
    public async Task Utf16_is_read_by_its_byte_order_mark()
    {
        byte[] bytes = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Valid.Replace("UTF-8", "UTF-16", StringComparison.Ordinal))];
        var analysis = await AnalyseAsync(bytes);
        analysis.Diagnostics.Select(item => item.Code).Should().Equal("FEC0201");
        analysis.Summary.Lines.Should().Be(2);
    }

    [Fact]
    public async Task Bytes_that_the_declared_encoding_does_not_have_are_blocking()
    {
        var analysis = await AnalyseAsync(Encoding.Latin1.GetBytes(Valid.Replace("Facture", "Facturé", StringComparison.Ordinal)));
        analysis.Diagnostics.Should().ContainSingle(item => item.Code == "FEC0202" && item.First.Line == 11 && item.First.Column == 20 && item.Read == "0xE9");
    }

    private static Task<ImportAnalysis> AnalyseAsync(byte[] bytes) => FecCase.AnalyseAsync(ImportContent.FromBytes(bytes, "123456782FEC20231231.xml"));
}
