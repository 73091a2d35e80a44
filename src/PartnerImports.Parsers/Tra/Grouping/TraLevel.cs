using PartnerImports.Parsers.Analysis;
using PartnerImports.Parsers.Tables;

namespace PartnerImports.Parsers.Tra;

/// <summary>One way to group lines: entries by key, each belonging to a block that may prefer another way.</summary>
/// <remarks>Filled by the first pass; second passes read it.</remarks>
/// <param name="index">Its place among the ways of a grouper.</param>
/// <param name="key">What it is called.</param>
/// <param name="parts">What its keys are made of; none where entries have no key.</param>
internal sealed class TraLevel(int index, GroupingKey key, TraKeyParts parts)
{
    private readonly KeyTable _entryKeys = new();
    private readonly List<int> _blocks = [];
    private readonly TraKeys _keys = new();
    private int _last = -1;

    /// <summary>Its place among the ways of a grouper.</summary>
    public int Index => index;

    /// <summary>What the way is called.</summary>
    public GroupingKey Key => key;

    /// <summary>What its keys are made of.</summary>
    public TraKeyParts Parts => parts;

    /// <summary>The entries.</summary>
    public EntryTable Entries { get; } = new();

    /// <summary>The block of an entry; -1 for none.</summary>
    public int BlockOf(int ordinal) => _blocks[ordinal];

    /// <summary>The entry of a row by its key, opened when it is new; the row is added to it.</summary>
    public int Add(EntryLineBatch batch, int row, byte type, int block, out bool isNew)
    {
        var entryKey = _keys.Of(batch, row, type, parts);
        isNew = false;
        if (_last < 0 || !entryKey.SequenceEqual(_entryKeys[_last]))
        {
            _last = _entryKeys.FindOrAdd(0, entryKey, out isNew);
            if (isNew) Open(batch, row, block);
        }
        Entries.Add(_last, batch, row);
        return _last;
    }

    /// <summary>Opens an entry that has no key.</summary>
    public int Open(EntryLineBatch batch, int row, int block)
    {
        _blocks.Add(block);
        return Entries.Open(batch, row);
    }

    /// <summary>The entry of a key that the first pass met; thread-safe.</summary>
    /// <exception cref="KeyNotFoundException">The first pass met no such key.</exception>
    public int Find(ReadOnlySpan<byte> entryKey) => _entryKeys.Find(0, entryKey) is >= 0 and var ordinal ? ordinal : throw new KeyNotFoundException("A line belongs to no entry of the first pass.");

    /// <summary>The key of an entry.</summary>
    public ReadOnlySpan<byte> KeyOf(int ordinal) => _entryKeys[ordinal];
}
