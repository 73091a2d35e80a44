using System.Text;
using PartnerImports.Parsers.Analysis;
using PartnerImports.Parsers.Tables;

namespace PartnerImports.Parsers.Fec;

/// <summary>Names the entry of every line of a second pass, by the keys that the first pass settled.</summary>
internal sealed class FecAssigner : EntryAssigner
{
    private readonly FecGroupingPlan _plan;
    private readonly FecNumbering _numbering;
    private readonly FecJournals _journals;
    private readonly EntryCountdown _countdown;
    private readonly Dictionary<int, int> _firstParts;
    private readonly FecKey _key = new();
    private readonly RunningBalance _running = new();
    private readonly byte[] _mark;

    /// <summary>By table, the entry that comes next for the first time: a second pass opens them in the order of the first.</summary>
    private readonly int[] _next = new int[FecGrouper.Fallbacks.Length + 1];

    private int _journal = -1;

    public FecAssigner(FecGroupingPlan plan, FecNumbering numbering)
    {
        (_plan, _numbering, _journals) = (plan, numbering, plan.Journals);
        _countdown = new(numbering.Lines);
        _mark = Encoding.UTF8.GetBytes(plan.Mark);
        _firstParts = FecNumbering.FirstParts(plan);
    }

    /// <inheritdoc/>
    public override void Assign(EntryLineBatch batch)
    {
        var lines = new FecLines(batch);
        Span<int> ordinals = batch.Entries;
        var names = batch.Slices(EntryText.Entry);
        var marks = batch.Marks;
        var (kind, entry, final, name) = (GroupingKey.Entry, -1, -1, default(TextSlice));
        for (var row = 0; row < lines.Count; row++)
        {
            if (!IsSame(kind, lines, row))
            {
                FindJournal(lines.Journal(row));
                var last = kind;
                kind = _plan.KeyOf(_journal);
                entry = kind == GroupingKey.RunningBalance ? Run(lines, row) : Find(kind, lines, row, kind == last ? entry : -1);
                if (_numbering.Final(kind, entry) is var found && found != final) (final, name) = (found, AppendName(kind, batch, row, entry));
            }
            (ordinals[row], names[row]) = (final, name);
            if (_countdown.IsLast(final)) marks[row] |= LineMarks.LastOfEntry;
        }
    }

    /// <summary>Whether a line is seen at once to be of the entry of the line before, for whose key only journal and number count.</summary>
    private static bool IsSame(GroupingKey kind, in FecLines lines, int row) =>
        kind is GroupingKey.JournalAndNumber or GroupingKey.Number && lines.Number(row).SequenceEqual(lines.Number(row - 1)) && lines.Journal(row).SequenceEqual(lines.Journal(row - 1));

    private int Find(GroupingKey kind, in FecLines lines, int row, int last)
    {
        var scope = FecKey.ScopeOf(kind, _journal);
        var key = _key.Of(kind, lines, row);
        var keys = _plan.TableOf(kind).Keys;
        if (last >= 0 && keys.Is(last, scope, key)) return last;
        ref var next = ref _next[_plan.IndexOf(kind)];
        if (next < keys.Count && keys.Is(next, scope, key)) return next++;
        return FindAgain(keys, scope, key, ref next);
    }

    /// <summary>An entry whose turn it is not: one that was open before, or, where several tables were filled, one that others precede.</summary>
    private static int FindAgain(KeyTable keys, int scope, ReadOnlySpan<byte> key, ref int next)
    {
        var entry = keys.Find(scope, key);
        if (entry < 0) throw new ContentChangedException();
        next = Math.Max(next, entry + 1);
        return entry;
    }

    private int Run(in FecLines lines, int row)
    {
        if (!_running.IsOpen) _next[0]++;
        _running.Add(lines, row);
        return _next[0] <= _plan.Main.Count ? _next[0] - 1 : throw new ContentChangedException();
    }

    private TextSlice AppendName(GroupingKey kind, EntryLineBatch batch, int row, int entry)
    {
        var journal = kind == _plan.MainKey && _firstParts.TryGetValue(entry, out var first) ? _plan.Main.Keys.ScopeOf(first) : _journal;
        return FecKey.AppendName(kind, batch, row, entry, _journals.Code(journal), _mark);
    }

    private void FindJournal(ReadOnlySpan<byte> code)
    {
        if (_journal >= 0 && code.SequenceEqual(_journals.Code(_journal))) return;
        _journal = _journals.Find(code);
        if (_journal < 0) throw new ContentChangedException();
    }
}
