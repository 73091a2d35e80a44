using System.Text;
using FsCheck.Xunit;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Tests.Text;

public sealed class LineScannerTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("a\n", "a")]
    [InlineData("a\nb", "a|b")]
    [InlineData("a\r\nb\r\n", "a|b")]
    [InlineData("a\rb\r", "a|b")]
    [InlineData("a\r\r\nb\r\r\n", "a|b")]
    [InlineData("a\n\nb", "a||b")]
    [InlineData("\r\n", "")]
    [InlineData("a\r\r", "a|")]
    public async Task Every_line_end_ends_one_line(string text, string expected)
    {
        foreach (var chunk in (int[])[1, 2, 3, 1000])
            (await ReadAsync(text, chunk, 1000)).Select(line => line.Text).Should().Equal(text.Length == 0 ? [] : expected.Split('|'), $"in chunks of {chunk}");
    }

    [Property]
    public bool Chopping_changes_nothing(int[] kinds, byte chunk)
    {
        var text = string.Concat(kinds.Select(kind => (Math.Abs((long)kind) % 4) switch { 0 => "\r", 1 => "\n", 2 => "x", _ => "yz" }));
        return ReadAsync(text, Math.Max((int)chunk % 7, 1), 3).Result.SequenceEqual(ReadAsync(text, 1000, 3).Result);
    }

    [Fact]
    public async Task A_line_that_is_too_long_is_cut_and_the_next_one_is_whole()
    {
        var lines = await ReadAsync(new string('x', 5000) + "\nnext\n", 100, 10);
        lines.Should().Equal([(1, 0, new string('x', 10), true), (2, 5001, "next", false)]);
    }

    [Fact]
    public async Task Offsets_and_numbers_are_those_of_the_file() =>
        (await ReadAsync("ab\r\ncd\ne", 2, 100)).Select(line => (line.Number, line.Offset)).Should().Equal((1, 0), (2, 4), (3, 7));

    private static async Task<List<(int Number, long Offset, string Text, bool IsCut)>> ReadAsync(string text, int chunk, int maxLength)
    {
        await using var scanner = new LineScanner(new ChoppedStream(Encoding.ASCII.GetBytes(text), chunk), maxLength);
        var lines = new List<(int, long, string, bool)>();
        do
        {
            while (scanner.TryRead(out var line)) lines.Add((scanner.LineNumber, scanner.Offset, Encoding.ASCII.GetString(line), scanner.IsCut));
        }
        while (await scanner.FillAsync());
        return lines;
    }
}
