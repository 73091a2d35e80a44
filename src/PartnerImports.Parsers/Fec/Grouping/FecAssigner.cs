using System.Buffers.Text;
using System.Text;
using PartnerImports.Parsers.Analysis;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Fec;

/// <summary>Names the entry of every line of a second pass, by the keys that the first pass settled.</summary>
internal sealed class FecAssigner : EntryAssigner
{
    private readonly FecGroupingPlan _plan;
    private readonly GroupingKey _mainKey;
    private readonly FecEntries _main;
    private readonly int[] _remaining;
    private readonly Dictionary<byte[], FecJournal> _byCode = new(Utf8Keys.Comparer);
    private readonly Dictionary<int, int> _firstParts = [];
    private readonly FecKey _key = new();
    private readonly RunningBalance _running = new();
    private readonly byte[] _mark;
    private FecJournal? _journal;
    private int _entry = -1;

    public FecAssigner(FecGroupingPlan plan, GroupingKey mainKey, FecEntries main, int[] lines)
    {
        (_plan, _mainKey, _main, _remaining) = (plan, mainKey, main, lines);
        _mark = Encoding.UTF8.GetBytes(plan.Mark);
        foreach (var journal in plan.Journals) _byCode.Add(journal.Code, journal);
        foreach (var spanning in plan.Spanning)
            foreach (var part in spanning.Parts) _firstParts.Add(part, spanning.First);
    }

    /// <inheritdoc/>
    public override void Assign(EntryLineBatch batch)
    {
        var (lastFinal, lastName) = (-1, default(TextSlice));
        for (var row = 0; row < batch.Count; row++)
        {
            var journal = FindJournal(batch.Text(EntryText.Journal, row));
            var kind = _plan.KeyOf(journal.Ordinal);
            var entry = kind == GroupingKey.RunningBalance ? Run(batch, row) : _plan.TableOf(kind).Find(_key.Of(kind, batch, row, journal.Ordinal));
            if (entry < 0) throw new ContentChangedException();
            var final = _plan.Final(kind, entry);
            if (final != lastFinal) (lastFinal, lastName) = (final, AppendName(kind, batch, row, journal, entry));
            batch.Entries[row] = final;
            batch.SetText(EntryText.Entry, row, lastName);
            if (--_remaining[final] == 0) batch.Marks[row] |= LineMarks.LastOfEntry;
        }
    }

    private int Run(EntryLineBatch batch, int row)
    {
        if (!_running.IsOpen) _entry++;
        _running.Add(batch, row);
        return _entry < _main.Count ? _entry : -1;
    }

    private TextSlice AppendName(GroupingKey kind, EntryLineBatch batch, int row, FecJournal journal, int entry)
    {
        if (kind == GroupingKey.RunningBalance)
        {
            Utf8Formatter.TryFormat(entry + 1, batch.Reserve(16), out var written);
            return batch.Commit(written);
        }
        var code = kind == _mainKey && _firstParts.TryGetValue(entry, out var first) ? _plan.Journals[_main[first].Journal].Code : journal.Code;
        return FecKey.AppendName(kind, batch, row, code, _mark);
    }

    private FecJournal FindJournal(ReadOnlySpan<byte> code)
    {
        if (_journal is not null && code.SequenceEqual(_journal.Code)) return _journal;
        return _byCode.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(code, out _journal) ? _journal : throw new ContentChangedException();
    }
}
