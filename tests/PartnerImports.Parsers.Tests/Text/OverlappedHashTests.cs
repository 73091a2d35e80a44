using System.Security.Cryptography;
using PartnerImports.Parsers.Text;
using PartnerImports.Testing;

namespace PartnerImports.Parsers.Tests.Text;

public class OverlappedHashTests
{
    [Fact]
    public void The_hash_is_that_of_all_bytes_however_they_come_and_whatever_becomes_of_the_buffer()
    {
        var random = new SeededRandom(11);
        for (var round = 0; round < 30; round++)
        {
            var bytes = new byte[random.Next(0, 2_000_000)];
            for (var i = 0; i < bytes.Length; i += 7) bytes[i] = (byte)random.Next(256);
            using var hash = new OverlappedHash();
            var buffer = new byte[300_000];
            for (var at = 0; at < bytes.Length;)
            {
                var length = Math.Min(random.Percent(50) ? random.Next(1, 1_000) : random.Next(50_000, 300_000), bytes.Length - at);
                bytes.AsSpan(at, length).CopyTo(buffer);
                hash.Append(buffer.AsSpan(0, length));
                buffer.AsSpan(0, length).Fill(0xAA);
                at += length;
            }
            hash.Current.Should().Be(ContentHash.FromDigest(SHA256.HashData(bytes)));
        }
    }
}
