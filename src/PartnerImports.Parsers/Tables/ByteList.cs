namespace PartnerImports.Parsers.Tables;

/// <summary>Many short texts in blocks, one behind the other: each costs four bytes beside its own.</summary>
/// <remarks>Reading is thread-safe once nothing is added any more.</remarks>
internal sealed class ByteList
{
    private const int BlockBits = 10, BlockSize = 1 << BlockBits;

    private byte[][] _bytes = [];
    private int[][] _ends = [];
    private int _used;

    /// <summary>How many texts there are.</summary>
    public int Count { get; private set; }

    /// <summary>The bytes of a text, from 0.</summary>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            var (block, at) = (index >> BlockBits, index & (BlockSize - 1));
            var ends = _ends[block];
            var start = at == 0 ? 0 : ends[at - 1];
            return new(_bytes[block], start, ends[at] - start);
        }
    }

    /// <summary>Adds a text.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        var (block, at) = (Count >> BlockBits, Count & (BlockSize - 1));
        if (at == 0) OpenBlock(block);
        else if (at == _ends[block].Length) Array.Resize(ref _ends[block], Math.Min(at * 4, BlockSize));
        var end = checked(_used + text.Length);
        if (end > _bytes[block].Length) Array.Resize(ref _bytes[block], checked(end + end / 4 + 16));
        text.CopyTo(_bytes[block].AsSpan(_used));
        _ends[block][at] = _used = end;
        Count++;
    }

    /// <summary>A new block has about the room that the last one needed.</summary>
    private void OpenBlock(int block)
    {
        if (block == _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(1, block * 2));
            Array.Resize(ref _ends, Math.Max(1, block * 2));
        }
        _bytes[block] = block == 0 ? [] : new byte[_used + 16];
        _ends[block] = new int[block == 0 ? 16 : BlockSize];
        _used = 0;
    }
}
