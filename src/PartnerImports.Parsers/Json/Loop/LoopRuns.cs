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
    private byte[] _key = new byte[128];
    private byte[] _lastKey = new byte[128];
    private int _length, _lastLength = -1;
    private Int128 _net;
    private bool _isClosed = true, _hasAmount;

    /// <summary>Whether the lines of the present run are grouped by their key; else by the running balance.</summary>
    public bool IsKeyed { get; private set; }

    /// <summary>The key of the present run.</summary>
    public ReadOnlySpan<byte> Key => _lastKey.AsSpan(0, _lastLength);

    /// <summary>Takes a line; true when a run begins with it.</summary>
    public bool Begins(EntryLineBatch batch, int row)
    {
        _length = 0;
        var reference = key == GroupingKey.RunningBalance ? default : batch.Text(EntryText.Reference, row);
        var isKeyed = key is GroupingKey.Journal or GroupingKey.JournalAndDate || !reference.IsEmpty;
        if (key != GroupingKey.Reference) Append(batch.Text(EntryText.Journal, row));
        if (key is not (GroupingKey.Reference or GroupingKey.Journal)) AppendDate(batch.Dates[row]);
        if (key is not (GroupingKey.Journal or GroupingKey.JournalAndDate) && isKeyed) Append(reference);
        var begins = isKeyed != IsKeyed || _length != _lastLength || !_key.AsSpan(0, _length).SequenceEqual(_lastKey.AsSpan(0, _lastLength)) || !isKeyed && _isClosed;
        if (begins)
        {
            _net = 0;
            _hasAmount = false;
        }
        var net = batch.Debits[row].Billionths - batch.Credits[row].Billionths;
        _net += net;
        _hasAmount |= net != 0;
        _isClosed = _hasAmount && _net == 0;
        IsKeyed = isKeyed;
        (_key, _lastKey) = (_lastKey, _key);
        _lastLength = _length;
        return begins;
    }

    /// <summary>A key as the name of an entry, as <c>VT/2026-11-20/F12</c>.</summary>
    public static string NameOf(ReadOnlySpan<byte> key) => Encoding.UTF8.GetString(key).Replace('\0', '/');

    private void AppendDate(LocalDate date)
    {
        Span<byte> iso = [0, 0, 0, 0, (byte)'-', 0, 0, (byte)'-', 0, 0];
        Write(date.Year, iso[..4]);
        Write(date.Month, iso.Slice(5, 2));
        Write(date.Day, iso[8..]);
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
