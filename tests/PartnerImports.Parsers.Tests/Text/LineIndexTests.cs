using PartnerImports.Parsers.Text;
using PartnerImports.Testing;

namespace PartnerImports.Parsers.Tests.Text;

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
            return new { Ends = index.FieldEnds.ToArray(), Lines = index.Lines.ToArray(), Odd = index.Odd.ToArray(), High = index.High.IsEmpty ? [] : index.High[..((bytes.Length + LineIndex.Width - 1) / LineIndex.Width)].ToArray() };
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

    [Theory]
    [InlineData(nameof(PlainText.Utf8), false)]
    [InlineData(nameof(PlainText.Utf8), true)]
    [InlineData(nameof(PlainText.Latin9), false)]
    [InlineData(nameof(PlainText.Windows1252), false)]
    public void Whatever_is_odd_in_a_line_is_among_the_odd_bytes(string name, bool isQuoted)
    {
        var text = Enum.Parse<PlainText>(name);
        var random = new SeededRandom(23);
        int odd = 0, plain = 0;
        for (var round = 0; round < 3_000; round++)
        {
            // One telling byte or two at a random place, the edges of 64 bytes among them.
            var bytes = new byte[random.Next(130, 260)];
            foreach (ref var b in bytes.AsSpan()) b = random.Percent(8) ? (byte)'\t' : (byte)'x';
            for (var at = random.Next(20, 90); at < bytes.Length; at += random.Next(20, 90)) bytes[at] = (byte)'\n';
            bytes[^1] = (byte)'\n';
            for (var count = random.Next(0, 3); count > 0; count--)
            {
                var at = random.Percent(50) ? random.Next(0, bytes.Length - 2) : random.Next(60, 66);
                bytes[at] = random.Pick([.. Telling]);
                if (random.Percent(50)) bytes[at + 1] = random.Pick([.. Telling]);
            }
            var index = new LineIndex((byte)'\t', isQuoted, text);
            index.Scan(bytes);
            var oddPlaces = index.Odd.ToArray();
            for (int start = 0, end; start < bytes.Length && (end = Array.IndexOf(bytes, (byte)'\n', start)) >= 0; start = end + 1)
            {
                var isFound = oddPlaces.Any(place => place <= end && place + LineIndex.Width > start);
                if (IsOdd(bytes.AsSpan(start, end - start), text, isQuoted)) isFound.Should().BeTrue("line {0} of {1}", Convert.ToHexString(bytes, start, end - start), name);
                if (isFound) odd++;
                else plain++;
            }
        }
        odd.Should().BeGreaterThan(500);
        plain.Should().BeGreaterThan(500);

        static bool IsOdd(ReadOnlySpan<byte> line, PlainText text, bool isQuoted)
        {
            // What stands at the very end of a line is looked at by who takes it.
            for (var i = 0; i < line.Length - 1; i++)
            {
                if (line[i] is < 0x20 and not (byte)'\t' or 0x7F || isQuoted && line[i] == '"') return true;
                if (text == PlainText.Latin9 && line[i] is >= 0x80 and <= 0x9F || text == PlainText.Windows1252 && line[i] is 0x81 or 0x8D or 0x8F or 0x90 or 0x9D) return text != PlainText.Utf8;
                if (text == PlainText.Utf8 && line[i] == 0xC2 && line[i + 1] is >= 0x80 and <= 0x9F) return true;
                var width = line[i] == ' ' || text != PlainText.Utf8 && line[i] == 0xA0 ? 1 : text == PlainText.Utf8 && line[i] == 0xC2 && line[i + 1] == 0xA0 ? 2 : 0;
                if (width > 0 && (i == 0 || line[i - 1] == '\t' || i + width == line.Length || line[i + width] == '\t')) return true;
            }
            return false;
        }
    }

    [Fact]
    public void A_letter_that_ends_as_a_no_break_space_does_is_not_odd()
    {
        var index = new LineIndex((byte)'\t', isQuoted: false, PlainText.Utf8);
        index.Scan("Voilà\tNoël à\n"u8);
        index.Odd.IsEmpty.Should().BeTrue();
        index.Scan("Voilà\u00A0\tNoël\n"u8);
        index.Odd.ToArray().Should().Equal(0);
    }
}
