using System.Text;
using PartnerImports.Parsers.Tra;

namespace PartnerImports.Parsers.Tests.Tra;

public sealed class TraLayoutTests
{
    // Printed with overlaps in the source.
    private static readonly string[] Overlapping = ["CVP", "SDC"];

    public static TheoryData<string> Codes() => [.. TraLayouts.All.Select(layout => layout.Code).Order(StringComparer.Ordinal)];

    [Fact]
    public void The_table_holds_every_field_of_the_layout_document() =>
        (TraLayouts.All.Sum(layout => layout.Fields.Length) - 2 * TraLayouts.Movement.Fields.Length).Should().Be(1506);

    [Theory]
    [MemberData(nameof(Codes))]
    public void Fields_follow_each_other_without_a_gap(string code)
    {
        var layout = TraLayouts.All.Single(each => each.Code == code);
        layout.Fields[0].Start.Should().Be(1);
        if (Overlapping.Contains(code)) return;
        foreach (var (before, after) in layout.Fields.Zip(layout.Fields.Skip(1))) after.Start.Should().Be(before.End + 1, "{0} follows {1}", after.Name, before.Name);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_field_is_read_by_its_name(string code)
    {
        var layout = TraLayouts.All.Single(each => each.Code == code);
        foreach (var field in layout.Fields)
        {
            var value = new string('é', field.Length - 1) + "Z";
            var line = new string('.', field.Start - 1) + value + new string('.', layout.Length - field.End);
            new TraRecord(layout, 1, line)[field.Name].Should().Be(value);
            new TraRecord(layout, 1, line[..(field.Start - 1)])[field.Name].Should().BeEmpty("the line ends before the field");
        }
    }

    [Theory]
    [InlineData("TL0", "TLx")]
    [InlineData("TL9", "TLx")]
    [InlineData("XTL", "CTL/XTL")]
    [InlineData("CTL", "CTL/XTL")]
    [InlineData("CGE", "CGN")]
    [InlineData("JAL", "JAL")]
    public void A_record_is_found_by_its_three_letters(string code, string layout) => TraLayouts.Find(code)!.Code.Should().Be(layout);

    [Fact]
    public void An_unknown_record_has_no_layout() => TraLayouts.Find("ZZZ").Should().BeNull();

    [Theory]
    [InlineData("MVT/STD", 222)]
    [InlineData("MVT/ETE", 1407)]
    [InlineData("MVT/ETE/A", 1231)]
    [InlineData("HEADER", 165)]
    public void Movements_end_where_the_document_says(string code, int length) => TraLayouts.All.Single(each => each.Code == code).Length.Should().Be(length);

    [Fact]
    public void A_name_that_comes_twice_is_told_apart()
    {
        var layout = TraLayouts.ExtendedMovement;
        (layout["TABLE0"].Start, layout["TABLE0#2"].Start).Should().Be((833, 1024));
        layout.Find("TABLE0#3").Should().BeNull();
        layout.Invoking(each => each["NOTHING"]).Should().Throw<KeyNotFoundException>();
    }

    [Theory]
    [InlineData("DATECOMPTABLE", TraFieldKind.Date)]
    [InlineData("MONTANT1", TraFieldKind.Number)]
    [InlineData("LIBELLE", TraFieldKind.Text)]
    public void A_field_knows_what_it_holds(string name, TraFieldKind kind) => TraLayouts.Movement[name].Kind.Should().Be(kind);

    [Fact]
    public void A_record_of_bytes_counts_columns_as_its_author_did()
    {
        var line = Encoding.UTF8.GetBytes("***CAE" + "FÉ".PadRight(16) + "Société");
        new TraRecord(TraLayouts.Find("CAE"), 1, 0, line, new(ContentEncoding.Utf8, PartnerImports.Parsers.FixedWidth.ColumnUnit.Byte))["LIBELLE"].Should().Be("Société");
        new TraRecord(TraLayouts.Find("CAE"), 1, 0, line, TraText.Utf8)["LIBELLE"].Should().Be("ociété");
    }
}
