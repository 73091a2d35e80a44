using System.Buffers.Binary;

namespace PartnerImports.Parsers.Analysis;

/// <summary>The codes that one column of a batch names, each by the rows that tell something of it.</summary>
/// <remarks>
/// Codes are short and repeat: up to eight bytes are one number, which is compared with the line before and then looked up in a small
/// cache. A code that the cache has lost, or a long one that comes again, is listed again: who reads the list knows it already. Not thread-safe.
/// </remarks>
internal sealed class BatchCodes(EntryText code, EntryText label)
{
    private const int CacheBits = 9;

    private readonly ulong[] _cachedKeys = new ulong[1 << CacheBits];

    /// <summary>Where in the list, counted over all batches, so that nothing needs to be cleared between them.</summary>
    private readonly long[] _cachedPlaces = new long[1 << CacheBits];

    private Code[] _codes = new Code[64];
    private int[] _places = [];
    private ulong[] _keys = [];
    private int _count, _unlabelled;
    private long _countBefore = 1;

    /// <summary>A code of the list.</summary>
    /// <param name="Key">The code as a number when it has up to eight bytes, the first byte the lowest; else 0.</param>
    /// <param name="Row">The first row that names it.</param>
    /// <param name="LabelledRow">The first row that gives it a label; -1 when none does.</param>
    public record struct Code(ulong Key, int Row, int LabelledRow);

    /// <summary>The codes, in order of first appearance.</summary>
    public ReadOnlySpan<Code> List => _codes.AsSpan(0, _count);

    /// <summary>Places in the list, by row; -1 where the line names none.</summary>
    public ReadOnlySpan<int> Places => _places;

    /// <summary>Codes of up to eight bytes as numbers, by row; 0 where the code is blank or longer.</summary>
    public ReadOnlySpan<ulong> Keys => _keys;

    /// <summary>Takes the lines of a batch, which alone the list is of.</summary>
    public void Take(EntryLineBatch batch)
    {
        _countBefore += _count;
        (_count, _unlabelled) = (0, 0);
        if (_places.Length < batch.Count) (_places, _keys) = (new int[batch.Capacity], new ulong[batch.Capacity]);
        ReadOnlySpan<TextSlice> codes = batch.Slices(code), labels = batch.Slices(label);
        var text = batch.TextBlock;
        var (last, lastPlace) = (default(TextSlice), -1);
        ulong lastKey = 0;
        for (var row = 0; row < codes.Length; row++)
        {
            var slice = codes[row];
            var key = KeyOf(text, slice);
            _keys[row] = key;
            if (slice.IsEmpty)
            {
                _places[row] = -1;
                continue;
            }
            if (key != lastKey || key == 0 && !(lastPlace >= 0 && Bytes(text, slice).SequenceEqual(Bytes(text, last))))
                (last, lastKey, lastPlace) = (slice, key, key == 0 ? Add(key, row) : Find(key, row));
            _places[row] = lastPlace;
            if (_unlabelled > 0 && !labels[row].IsEmpty) Label(lastPlace, row);
        }
    }

    private int Find(ulong key, int row)
    {
        var slot = (int)(key * 0x9E3779B97F4A7C15 >> 64 - CacheBits);
        if (_cachedKeys[slot] == key && _cachedPlaces[slot] >= _countBefore) return (int)(_cachedPlaces[slot] - _countBefore);
        var place = Add(key, row);
        (_cachedKeys[slot], _cachedPlaces[slot]) = (key, _countBefore + place);
        return place;
    }

    private int Add(ulong key, int row)
    {
        if (_count == _codes.Length) Array.Resize(ref _codes, _count * 2);
        _codes[_count] = new(key, row, -1);
        _unlabelled++;
        return _count++;
    }

    private void Label(int place, int row)
    {
        if (_codes[place].LabelledRow >= 0) return;
        _codes[place].LabelledRow = row;
        _unlabelled--;
    }

    private static ReadOnlySpan<byte> Bytes(ReadOnlySpan<byte> text, TextSlice slice) => text.Slice(slice.Start, slice.Length);

    private static ulong KeyOf(ReadOnlySpan<byte> text, TextSlice slice)
    {
        if ((uint)(slice.Length - 1) >= 8) return 0;
        if (slice.Start + 8 <= text.Length) return BinaryPrimitives.ReadUInt64LittleEndian(text[slice.Start..]) & ulong.MaxValue >> 64 - 8 * slice.Length;
        ulong key = 0;
        for (var i = slice.Length - 1; i >= 0; i--) key = key << 8 | text[slice.Start + i];
        return key;
    }
}
