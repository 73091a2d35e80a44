using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace PartnerImports;

/// <summary>The SHA-256 of the bytes of a push.</summary>
/// <remarks>The default value holds nothing. Immutable and thread-safe.</remarks>
public readonly struct ContentHash : IEquatable<ContentHash>
{
    private readonly string? _hex;

    private ContentHash(string hex) => _hex = hex;

    /// <summary>Whether this is more than the default value.</summary>
    public bool HasValue => _hex is not null;

    /// <summary>Hashes bytes.</summary>
    public static ContentHash Of(ReadOnlySpan<byte> bytes) => FromDigest(SHA256.HashData(bytes));

    /// <summary>Wraps a digest of 32 bytes.</summary>
    /// <exception cref="ArgumentException">The digest has another length.</exception>
    public static ContentHash FromDigest(ReadOnlySpan<byte> digest) =>
        digest.Length == SHA256.HashSizeInBytes ? new(Convert.ToHexStringLower(digest)) : throw new ArgumentException("A SHA-256 has 32 bytes.", nameof(digest));

    /// <summary>Reads 64 hexadecimal digits.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static ContentHash Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var digest = Convert.FromHexString(text);
        return digest.Length == SHA256.HashSizeInBytes ? FromDigest(digest) : throw new FormatException($"'{text}' is not a SHA-256: 64 hexadecimal digits.");
    }

    /// <inheritdoc/>
    public bool Equals(ContentHash other) => string.Equals(_hex, other._hex, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is ContentHash other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _hex is null ? 0 : string.GetHashCode(_hex, StringComparison.Ordinal);

    /// <summary>64 lower-case hexadecimal digits; empty for the default value.</summary>
    public override string ToString() => _hex ?? "";

    /// <summary>Whether both are the same hash.</summary>
    public static bool operator ==(ContentHash left, ContentHash right) => left.Equals(right);

    /// <summary>Whether they are different hashes.</summary>
    public static bool operator !=(ContentHash left, ContentHash right) => !left.Equals(right);
}
