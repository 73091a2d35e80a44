using PartnerImports.Parsers.Analysis;

namespace PartnerImports.Parsers.Tra;

/// <summary>Finds, in a second pass, the current entry among those told apart by running balance.</summary>
internal sealed class TraRunCursor
{
    private readonly Dictionary<TraLevel, int> _next = [];

    /// <summary>The last entry of a level that begins at or before a line; lines must come in order.</summary>
    public int Find(TraLevel level, int lineNumber)
    {
        var next = _next.GetValueOrDefault(level);
        while (next < level.Entries.Count && level.Entries.FirstLine(next) <= lineNumber) next++;
        _next[level] = next;
        return next - 1;
    }
}

/// <summary>Names the entries of the lines of a second pass: ordinals in order of first lines, whatever way each was grouped.</summary>
internal sealed class TraAssigner(TraGrouper grouper) : EntryAssigner
{
    private sealed class Seen(TraLevel level)
    {
        public int[] Ordinals { get; } = Filled(level.Entries.Count);

        public int[] Lines { get; } = new int[level.Entries.Count];

        private static int[] Filled(int length)
        {
            var ordinals = new int[length];
            Array.Fill(ordinals, -1);
            return ordinals;
        }
    }

    private readonly Dictionary<TraLevel, Seen> _seen = [];
    private readonly TraKeys _keys = new();
    private readonly TraRunCursor _runs = new();
    private int _count;

    public override void Assign(EntryLineBatch batch)
    {
        var types = TraTypes.Of(batch);
        (TraLevel? Level, int Ordinal) before = default;
        TextSlice name = default;
        for (var row = 0; row < batch.Count; row++)
        {
            var type = types.At(row);
            var (level, ordinal) = grouper.Locate(batch, row, type, _keys, _runs);
            if (!_seen.TryGetValue(level, out var seen)) _seen.Add(level, seen = new(level));
            if (seen.Ordinals[ordinal] < 0) seen.Ordinals[ordinal] = _count++;
            if (before.Level != level || before.Ordinal != ordinal)
            {
                name = batch.Append(grouper.NameOf(level, ordinal, _keys.Of(batch, row, type, level.Parts)).AsSpan());
                before = (level, ordinal);
            }
            batch.Entries[row] = seen.Ordinals[ordinal];
            batch.SetText(EntryText.Entry, row, name);
            if (++seen.Lines[ordinal] == level.Entries.Lines(ordinal)) batch.Marks[row] |= LineMarks.LastOfEntry;
        }
    }
}
