using PartnerImports.Parsers.Analysis;

namespace PartnerImports.Parsers.Tra;

/// <summary>Names the entries of the lines of a second pass: ordinals in order of first lines, whatever way each was grouped.</summary>
internal sealed class TraAssigner(TraGrouper grouper) : EntryAssigner
{
    /// <summary>The entries of a level that were met: their ordinals, and how many of their lines.</summary>
    private sealed class Met(int count)
    {
        /// <summary>Final ordinals plus one; 0 for an entry not met yet.</summary>
        public int[] Ordinals { get; } = new int[count];

        public int[] Lines { get; } = new int[count];
    }

    private readonly Met?[] _met = new Met?[TraGrouper.LevelCount];
    private readonly TraCursor[] _cursors = new TraCursor[TraGrouper.LevelCount];
    private int _count;

    public override void Assign(EntryLineBatch batch)
    {
        var types = TraTypes.Of(batch);
        (TraLevel? Level, int Ordinal) before = default;
        TextSlice name = default;
        for (var row = 0; row < batch.Count; row++)
        {
            var (level, ordinal) = grouper.Locate(batch, row, types.At(row), _cursors);
            var met = _met[level.Index] ??= new(level.Entries.Count);
            if (met.Ordinals[ordinal] == 0) met.Ordinals[ordinal] = ++_count;
            if (before.Level != level || before.Ordinal != ordinal)
            {
                before = (level, ordinal);
                name = level.Parts == TraKeyParts.None
                    ? batch.Append(grouper.NameOf(level, ordinal).AsSpan())
                    : TraKeys.AppendName(batch, _cursors[level.Index].Key, level.Parts);
            }
            batch.Entries[row] = met.Ordinals[ordinal] - 1;
            batch.SetText(EntryText.Entry, row, name);
            if (++met.Lines[ordinal] == level.Entries.Lines(ordinal)) batch.Marks[row] |= LineMarks.LastOfEntry;
        }
    }
}
