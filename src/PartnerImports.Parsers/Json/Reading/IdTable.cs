using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Json;

/// <summary>The distinct ids of a lot, in order. Memory: their bytes and 4 more of each; 20 more where they do not rise.</summary>
internal sealed class IdTable
{
    private byte[] _bytes = new byte[4096];
    private int[] _ends = new int[256];

    /// <summary>Hash and number, from 1, of each id, by open addressing; null as long as every id was greater than the one before.</summary>
    private (int Hash, int Number)[]? _slots;

    private int _count;

    /// <summary>Adds an id of ASCII characters unless it is there already.</summary>
    public bool TryAdd(ReadOnlySpan<byte> id)
    {
        // Ids mostly rise, and one that is greater than the greatest is new.
        var rises = _slots is null && (_count == 0 || Compare(id, At(_count - 1)) > 0);
        if (!rises && !TryEnter(id, _count + 1)) return false;
        var start = _count == 0 ? 0 : _ends[_count - 1];
        if (_bytes.Length - start < id.Length) Array.Resize(ref _bytes, Math.Max(start + id.Length, checked(_bytes.Length * 2)));
        if (_count == _ends.Length) Array.Resize(ref _ends, _count * 2);
        id.CopyTo(_bytes.AsSpan(start));
        _ends[_count++] = start + id.Length;
        return true;
    }

    /// <summary>All of them.</summary>
    public ImmutableArray<string> ToStrings()
    {
        var ids = new string[_count];
        for (var i = 0; i < ids.Length; i++) ids[i] = Encoding.Latin1.GetString(At(i));
        return ImmutableCollectionsMarshal.AsImmutableArray(ids);
    }

    private static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => left.Length != right.Length ? left.Length - right.Length : left.SequenceCompareTo(right);

    private ReadOnlySpan<byte> At(int index)
    {
        var start = index == 0 ? 0 : _ends[index - 1];
        return _bytes.AsSpan(start, _ends[index] - start);
    }

    private bool TryEnter(ReadOnlySpan<byte> id, int number)
    {
        if (_slots is null || number * 2 > _slots.Length) Grow();
        var hash = Utf8Keys.Comparer.GetHashCode(id);
        var at = hash & _slots!.Length - 1;
        for (; _slots[at].Number > 0; at = (at + 1) & _slots.Length - 1)
            if (_slots[at].Hash == hash && At(_slots[at].Number - 1).SequenceEqual(id)) return false;
        _slots[at] = (hash, number);
        return true;
    }

    private void Grow()
    {
        var before = _slots;
        _slots = new (int, int)[before?.Length * 2 ?? (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(_count * 4, 256))];
        if (before is null)
        {
            for (var i = 0; i < _count; i++) TryEnter(At(i), i + 1);
            return;
        }
        foreach (var slot in before)
        {
            if (slot.Number == 0) continue;
            var at = slot.Hash & _slots.Length - 1;
            while (_slots[at].Number > 0) at = (at + 1) & _slots.Length - 1;
            _slots[at] = slot;
        }
    }
}
