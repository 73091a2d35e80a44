using System.Collections.Frozen;
using PartnerImports.Parsers.Custom.Model;

namespace PartnerImports.Parsers.Tests.Custom;

public class TransformationTests
{
    [Fact]
    public void Case_accents_blanks_digits()
    {
        new ChangeCase(true).Apply("Élève œuf").Should().Be("ÉLÈVE ŒUF");
        new ChangeCase(false).Apply("ÉLÈVE").Should().Be("élève");
        new RemoveAccents().Apply("Élève Œuf Łódź e\u0301").Should().Be("Eleve OEuf Lodz e");
        new TrimBlanks().Apply("\u00A0 a b\t").Should().Be("a b");
        new KeepDigits().Apply("FA n° 12-34 ²").Should().Be("1234");
    }

    [Theory]
    [InlineData("4.21.99", ".", "", "42199")]
    [InlineData("aaa", "aa", "b", "ba")]
    [InlineData("", "a", "b", "")]
    public void Replace_is_literal(string text, string from, string to, string expected) => new ReplaceText(from, to).Apply(text).Should().Be(expected);

    [Theory]
    [InlineData("ABCDEF", 2, 3, "BCD")]
    [InlineData("ABCDEF", 5, 10, "EF")]
    [InlineData("ABC", 9, 1, "")]
    [InlineData("a\U0001F600b", 2, 1, "\U0001F600")]
    [InlineData("a\U0001F600b", 3, int.MaxValue, "b")]
    public void Extract_counts_characters_and_never_fails(string text, int start, int length, string expected) => new ExtractCharacters(start, length).Apply(text).Should().Be(expected);

    [Fact]
    public void Translate_keeps_refuses_or_empties_what_its_table_lacks()
    {
        var table = new Dictionary<string, string> { ["CB"] = "Carte", ["EUR"] = "" }.ToFrozenDictionary();

        new Translate(table, Untranslated.Keep).Apply("CB").Should().Be("Carte");
        new Translate(table, Untranslated.Keep).Apply("EUR").Should().BeEmpty();
        new Translate(table, Untranslated.Keep).Apply("CHQ").Should().Be("CHQ");
        new Translate(table, Untranslated.Absent).Apply("CHQ").Should().BeEmpty();
        new Translate(table, Untranslated.Refuse).Apply("CHQ").Should().BeNull();
        new Translate(table, Untranslated.Refuse).Apply("").Should().BeEmpty();
    }

    [Fact]
    public void Prefix_and_suffix_leave_an_empty_text_empty()
    {
        new AddText("FA", "").Apply("12").Should().Be("FA12");
        new AddText("", "-X").Apply("12").Should().Be("12-X");
        new AddText("FA", "").Apply("").Should().BeEmpty();
    }

    [Fact]
    public void No_transformation_makes_a_text_longer_than_the_limit()
    {
        var hundred = new string('x', 100);
        new ReplaceText("a", hundred).Apply(new string('a', 40)).Should().HaveLength(Transformation.MaxLength);
        new ReplaceText("a", hundred).Apply(new string('a', 41)).Should().BeNull();
        new AddText(hundred, "").Apply(new string('a', 3_900)).Should().HaveLength(Transformation.MaxLength);
        new AddText(hundred, "").Apply(new string('a', 3_901)).Should().BeNull();
        new ReplaceText("a", "b").Apply(new string('a', 60_000)).Should().HaveLength(60_000);
    }
}
