using PartnerImports.Parsers.Tables;
using PartnerImports.Testing;

namespace PartnerImports.Parsers.Tests.Tables;

public class CompactNetTests
{
    [Theory, InlineData(0), InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7)]
    public void Sums_are_exact_whatever_the_amounts(int seed)
    {
        var random = new SeededRandom(seed);
        var wide = new WideNets();
        var nets = new CompactNet[20];
        var sums = new AmountTotal[20];
        for (var i = 0; i < 20_000; i++)
        {
            var at = random.Next(nets.Length);
            var (debit, credit) = (Pick(random, at), Pick(random, at));
            nets[at].Add(debit, credit, wide);
            sums[at] = sums[at].Add(debit).Subtract(credit);
            nets[at].IsZero(wide).Should().Be(sums[at].IsZero);
        }
        for (var i = 0; i < nets.Length; i++) nets[i].Billionths(wide).Should().Be(sums[i].Billionths);
    }

    [Fact]
    public void A_sum_beyond_64_bits_of_hundredths_is_kept()
    {
        var wide = new WideNets();
        var net = new CompactNet();
        var most = Amount.Create(1_000_000_000_000_000, 0);
        for (var i = 0; i < 200; i++) net.Add(most, most.Negate(), wide);
        net.Billionths(wide).Should().Be(400 * most.Billionths);
        for (var i = 0; i < 400; i++) net.Add(Amount.Zero, most, wide);
        net.IsZero(wide).Should().BeTrue();
    }

    /// <summary>Every kind of amount, from small ones with cents to the greatest; some sums see small ones only.</summary>
    private static Amount Pick(SeededRandom random, int at) => (at < 10 ? 0 : random.Next(5)) switch
    {
        0 => Amount.Create(random.Next(-20, 20) * 5, random.Next(3)),
        1 => Amount.Create((long)(random.NextBits() % 1_000_000_000_000_000), 2),
        2 => Amount.Create(-Amount.MaxMantissa + random.Next(100), random.Next(10)),
        3 => Amount.Create(Amount.MaxMantissa - random.Next(100), 0),
        _ => Amount.Create(random.Next(1_000_000), random.Next(10)),
    };
}
