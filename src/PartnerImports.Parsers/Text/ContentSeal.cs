using System.IO.Hashing;

namespace PartnerImports.Parsers.Text;

/// <summary>What bytes are known again by within this process: a hash of 128 bits under a seed that is drawn for each look and told nobody.</summary>
/// <remarks>Not a record: neither seed nor hash is ever to be printed. Immutable.</remarks>
internal sealed class ContentSeal
{
    private readonly long _seed;
    private readonly UInt128 _hash;

    private ContentSeal(long seed, UInt128 hash) => (_seed, _hash) = (seed, hash);

    /// <summary>Whether a press over the same bytes came to the same.</summary>
    public bool Fits(Press press) => press.Hash == _hash;

    /// <summary>A press for bytes that may be the same.</summary>
    public Press Again() => new(_seed);

    /// <summary>Takes the bytes, one after the other.</summary>
    internal sealed class Press(long seed)
    {
        private readonly XxHash128 _hash = new(seed);

        /// <summary>A press with a seed of its own.</summary>
        public Press() : this(RandomSeed.Next())
        {
        }

        /// <summary>The hash of the bytes so far.</summary>
        public UInt128 Hash => _hash.GetCurrentHashAsUInt128();

        /// <summary>Adds bytes.</summary>
        public void Append(ReadOnlySpan<byte> bytes) => _hash.Append(bytes);

        /// <summary>The seal of the bytes so far.</summary>
        public ContentSeal Seal() => new(seed, Hash);
    }
}
