using System.Text;
using PartnerImports.Parsers.FixedWidth;
using PartnerImports.Parsers.Tra;

namespace PartnerImports.Parsers.Tests.Tra;

public sealed class TraAnchorTests
{
    // Every text field begins filled and ends blank, so that a slip shows at the next field.
    private static readonly string Line = new TraLine
    {
        Journal = "HA", Date = "05012026", Nature = "FF", Account = "401000", Kind = "X", ThirdParty = "FDUPONT", Reference = "F-2026", Label = "Papeterie", Mode = "VIR", Due = "04022026",
        Side = "C", Amount = "1234,56", Number = "12",
    }.ToString();

    [Fact]
    public void All_anchors_hold_on_a_line_in_place() => TraAnchors.Test(Lay(Line)).Should().Be(TraAnchor.All);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Inserted_columns_are_found_and_placed(int count)
    {
        // A column inserted inside a field shows at the first field behind it.
        (int Column, int From)[] slips = [(2, 4), (20, 31), (40, 49), (60, 84), (100, 119), (121, 122), (131, 151), (140, 151)];
        foreach (var (column, from) in slips) Find(Line.Insert(column - 1, new string(' ', count))).Should().Be(new TraShift(count, from), "{0} columns were inserted at {1}", count, column);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Removed_columns_are_found_and_placed(int count)
    {
        (int Column, int From)[] slips = [(22, 31), (42, 49), (60, 84), (100, 119), (133, 131)];
        foreach (var (column, from) in slips) Find(Line.Remove(column - 1, count)).Should().Be(new TraShift(-count, from), "{0} columns were removed at {1}", count, column);
    }

    [Fact]
    public void No_slip_of_up_to_three_columns_before_the_amount_goes_unnoticed()
    {
        for (var column = 1; column <= 130; column++)
        {
            for (var count = 1; count <= 3; count++)
            {
                Find(Line.Insert(column - 1, new string('x', count)))?.Columns.Should().Be(count, "{0} columns were inserted at {1}", count, column);
                TraAnchors.Test(Lay(Line.Insert(column - 1, new string('x', count)))).Should().NotBe(TraAnchor.All);
                TraAnchors.Test(Lay(Line.Remove(column - 1, count))).Should().NotBe(TraAnchor.All);
            }
        }
    }

    [Fact]
    public void A_single_wrong_value_is_no_slip()
    {
        foreach (var column in (int[])[130, 151, 173]) Find(Line.Remove(column - 1, 1).Insert(column - 1, "?")).Should().BeNull();
    }

    private static TraShift? Find(string line) => TraAnchors.FindShift(Lay(line), TraAnchors.Test(Lay(line)));

    private static FixedWidthLine Lay(string line) => new(Encoding.ASCII.GetBytes(line));
}
