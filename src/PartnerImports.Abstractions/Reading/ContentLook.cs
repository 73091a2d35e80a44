namespace PartnerImports;

/// <summary>What one pass over the bytes tells before anything is parsed.</summary>
/// <remarks>For a content in several parts, hash and length are those of the parts one after the other; the rest is of the first part, with faults of any part.</remarks>
public sealed record ContentLook
{
    /// <summary>The name of the file; null when the push has none.</summary>
    public string? Name { get; init; }

    /// <summary>The SHA-256 of the bytes; the default value where it was not taken (<see cref="ReadOptions.TakesHash"/>).</summary>
    public required ContentHash Hash { get; init; }

    /// <summary>The length in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>The first bytes, at most <see cref="HeadLength"/>.</summary>
    public required ReadOnlyMemory<byte> Head { get; init; }

    /// <summary>The encoding: byte order mark, else strict UTF-8, else Windows-1252 when there is a byte 80–9F, else ISO 8859-15.</summary>
    public required ContentEncoding Encoding { get; init; }

    /// <summary>The length of the byte order mark: 0, 2 or 3.</summary>
    public int BomLength { get; init; }

    /// <summary>The offset of the first byte that is not UTF-8; -1 when all are.</summary>
    public long FirstInvalidUtf8 { get; init; } = -1;

    /// <summary>The offset of the first byte 80–9F; -1 when there is none.</summary>
    public long FirstC1Byte { get; init; } = -1;

    /// <summary>The offset of the first byte 00; -1 when there is none.</summary>
    public long FirstNul { get; init; } = -1;

    /// <summary>What a second pass in the same process knows the bytes again by, sooner than by their hash; opaque, and null in a look that has none.</summary>
    public object? Seal { get; init; }

    /// <summary>How long <see cref="Head"/> is at most: 64 KiB.</summary>
    public const int HeadLength = 64 * 1024;
}
