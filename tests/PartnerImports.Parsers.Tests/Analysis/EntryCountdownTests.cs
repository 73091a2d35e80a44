using PartnerImports.Parsers.Analysis;
using PartnerImports.Testing;

namespace PartnerImports.Parsers.Tests.Analysis;

public class EntryCountdownTests
{
    [Fact]
    public void The_last_line_of_every_entry_is_told_in_whatever_order_lines_come()
    {
        var random = new SeededRandom(17);
        for (var round = 0; round < 2_000; round++)
        {
            var counts = Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(1, 4)).ToArray();
            var lines = counts.SelectMany((count, entry) => Enumerable.Repeat(entry, count)).ToList();
            // From none to all of them out of order.
            for (var swaps = random.Next(0, 4); swaps > 0; swaps--)
            {
                var (a, b) = (random.Next(lines.Count), random.Next(lines.Count));
                (lines[a], lines[b]) = (lines[b], lines[a]);
            }
            var countdown = new EntryCountdown(counts);
            lines.Select(countdown.IsLast).Should().Equal(lines.Select((entry, at) => lines.LastIndexOf(entry) == at));
        }
    }

    [Theory]
    [InlineData(new[] { 0, 1, 0 })]
    [InlineData(new[] { 0, 1, 2, 1 })]
    [InlineData(new[] { 1, 0, 0 })]
    [InlineData(new[] { 2, 2, 0, 1, 2 })]
    public void An_entry_that_comes_again_after_its_last_line_is_a_change(int[] lines)
    {
        int[] counts = [1, 1, 2];
        var countdown = new EntryCountdown(counts);
        FluentActions.Invoking(() => Array.ForEach(lines, entry => countdown.IsLast(entry))).Should().Throw<ContentChangedException>();
        counts.Should().Equal(1, 1, 2);
    }
}
