namespace PartnerImports;

/// <summary>Makes a value of UTF-8 bytes.</summary>
internal delegate T TextMaker<T>(ReadOnlySpan<byte> utf8);

/// <summary>The values of one text column, each made once while it repeats: compared with the line before, then looked up among some seen lately.</summary>
/// <remarks>Memory is bounded: an older value gives way to a newer one. Not thread-safe.</remarks>
/// <param name="make">Makes the value of a text that is not empty.</param>
/// <param name="empty">The value of the empty text.</param>
/// <param name="slots">How many values are kept, a power of two; none for texts that repeat on neighbouring lines only.</param>
internal sealed class RepeatedText<T>(TextMaker<T> make, T empty, int slots = 0)
{
    private const int MaxKept = 48;

    private readonly Slot[] _slots = new Slot[slots];
    private readonly byte[] _keys = new byte[slots * MaxKept];
    private byte[] _last = new byte[MaxKept];
    private int _lastLength;
    private T _lastValue = default!; // Not given before there is a text.

    private struct Slot
    {
        public T Value;
        public int Length;
    }

    /// <summary>The value of a text.</summary>
    public T Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty) return empty;
        if (utf8.SequenceEqual(_last.AsSpan(0, _lastLength))) return _lastValue;
        if (_last.Length < utf8.Length) _last = new byte[utf8.Length * 2];
        utf8.CopyTo(_last);
        _lastLength = utf8.Length;
        return _lastValue = utf8.Length <= MaxKept && slots > 0 ? Look(utf8) : make(utf8);
    }

    private T Look(ReadOnlySpan<byte> utf8)
    {
        var at = (int)(Hash(utf8) >> 32) & (slots - 1);
        ref var slot = ref _slots[at];
        var key = _keys.AsSpan(at * MaxKept, MaxKept);
        if (slot.Length == utf8.Length && utf8.SequenceEqual(key[..slot.Length])) return slot.Value;
        utf8.CopyTo(key);
        (slot.Length, slot.Value) = (utf8.Length, make(utf8));
        return slot.Value;
    }

    private static ulong Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = (ulong)utf8.Length;
        for (; utf8.Length >= sizeof(ulong); utf8 = utf8[sizeof(ulong)..]) hash = Mix(hash, BitConverter.ToUInt64(utf8));
        foreach (var b in utf8) hash = Mix(hash, b);
        return hash;
    }

    private static ulong Mix(ulong hash, ulong bits)
    {
        hash = (hash ^ bits) * 0x9E3779B97F4A7C15;
        return hash ^ (hash >> 29);
    }
}
