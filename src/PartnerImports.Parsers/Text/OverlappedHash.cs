using System.Security.Cryptography;

namespace PartnerImports.Parsers.Text;

/// <summary>The SHA-256 of bytes that are hashed by another thread while the caller reads and parses on.</summary>
/// <remarks>Hashing costs more time than parsing does. One caller at a time.</remarks>
internal sealed class OverlappedHash : IDisposable
{
    /// <summary>Fewer bytes are hashed sooner than handed over, and so are the first ones: no thread is started for a short file.</summary>
    private const int WorthHandingOver = 64 * 1024, WorthAThread = 1 << 20;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _bytes = [];
    private long _length;
    private Task _hashing = Task.CompletedTask;

    /// <summary>Adds bytes, which may change afterwards.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        Settle();
        _length += bytes.Length;
        if (bytes.Length < WorthHandingOver || _length < WorthAThread)
        {
            _hash.AppendData(bytes);
            return;
        }
        if (_bytes.Length < bytes.Length) _bytes = GC.AllocateUninitializedArray<byte>(bytes.Length);
        bytes.CopyTo(_bytes);
        var length = bytes.Length;
        _hashing = Task.Run(() => _hash.AppendData(_bytes, 0, length));
    }

    /// <summary>The hash of all bytes added so far.</summary>
    public ContentHash Current
    {
        get
        {
            Settle();
            return ContentHash.FromDigest(_hash.GetCurrentHash());
        }
    }

    /// <summary>Lets go of what is held.</summary>
    public void Dispose()
    {
        Settle();
        _hash.Dispose();
    }

    /// <summary>Waits for the bytes before; when no thread has begun them, they are hashed here.</summary>
    private void Settle() => _hashing.GetAwaiter().GetResult();
}
