namespace PartnerImports.Parsers.Fec;

/// <summary>Sorts counters that nearly ascend, as those of a journal do in which a few entries were moved.</summary>
internal static class NearlySorted
{
    /// <summary>Sorts a stretch of counters, and what belongs to each with it; equal ones come in any order.</summary>
    /// <remarks>What breaks the order is taken out, sorted by itself and merged again; where that is much, all is sorted.</remarks>
    public static void Sort(Span<long> counters, Span<int> owners)
    {
        var late = new List<(long Counter, int Owner)>();
        var kept = 0;
        for (var i = 0; i < counters.Length; i++)
        {
            var next = (counters[i], owners[i]);
            if (kept > 0 && counters[i] < counters[kept - 1])
            {
                // The one before is out of order, not this one, if this one ascends without it.
                var isBeforeOut = kept == 1 || counters[i] >= counters[kept - 2];
                late.Add(isBeforeOut ? (counters[kept - 1], owners[kept - 1]) : next);
                if (!isBeforeOut) continue;
                kept--;
            }
            (counters[kept], owners[kept]) = next;
            kept++;
        }
        if (late.Count == 0) return;
        if (late.Count > counters.Length / 8)
        {
            for (var i = 0; i < late.Count; i++) (counters[kept + i], owners[kept + i]) = late[i];
            counters.Sort(owners);
            return;
        }
        late.Sort();
        for (int to = counters.Length - 1, rest = late.Count - 1; rest >= 0; to--)
        {
            if (kept > 0 && counters[kept - 1] > late[rest].Counter) (counters[to], owners[to]) = (counters[--kept], owners[kept]);
            else (counters[to], owners[to]) = late[rest--];
        }
    }
}
