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
        var open = new OpenEntries();
        var complete = new Dictionary<int, JournalEntry>();
        var next = 0;
        while (await reader.ReadAsync(batch, cancellationToken).ConfigureAwait(false))
        {
            for (var row = 0; row < batch.Count; row++)
            {
                if (open.Add(batch, row) is not { } entry) continue;
                if (batch.Entries[row] != next)
                {
                    complete.Add(batch.Entries[row], entry);
                    continue;
                }
                do
                {
                    next++;
                    yield return entry;
                }
                while (complete.Count > 0 && complete.Remove(next, out entry));
            }
        }
    }

    /// <summary>The lines of entries whose last line has not come yet: nearly always of one.</summary>
    private sealed class OpenEntries
    {
        private readonly Dictionary<int, List<EntryLine>> _others = [];
        private readonly Stack<List<EntryLine>> _spare = new();
        private List<EntryLine> _lines = [];
        private int _ordinal = -1;

        /// <summary>Adds a line of a batch; gives its entry when it was the last one of it.</summary>
        public JournalEntry? Add(EntryLineBatch batch, int row)
        {
            var ordinal = batch.Entries[row];
            if (ordinal != _ordinal) Turn(ordinal);
            _lines.Add(batch.ToLine(row));
            if ((batch.Marks[row] & LineMarks.LastOfEntry) == 0) return null;
            var entry = new JournalEntry([.. _lines]);
            if (_lines.Capacity <= SpareLines) _lines.Clear();
            else _lines = [];
            return entry;
        }

        private void Turn(int ordinal)
        {
            if (_lines.Count > 0)
            {
                _others.Add(_ordinal, _lines);
                _lines = _spare.TryPop(out var spare) ? spare : [];
            }
            if (_others.Count > 0 && _others.Remove(ordinal, out var begun))
            {
                if (_spare.Count < SpareLists) _spare.Push(_lines);
                _lines = begun;
            }
            _ordinal = ordinal;
        }
    }
}
