namespace PartnerImports.Parsers.Tra;

/// <summary>Finds the entries of the rows of a second pass in one way of grouping; consecutive rows mostly have the same.</summary>
internal sealed class TraCursor(TraLevel level)
{
    private readonly TraKeys _keys = new();
    private byte[] _key = new byte[64];
    private int _length = -1, _ordinal, _next;

    /// <summary>The first-pass ordinal of the entry of a row.</summary>
    /// <exception cref="KeyNotFoundException">The first pass met no such key.</exception>
    public int Find(EntryLineBatch batch, int row, byte type) => level.Parts == TraKeyParts.None ? FindRun(batch.LineNumbers[row]) : FindKey(batch, row, type);

    /// <summary>The key of the row asked for last; empty where entries have none.</summary>
    public ReadOnlySpan<byte> Key => _key.AsSpan(0, Math.Max(_length, 0));

    private int FindKey(EntryLineBatch batch, int row, byte type)
    {
        var key = _keys.Of(batch, row, type, level.Parts);
        if (_length >= 0 && key.SequenceEqual(Key)) return _ordinal;
        _ordinal = level.Find(key);
        if (_key.Length < key.Length) _key = new byte[key.Length * 2];
        key.CopyTo(_key);
        _length = key.Length;
        return _ordinal;
    }

    /// <summary>The last entry that begins at or before a line; lines come in order.</summary>
    private int FindRun(int lineNumber)
    {
        while (_next < level.Entries.Count && level.Entries.FirstLine(_next) <= lineNumber) _next++;
        return _next - 1;
    }
}
