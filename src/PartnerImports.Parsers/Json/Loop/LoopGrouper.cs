using System.Globalization;
using System.Runtime.InteropServices;
using PartnerImports.Parsers.Analysis;
using PartnerImports.Parsers.Tables;

namespace PartnerImports.Parsers.Json;

/// <summary>
/// Groups the flat lines of Loop's body: by journal, date and reference; a group that does not balance as a whole falls into
/// its runs when one of them does; lines without a reference by the running balance.
/// </summary>
/// <remarks>Memory: 40 bytes a run, and the distinct keys.</remarks>
internal sealed class LoopGrouper(DiagnosticBag diagnostics, ReadOptions options, JsonFieldNames names) : LineGrouper
{
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private struct Run
    {
        public CompactNet Net;
        public long Offset;
        public int Key, Lines, Index, Line, Column;
        public bool IsKeyed, IsFaulty;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private struct Group
    {
        public CompactNet Net;
        public int Lines, Runs, BalancedRuns, Entry;
        public bool IsFaulty;
    }

    private readonly GroupingKey _key = options.Grouping ?? GroupingKey.JournalDateAndReference;
    private readonly LoopRuns _cut = new(options.Grouping ?? GroupingKey.JournalDateAndReference);
    private readonly LoopKeys _keys = new(options.Grouping ?? GroupingKey.JournalDateAndReference);
    private readonly AmountTotal _tolerance = AmountTotal.Zero.Add(options.BalanceTolerance);
    private readonly HashSet<string> _undated = new(StringComparer.Ordinal);
    private readonly ChunkedList<Run> _runs = new();
    private readonly WideNets _wide = new();

    public override void Add(LineDigest digest)
    {
        var batch = digest.Batch;
        var places = ((JsonLineLocator)batch.Locator!).Places;
        var areHundredths = digest.Nets.AreHundredths;
        var hundredths = digest.Nets.Hundredths;
        for (var row = 0; row < batch.Count; row++)
        {
            if (_cut.Begins(batch, row)) Open(batch, row, places);
            // A line whose date could not be read is missed by the entry it belongs to: that entry's balance means nothing.
            if (batch.Dates[row] == default) _undated.Add(WithoutDate(LoopRuns.NameOf(_cut.Key)));
            ref var run = ref _runs[_runs.Count - 1];
            run.Lines++;
            if (areHundredths) run.Net.Add(hundredths[row], _wide);
            else run.Net.Add(batch.Debits[row], batch.Credits[row], _wide);
            run.IsFaulty |= (batch.Marks[row] & LineMarks.Faulty) != 0;
        }
    }

    public override GroupingResult Complete(DiagnosticBag bag)
    {
        var groups = Groups();
        var entries = new int[_runs.Count];
        var lines = new int[_runs.Count];
        var count = 0;
        for (var i = 0; i < _runs.Count; i++)
        {
            ref var run = ref _runs[i];
            ref var group = ref groups[run.Key];
            var isWhole = run.IsKeyed && IsWhole(group);
            if (!isWhole || group.Entry < 0)
            {
                if (isWhole) group.Entry = count;
                lines[count] = isWhole ? group.Lines : run.Lines;
                Check(run, isWhole ? group.Net : run.Net, isWhole ? group.IsFaulty : run.IsFaulty, lines[count], isWhole);
                count++;
            }
            entries[i] = isWhole ? group.Entry : ~(count - 1);
        }
        if (count < lines.Length) Array.Resize(ref lines, count);
        return new(_keys.Grouping(), count, () => new LoopAssigner(_key, entries, lines));
    }

    private static string WithoutDate(string name)
    {
        var parts = name.Split('/');
        return parts.Length > 1 ? string.Join('/', parts.Where((_, i) => i != 1)) : "";
    }

    private bool IsWhole(in Group group) => group.Runs == 1 || group.BalancedRuns == 0 || Balances(group.Net);

    private bool Balances(CompactNet net) => net.IsZero(_wide) || AmountTotal.FromBillionths(net.Billionths(_wide)).Abs() <= _tolerance;

    private Group[] Groups()
    {
        var groups = new Group[_keys.Count];
        for (var i = 0; i < groups.Length; i++) groups[i].Entry = -1;
        for (var i = 0; i < _runs.Count; i++)
        {
            ref var run = ref _runs[i];
            ref var group = ref groups[run.Key];
            group.Lines += run.Lines;
            group.Net.Add(run.Net, _wide);
            group.Runs++;
            if (Balances(run.Net)) group.BalancedRuns++;
            group.IsFaulty |= run.IsFaulty;
        }
        return groups;
    }

    private void Check(in Run run, CompactNet net, bool isFaulty, int lines, bool isWhole)
    {
        var balances = Balances(net);
        if (isFaulty || balances && lines > 1 || _undated.Count > 0 && _undated.Contains(WithoutDate(_keys.NameOf(run.Key)))) return;
        var tally = diagnostics.Tally(balances ? EntryDiagnostics.SingleLine : EntryDiagnostics.Unbalanced);
        if (tally is not { WantsPlace: true })
        {
            tally?.CountOnly();
            return;
        }
        var key = _keys.NameOf(run.Key);
        var place = new SourcePlace
        {
            Line = run.Line, Column = run.Column, Offset = run.Offset, Pointer = names.Pointer(EntryField.Line, 0, run.Index),
            Entry = isWhole ? key : $"{key}#{(run.Index + 1).ToString(CultureInfo.InvariantCulture)}",
        };
        if (balances) tally.Add(place);
        else tally.Add(place, "", "", AmountTotal.FromBillionths(net.Billionths(_wide)).ToString());
    }

    private void Open(EntryLineBatch batch, int row, LinePlaces places)
    {
        var mark = places.MarkOf(row, EntryField.Line);
        _runs.Add(new()
        {
            Key = _keys.FindOrAdd(_cut, batch.Text(EntryText.Journal, row)), Index = places.LineOf(row), IsKeyed = _cut.IsKeyed,
            Offset = mark.Offset, Line = mark.Line, Column = mark.Column,
        });
    }
}
