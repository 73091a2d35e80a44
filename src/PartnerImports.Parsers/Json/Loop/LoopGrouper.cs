using System.Globalization;
using PartnerImports.Parsers.Analysis;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Json;

/// <summary>
/// Groups the flat lines of Loop's body: by journal, date and reference; a group that does not balance as a whole falls into
/// its runs when one of them does; lines without a reference by the running balance.
/// </summary>
/// <remarks>Memory: about 80 bytes a run, and the distinct keys.</remarks>
internal sealed class LoopGrouper(DiagnosticBag diagnostics, ReadOptions options, JsonFieldNames names) : LineGrouper
{
    private struct Run
    {
        public int Key, Lines, Index;
        public Int128 Net;
        public JsonMark Mark;
        public bool IsKeyed, IsFaulty;
    }

    private struct Group
    {
        public int Lines, Runs, BalancedRuns, Entry;
        public Int128 Net;
        public bool IsFaulty;
    }

    private readonly GroupingKey _key = options.Grouping ?? GroupingKey.JournalDateAndReference;
    private readonly LoopRuns _cut = new(options.Grouping ?? GroupingKey.JournalDateAndReference);
    private readonly Dictionary<byte[], int> _keys = new(Utf8Keys.Comparer);
    private readonly List<byte[]> _keyTexts = [];
    private readonly Dictionary<string, int> _journalOrdinals = new(StringComparer.Ordinal);
    private readonly List<(string Journal, bool Keyed, bool Running)> _journals = [];
    private readonly HashSet<string> _undated = new(StringComparer.Ordinal);
    private Run[] _runs = new Run[256];
    private int _count;

    public override void Add(LineDigest digest)
    {
        var batch = digest.Batch;
        var places = ((JsonLineLocator)batch.Locator!).Places;
        for (var row = 0; row < batch.Count; row++)
        {
            if (_cut.Begins(batch, row)) Open(batch, row, places);
            // A line whose date could not be read is missed by the entry it belongs to: that entry's balance means nothing.
            if (batch.Dates[row] == default) _undated.Add(WithoutDate(_cut.Key));
            ref var run = ref _runs[_count - 1];
            run.Lines++;
            run.Net += batch.Debits[row].Billionths - batch.Credits[row].Billionths;
            run.IsFaulty |= (batch.Marks[row] & LineMarks.Faulty) != 0;
        }
    }

    public override GroupingResult Complete(DiagnosticBag bag)
    {
        var groups = Groups();
        var entryOfRun = new int[_count];
        var lines = new List<int>();
        for (var i = 0; i < _count; i++)
        {
            ref var run = ref _runs[i];
            ref var group = ref groups[run.Key];
            var isWhole = run.IsKeyed && IsWhole(group);
            if (isWhole && group.Entry >= 0)
            {
                entryOfRun[i] = group.Entry;
                continue;
            }
            entryOfRun[i] = lines.Count;
            if (isWhole) group.Entry = lines.Count;
            lines.Add(isWhole ? group.Lines : run.Lines);
            Check(run, isWhole ? group.Net : run.Net, isWhole ? group.IsFaulty : run.IsFaulty, isWhole ? group.Lines : run.Lines, NameOf(run, isWhole));
        }
        return new(GroupingOf(), lines.Count, () => new LoopAssigner(_key, entryOfRun, [.. lines], i => _runs[i].IsKeyed && IsWhole(groups[_runs[i].Key])));
    }

    private string NameOf(in Run run, bool isWhole)
    {
        var key = LoopRuns.NameOf(_keyTexts[run.Key]);
        return isWhole ? key : $"{key}#{(run.Index + 1).ToString(CultureInfo.InvariantCulture)}";
    }

    private static string WithoutDate(ReadOnlySpan<byte> key)
    {
        var parts = LoopRuns.NameOf(key).Split('/');
        return parts.Length > 1 ? string.Join('/', parts.Where((_, i) => i != 1)) : "";
    }

    private bool IsWhole(in Group group) => group.Runs == 1 || group.BalancedRuns == 0 || Balances(group.Net);

    private bool Balances(Int128 net) => AmountTotal.FromBillionths(net).Abs() <= AmountTotal.Zero.Add(options.BalanceTolerance);

    private Group[] Groups()
    {
        var groups = new Group[_keyTexts.Count];
        for (var i = 0; i < groups.Length; i++) groups[i].Entry = -1;
        for (var i = 0; i < _count; i++)
        {
            ref var run = ref _runs[i];
            ref var group = ref groups[run.Key];
            group.Lines += run.Lines;
            group.Net += run.Net;
            group.Runs++;
            if (Balances(run.Net)) group.BalancedRuns++;
            group.IsFaulty |= run.IsFaulty;
        }
        return groups;
    }

    private void Check(in Run run, Int128 net, bool isFaulty, int lines, string name)
    {
        var balances = Balances(net);
        if (isFaulty || balances && lines > 1 || _undated.Count > 0 && _undated.Contains(WithoutDate(_keyTexts[run.Key]))) return;
        var tally = diagnostics.Tally(balances ? EntryDiagnostics.SingleLine : EntryDiagnostics.Unbalanced);
        if (tally is not { WantsPlace: true })
        {
            tally?.CountOnly();
            return;
        }
        var place = new SourcePlace
        {
            Line = run.Mark.Line, Column = run.Mark.Column, Offset = run.Mark.Offset, Pointer = names.Pointer(EntryField.Line, 0, run.Index), Entry = name,
        };
        if (balances) tally.Add(place);
        else tally.Add(place, "", "", AmountTotal.FromBillionths(net).ToString());
    }

    private void Open(EntryLineBatch batch, int row, LinePlaces places)
    {
        var lookup = _keys.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!lookup.TryGetValue(_cut.Key, out var key))
        {
            key = _keyTexts.Count;
            var text = _cut.Key.ToArray();
            _keys.Add(text, key);
            _keyTexts.Add(text);
        }
        if (_count == _runs.Length) Array.Resize(ref _runs, _count * 2);
        _runs[_count++] = new() { Key = key, Index = places.LineOf(row), Mark = places.MarkOf(row, EntryField.Line), IsKeyed = _cut.IsKeyed };
        Note(batch.String(EntryText.Journal, row), _cut.IsKeyed);
    }

    private void Note(string journal, bool isKeyed)
    {
        if (!_journalOrdinals.TryGetValue(journal, out var ordinal))
        {
            ordinal = _journals.Count;
            _journalOrdinals.Add(journal, ordinal);
            _journals.Add((journal, false, false));
        }
        var known = _journals[ordinal];
        _journals[ordinal] = (journal, known.Keyed | isKeyed, known.Running | !isKeyed);
    }

    private Grouping? GroupingOf()
    {
        if (_count == 0) return null;
        GroupingKey Of((string Journal, bool Keyed, bool Running) journal) => !journal.Running ? _key : !journal.Keyed ? GroupingKey.RunningBalance : GroupingKey.Mixed;
        var first = Of(_journals[0]);
        return first != GroupingKey.Mixed && _journals.TrueForAll(journal => Of(journal) == first)
            ? new(first)
            : new(GroupingKey.Mixed) { ByJournal = [.. _journals.Select(journal => KeyValuePair.Create(journal.Journal, Of(journal)))] };
    }
}
