using System.Buffers.Binary;

namespace PartnerImports.Testing;

/// <summary>Identities that a seed determines: UUIDs of version 7 in rising order, the same at every run.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class SeededIds : IIdGenerator
{
    private readonly Lock _gate = new();
    private readonly Random _random;
    private long _count;

    /// <summary>Makes the sequence of a seed.</summary>
    public SeededIds(int seed) => _random = new(seed);

    /// <inheritdoc/>
    public Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        lock (_gate)
        {
            _random.NextBytes(bytes);
            BinaryPrimitives.WriteInt64BigEndian(bytes, (1_700_000_000_000 + ++_count) << 16 | 0x7000L | (_count & 0xFFF));
        }
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new(bytes, bigEndian: true);
    }

    /// <summary>An identity as that of an import.</summary>
    public ImportId NewImportId() => new(NewId());
}
