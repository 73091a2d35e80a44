using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Tables;

/// <summary>Ordinals of distinct keys, from 0 in order of first appearance. A key is a text within a scope.</summary>
/// <remarks>
/// <para>
/// A key beyond the greatest of its scope, by length and then by bytes, was never seen: numbers that ascend, as in most files, are neither
/// hashed nor looked up. The index is built when a key first comes that is less than its scope's greatest.
/// </para>
/// <para>Hashes are keyed per run; a collision costs time, never a result. Finding is thread-safe once nothing is added any more.</para>
/// </remarks>
/// <param name="hashMask">The bits of a hash that are used: fewer make collisions, for tests.</param>
internal sealed class KeyTable(uint hashMask = uint.MaxValue)
{
    private readonly ByteList _keys = new();
    private readonly ChunkedList<int> _scopes = new();

    /// <summary>The ordinal of the greatest key by scope; -1 where there is none.</summary>
    private readonly ChunkedList<int> _greatest = new();

    /// <summary>
    /// An open-addressed index: the tag of the key above, its ordinal + 1 below, in the order of tags, so that growing needs no key and
    /// passes over memory once. Null until it is needed.
    /// </summary>
    private ulong[]? _slots;

    /// <summary>How many keys there are.</summary>
    public int Count => _keys.Count;

    /// <summary>Whether a key had to be looked up.</summary>
    public bool IsIndexed => _slots is not null;

    /// <summary>How many slots are looked at to find the key that lies farthest from where its hash says, for tests.</summary>
    public int LongestSearch
    {
        get
        {
            var longest = 0;
            for (var at = 0; at < (_slots?.Length ?? 0); at++)
                if (_slots![at] != 0 && at - Home((uint)(_slots[at] >> 32), _slots.Length) is var far) longest = Math.Max(longest, (far < 0 ? far + _slots.Length : far) + 1);
            return longest;
        }
    }

    /// <summary>The text of a key.</summary>
    public ReadOnlySpan<byte> this[int ordinal] => _keys[ordinal];

    /// <summary>The scope of a key.</summary>
    public int ScopeOf(int ordinal) => _scopes[ordinal];

    /// <summary>Whether a key is this one.</summary>
    public bool Is(int ordinal, int scope, ReadOnlySpan<byte> key) => _scopes[ordinal] == scope && key.SequenceEqual(_keys[ordinal]);

    /// <summary>The ordinal of a key; -1 when there is none.</summary>
    public int Find(int scope, ReadOnlySpan<byte> key)
    {
        if (scope >= _greatest.Count || _greatest[scope] is < 0) return -1;
        var order = Compare(key, _keys[_greatest[scope]]);
        return order == 0 ? _greatest[scope] : order > 0 ? -1 : Find(_slots ?? Index(), TagOf(scope, key), scope, key);
    }

    /// <summary>The ordinal of a key, which is added when it is new.</summary>
    public int FindOrAdd(int scope, ReadOnlySpan<byte> key, out bool isNew)
    {
        while (_greatest.Count <= scope) _greatest.Add(-1);
        ref var greatest = ref _greatest[scope];
        var order = greatest < 0 ? 1 : Compare(key, _keys[greatest]);
        isNew = order > 0;
        if (order == 0) return greatest;
        var tag = order < 0 || _slots is not null ? TagOf(scope, key) : 0;
        if (order < 0)
        {
            if (Find(_slots ??= Index(), tag, scope, key) is >= 0 and var ordinal) return ordinal;
            isNew = true;
        }
        else greatest = Count;
        _keys.Add(key);
        _scopes.Add(scope);
        if (_slots is null) return Count - 1;
        if (Count > _slots.Length / 4 * 3) Grow();
        Insert(_slots, tag, Count - 1);
        return Count - 1;
    }

    /// <summary>The order in which numbers ascend that are written without leading zeros, or with as many digits each.</summary>
    private static int Compare(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => a.Length != b.Length ? a.Length - b.Length : a.SequenceCompareTo(b);

    /// <summary>The scope counts too: a matching code or a date is a key of many scopes.</summary>
    private uint TagOf(int scope, ReadOnlySpan<byte> key) => ((uint)Utf8Keys.Comparer.GetHashCode(key) ^ (uint)scope * 0x9E3779B1) & hashMask;

    private int Find(ulong[] slots, uint tag, int scope, ReadOnlySpan<byte> key)
    {
        for (var at = Home(tag, slots.Length); slots[at] != 0; at = at + 1 == slots.Length ? 0 : at + 1)
            if ((uint)(slots[at] >> 32) == tag && Is((int)(uint)slots[at] - 1, scope, key)) return (int)(uint)slots[at] - 1;
        return -1;
    }

    private ulong[] Index()
    {
        var slots = new ulong[Count + Count / 2 + 64];
        for (var ordinal = 0; ordinal < Count; ordinal++) Insert(slots, TagOf(_scopes[ordinal], _keys[ordinal]), ordinal);
        return _slots = slots;
    }

    private void Grow()
    {
        var slots = new ulong[checked(_slots!.Length / 2 * 3)];
        foreach (var slot in _slots)
            if (slot != 0) Insert(slots, (uint)(slot >> 32), (int)(uint)slot - 1);
        _slots = slots;
    }

    private static void Insert(ulong[] slots, uint tag, int ordinal)
    {
        var at = Home(tag, slots.Length);
        while (slots[at] != 0) at = at + 1 == slots.Length ? 0 : at + 1;
        slots[at] = (ulong)tag << 32 | (uint)(ordinal + 1);
    }

    private static int Home(uint tag, int length) => (int)((ulong)tag * (uint)length >> 32);
}
