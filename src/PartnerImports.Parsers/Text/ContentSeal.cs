using System.IO.Hashing;

namespace PartnerImports.Parsers.Text;

/// <summary>What bytes are known again by within this process: a hash of 128 bits under a seed that is drawn for each look and told nobody.</summary>
/// <remarks>
/// The hash is that of the hashes of all stretches of a mebibyte, so that several threads can take it. Not a record: neither seed nor hash is
/// ever to be printed. Immutable.
/// </remarks>
internal sealed class ContentSeal
{
    private const int Mebibyte = 1 << 20;

    private readonly long _seed;
    private readonly int _stretchLength;
    private readonly UInt128 _hash;

    private ContentSeal(long seed, int stretchLength, UInt128 hash) => (_seed, _stretchLength, _hash) = (seed, stretchLength, hash);

    /// <summary>Whether a press over the same bytes came to the same.</summary>
    public bool Fits(Press press) => press.Hash == _hash;

    /// <summary>A press for bytes that may be the same.</summary>
    public Press Again() => new(_seed, _stretchLength);

    /// <summary>Takes the bytes, one after the other.</summary>
    internal sealed class Press(long seed, int stretchLength)
    {
        private readonly XxHash128 _whole = new(seed), _stretch = new(seed);
        private int _room = stretchLength;

        /// <summary>A press with a seed of its own.</summary>
        public Press(int stretchLength = Mebibyte) : this(RandomSeed.Next(), stretchLength)
        {
        }

        /// <summary>How long a stretch is, in bytes; the last one may be shorter.</summary>
        public int StretchLength { get; } = stretchLength;

        /// <summary>The hash of the bytes so far.</summary>
        public UInt128 Hash
        {
            get
            {
                if (_room == StretchLength) return _whole.GetCurrentHashAsUInt128();
                var whole = _whole.Clone();
                whole.Append(_stretch.GetCurrentHash());
                return whole.GetCurrentHashAsUInt128();
            }
        }

        /// <summary>Adds bytes.</summary>
        public void Append(ReadOnlySpan<byte> bytes)
        {
            while (bytes.Length >= _room)
            {
                _stretch.Append(bytes[.._room]);
                bytes = bytes[_room..];
                _room = StretchLength;
                _whole.Append(_stretch.GetHashAndReset());
            }
            _stretch.Append(bytes);
            _room -= bytes.Length;
        }

        /// <summary>A hash for stretches that another thread takes.</summary>
        public XxHash128 NewStretch() => new(seed);

        /// <summary>Adds the bytes of a whole stretch, or of the last one, that were hashed by another thread.</summary>
        public void AppendStretch(ReadOnlySpan<byte> hash) => _whole.Append(hash);

        /// <summary>The seal of the bytes so far.</summary>
        public ContentSeal Seal() => new(seed, StretchLength, Hash);
    }
}
