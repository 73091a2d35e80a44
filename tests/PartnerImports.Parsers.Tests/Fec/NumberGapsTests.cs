using PartnerImports.Parsers.Fec;
using PartnerImports.Testing;

namespace PartnerImports.Parsers.Tests.Fec;

/// <summary>Gaps found as counters come, and those that sorting everything finds.</summary>
public class NumberGapsTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 200)];

    [Theory, MemberData(nameof(Seeds))]
    public void Are_those_of_the_sorted_numbers(int seed)
    {
        var random = new SeededRandom(seed);
        var numbers = Numbers(random);
        var gaps = new NumberGaps(numbers.Length, (int entry, out int sequence, out long counter) =>
        {
            (sequence, counter) = numbers[entry] ?? default;
            return numbers[entry] is not null;
        });
        var sorted = numbers.Select((number, entry) => (number, entry)).Where(each => each.number is not null)
            .Select(each => (each.number!.Value.Sequence, each.number.Value.Counter, Entry: each.entry)).Order().ToArray();
        var pairs = sorted.Zip(sorted.Skip(1)).Where(pair => pair.First.Sequence == pair.Second.Sequence).ToArray();
        var expected = pairs.Where(pair => pair.Second.Counter > pair.First.Counter + 1)
            .Select(pair => new NumberGap(pair.Second.Sequence, pair.First.Counter, pair.Second.Counter, pair.Second.Entry)).ToArray();
        gaps.Count.Should().Be(expected.Length);
        gaps.HasRepeats.Should().Be(pairs.Any(pair => pair.First.Counter == pair.Second.Counter));
        gaps.Numbers.Should().Be(sorted.Length);
        foreach (var most in (ReadOnlySpan<int>)[1, 3, 21, 1_000]) gaps.First(most).Should().Equal(expected.Take(most));
    }

    private static (int Sequence, long Counter)?[] Numbers(SeededRandom random)
    {
        var sequences = 1 + random.Next(4);
        var next = new long[sequences];
        var falls = Enumerable.Range(0, sequences).Select(_ => random.Percent(50) ? random.Next(30) : 0).ToArray();
        var numbers = new (int, long)?[random.Next(120)];
        for (var entry = 0; entry < numbers.Length; entry++)
        {
            if (random.Percent(10)) continue;
            var sequence = random.Next(sequences);
            next[sequence] = Math.Max(0, next[sequence] + (random.Percent(falls[sequence]) ? -random.Next(9) : random.Percent(80) ? 1 : random.Next(4)));
            numbers[entry] = (sequence, random.Percent(1) ? 999_999_999_999_999_999 : next[sequence]);
        }
        return numbers;
    }
}
