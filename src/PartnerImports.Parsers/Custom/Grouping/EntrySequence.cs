using NodaTime;
using PartnerImports.Parsers.Custom.Model;

namespace PartnerImports.Parsers.Custom.Grouping;

/// <summary>Puts lines into entries by a model's rule, the same way in both passes. Not thread-safe.</summary>
/// <remarks>The second pass knows the keys of the first. Memory beside them: some 50 bytes a distinct key where a key is no entry.</remarks>
internal sealed class EntrySequence
{
    private struct KeyState
    {
        public int Entry, Occurrences;
        public Int128 Net;
        public bool HasAmount;
    }

    private readonly GroupingRule _rule;
    private readonly EntryKeys _keys;
    private readonly bool _isAgain, _isByDate;
    private readonly EntryText[] _columns;
    private readonly byte[] _dateText = new byte[10];
    private KeyState[] _states = [];
    private byte[] _key = new byte[128];
    private LocalDate _date;
    private int _length, _count, _next;
    private int _last = -1, _lastJournal = -1, _lastHeader = -1;
    private bool _hasParts;

    /// <summary>Begins a first pass.</summary>
    public EntrySequence(GroupingRule rule) : this(rule, new(rule), isAgain: false)
    {
    }

    private EntrySequence(GroupingRule rule, EntryKeys keys, bool isAgain)
    {
        (_rule, _keys, _isAgain) = (rule, keys, isAgain);
        _isByDate = rule.Keys.Contains(KeyPart.Date);
        _columns = [.. rule.Keys.Where(part => part != KeyPart.Date).Select(ColumnOf)];
    }

    /// <summary>The keys met.</summary>
    public EntryKeys Keys => _keys;

    /// <summary>Whether lines that follow each other with one key are in one entry.</summary>
    public bool HasRuns => _rule.Mode is GroupingMode.Keys or GroupingMode.ContiguousKeys;

    /// <summary>Begins a second pass over the same lines.</summary>
    public EntrySequence Again() => new(_rule, _keys, isAgain: true);

    /// <summary>The ordinal of a line's entry, which may be new.</summary>
    /// <exception cref="ContentChangedException">The first pass did not meet the line.</exception>
    public int Next(EntryLineBatch batch, int row)
    {
        var isSame = row > 0 && _last >= 0 && IsAsAbove(batch, row);
        if (!isSame)
        {
            var before = _last;
            _last = FindKey(batch, row);
            isSame = _last == before;
        }
        if (_rule.Mode == GroupingMode.Keys) return _last;
        if (_last >= _states.Length) Array.Resize(ref _states, Math.Max(256, _last * 2));
        ref var state = ref _states[_last];
        var opens = _rule.Mode switch
        {
            GroupingMode.ContiguousKeys => !isSame,
            GroupingMode.RunningBalance => state.Entry == 0 || state.HasAmount && state.Net == 0,
            _ => _count == 0 || batch.Entries[row] != _lastHeader,
        };
        if (opens) Open(ref state);
        if (_rule.Mode == GroupingMode.HeaderRecord)
        {
            _lastHeader = batch.Entries[row];
            return _count - 1;
        }
        if (_rule.Mode == GroupingMode.RunningBalance)
        {
            state.Net += batch.Debits[row].Billionths - batch.Credits[row].Billionths;
            state.HasAmount |= !batch.Debits[row].IsZero || !batch.Credits[row].IsZero;
        }
        return state.Entry - 1;
    }

    /// <summary>Whether a row has the key of the row above, by values that are compared before a key is built.</summary>
    public bool IsAsAbove(EntryLineBatch batch, int row)
    {
        if (_rule.Mode == GroupingMode.HeaderRecord || _isByDate && batch.Dates[row] != batch.Dates[row - 1]) return false;
        foreach (var column in _columns)
        {
            var slices = batch.Slices(column);
            if (slices[row] != slices[row - 1] && (slices[row].Length != slices[row - 1].Length || !batch.Bytes(slices[row]).SequenceEqual(batch.Bytes(slices[row - 1])))) return false;
        }
        return true;
    }

    private static EntryText ColumnOf(KeyPart part) => part switch
    {
        KeyPart.Journal => EntryText.Journal,
        KeyPart.Number => EntryText.Number,
        _ => EntryText.Reference,
    };

    private void Open(ref KeyState state)
    {
        state.Occurrences++;
        if (!_isAgain) _keys.Add(_last, state.Occurrences);
        state.Entry = ++_count;
        state.Net = 0;
        state.HasAmount = false;
    }

    /// <summary>The ordinal of a line's key.</summary>
    private int FindKey(EntryLineBatch batch, int row)
    {
        var journal = _keys.IsByJournal ? FindJournal(batch.Text(EntryText.Journal, row)) : 0;
        Build(batch, row);
        ReadOnlySpan<byte> key = _key.AsSpan(0, _length);
        var texts = _keys.Texts;
        if (_last >= 0 && texts.Is(_last, journal, key)) return _last;
        if (!_isAgain) return texts.FindOrAdd(journal, key, out _);
        // A second pass meets the keys in the order of the first.
        if (_next < texts.Count && texts.Is(_next, journal, key)) return _next++;
        return texts.Find(journal, key) is >= 0 and var known ? known : throw new ContentChangedException();
    }

    private int FindJournal(ReadOnlySpan<byte> journal)
    {
        var journals = _keys.Journals;
        if (_lastJournal >= 0 && journals.Is(_lastJournal, 0, journal)) return _lastJournal;
        _lastJournal = _isAgain ? journals.Find(0, journal) : journals.FindOrAdd(0, journal, out _);
        return _lastJournal >= 0 ? _lastJournal : throw new ContentChangedException();
    }

    private void Build(EntryLineBatch batch, int row)
    {
        _length = 0;
        _hasParts = false;
        if (_rule.Mode == GroupingMode.HeaderRecord)
        {
            if (batch.Slices(EntryText.Number)[row].IsEmpty)
            {
                Add(DateText(batch.Dates[row]));
                Add(batch.Text(EntryText.Reference, row));
            }
            else Add(batch.Text(EntryText.Number, row));
            return;
        }
        for (var i = _keys.IsByJournal ? 1 : 0; i < _rule.Keys.Length; i++)
            Add(_rule.Keys[i] == KeyPart.Date ? DateText(batch.Dates[row]) : batch.Text(ColumnOf(_rule.Keys[i]), row));
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        if (_key.Length < _length + bytes.Length + 1) Array.Resize(ref _key, (_length + bytes.Length + 1) * 2);
        if (_hasParts) _key[_length++] = 0;
        bytes.CopyTo(_key.AsSpan(_length));
        _length += bytes.Length;
        _hasParts = true;
    }

    private ReadOnlySpan<byte> DateText(LocalDate date)
    {
        if (date == _date && _dateText[0] != 0) return _dateText;
        _date = date;
        var (year, month, day) = date;
        _dateText.AsSpan().Fill((byte)'-');
        Digits(_dateText.AsSpan(0, 4), year);
        Digits(_dateText.AsSpan(5, 2), month);
        Digits(_dateText.AsSpan(8, 2), day);
        return _dateText;
    }

    private static void Digits(Span<byte> target, int number)
    {
        for (var i = target.Length - 1; i >= 0; i--, number /= 10) target[i] = (byte)('0' + number % 10);
    }
}
