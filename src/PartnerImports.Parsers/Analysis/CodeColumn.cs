using System.Buffers.Binary;

namespace PartnerImports.Parsers.Analysis;

/// <summary>Which code of an index each line of a batch names.</summary>
/// <remarks>
/// Codes are short and repeat: up to eight bytes are one number, which is compared with the line before and then looked up in a small
/// cache; only what is in neither is hashed. Not thread-safe.
/// </remarks>
/// <typeparam name="T">What else the index keeps of a code.</typeparam>
internal sealed class CodeColumn<T>(CodeIndex<T> index, EntryText code, EntryText label)
{
    private const int CacheSize = 512;

    private readonly ulong[] _cachedKeys = new ulong[CacheSize];
    private readonly int[] _cachedOrdinals = new int[CacheSize];
    private int[] _ordinals = [];
    private ulong[] _keys = [];

    /// <summary>Ordinals in the index, by row; -1 where the line names none.</summary>
    public ReadOnlySpan<int> Ordinals => _ordinals;

    /// <summary>Codes of up to eight bytes as numbers, the first byte the lowest, by row; 0 where the code is blank or longer.</summary>
    public ReadOnlySpan<ulong> Keys => _keys;

    /// <summary>Takes the lines of a batch.</summary>
    /// <param name="batch">The lines.</param>
    /// <param name="add">Adds the code of a row to the index, or finds it there, and gives its ordinal.</param>
    public void Take(EntryLineBatch batch, Func<EntryLineBatch, int, int> add)
    {
        if (_ordinals.Length < batch.Count) (_ordinals, _keys) = (new int[batch.Capacity], new ulong[batch.Capacity]);
        ReadOnlySpan<TextSlice> codes = batch.Slices(code), labels = batch.Slices(label);
        var text = batch.TextBlock;
        var (lastKey, lastOrdinal) = (0UL, -1);
        for (var row = 0; row < codes.Length; row++)
        {
            var key = KeyOf(text, codes[row]);
            _keys[row] = key;
            if (codes[row].IsEmpty) _ordinals[row] = -1;
            else if (key != 0 && key == lastKey && (labels[row].IsEmpty || index.IsLabelled(lastOrdinal))) _ordinals[row] = lastOrdinal;
            else if (key == 0) _ordinals[row] = add(batch, row);
            else
            {
                var slot = (int)(key * 0x9E3779B97F4A7C15 >> 55);
                if (_cachedKeys[slot] != key || !labels[row].IsEmpty && !index.IsLabelled(_cachedOrdinals[slot])) (_cachedKeys[slot], _cachedOrdinals[slot]) = (key, add(batch, row));
                (lastKey, lastOrdinal) = (key, _cachedOrdinals[slot]);
                _ordinals[row] = lastOrdinal;
            }
        }
    }

    private static ulong KeyOf(ReadOnlySpan<byte> text, TextSlice slice)
    {
        if ((uint)(slice.Length - 1) >= 8) return 0;
        if (slice.Start + 8 <= text.Length) return BinaryPrimitives.ReadUInt64LittleEndian(text[slice.Start..]) & ulong.MaxValue >> 64 - 8 * slice.Length;
        ulong key = 0;
        for (var i = slice.Length - 1; i >= 0; i--) key = key << 8 | text[slice.Start + i];
        return key;
    }
}
