using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PartnerImports;

/// <summary>Ids of messages, derived from the change that they tell of: a UUID of version 8 from a SHA-256.</summary>
internal static class DerivedId
{
    /// <summary>The id of what is told of one version of an import to one addressee.</summary>
    public static Guid Of(ImportId import, long version, string addressee)
    {
        var name = Encoding.UTF8.GetBytes(addressee);
        var source = new byte[16 + 8 + name.Length];
        import.Value.TryWriteBytes(source, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(source.AsSpan(16), version);
        name.CopyTo(source, 24);
        var digest = SHA256.HashData(source).AsSpan(0, 16);
        digest[6] = (byte)((digest[6] & 0x0F) | 0x80);
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return new(digest, bigEndian: true);
    }
}
