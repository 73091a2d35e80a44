using System.Globalization;
using System.Text;
using PartnerImports.Parsers.Custom.Model;
using PartnerImports.Parsers.Tables;

namespace PartnerImports.Parsers.Custom.Grouping;

/// <summary>Puts lines into entries by a model's rule, the same way in both passes. Not thread-safe.</summary>
/// <remarks>Memory: some 60 bytes a distinct key; 56 more, and 8 bytes an entry, where a key is no entry.</remarks>
internal sealed class EntrySequence(GroupingRule rule)
{
    private struct Key
    {
        public int Entry, Occurrences;
        public Int128 Net;
        public bool HasAmount;
    }

    /// <summary>Whether a key is an entry: then nothing more is kept of it than its text.</summary>
    private readonly bool _isByKey = rule.Mode == GroupingMode.Keys;

    private readonly KeyTable _texts = new();
    private readonly List<(int Key, int Occurrence)> _entries = [];
    private Key[] _keys = [];
    private byte[] _key = new byte[128];
    private int _length;
    private int _last = -1, _lastHeader = -1;
    private bool _hasParts;

    /// <summary>How many entries there are so far.</summary>
    public int Count => _isByKey ? _texts.Count : _entries.Count;

    /// <summary>The ordinal of a line's entry, which may be new.</summary>
    public int Next(EntryLineBatch batch, int row)
    {
        var isSame = IsAsAbove(batch, row);
        if (!isSame)
        {
            var before = _last;
            Build(batch, row);
            _last = _texts.FindOrAdd(0, _key.AsSpan(0, _length), out _);
            isSame = _last == before;
        }
        if (_isByKey) return _last;
        if (_last >= _keys.Length) Array.Resize(ref _keys, Math.Max(256, _last * 2));
        ref var key = ref _keys[_last];
        var opens = rule.Mode switch
        {
            GroupingMode.ContiguousKeys => !isSame,
            GroupingMode.RunningBalance => key.Entry == 0 || key.HasAmount && key.Net == 0,
            _ => _entries.Count == 0 || batch.Entries[row] != _lastHeader,
        };
        if (opens) Open(ref key);
        if (rule.Mode == GroupingMode.HeaderRecord)
        {
            _lastHeader = batch.Entries[row];
            return _entries.Count - 1;
        }
        if (rule.Mode == GroupingMode.RunningBalance)
        {
            key.Net += batch.Debits[row].Billionths - batch.Credits[row].Billionths;
            key.HasAmount |= !batch.Debits[row].IsZero || !batch.Credits[row].IsZero;
        }
        return key.Entry - 1;
    }

    /// <summary>Whether a row has the key of the row above, by values that are compared before a key is built.</summary>
    private bool IsAsAbove(EntryLineBatch batch, int row)
    {
        if (row == 0 || _last < 0 || rule.Mode == GroupingMode.HeaderRecord) return false;
        foreach (var part in rule.Keys)
        {
            var isSame = part switch
            {
                KeyPart.Journal => IsAsAbove(batch, row, EntryText.Journal),
                KeyPart.Number => IsAsAbove(batch, row, EntryText.Number),
                KeyPart.Reference => IsAsAbove(batch, row, EntryText.Reference),
                _ => batch.Dates[row] == batch.Dates[row - 1],
            };
            if (!isSame) return false;
        }
        return true;
    }

    private static bool IsAsAbove(EntryLineBatch batch, int row, EntryText column)
    {
        var slices = batch.Slices(column);
        return slices[row] == slices[row - 1] || slices[row].Length == slices[row - 1].Length && batch.Bytes(slices[row]).SequenceEqual(batch.Bytes(slices[row - 1]));
    }

    /// <summary>The name of an entry at the end of a batch's block.</summary>
    public TextSlice AppendName(EntryLineBatch batch, int ordinal)
    {
        // Only names that need no number and no doubled slash are made of the key's bytes.
        var key = _isByKey ? _texts[ordinal] : default;
        if (key.IsEmpty || key.Contains((byte)'/')) return batch.Append(NameOf(ordinal).AsSpan());
        key.Replace(batch.Reserve(key.Length), (byte)0, (byte)'/');
        return batch.Commit(key.Length);
    }

    /// <summary>The name of an entry, unique within the file: the values of its key, with a number where a key comes back.</summary>
    public string NameOf(int ordinal)
    {
        var (key, occurrence) = _isByKey ? (ordinal, 1) : _entries[ordinal];
        var text = Encoding.UTF8.GetString(_texts[key]);
        var parts = text.Split('\0');
        var name = string.Join('/', parts.Length == 1 ? parts : [.. parts[..^1].Select(part => part.Replace("/", "//", StringComparison.Ordinal)), parts[^1]]);
        if (name.Length == 0) name = "-";
        var isPlain = _isByKey || occurrence == 1 && !name.EndsWith(')');
        return isPlain ? name : string.Create(CultureInfo.InvariantCulture, $"{name} ({occurrence})");
    }

    private void Open(ref Key key)
    {
        _entries.Add((_last, ++key.Occurrences));
        key.Entry = _entries.Count;
        key.Net = 0;
        key.HasAmount = false;
    }

    private void Build(EntryLineBatch batch, int row)
    {
        _length = 0;
        _hasParts = false;
        if (rule.Mode == GroupingMode.HeaderRecord)
        {
            Add(batch.Text(EntryText.Journal, row));
            if (batch.Slices(EntryText.Number)[row].IsEmpty)
            {
                Add(batch, row, KeyPart.Date);
                Add(batch.Text(EntryText.Reference, row));
            }
            else Add(batch.Text(EntryText.Number, row));
            return;
        }
        foreach (var part in rule.Keys) Add(batch, row, part);
    }

    private void Add(EntryLineBatch batch, int row, KeyPart part)
    {
        switch (part)
        {
            case KeyPart.Journal:
                Add(batch.Text(EntryText.Journal, row));
                break;
            case KeyPart.Number:
                Add(batch.Text(EntryText.Number, row));
                break;
            case KeyPart.Reference:
                Add(batch.Text(EntryText.Reference, row));
                break;
            default:
                Span<byte> date = stackalloc byte[10];
                var (year, month, day) = batch.Dates[row];
                date.Fill((byte)'-');
                Digits(date[..4], year);
                Digits(date.Slice(5, 2), month);
                Digits(date.Slice(8, 2), day);
                Add(date);
                break;
        }
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        if (_key.Length < _length + bytes.Length + 1) Array.Resize(ref _key, (_length + bytes.Length + 1) * 2);
        if (_hasParts) _key[_length++] = 0;
        bytes.CopyTo(_key.AsSpan(_length));
        _length += bytes.Length;
        _hasParts = true;
    }

    private static void Digits(Span<byte> target, int number)
    {
        for (var i = target.Length - 1; i >= 0; i--, number /= 10) target[i] = (byte)('0' + number % 10);
    }
}
