using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PartnerImports.Parsers.FixedWidth;

namespace PartnerImports.Parsers.Tests.FixedWidth;

public sealed class FixedWidthLineTests
{
    [Theory]
    [InlineData("ABCDEF", 1, 3, "ABC")]
    [InlineData("ABCDEF", 5, 4, "EF")]
    [InlineData("ABCDEF", 7, 4, "")]
    [InlineData("ABCDEF", 400, 4, "")]
    [InlineData("", 1, 1, "")]
    public void A_field_beyond_the_end_is_blank(string line, int start, int length, string field) =>
        Slice(ColumnUnit.Byte, line, start, length).Should().Be(field);

    [Fact]
    public void Blanks_at_both_ends_are_padding() =>
        Encoding.UTF8.GetString(new FixedWidthLine("XX  CB  YY"u8).Trimmed(3, 6)).Should().Be("CB");

    [Fact]
    public void A_column_beyond_the_end_is_a_blank()
    {
        new FixedWidthLine("AB"u8).At(3).Should().Be((byte)' ');
        new FixedWidthLine("AB"u8).At(0).Should().Be((byte)' ');
    }

    [Fact]
    public void Characters_of_several_bytes_are_one_column_each_where_columns_are_characters()
    {
        Slice(ColumnUnit.Utf8Character, "é€𝄞Z-", 1, 1).Should().Be("é");
        Slice(ColumnUnit.Utf8Character, "é€𝄞Z-", 2, 2).Should().Be("€𝄞");
        Slice(ColumnUnit.Utf8Character, "é€𝄞Z-", 4, 9).Should().Be("Z-");
        new ColumnRuler(ColumnUnit.Utf8Character).Lay("é€𝄞Z-"u8).Length.Should().Be(5);
        Slice(ColumnUnit.Byte, "éZ", 3, 1).Should().Be("Z");
    }

    [Property]
    public Property A_slice_is_the_substring_of_the_padded_line() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(), Gen.Choose(1, 40).ToArbitrary(), Gen.Choose(0, 40).ToArbitrary(),
        (text, start, length) =>
        {
            var runes = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Get)).EnumerateRunes().Where(rune => rune.Value is not ('\r' or '\n')).ToArray();
            var line = string.Concat(runes);
            var expected = string.Concat(runes.Skip(start - 1).Take(length));
            Slice(ColumnUnit.Utf8Character, line, start, length).Should().Be(expected);
        });

    private static string Slice(ColumnUnit unit, string line, int start, int length) =>
        Encoding.UTF8.GetString(new ColumnRuler(unit).Lay(Encoding.UTF8.GetBytes(line)).Slice(start, length));
}
