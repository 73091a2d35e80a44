using NodaTime;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Fec;

/// <summary>What kinds of accounts the lines of an entry have, and what else is known of it.</summary>
[Flags]
internal enum EntryTraits : byte
{
    None = 0,

    /// <summary>A line was reported as unreadable: the balance means nothing.</summary>
    Faulty = 1,

    /// <summary>A line has another date than the first.</summary>
    SeveralDates = 2,

    /// <summary>Such a line came after lines of other entries.</summary>
    Repeated = 4,

    /// <summary>A line of class 6 or 7.</summary>
    Result = 8,

    /// <summary>A line of an account 12.</summary>
    Closing = 16,

    /// <summary>A line of any other account.</summary>
    Other = 32,
}

/// <summary>The running state of one entry.</summary>
internal struct FecEntry
{
    /// <summary>Debits less credits, in billionths.</summary>
    public Int128 Net;

    /// <summary>Where its first line stands: byte, line, part, and how many lines of the file come before.</summary>
    public long Offset;

    public int Line, Index;
    public short Part;
    public EntryTraits Traits;

    /// <summary>The journal of the first line.</summary>
    public int Journal;

    public int Lines;
    public LocalDate Date;

    public readonly bool IsFaulty => (Traits & EntryTraits.Faulty) != 0;

    public readonly bool Balances(Int128 tolerance) => IsFaulty || Int128.Abs(Net) <= tolerance;
}

/// <summary>The entries of a file under one key.</summary>
internal sealed class FecEntries
{
    private readonly Dictionary<byte[], int> _ordinals = new(Utf8Keys.Comparer);
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly Dictionary<int, (SourcePlace, LocalDate)> _otherDates = [];
    private FecEntry[] _entries = new FecEntry[64];
    private byte[][] _keys = new byte[64][];

    public FecEntries() => _lookup = _ordinals.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The state of an entry.</summary>
    public ref FecEntry this[int ordinal] => ref _entries[ordinal];

    /// <summary>The key of an entry; empty where entries have none.</summary>
    public byte[] KeyOf(int ordinal) => _keys[ordinal];

    /// <summary>Where the first line with another date stands.</summary>
    public (SourcePlace Place, LocalDate Date) OtherDate(int ordinal) => _otherDates[ordinal];

    /// <summary>The ordinal of a key; -1 when there is none.</summary>
    public int Find(ReadOnlySpan<byte> key) => _lookup.TryGetValue(key, out var ordinal) ? ordinal : -1;

    /// <summary>The ordinal of a key, which may be new.</summary>
    public int FindOrOpen(ReadOnlySpan<byte> key, EntryLineBatch batch, int row, int index, int journal)
    {
        if (_lookup.TryGetValue(key, out var ordinal)) return ordinal;
        var kept = key.ToArray();
        _ordinals.Add(kept, Count);
        ordinal = Open(batch, row, index, journal);
        _keys[ordinal] = kept;
        return ordinal;
    }

    /// <summary>Opens an entry without a key.</summary>
    public int Open(EntryLineBatch batch, int row, int index, int journal)
    {
        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, Count * 2);
            Array.Resize(ref _keys, Count * 2);
        }
        _keys[Count] = [];
        _entries[Count] = new()
        {
            Offset = batch.Offsets[row], Line = batch.LineNumbers[row], Part = (short)batch.Part, Index = index, Journal = journal, Date = batch.Dates[row],
        };
        return Count++;
    }

    /// <summary>Adds a line to an entry.</summary>
    public void Add(int ordinal, EntryLineBatch batch, int row, bool isResumed)
    {
        ref var entry = ref _entries[ordinal];
        entry.Lines++;
        entry.Net += batch.Debits[row].Billionths - batch.Credits[row].Billionths;
        if ((batch.Marks[row] & LineMarks.Faulty) != 0) entry.Traits |= EntryTraits.Faulty;
        var date = batch.Dates[row];
        if (date != entry.Date && date != default)
        {
            if (entry.Date == default) entry.Date = date;
            else
            {
                entry.Traits |= isResumed ? EntryTraits.SeveralDates | EntryTraits.Repeated : EntryTraits.SeveralDates;
                if (!_otherDates.ContainsKey(ordinal)) _otherDates.Add(ordinal, (batch.Locate(row, EntryField.Date), date));
            }
        }
        entry.Traits |= batch.Text(EntryText.Account, row) switch
        {
            [(byte)'6' or (byte)'7', ..] => EntryTraits.Result,
            [(byte)'1', (byte)'2', ..] => EntryTraits.Closing,
            _ => EntryTraits.Other,
        };
    }
}
