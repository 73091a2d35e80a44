using System.Text;
using NodaTime;

namespace PartnerImports.Parsers.Json;

/// <summary>Cuts flat lines into runs: the same cut in the first pass and in the second.</summary>
/// <remarks>
/// Lines with a reference make a run as long as their key stays the same. Lines without one make a run as long as journal and
/// date stay the same and the balance has not returned to zero.
/// </remarks>
internal sealed class LoopRuns(GroupingKey key)
{
    private readonly bool _hasJournal = key != GroupingKey.Reference;
    private readonly bool _hasDate = key is not (GroupingKey.Reference or GroupingKey.Journal);
    private readonly bool _hasReference = key is not (GroupingKey.Journal or GroupingKey.JournalAndDate);

    private byte[] _key = new byte[128];
    private byte[] _lastKey = new byte[128];
    private int _length, _lastLength = -1, _journalLength;
    private Int128 _net;
    private bool _isClosed = true, _hasAmount;

    /// <summary>Whether the lines of the present run are grouped by their key; else by the running balance.</summary>
    public bool IsKeyed { get; private set; }

    /// <summary>The key of the present run.</summary>
    public ReadOnlySpan<byte> Key => _lastKey.AsSpan(0, _lastLength);

    /// <summary>What the key has beside the journal.</summary>
    public ReadOnlySpan<byte> KeyInJournal => Key[Math.Min(_lastLength, _journalLength > 0 ? _journalLength + 1 : 0)..];

    /// <summary>Takes a line; true when a run begins with it.</summary>
    public bool Begins(EntryLineBatch batch, int row)
    {
        var isKeyed = key is GroupingKey.Journal or GroupingKey.JournalAndDate || key != GroupingKey.RunningBalance && !batch.Slices(EntryText.Reference)[row].IsEmpty;
        var isSame = isKeyed == IsKeyed && (row > 0 && IsAsAbove(batch, row, isKeyed) || !Build(batch, row, isKeyed));
        if (isKeyed != IsKeyed) Build(batch, row, isKeyed);
        IsKeyed = isKeyed;
        var begins = !isSame || !isKeyed && _isClosed;
        if (!isKeyed) TakeAmount(batch, row, begins);
        return begins;
    }

    /// <summary>A key as the name of an entry, as <c>VT/2026-11-20/F12</c>.</summary>
    public static string NameOf(ReadOnlySpan<byte> key) => Encoding.UTF8.GetString(key).Replace('\0', '/');

    /// <summary>Whether a row has the key of the row above, by values that are compared before a key is built.</summary>
    private bool IsAsAbove(EntryLineBatch batch, int row, bool isKeyed) =>
        (!_hasDate || batch.Dates[row] == batch.Dates[row - 1])
        && (!_hasReference || !isKeyed || IsAsAbove(batch, row, EntryText.Reference))
        && (!_hasJournal || IsAsAbove(batch, row, EntryText.Journal));

    private static bool IsAsAbove(EntryLineBatch batch, int row, EntryText column)
    {
        var slices = batch.Slices(column);
        return slices[row] == slices[row - 1] || slices[row].Length == slices[row - 1].Length && batch.Bytes(slices[row]).SequenceEqual(batch.Bytes(slices[row - 1]));
    }

    /// <summary>Makes the key of a row and tells whether it is another one.</summary>
    private bool Build(EntryLineBatch batch, int row, bool isKeyed)
    {
        _length = 0;
        if (_hasJournal) Append(batch.Text(EntryText.Journal, row));
        var journalLength = _length;
        if (_hasDate) AppendDate(batch.Dates[row]);
        if (_hasReference && isKeyed) Append(batch.Text(EntryText.Reference, row));
        if (_lastLength == _length && _key.AsSpan(0, _length).SequenceEqual(Key)) return false;
        (_key, _lastKey, _lastLength, _journalLength) = (_lastKey, _key, _length, journalLength);
        return true;
    }

    private void TakeAmount(EntryLineBatch batch, int row, bool begins)
    {
        if (begins) (_net, _hasAmount) = (0, false);
        var net = batch.Debits[row].Billionths - batch.Credits[row].Billionths;
        _net += net;
        _hasAmount |= net != 0;
        _isClosed = _hasAmount && _net == 0;
    }

    private void AppendDate(LocalDate date)
    {
        Span<byte> iso = [0, 0, 0, 0, (byte)'-', 0, 0, (byte)'-', 0, 0];
        var (year, month, day) = date;
        Write(year, iso[..4]);
        Write(month, iso.Slice(5, 2));
        Write(day, iso[8..]);
        Append(iso);
    }

    private static void Write(int value, Span<byte> digits)
    {
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            digits[i] = (byte)('0' + value % 10);
            value /= 10;
        }
    }

    private void Append(ReadOnlySpan<byte> part)
    {
        if (_key.Length < _length + part.Length + 1) Array.Resize(ref _key, (_length + part.Length + 1) * 2);
        if (_length > 0) _key[_length++] = 0;
        part.CopyTo(_key.AsSpan(_length));
        _length += part.Length;
    }
}
