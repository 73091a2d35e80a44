using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text;
using System.Text.Unicode;
using PartnerImports.Parsers.Text;
using PartnerImports.Testing;

namespace PartnerImports.Parsers.Tests.Text;

/// <summary>What a pass over vectors says of bytes is what one question after the other says.</summary>
public class ByteKindsTests
{
    /// <summary>First and last of every length, and what is wrong by one: overlong, surrogates, beyond U+10FFFF, cut, without a beginning.</summary>
    private static readonly byte[][] Sequences =
    [
        .. new[] { 0x80, 0x9F, 0xA0, 0xE9, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x10FFFF }.Select(scalar => Encoding.UTF8.GetBytes(new Rune(scalar).ToString())),
        [0x7F], [0], [0x80], [0xBF], [0xA0], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xDF], [0xC3, 0x28], [0xC3, 0xA9, 0xA9],
        [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xE2, 0x82], [0xE2], [0xE2, 0x28, 0xA1], [0xE2, 0x82, 0x28], [0xEF, 0xBF, 0xBF, 0xBF],
        [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x98], [0xF0, 0x9F], [0xF0], [0xFE], [0xFF],
    ];

    [Fact]
    public void Every_sequence_is_judged_at_every_place()
    {
        foreach (var sequence in Sequences)
        {
            for (var at = 0; at < 340; at++)
            {
                var bytes = new byte[340];
                bytes.AsSpan().Fill((byte)'x');
                sequence.AsSpan(0, Math.Min(sequence.Length, bytes.Length - at)).CopyTo(bytes.AsSpan(at));
                Judge(bytes).Should().Be(Plainly(bytes), "{0} at {1}", Convert.ToHexString(sequence), at);
            }
        }
    }

    [Fact]
    public void Texts_of_many_sequences_are_judged_as_a_whole()
    {
        var random = new SeededRandom(29);
        int valid = 0, invalid = 0;
        for (var round = 0; round < 4_000; round++)
        {
            List<byte> bytes = [];
            var share = random.Pick([1, 20, 80]);
            var good = random.Percent(60);
            for (var length = random.Next(0, 1_500); bytes.Count < length;)
            {
                if (!random.Percent(share)) bytes.Add((byte)random.Next(' ', 0x7F));
                else bytes.AddRange(good ? Sequences[random.Next(0, 12)] : random.Pick(Sequences));
            }
            var kinds = Judge([.. bytes]);
            kinds.Should().Be(Plainly([.. bytes]));
            if (kinds.IsUtf8) valid++;
            else invalid++;
        }
        valid.Should().BeGreaterThan(500);
        invalid.Should().BeGreaterThan(500);
    }

    private static ByteKinds Judge(byte[] bytes)
    {
        var kinds = ByteKinds.Of(bytes);
        if (Avx2.IsSupported && bytes.Length >= Vector256<byte>.Count) ByteKinds.OfVectors(bytes).Should().Be(kinds);
        return kinds;
    }

    private static ByteKinds Plainly(byte[] bytes) =>
        new(bytes.Contains((byte)0), bytes.Any(b => b >= 0x80), bytes.Any(b => b is >= 0x80 and <= 0x9F), Utf8.IsValid(bytes));
}
