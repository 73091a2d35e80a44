namespace PartnerImports.Parsers.Tables;

/// <summary>A list that grows by chunks: nothing is copied as it grows, and a reference to an item stays good.</summary>
/// <remarks>Reading is thread-safe once nothing is added any more.</remarks>
internal sealed class ChunkedList<T> where T : struct
{
    private const int ChunkBits = 12, ChunkSize = 1 << ChunkBits;

    private T[][] _chunks = [[]];

    /// <summary>How many items there are.</summary>
    public int Count { get; private set; }

    /// <summary>The item of an index, from 0.</summary>
    public ref T this[int index] => ref _chunks[index >> ChunkBits][index & (ChunkSize - 1)];

    /// <summary>Adds an item.</summary>
    public ref T Add(T item)
    {
        var (chunk, at) = (Count >> ChunkBits, Count & (ChunkSize - 1));
        if (chunk == _chunks.Length) Array.Resize(ref _chunks, chunk * 2);
        if (chunk == 0 && at == _chunks[0].Length) Array.Resize(ref _chunks[0], at == 0 ? 16 : at * 4); // Small lists stay small.
        else if (at == 0) _chunks[chunk] = new T[ChunkSize];
        Count++;
        ref var added = ref _chunks[chunk][at];
        added = item;
        return ref added;
    }
}
