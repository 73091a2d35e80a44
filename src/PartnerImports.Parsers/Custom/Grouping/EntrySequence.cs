using System.Globalization;
using System.Text;
using PartnerImports.Parsers.Custom.Model;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Custom.Grouping;

/// <summary>Puts lines into entries by a model's rule, the same way in both passes. Not thread-safe.</summary>
/// <remarks>Memory: some 100 bytes a distinct key and 12 bytes an entry.</remarks>
internal sealed class EntrySequence(GroupingRule rule)
{
    private sealed class Key(byte[] bytes)
    {
        public readonly byte[] Bytes = bytes;
        public int Ordinal = -1, Occurrences;
        public Int128 Net;
        public bool HasAmount;
    }

    private readonly Dictionary<byte[], Key> _keys = new(Utf8Keys.Comparer);
    private readonly List<(Key Key, int Occurrence)> _entries = [];
    private byte[] _key = new byte[128];
    private int _length;
    private Key? _last;
    private int _lastHeader = -1;
    private bool _hasParts;

    /// <summary>How many entries there are so far.</summary>
    public int Count => _entries.Count;

    /// <summary>The ordinal of a line's entry, which may be new.</summary>
    public int Next(EntryLineBatch batch, int row)
    {
        Build(batch, row);
        var current = _key.AsSpan(0, _length);
        var isSame = _last is not null && current.SequenceEqual(_last.Bytes);
        var key = isSame ? _last! : Find(current);
        var opens = rule.Mode switch
        {
            GroupingMode.Keys => key.Ordinal < 0,
            GroupingMode.ContiguousKeys => !isSame,
            GroupingMode.RunningBalance => key.Ordinal < 0 || key.HasAmount && key.Net == 0,
            _ => _entries.Count == 0 || batch.Entries[row] != _lastHeader,
        };
        if (rule.Mode == GroupingMode.HeaderRecord)
        {
            _lastHeader = batch.Entries[row];
            if (opens) Open(key);
            _last = key;
            return _entries.Count - 1;
        }
        if (opens) Open(key);
        _last = key;
        if (rule.Mode == GroupingMode.RunningBalance)
        {
            key.Net += batch.Debits[row].Billionths - batch.Credits[row].Billionths;
            key.HasAmount |= !batch.Debits[row].IsZero || !batch.Credits[row].IsZero;
        }
        return key.Ordinal;
    }

    /// <summary>The name of an entry, unique within the file: the values of its key, with a number where a key comes back.</summary>
    public string NameOf(int ordinal)
    {
        var (key, occurrence) = _entries[ordinal];
        var text = Encoding.UTF8.GetString(key.Bytes);
        var parts = text.Split('\0');
        var name = string.Join('/', parts.Length == 1 ? parts : [.. parts[..^1].Select(part => part.Replace("/", "//", StringComparison.Ordinal)), parts[^1]]);
        if (name.Length == 0) name = "-";
        var isPlain = rule.Mode == GroupingMode.Keys || occurrence == 1 && !name.EndsWith(')');
        return isPlain ? name : string.Create(CultureInfo.InvariantCulture, $"{name} ({occurrence})");
    }

    private void Open(Key key)
    {
        key.Ordinal = _entries.Count;
        key.Net = 0;
        key.HasAmount = false;
        _entries.Add((key, ++key.Occurrences));
    }

    private Key Find(ReadOnlySpan<byte> bytes)
    {
        var lookup = _keys.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (lookup.TryGetValue(bytes, out var key)) return key;
        key = new(bytes.ToArray());
        _keys.Add(key.Bytes, key);
        return key;
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
