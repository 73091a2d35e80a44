using System.Runtime.InteropServices;

namespace PartnerImports.Sqlite;

/// <summary>Gives each pair of code and label of an import a number from 1 on: lines repeat a few of them all the time.</summary>
/// <remarks>Memory grows with distinct pairs, by their bytes and 24 more. Not thread-safe.</remarks>
internal sealed class TermTable
{
    private readonly List<(uint Hash, int Start, int CodeLength, int LabelLength)> _terms = [];
    private int[] _slots = new int[256];
    private byte[] _text = new byte[4096];
    private int _length;

    public int Count => _terms.Count;

    /// <summary>The number of a pair; 0 when both are empty.</summary>
    public int NumberOf(ReadOnlySpan<byte> code, ReadOnlySpan<byte> label)
    {
        if (code.IsEmpty && label.IsEmpty) return 0;
        var hash = Hash(Hash(2166136261, code) ^ 0xFF, label);
        var mask = (uint)_slots.Length - 1;
        for (var slot = hash & mask; ; slot = (slot + 1) & mask)
        {
            var number = _slots[slot];
            if (number == 0) return _slots[slot] = Add(hash, code, label);
            var term = _terms[number - 1];
            if (term.Hash == hash && CodeOf(term).SequenceEqual(code) && LabelOf(term).SequenceEqual(label)) return number;
        }
    }

    /// <summary>The code of a number.</summary>
    public ReadOnlySpan<byte> Code(int number) => CodeOf(_terms[number - 1]);

    /// <summary>The label of a number.</summary>
    public ReadOnlySpan<byte> Label(int number) => LabelOf(_terms[number - 1]);

    private int Add(uint hash, ReadOnlySpan<byte> code, ReadOnlySpan<byte> label)
    {
        var needed = _length + code.Length + label.Length;
        if (needed > _text.Length) Array.Resize(ref _text, Math.Max(needed, checked(_text.Length * 2)));
        code.CopyTo(_text.AsSpan(_length));
        label.CopyTo(_text.AsSpan(_length + code.Length));
        _terms.Add((hash, _length, code.Length, label.Length));
        _length = needed;
        if (_terms.Count * 2 > _slots.Length) Grow();
        return _terms.Count;
    }

    private void Grow()
    {
        var slots = new int[_slots.Length * 2];
        var mask = (uint)slots.Length - 1;
        for (var i = 0; i < _terms.Count; i++)
        {
            var slot = _terms[i].Hash & mask;
            while (slots[slot] != 0) slot = (slot + 1) & mask;
            slots[slot] = i + 1;
        }
        _slots = slots;
    }

    private ReadOnlySpan<byte> CodeOf((uint, int Start, int CodeLength, int) term) => _text.AsSpan(term.Start, term.CodeLength);

    private ReadOnlySpan<byte> LabelOf((uint, int Start, int CodeLength, int LabelLength) term) => _text.AsSpan(term.Start + term.CodeLength, term.LabelLength);

    private static uint Hash(uint hash, ReadOnlySpan<byte> bytes)
    {
        foreach (var word in MemoryMarshal.Cast<byte, uint>(bytes)) hash = Mix(hash, word);
        foreach (var b in bytes[(bytes.Length & ~3)..]) hash = Mix(hash, b);
        return hash ^ (hash >> 15);
    }

    private static uint Mix(uint hash, uint value) => uint.RotateLeft((hash ^ value) * 0x9E3779B1, 13);
}
