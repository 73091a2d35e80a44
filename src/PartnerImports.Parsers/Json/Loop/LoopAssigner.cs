using System.Globalization;
using PartnerImports.Parsers.Analysis;

namespace PartnerImports.Parsers.Json;

/// <summary>Names the entries of the flat lines of Loop's body in a second pass, by the same cut into runs.</summary>
/// <param name="key">The grouping key.</param>
/// <param name="entries">The entry of each run; its complement where the run alone is the entry.</param>
/// <param name="lines">How many lines each entry has.</param>
internal sealed class LoopAssigner(GroupingKey key, int[] entries, int[] lines) : EntryAssigner
{
    private readonly LoopRuns _cut = new(key);
    private readonly EntryCountdown _countdown = new(lines);
    private int _run = -1, _firstLine;

    /// <inheritdoc/>
    public override void Assign(EntryLineBatch batch)
    {
        var places = ((JsonLineLocator)batch.Locator!).Places;
        var name = default(TextSlice);
        for (var row = 0; row < batch.Count; row++)
        {
            if (_cut.Begins(batch, row))
            {
                _run++;
                if (_run == entries.Length) throw new ContentChangedException();
                _firstLine = places.LineOf(row);
                name = default;
            }
            if (name.IsEmpty) name = AppendName(batch, isWhole: entries[_run] >= 0);
            var entry = entries[_run] >= 0 ? entries[_run] : ~entries[_run];
            batch.Entries[row] = entry;
            batch.SetText(EntryText.Entry, row, name);
            if (_countdown.IsLast(entry)) batch.Marks[row] |= LineMarks.LastOfEntry;
        }
    }

    /// <summary>The key of the present run as a name, with its first line where it has the key not for itself.</summary>
    private TextSlice AppendName(EntryLineBatch batch, bool isWhole)
    {
        const int MostDigits = 10;
        var length = _cut.Key.Length;
        var room = batch.Reserve(length + 1 + MostDigits);
        _cut.Key.Replace(room, (byte)0, (byte)'/');
        if (!isWhole)
        {
            room[length++] = (byte)'#';
            (_firstLine + 1).TryFormat(room[length..], out var digits, default, CultureInfo.InvariantCulture);
            length += digits;
        }
        return length == 0 ? default : batch.Commit(length);
    }
}
