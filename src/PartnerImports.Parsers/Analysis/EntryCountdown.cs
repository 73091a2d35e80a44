namespace PartnerImports.Parsers.Analysis;

/// <summary>Tells, in a second pass, the last line of every entry.</summary>
/// <remarks>
/// While entries follow each other whole, as in most files, only the one at hand is counted down; what is left of others is kept from the first
/// time on that an entry is left before its last line.
/// </remarks>
/// <param name="lines">How many lines each entry has, by ordinal; is not changed.</param>
internal sealed class EntryCountdown(int[] lines)
{
    private int _entry = -1, _left;
    private int[]? _others;

    /// <summary>Takes the next line, of some entry, and tells whether it is the last one of it.</summary>
    /// <exception cref="ContentChangedException">The entry has had all its lines.</exception>
    public bool IsLast(int entry)
    {
        if (entry != _entry || _left == 0) Turn(entry);
        return --_left == 0;
    }

    private void Turn(int entry)
    {
        if (_others is null && (_left != 0 || entry != _entry + 1)) LeaveOrder();
        if (_others is not null && _entry >= 0) _others[_entry] = _left;
        _entry = entry;
        _left = (_others ?? lines)[entry];
        if (_left <= 0) throw new ContentChangedException();
    }

    /// <summary>Every entry before the one at hand is complete, and none behind it has begun.</summary>
    private void LeaveOrder()
    {
        _others = (int[])lines.Clone();
        _others.AsSpan(0, _entry + 1).Clear();
    }
}
