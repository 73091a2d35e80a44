using PartnerImports.Parsers.Fec;
using PartnerImports.Testing;

namespace PartnerImports.Parsers.Tests.Fec.Plain;

/// <summary>However many bytes are looked at in one instruction, the index is that of a loop over bytes.</summary>
public class LineIndexTests
{
    private static readonly byte[] Telling = [(byte)'\t', (byte)'\n', (byte)'\r', (byte)' ', (byte)'"', (byte)'a', (byte)'1', 0, 0x1F, 0x7F, 0x80, 0x81, 0x9D, 0x9F, 0xA0, 0xC2, 0xC3, 0xFF];

    [Theory]
    [InlineData(nameof(PlainText.Utf8), false)]
    [InlineData(nameof(PlainText.Utf8), true)]
    [InlineData(nameof(PlainText.Latin9), false)]
    [InlineData(nameof(PlainText.Windows1252), false)]
    public void Every_way_of_looking_says_the_same(string text, bool isQuoted)
    {
        var random = new SeededRandom(17);
        for (var round = 0; round < 2_000; round++)
        {
            var bytes = new byte[random.Next(0, 300)];
            foreach (ref var b in bytes.AsSpan()) b = random.Percent(60) ? (byte)'x' : random.Pick([.. Telling]);
            var scalar = Look<MasksScalar>(bytes);
            Look<Masks128>(bytes).Should().BeEquivalentTo(scalar);
            Look<Masks256>(bytes).Should().BeEquivalentTo(scalar);
        }

        object Look<T>(byte[] bytes) where T : IByteMasks
        {
            var index = new LineIndex((byte)'\t', isQuoted, Enum.Parse<PlainText>(text));
            index.Scan<T>(bytes);
            return new { Ends = index.FieldEnds.ToArray(), Lines = index.Lines.ToArray(), Odd = index.Odd.ToArray(), High = index.High.ToArray() };
        }
    }

    [Fact]
    public void Fields_and_lines_end_where_a_split_finds_them()
    {
        var random = new SeededRandom(3);
        for (var round = 0; round < 500; round++)
        {
            var lines = Enumerable.Range(0, random.Next(0, 9)).Select(_ => string.Join('\t', Enumerable.Range(0, random.Next(1, 30)).Select(_ => new string('x', random.Next(0, 9))))).ToArray();
            var text = string.Concat(lines.Select(line => line + '\n'));
            var index = new LineIndex((byte)'\t', isQuoted: false, PlainText.Utf8);
            index.Scan(System.Text.Encoding.ASCII.GetBytes(text));
            index.FieldEnds.ToArray().Should().Equal(text.Select((c, at) => (c, at)).Where(pair => pair.c is '\t' or '\n').Select(pair => pair.at));
            var total = 0;
            index.Lines.ToArray().Should().Equal(lines.Select(line => total += line.Count(c => c == '\t') + 1));
            index.Odd.IsEmpty.Should().BeTrue();
        }
    }
}
