using System.Runtime.CompilerServices;

namespace PartnerImports.Parsers;

/// <summary>Reads whole entries, for those who prefer objects to batches.</summary>
public static class EntryEnumeration
{
    private const int SpareLists = 64, SpareLines = 256;

    /// <summary>The entries of a content in the order of their first lines, each complete and immutable.</summary>
    /// <remarks>
    /// Memory holds the lines of entries that are not complete yet and of those that wait for them: a few lines, unless the lines of an entry
    /// lie apart.
    /// </remarks>
    public static async IAsyncEnumerable<JournalEntry> ReadEntriesAsync(this IImportParser parser, IImportContent content, ImportAnalysis analysis, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parser);
        var reader = parser.OpenEntries(content, analysis);
        await using var _ = reader.ConfigureAwait(false);
        var batch = new EntryLineBatch();
        var open = new Dictionary<int, List<EntryLine>>();
        var spare = new Stack<List<EntryLine>>();
        var complete = new Dictionary<int, JournalEntry>();
        var next = 0;
        while (await reader.ReadAsync(batch, cancellationToken).ConfigureAwait(false))
        {
            for (var row = 0; row < batch.Count; row++)
            {
                var ordinal = batch.Entries[row];
                if (!open.TryGetValue(ordinal, out var lines)) open.Add(ordinal, lines = spare.TryPop(out var used) ? used : []);
                lines.Add(batch.ToLine(row));
                if ((batch.Marks[row] & LineMarks.LastOfEntry) == 0) continue;
                open.Remove(ordinal);
                complete.Add(ordinal, new([.. lines]));
                lines.Clear();
                if (spare.Count < SpareLists && lines.Capacity <= SpareLines) spare.Push(lines);
                while (complete.Remove(next, out var entry))
                {
                    next++;
                    yield return entry;
                }
            }
        }
    }
}
