using PartnerImports.Parsers.Tables;

namespace PartnerImports.Parsers.Fec;

/// <summary>Reads the number of an entry; false where it has none.</summary>
internal delegate bool NumberReading(int entry, out int sequence, out long counter);

/// <summary>A gap in a sequence: the counter before it, the one behind it, and the first entry that has that.</summary>
internal readonly record struct NumberGap(int Sequence, long Before, long Counter, int Entry);

/// <summary>Finds the gaps of sequences of counters that belong to entries, in any order.</summary>
/// <remarks>
/// Sequences that ascend in the order of entries, as most do, are gone through as they come, and the first of their gaps kept; only others
/// are collected and sorted.
/// </remarks>
internal sealed class NumberGaps
{
    private readonly int _entries;
    private readonly NumberReading _read;
    private readonly ChunkedList<Sequence> _sequences = new();
    private readonly List<NumberGap> _first = [];
    private bool _hasFallen, _hasMore;
    private long[] _counters = [];
    private int[] _owners = [];

    private struct Sequence
    {
        /// <summary>The last counter; later, for sorted ones, how many are collected.</summary>
        public long Last;
        public long Gaps;
        public int Count, Start;
        public bool HasFallen;
    }

    /// <summary>Goes through the counters.</summary>
    /// <param name="entries">How many entries there are.</param>
    /// <param name="read">Reads the number of an entry: the same whenever it is asked.</param>
    public NumberGaps(int entries, NumberReading read)
    {
        (_entries, _read) = (entries, read);
        for (var entry = 0; entry < entries; entry++)
        {
            if (!read(entry, out var number, out var counter)) continue;
            while (number >= _sequences.Count) _sequences.Add(default);
            ref var sequence = ref _sequences[number];
            if (sequence.Count++ > 0)
            {
                if (counter < sequence.Last) _hasFallen = sequence.HasFallen = true;
                else if (counter > sequence.Last + 1)
                {
                    sequence.Gaps++;
                    _hasMore |= _first.Count == DiagnosticBag.MaxPlaces;
                    Keep(_first, DiagnosticBag.MaxPlaces, new(number, sequence.Last, counter, entry));
                }
                else HasRepeats |= counter == sequence.Last;
            }
            sequence.Last = counter;
            (Least, Greatest, Numbers) = (Math.Min(Least, counter), Math.Max(Greatest, counter), Numbers + 1);
        }
        SortFallen();
        for (var i = 0; i < _sequences.Count; i++) Count += _sequences[i].Gaps;
    }

    /// <summary>How many gaps there are.</summary>
    public long Count { get; private set; }

    /// <summary>Whether a counter occurs twice in a sequence.</summary>
    public bool HasRepeats { get; private set; }

    /// <summary>How many numbers there are.</summary>
    public long Numbers { get; private set; }

    /// <summary>The least counter of all.</summary>
    public long Least { get; private set; } = long.MaxValue;

    /// <summary>The greatest counter of all.</summary>
    public long Greatest { get; private set; }

    /// <summary>So many gaps, by sequence and counter.</summary>
    public IEnumerable<NumberGap> First(int most)
    {
        if (!_hasFallen && most <= DiagnosticBag.MaxPlaces) return _first.Take(most);
        var kept = new List<NumberGap>(most + 1);
        foreach (var gap in _hasMore ? OfAscending() : _first)
            if (!_sequences[gap.Sequence].HasFallen) Keep(kept, most, gap);
        for (var i = 0; i < _sequences.Count; i++)
        {
            if (!_sequences[i].HasFallen) continue;
            var (start, end) = (_sequences[i].Start, _sequences[i].Start + _sequences[i].Count);
            for (var at = start + 1; at < end; at++)
                if (_counters[at] > _counters[at - 1] + 1) Keep(kept, most, new(i, _counters[at - 1], _counters[at], FirstOwner(at, end)));
        }
        return kept;
    }

    /// <summary>All gaps of sequences that ascend.</summary>
    private IEnumerable<NumberGap> OfAscending()
    {
        var last = new long[_sequences.Count];
        Array.Fill(last, -1);
        for (var entry = 0; entry < _entries; entry++)
        {
            if (!_read(entry, out var sequence, out var counter) || _sequences[sequence].HasFallen) continue;
            if (last[sequence] >= 0 && counter > last[sequence] + 1) yield return new(sequence, last[sequence], counter, entry);
            last[sequence] = counter;
        }
    }

    /// <summary>Keeps a gap if it is one of the first so many.</summary>
    private static void Keep(List<NumberGap> kept, int most, in NumberGap gap)
    {
        if (kept.Count == most && !IsBefore(gap, kept[^1])) return;
        var at = kept.Count;
        while (at > 0 && IsBefore(gap, kept[at - 1])) at--;
        kept.Insert(at, gap);
        if (kept.Count > most) kept.RemoveAt(most);
    }

    private static bool IsBefore(in NumberGap a, in NumberGap b) => a.Sequence != b.Sequence ? a.Sequence < b.Sequence : a.Counter < b.Counter;

    /// <summary>Sorting leaves entries with one counter in any order.</summary>
    private int FirstOwner(int at, int end)
    {
        var (counter, first) = (_counters[at], _owners[at]);
        while (++at < end && _counters[at] == counter) first = Math.Min(first, _owners[at]);
        return first;
    }

    private void SortFallen()
    {
        var total = 0;
        for (var i = 0; i < _sequences.Count; i++)
        {
            ref var sequence = ref _sequences[i];
            if (!sequence.HasFallen) continue;
            (sequence.Start, sequence.Last, sequence.Gaps) = (total, 0, 0);
            total += sequence.Count;
        }
        if (!_hasFallen) return;
        (_counters, _owners) = (new long[total], new int[total]);
        for (var entry = 0; entry < _entries; entry++)
        {
            if (!_read(entry, out var number, out var counter) || !_sequences[number].HasFallen) continue;
            ref var sequence = ref _sequences[number];
            var at = sequence.Start + (int)sequence.Last++;
            (_counters[at], _owners[at]) = (counter, entry);
        }
        for (var i = 0; i < _sequences.Count; i++)
            if (_sequences[i].HasFallen) CountSorted(ref _sequences[i]);
    }

    private void CountSorted(ref Sequence sequence)
    {
        var counters = _counters.AsSpan(sequence.Start, sequence.Count);
        NearlySorted.Sort(counters, _owners.AsSpan(sequence.Start, sequence.Count));
        for (var i = 1; i < counters.Length; i++)
        {
            if (counters[i] > counters[i - 1] + 1) sequence.Gaps++;
            HasRepeats |= counters[i] == counters[i - 1];
        }
    }
}
