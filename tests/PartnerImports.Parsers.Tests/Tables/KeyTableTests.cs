using System.Text;
using PartnerImports.Parsers.Tables;
using PartnerImports.Testing;

namespace PartnerImports.Parsers.Tests.Tables;

public class KeyTableTests
{
    /// <summary>All bits of a hash, a few, and none: every key collides with every other.</summary>
    public static TheoryData<uint, int> Cases
    {
        get
        {
            var cases = new TheoryData<uint, int>();
            foreach (var mask in (ReadOnlySpan<uint>)[uint.MaxValue, 0xF000_0000, 7, 0])
                for (var seed = 0; seed < 12; seed++) cases.Add(mask, seed);
            return cases;
        }
    }

    [Fact]
    public void A_key_of_many_scopes_is_found_as_soon_as_keys_of_one()
    {
        var table = new KeyTable();
        for (var scope = 0; scope < 5_000; scope++)
            foreach (var code in (string[])["B", "A"]) table.FindOrAdd(scope, Encoding.UTF8.GetBytes(code), out _);
        table.Count.Should().Be(10_000);
        table.LongestSearch.Should().BeInRange(1, 500, "the keys are two, the scopes many");
    }

    [Theory, MemberData(nameof(Cases))]
    public void Keys_have_the_ordinals_that_a_dictionary_gives_them(uint hashMask, int seed)
    {
        var random = new SeededRandom(seed);
        var table = new KeyTable(hashMask);
        var model = new Dictionary<(int, string), int>();
        var (scopes, range) = (1 + random.Next(5), 1 << random.Next(3, 11));
        var isMostlyAscending = seed % 3 == 0;
        for (var i = 0; i < 1_500; i++)
        {
            var scope = random.Next(scopes);
            var number = isMostlyAscending && !random.Percent(2) ? i / 2 : random.Next(range);
            var text = random.Percent(50) ? number.ToString("00000", System.Globalization.CultureInfo.InvariantCulture) : new string('A', random.Next(3)) + number;
            var wasKnown = model.TryGetValue((scope, text), out var expected);
            table.Find(scope, Encoding.UTF8.GetBytes(text)).Should().Be(wasKnown ? expected : -1);
            if (!wasKnown) model.Add((scope, text), expected = model.Count);
            table.FindOrAdd(scope, Encoding.UTF8.GetBytes(text), out var isNew).Should().Be(expected);
            isNew.Should().Be(!wasKnown);
        }
        table.Count.Should().Be(model.Count);
        foreach (var ((scope, text), ordinal) in model)
        {
            Encoding.UTF8.GetString(table[ordinal]).Should().Be(text);
            table.ScopeOf(ordinal).Should().Be(scope);
            table.Find(scope, table[ordinal]).Should().Be(ordinal);
        }
    }

    [Fact]
    public void Keys_that_ascend_in_each_scope_are_not_looked_up()
    {
        var table = new KeyTable();
        for (var number = 1; number < 30_000; number++)
            foreach (var scope in (ReadOnlySpan<int>)[3, 0, 3, 1])
                table.FindOrAdd(scope, Encoding.UTF8.GetBytes($"{number + scope}"), out _);
        table.Count.Should().Be(29_999 * 3);
        table.IsIndexed.Should().BeFalse();
        table.Find(3, "1003"u8).Should().Be(2_997);
        table.IsIndexed.Should().BeTrue();
    }

    [Fact]
    public void A_scope_without_keys_holds_none() => new KeyTable().Find(5, "1"u8).Should().Be(-1);

    [Fact]
    public void The_empty_key_is_a_key()
    {
        var table = new KeyTable();
        table.FindOrAdd(0, "1"u8, out _).Should().Be(0);
        table.FindOrAdd(0, [], out var isNew).Should().Be(1);
        isNew.Should().BeTrue();
        table.FindOrAdd(0, [], out isNew).Should().Be(1);
        isNew.Should().BeFalse();
    }

    [Fact]
    public void Texts_of_any_length_are_kept()
    {
        var list = new ByteList();
        var random = new SeededRandom(5);
        var texts = Enumerable.Range(0, 5_000).Select(i => Enumerable.Range(0, random.Percent(1) ? random.Next(9_000) : random.Next(12)).Select(_ => (byte)random.Next(256)).ToArray()).ToArray();
        foreach (var text in texts) list.Add(text);
        list.Count.Should().Be(texts.Length);
        for (var i = 0; i < texts.Length; i++) Assert.True(list[i].SequenceEqual(texts[i]), $"text {i}");
    }
}
