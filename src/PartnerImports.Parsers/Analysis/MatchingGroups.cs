using System.Runtime.InteropServices;
using System.Text;
using PartnerImports.Parsers.Tables;

namespace PartnerImports.Parsers.Analysis;

/// <summary>Adds up the lines that share account, third party and matching code.</summary>
internal sealed class MatchingGroups
{
    private readonly KeyTable _keys = new();
    private readonly ChunkedList<Group> _groups = new();
    private readonly WideNets _wide = new();

    /// <summary>The entry of the first line of each group, and its pointer where the format has those.</summary>
    private readonly ByteList _entries = new(), _pointers = new();

    private byte[] _key = new byte[256];
    private int _last = -1;

    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private struct Group
    {
        public CompactNet Net;
        public long Offset;
        public int Line, Column;
        public short Part;
        public bool IsFaulty;
    }

    public void Add(EntryLineBatch batch, ReadOnlySpan<int> matched)
    {
        foreach (var row in matched)
        {
            ref var group = ref _groups[Find(batch, row)];
            if ((batch.Marks[row] & LineMarks.Faulty) != 0) group.IsFaulty = true;
            group.Net.Add(batch.Debits[row], batch.Credits[row], _wide);
        }
    }

    public void Report(DiagnosticBag diagnostics, string field)
    {
        for (var i = 0; i < _groups.Count; i++)
        {
            if (_groups[i].IsFaulty || _groups[i].Net.IsZero(_wide) || diagnostics.Tally(EntryDiagnostics.MatchingUnbalanced, field) is not { } tally) continue;
            if (tally.WantsPlace) tally.Add(PlaceOf(i), CodeOf(i), "", AmountTotal.FromBillionths(_groups[i].Net.Billionths(_wide)).ToString());
            else tally.CountOnly();
        }
    }

    private int Find(EntryLineBatch batch, int row)
    {
        var length = 0;
        Append(batch.Text(EntryText.Account, row), ref length);
        Append(batch.Text(EntryText.ThirdParty, row), ref length);
        Append(batch.Text(EntryText.Matching, row), ref length);
        var key = _key.AsSpan(0, length - 1);
        if (_last >= 0 && _keys.Is(_last, 0, key)) return _last;
        _last = _keys.FindOrAdd(0, key, out var isNew);
        if (isNew) Open(batch, row);
        return _last;
    }

    /// <summary>Most groups are never reported: their first lines are kept without making strings of them.</summary>
    private void Open(EntryLineBatch batch, int row)
    {
        var place = batch.LocateUnnamed(row, EntryField.Matching);
        _groups.Add(new() { Offset = place.Offset, Line = place.Line, Column = place.Column, Part = (short)place.Part });
        _entries.Add(batch.Bytes(batch.NameEntry(row)));
        if (place.Pointer is { Length: > 0 } pointer) _pointers.Add(Encoding.UTF8.GetBytes(pointer));
    }

    /// <summary>Where the first line of a group stands; a format has pointers for all its lines or for none.</summary>
    private SourcePlace PlaceOf(int ordinal) => new()
    {
        Line = _groups[ordinal].Line, Column = _groups[ordinal].Column, Offset = _groups[ordinal].Offset, Part = _groups[ordinal].Part,
        Entry = Encoding.UTF8.GetString(_entries[ordinal]), Pointer = _pointers.Count == 0 ? null : Encoding.UTF8.GetString(_pointers[ordinal]),
    };

    private string CodeOf(int ordinal) => Encoding.UTF8.GetString(_keys[ordinal][(_keys[ordinal].LastIndexOf((byte)0) + 1)..]);

    /// <summary>Texts hold no U+0000, so that it parts them.</summary>
    private void Append(ReadOnlySpan<byte> text, ref int length)
    {
        if (_key.Length < length + text.Length + 1) Array.Resize(ref _key, (length + text.Length + 1) * 2);
        text.CopyTo(_key.AsSpan(length));
        length += text.Length;
        _key[length++] = 0;
    }
}
