using System.Runtime.InteropServices;
using NodaTime;
using PartnerImports.Parsers.Tables;

namespace PartnerImports.Parsers.Analysis;

/// <summary>The running state of every entry of a file, by ordinal: what balance and dates are checked on.</summary>
internal sealed class EntryTable
{
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private struct Entry
    {
        public CompactNet Net;
        public long FirstOffset;
        public int FirstLine;
        public int Lines;
        public LocalDate Date;
        public short Part;
        public bool IsFaulty;
    }

    private readonly List<(int Ordinal, SourcePlace Place, LocalDate Date)> _otherDates = [];
    private readonly ChunkedList<Entry> _entries = new();
    private readonly WideNets _wide = new();
    private long _otherDateCount;

    /// <summary>How many entries there are.</summary>
    public int Count => _entries.Count;

    /// <summary>Opens the next entry with a line of a batch, which is not yet added.</summary>
    public int Open(EntryLineBatch batch, int row)
    {
        _entries.Add(new() { FirstOffset = batch.Offsets[row], FirstLine = batch.LineNumbers[row], Date = batch.Dates[row], Part = (short)batch.Part });
        return Count - 1;
    }

    /// <summary>Adds a line to an entry.</summary>
    public void Add(int ordinal, EntryLineBatch batch, int row)
    {
        ref var entry = ref _entries[ordinal];
        entry.Lines++;
        entry.Net.Add(batch.Debits[row], batch.Credits[row], _wide);
        Note(ref entry, ordinal, batch, row);
    }

    /// <summary>Adds lines that follow each other to an entry.</summary>
    /// <param name="ordinal">The entry.</param>
    /// <param name="batch">The lines.</param>
    /// <param name="row">The first of them.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="hundredths">Their debits less their credits.</param>
    public void Add(int ordinal, EntryLineBatch batch, int row, int count, long hundredths)
    {
        ref var entry = ref _entries[ordinal];
        entry.Lines += count;
        entry.Net.Add(hundredths, _wide);
        for (var end = row + count; row < end; row++) Note(ref entry, ordinal, batch, row);
    }

    private void Note(ref Entry entry, int ordinal, EntryLineBatch batch, int row)
    {
        if ((batch.Marks[row] & LineMarks.Faulty) != 0) entry.IsFaulty = true;
        else if (batch.Dates[row] != entry.Date && entry.Date != default && batch.Dates[row] != default)
        {
            _otherDateCount++;
            if (_otherDates.Count < DiagnosticBag.MaxPlaces) _otherDates.Add((ordinal, batch.Locate(row, EntryField.Date), batch.Dates[row]));
        }
    }

    /// <summary>Debit minus credit of an entry.</summary>
    public AmountTotal Net(int ordinal) => AmountTotal.FromBillionths(_entries[ordinal].Net.Billionths(_wide));

    /// <summary>How many lines an entry has.</summary>
    public int Lines(int ordinal) => _entries[ordinal].Lines;

    /// <summary>The physical line that an entry starts on.</summary>
    public int FirstLine(int ordinal) => _entries[ordinal].FirstLine;

    /// <summary>The date of the first line of an entry.</summary>
    public LocalDate Date(int ordinal) => _entries[ordinal].Date;

    /// <summary>Whether a line of the entry was reported as unreadable: its balance means nothing.</summary>
    public bool IsFaulty(int ordinal) => _entries[ordinal].IsFaulty;

    /// <summary>Where an entry starts.</summary>
    public SourcePlace Place(int ordinal, string name) => new()
    {
        Line = _entries[ordinal].FirstLine, Offset = _entries[ordinal].FirstOffset, Part = _entries[ordinal].Part, Entry = name,
    };

    /// <summary>Whether an entry balances, within a tolerance; one with an unreadable line passes.</summary>
    public bool Balances(int ordinal, Amount tolerance) => IsFaulty(ordinal) || Net(ordinal).Abs() <= AmountTotal.Zero.Add(tolerance);

    /// <summary>Reports unbalanced entries, those of one line and those with several dates.</summary>
    /// <param name="diagnostics">Where to.</param>
    /// <param name="tolerance">How far debit and credit may lie apart.</param>
    /// <param name="nameOf">The name of an entry.</param>
    /// <param name="mayBeSingle">Whether entries may be single (cash accounting): balance is then not asked for.</param>
    /// <param name="isMeant">Which ordinals are entries in the end, for groupers that try several ways; null for all.</param>
    public void Report(DiagnosticBag diagnostics, Amount tolerance, Func<int, string> nameOf, bool mayBeSingle = false, Func<int, bool>? isMeant = null)
    {
        for (var ordinal = 0; ordinal < Count && !mayBeSingle; ordinal++)
        {
            if (isMeant?.Invoke(ordinal) == false) continue;
            if (!Balances(ordinal, tolerance)) Report(diagnostics, EntryDiagnostics.Unbalanced, ordinal, nameOf, Net(ordinal).ToString());
            else if (_entries[ordinal] is { Lines: 1, IsFaulty: false }) Report(diagnostics, EntryDiagnostics.SingleLine, ordinal, nameOf);
        }
        foreach (var (ordinal, place, date) in _otherDates.Where(other => isMeant?.Invoke(other.Ordinal) != false))
            diagnostics.Add(EntryDiagnostics.SeveralDates, place with { Entry = nameOf(ordinal) }, "", Iso(date), Iso(_entries[ordinal].Date));
        for (var i = _otherDates.Count; i < _otherDateCount && isMeant is null; i++) diagnostics.Tally(EntryDiagnostics.SeveralDates)?.CountOnly();
    }

    private void Report(DiagnosticBag diagnostics, DiagnosticDescriptor descriptor, int ordinal, Func<int, string> nameOf, params ReadOnlySpan<string> arguments)
    {
        if (diagnostics.Tally(descriptor) is not { } tally) return;
        if (tally.WantsPlace) tally.Add(Place(ordinal, nameOf(ordinal)), "", "", [.. arguments]);
        else tally.CountOnly();
    }

    private static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
