using System.Text;
using PartnerImports.Parsers.Conversion;
using PartnerImports.Parsers.Fec;

namespace PartnerImports.Parsers.Tests.Fec;

public class FecConversionTests
{
    private static readonly ConversionOptions Options = new() { Siren = Siren.Parse("123456782"), Closing = new(2023, 12, 31), LockDateIsEntryDate = true };

    [Theory]
    [InlineData("02_pipe_21cols_BA-tresorerie_LF_utf8", "DateRglt ModeRglt NatOp")]
    [InlineData("20_xml_VIII-5_BA-tresorerie", "DateRglt ModeRglt NatOp")]
    [InlineData("21_xml_VIII-7_BNC-tresorerie", "DateRglt ModeRglt NatOp IdClient")]
    public async Task The_columns_are_those_of_the_regime_that_was_recognised(string name, string last)
    {
        var lines = await ConvertAsync(name, ReadOptions.Default);
        string.Join(' ', lines[0].Skip(18).Take(last.Split(' ').Length)).Should().Be(last);
        lines.Skip(1).Select(line => line[18]).Should().OnlyContain(date => date.Length == 0 || date.Length == 8 && date.All(char.IsAsciiDigit)).And.Contain(date => date.Length == 8);
    }

    [Fact]
    public async Task A_regime_that_the_caller_names_wins()
    {
        var lines = await ConvertAsync("02_pipe_21cols_BA-tresorerie_LF_utf8", new() { Regime = "bnct" });
        lines[0].Skip(18).Take(4).Should().Equal("DateRglt", "ModeRglt", "NatOp", "IdClient");
    }

    private static async Task<string[][]> ConvertAsync(string name, ReadOptions options)
    {
        var content = FecCase.Named(name).Open();
        var source = new ConversionSource(new ImportParser([new FecFormat()]), content, await FecCase.AnalyseAsync(content, options));
        source.Analysis.HasBlocking.Should().BeFalse();
        var output = new MemoryStream();
        await new FecConversionTarget().WriteAsync(source, Options, output, TestContext.Current.CancellationToken);
        return [.. Encoding.UTF8.GetString(output.ToArray()).TrimEnd().Split("\r\n").Select(line => line.Split('\t'))];
    }
}
