using System.Buffers.Binary;

namespace PartnerImports.Parsers.Text;

/// <summary>Compares UTF-8 texts kept as arrays with texts still in a buffer, so that only new ones are copied.</summary>
/// <remarks>Hashes are keyed per run; a collision costs time, never a result.</remarks>
internal sealed class Utf8Keys : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    private static readonly ulong Seed = (ulong)RandomSeed.Next();

    public static Utf8Keys Comparer { get; } = new();

    public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

    public int GetHashCode(byte[] bytes) => GetHashCode(bytes.AsSpan());

    public int GetHashCode(ReadOnlySpan<byte> bytes)
    {
        var hash = Seed ^ (ulong)bytes.Length;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..]) hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes), 0x9E3779B97F4A7C15);
        ulong rest = 0;
        foreach (var b in bytes) rest = (rest << 8) | b;
        hash = Mix(hash ^ rest, 0xA0761D6478BD642F);
        return (int)(hash ^ (hash >> 32));
    }

    private static ulong Mix(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low;
    }
}
