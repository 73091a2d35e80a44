using NodaTime;
using PartnerImports.Parsers.Tables;

namespace PartnerImports.Parsers.Fec;

/// <summary>The entries of a file under one key.</summary>
internal sealed class FecEntries
{
    private readonly ChunkedList<FecEntry> _entries = new();
    private readonly WideNets _wide = new();
    private readonly Dictionary<int, OtherDate> _otherDates = [];

    private readonly record struct OtherDate(long Offset, int Line, int Column, int Part, LocalDate Date);

    /// <summary>The keys of the entries, by ordinal; without keys, as by running balance, there are none.</summary>
    public KeyTable Keys { get; } = new();

    /// <summary>How many there are.</summary>
    public int Count => _entries.Count;

    /// <summary>The state of an entry.</summary>
    public ref FecEntry this[int ordinal] => ref _entries[ordinal];

    /// <summary>Where the first line with another date stands.</summary>
    public (SourcePlace Place, LocalDate Date) DateBeside(int ordinal)
    {
        var other = _otherDates[ordinal];
        return (new() { Offset = other.Offset, Line = other.Line, Column = other.Column, Part = other.Part }, other.Date);
    }

    /// <summary>Where an entry begins.</summary>
    public SourcePlace PlaceOf(int ordinal, string name)
    {
        ref var entry = ref _entries[ordinal];
        return new() { Line = entry.Line, Offset = entry.Offset, Part = entry.Part, Entry = name };
    }

    /// <summary>Debits less credits of an entry, in billionths.</summary>
    public Int128 Net(int ordinal) => _entries[ordinal].Net.Billionths(_wide);

    /// <summary>Whether an entry balances; one with an unreadable line passes.</summary>
    public bool Balances(int ordinal, Int128 tolerance)
    {
        ref var entry = ref _entries[ordinal];
        return entry.IsFaulty || entry.Net.IsZero(_wide) || Int128.Abs(entry.Net.Billionths(_wide)) <= tolerance;
    }

    /// <summary>The ordinal of the entry of a key, which is opened by its first line.</summary>
    public int FindOrOpen(int scope, ReadOnlySpan<byte> key, in FecLines lines, int row, int index)
    {
        var ordinal = Keys.FindOrAdd(scope, key, out var isNew);
        if (isNew) Open(lines, row, index);
        return ordinal;
    }

    /// <summary>Opens an entry.</summary>
    public int Open(in FecLines lines, int row, int index)
    {
        _entries.Add(new() { Offset = lines.Batch.Offsets[row], Line = lines.Batch.LineNumbers[row], Part = (short)lines.Batch.Part, Index = index, Date = lines.Dates[row] });
        return Count - 1;
    }

    /// <summary>Adds a line to an entry.</summary>
    public void Add(int ordinal, in FecLines lines, int row, bool isResumed) => Add(ordinal, ref _entries[ordinal], lines, row, isResumed);

    /// <summary>Adds a line to an entry whose state is at hand.</summary>
    public void Add(int ordinal, ref FecEntry entry, in FecLines lines, int row, bool isResumed)
    {
        entry.Lines++;
        entry.Net.Add(lines.Debits[row], lines.Credits[row], _wide);
        entry.Traits |= FecRuns.TraitOf(lines.Account(row));
        if ((lines.Marks[row] & LineMarks.Faulty) != 0) entry.Traits |= EntryTraits.Faulty;
        if (lines.Dates[row] != entry.Date) TakeDate(ordinal, ref entry, lines, row, isResumed);
    }

    /// <summary>Adds a run of lines with one date, whose amounts are hundredths, to an entry whose state is at hand.</summary>
    public void Add(int ordinal, ref FecEntry entry, in FecLines lines, in FecRun run, bool isResumed)
    {
        entry.Lines += run.Count;
        entry.Net.Add(run.Hundredths, _wide);
        entry.Traits |= run.Traits;
        if (lines.Dates[run.Row] != entry.Date) TakeDate(ordinal, ref entry, lines, run.Row, isResumed);
    }

    private void TakeDate(int ordinal, ref FecEntry entry, in FecLines lines, int row, bool isResumed)
    {
        var date = lines.Dates[row];
        if (date == default) return;
        if (entry.Date == default)
        {
            entry.Date = date;
            return;
        }
        entry.Traits |= isResumed ? EntryTraits.SeveralDates | EntryTraits.Repeated : EntryTraits.SeveralDates;
        if (_otherDates.ContainsKey(ordinal)) return;
        var place = lines.Batch.Locate(row, EntryField.Date);
        _otherDates.Add(ordinal, new(place.Offset, place.Line, place.Column, place.Part, date));
    }
}
