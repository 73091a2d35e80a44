namespace PartnerImports.Parsers.Text;

/// <summary>Distinct texts in UTF-8, numbered from 0 in order of first appearance.</summary>
/// <remarks>Memory: their bytes, and 20 to 30 more of each. Hashes are keyed per run; a collision costs time, never a result. Not thread-safe.</remarks>
internal sealed class Utf8Table
{
    private byte[] _bytes = new byte[4096];
    private int[] _ends = new int[256];

    /// <summary>Hash and number, from 1, of each text, by open addressing.</summary>
    private (int Hash, int Number)[] _slots = new (int, int)[512];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The text of a number; valid until the next is added.</summary>
    public ReadOnlySpan<byte> this[int number]
    {
        get
        {
            var start = number == 0 ? 0 : _ends[number - 1];
            return _bytes.AsSpan(start, _ends[number] - start);
        }
    }

    /// <summary>The number of a text, which is added unless it is there already.</summary>
    public int Add(ReadOnlySpan<byte> text, out bool isNew)
    {
        var hash = Utf8Keys.Comparer.GetHashCode(text);
        var at = hash & _slots.Length - 1;
        for (; _slots[at].Number > 0; at = at + 1 & _slots.Length - 1)
        {
            isNew = false;
            if (_slots[at].Hash == hash && this[_slots[at].Number - 1].SequenceEqual(text)) return _slots[at].Number - 1;
        }
        isNew = true;
        Append(text);
        _slots[at] = (hash, Count);
        if (Count * 2 > _slots.Length) Grow();
        return Count - 1;
    }

    /// <summary>The number of a text; -1 when it is not there. Thread-safe as long as nothing is added.</summary>
    public int Find(ReadOnlySpan<byte> text)
    {
        var hash = Utf8Keys.Comparer.GetHashCode(text);
        for (var at = hash & _slots.Length - 1; _slots[at].Number > 0; at = at + 1 & _slots.Length - 1)
            if (_slots[at].Hash == hash && this[_slots[at].Number - 1].SequenceEqual(text)) return _slots[at].Number - 1;
        return -1;
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        var start = Count == 0 ? 0 : _ends[Count - 1];
        if (_bytes.Length - start < text.Length) Array.Resize(ref _bytes, Math.Max(start + text.Length, checked(_bytes.Length * 2)));
        if (Count == _ends.Length) Array.Resize(ref _ends, Count * 2);
        text.CopyTo(_bytes.AsSpan(start));
        _ends[Count++] = start + text.Length;
    }

    private void Grow()
    {
        var before = _slots;
        _slots = new (int, int)[before.Length * 2];
        foreach (var slot in before)
        {
            if (slot.Number == 0) continue;
            var at = slot.Hash & _slots.Length - 1;
            while (_slots[at].Number > 0) at = at + 1 & _slots.Length - 1;
            _slots[at] = slot;
        }
    }
}
