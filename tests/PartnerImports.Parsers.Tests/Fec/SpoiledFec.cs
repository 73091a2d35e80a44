using System.Text;
using PartnerImports.Testing;

namespace PartnerImports.Parsers.Tests.Fec;

/// <summary>FECs of a generated ledger in all their variants, with bytes changed, added and removed.</summary>
internal static class SpoiledFec
{
    private static readonly byte[] Telling = [(byte)'\t', (byte)'\n', (byte)'\r', (byte)' ', (byte)'"', (byte)'|', (byte)';', (byte)',', (byte)'-', (byte)'.', (byte)'0', (byte)'9', (byte)'A', 0, 0x1A, 0x7F, 0x81, 0x92, 0xA0, 0xA4, 0xC2, 0xE9];

    /// <summary>The seeds that a test goes through.</summary>
    public static TheoryData<int> Rounds => [.. Enumerable.Range(0, Environment.GetEnvironmentVariable("PARTNER_IMPORTS_LONG") is null ? 300 : 20_000)];

    /// <summary>Makes a file.</summary>
    public static byte[] Make(SeededRandom random, int seed) => Spoil(Generate(random, seed), random);

    private static byte[] Generate(SeededRandom random, int seed)
    {
        using var file = new MemoryStream();
        GeneratedFile.Fec(new LedgerGenerator(seed, random.Next(2, 200)), new()
        {
            Encoding = random.Pick([ContentEncoding.Utf8, ContentEncoding.Latin9, ContentEncoding.Windows1252]),
            Separator = random.Pick(['\t', '|', ';']),
        }).WriteTo(file);
        var bytes = file.ToArray();
        return random.Percent(50) ? bytes : Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(bytes).Replace("\r\n", random.Pick(["\n", "\r", "\r\r\n"]), StringComparison.Ordinal));
    }

    private static byte[] Spoil(byte[] bytes, SeededRandom random)
    {
        var spoiled = bytes.ToList();
        for (var faults = random.Percent(20) ? 0 : random.Next(1, 12); faults > 0; faults--)
        {
            var at = random.Next(spoiled.Count / 4, spoiled.Count);
            if (random.Percent(40)) spoiled[at] = random.Pick([.. Telling]);
            else if (random.Percent(50)) spoiled.Insert(at, random.Pick([.. Telling]));
            else spoiled.RemoveAt(at);
        }
        return [.. spoiled];
    }
}
