using System.Globalization;
using PartnerImports.Parsers.Analysis;

namespace PartnerImports.Parsers.Json;

/// <summary>Names the entries of the flat lines of Loop's body in a second pass, by the same cut into runs.</summary>
/// <param name="key">The grouping key.</param>
/// <param name="entryOfRun">The entry of each run.</param>
/// <param name="linesOfEntry">How many lines each entry has.</param>
/// <param name="isWhole">Whether a run is part of a group that is one entry.</param>
internal sealed class LoopAssigner(GroupingKey key, int[] entryOfRun, int[] linesOfEntry, Func<int, bool> isWhole) : EntryAssigner
{
    private readonly LoopRuns _cut = new(key);
    private readonly int[] _left = [.. linesOfEntry];
    private int _run = -1;
    private string _name = "";

    /// <inheritdoc/>
    public override void Assign(EntryLineBatch batch)
    {
        var places = ((JsonLineLocator)batch.Locator!).Places;
        var slice = default(TextSlice);
        for (var row = 0; row < batch.Count; row++)
        {
            if (_cut.Begins(batch, row))
            {
                _run++;
                _name = LoopRuns.NameOf(_cut.Key);
                if (!isWhole(_run)) _name += "#" + (places.LineOf(row) + 1).ToString(CultureInfo.InvariantCulture);
                slice = default;
            }
            if (slice.IsEmpty) slice = batch.Append(_name.AsSpan());
            var entry = entryOfRun[_run];
            batch.Entries[row] = entry;
            batch.SetText(EntryText.Entry, row, slice);
            if (--_left[entry] == 0) batch.Marks[row] |= LineMarks.LastOfEntry;
        }
    }
}
