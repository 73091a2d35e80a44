using FsCheck.Xunit;
using PartnerImports.Parsers.Fec;
using PartnerImports.Testing;

namespace PartnerImports.Parsers.Tests.Fec;

public class NearlySortedTests
{
    [Property(MaxTest = 1_000)]
    public bool Counters_are_sorted_with_what_belongs_to_them(int seed, byte length, byte moves)
    {
        var random = new SeededRandom(seed);
        var counters = Enumerable.Range(0, length).Select(i => (long)(i - random.Next(2))).ToArray();
        for (var i = 0; i < moves % 40 && length > 0; i++) counters[random.Next(length)] = random.Next(2 * length);
        var owners = Enumerable.Range(0, length).ToArray();
        var expected = counters.Zip(owners).Order().ToArray();
        NearlySorted.Sort(counters, owners);
        return counters.SequenceEqual(expected.Select(each => each.First)) && counters.Zip(owners).Order().SequenceEqual(expected);
    }
}
