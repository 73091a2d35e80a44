using PartnerImports.Parsers.Tra;

namespace PartnerImports.Parsers.Tests.Tra;

public sealed class TraHeaderTests
{
    [Fact]
    public void Every_field_of_a_full_header_is_read()
    {
        var line = "***S5EXPDOSETE   0101200230121899011" + "00042" + "010220060900" + "DEMO".PadRight(35) + "Société d'exemple".PadRight(35) + "-   " + "B105ZZ" + "   " + "01011900" + "001" + "X" + "-";
        TraHeader.TryParse(line, out var header).Should().BeTrue();
        header.Should().Be(new TraHeader
        {
            Product = "S5", Origin = "EXP", Content = "DOS", Layout = "ETE", Version = "011", FileNumber = "00042", CreatedAt = new LocalDateTime(2006, 2, 1, 9, 0),
            User = "DEMO", Company = "Société d'exemple", EuroDate = new LocalDate(2002, 1, 1), LedgerNumber = "B105ZZ", SubVersion = "001", UsesNewAnalytics = true, HasGuids = false,
        });
        header!.IsExtended.Should().BeTrue();
    }

    [Theory]
    [InlineData("***S5CLIJRLSTD")]
    [InlineData("***S3EXPBALSTD")]
    [InlineData("***WTCLISYNETE")]
    [InlineData("***S5CLIEXOSTD and anything else")]
    public void Fourteen_columns_are_enough(string line) => TraHeader.TryParse(line, out _).Should().BeTrue();

    [Theory]
    [InlineData("***S5CLIJRLST")]
    [InlineData("***S5CLIJRLXYZ")]
    [InlineData("***S5CLIXYZSTD")]
    [InlineData("***JALACHAchats")]
    [InlineData("**S5CLIJRLSTD")]
    [InlineData("")]
    public void Anything_else_is_no_header(string line) => TraHeader.TryParse(line, out _).Should().BeFalse();
}
