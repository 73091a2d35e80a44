using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NodaTime;

namespace PartnerImports.Parsers.Json;

/// <summary>Where a text stands in a window.</summary>
/// <param name="Start">Its first byte behind the quote.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="IsEscaped">Whether it holds escapes, all of them well formed.</param>
internal readonly record struct PlainText(int Start, int Length, bool IsEscaped);

/// <summary>The date met last in a place: most lines repeat it.</summary>
internal struct PlainDate
{
    public ulong Head;
    public ushort Tail;
    public LocalDate Date;
}

/// <summary>
/// Walks JSON of the plain kind, byte by byte within one window. It never reports and never throws: whatever is unusual, or goes on
/// beyond the window, makes a method false, and a <see cref="JsonCursor"/> reads the same bytes again.
/// </summary>
internal ref struct PlainScanner
{
    /// <summary>What <see cref="NextMember"/> gives behind the last member.</summary>
    public const int End = -1;

    /// <summary>What <see cref="NextMember"/> gives for a member that is not plain.</summary>
    public const int Unusual = -2;

    private readonly ReadOnlySpan<byte> _bytes;
    private readonly long _offset;
    private int _line, _lineStart, _at;

    /// <summary>Begins at the start of a window.</summary>
    /// <param name="window">The bytes.</param>
    /// <param name="start">The mark of the first one.</param>
    public PlainScanner(ReadOnlySpan<byte> window, JsonMark start)
    {
        _bytes = window;
        _offset = start.Offset;
        _line = start.Line;
        _lineStart = 1 - start.Column;
    }

    /// <summary>Whether the window ended before what was asked for.</summary>
    public bool IsCut { get; private set; }

    /// <summary>How many bytes were passed.</summary>
    public readonly int Passed => _at;

    /// <summary>The present physical line.</summary>
    public readonly int Line => _line;

    /// <summary>The present place.</summary>
    public readonly JsonMark Mark => new(_offset + _at, _line, _at - _lineStart + 1);

    /// <summary>The bytes of a text, as they stand.</summary>
    public readonly ReadOnlySpan<byte> Raw(PlainText text) => _bytes.Slice(text.Start, text.Length);

    /// <summary>The next byte that is no blank, where the scanner then stands; 0 when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte Peek() => (uint)_at < (uint)_bytes.Length && _bytes[_at] is > (byte)' ' and var b ? b : PeekBehindBlanks();

    private byte PeekBehindBlanks()
    {
        for (; (uint)_at < (uint)_bytes.Length; _at++)
        {
            var b = _bytes[_at];
            if (b > ' ') return b;
            if (b == '\n')
            {
                _line++;
                _lineStart = _at + 1;
            }
            else if (b is not ((byte)' ' or (byte)'\t' or (byte)'\r')) return b;
        }
        IsCut = true;
        return 0;
    }

    /// <summary>Passes over a sign if it comes next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Take(char sign)
    {
        if (Peek() != sign) return false;
        _at++;
        return true;
    }

    /// <summary>Passes over some bytes if they come next.</summary>
    public bool Take(ReadOnlySpan<byte> bytes)
    {
        Peek();
        if (!_bytes[_at..].StartsWith(bytes)) return false;
        _at += bytes.Length;
        return true;
    }

    /// <summary>Goes to the next item of an array; false where the array ends or something unusual stands.</summary>
    public bool NextItem(bool isFirst) => isFirst ? Peek() != ']' : Take(',');

    /// <summary>Goes to the value of the next member, whose number it gives: one that was not found yet.</summary>
    /// <param name="members">The members known.</param>
    /// <param name="found">Those found so far, as bits: none before the first.</param>
    public int NextMember(PlainMembers members, ref uint found)
    {
        var sign = Peek();
        if (sign == '}')
        {
            _at++;
            return End;
        }
        if (found != 0)
        {
            if (sign != ',') return Unusual;
            _at++;
            sign = Peek();
        }
        else members.Begin();
        if (sign != '"') return Unusual;
        var member = members.Guess;
        if (members.IsGuessAt(_bytes, _at, out var length)) _at += length;
        else if (!TryText(out var name) || name.IsEscaped || (member = members.Set.Find(Raw(name))) < 0 || !Take(':')) return Unusual;
        if ((found & 1u << member) != 0) return Unusual;
        found |= 1u << member;
        members.Follow(member);
        return member;
    }

    /// <summary>Reads a text.</summary>
    public bool TryText(out PlainText text)
    {
        text = default;
        if (Peek() != '"') return false;
        var start = _at + 1;
        var end = FindMark(start);
        var isEscaped = false;
        while ((uint)end < (uint)_bytes.Length)
        {
            if (_bytes[end] == '"')
            {
                text = new(start, end - start, isEscaped);
                _at = end + 1;
                return true;
            }
            isEscaped = true;
            end = BehindEscape(end);
            if (end < 0) return false;
            end = FindMark(end);
        }
        IsCut = true;
        return false;
    }

    /// <summary>Reads a text of 1 to so many characters into a batch.</summary>
    public bool TryKeep(EntryLineBatch batch, int maxLength, out TextSlice slice) => TryKeepAny(batch, maxLength, out slice) && !slice.IsEmpty;

    /// <summary>Reads a text of up to so many characters into a batch.</summary>
    public bool TryKeepAny(EntryLineBatch batch, int maxLength, out TextSlice slice) => TryKeep(batch, maxLength, null, out slice);

    private bool TryKeep(EntryLineBatch batch, int maxLength, TextRule.Form? hasForm, out TextSlice slice)
    {
        var at = Peek() == '"' ? _at + 1 : int.MaxValue;
        var bytes = _bytes;
        // A short text is copied with the bytes behind it while its end is looked for, and cut where it ends.
        if (bytes.Length - at >= Vector128<byte>.Count)
        {
            var block = Vector128.Create(bytes.Slice(at, Vector128<byte>.Count));
            block.CopyTo(batch.Reserve(Vector128<byte>.Count));
            var marks = Marks(block);
            var length = BitOperations.TrailingZeroCount(marks);
            if (marks != 0 && bytes[at + length] == '"' && length > 0 && length <= maxLength)
            {
                _at = at + length + 1;
                slice = batch.Commit(length);
                return hasForm is null || hasForm(bytes.Slice(at, length));
            }
        }
        slice = default;
        if (!TryText(out var text) || !TryAppend(text, batch, out slice)) return false;
        return (slice.Length <= maxLength || JsonText.HasAtMost(batch.Bytes(slice), maxLength)) && (hasForm is null || hasForm(batch.Bytes(slice)));
    }

    /// <summary>Reads a text into a batch, and tells whether a rule holds for it.</summary>
    public bool TryKeep(EntryLineBatch batch, TextRule rule, out TextSlice slice) =>
        TryKeep(batch, rule.MaxLength, rule.HasForm, out slice) && !slice.IsEmpty;

    /// <summary>Appends a text without its escapes; false when they make what no text may hold.</summary>
    public readonly bool TryAppend(PlainText text, EntryLineBatch batch, out TextSlice slice)
    {
        var raw = Raw(text);
        if (!text.IsEscaped)
        {
            slice = batch.Append(raw);
            return true;
        }
        slice = default;
        if (JsonText.Unescape(raw, batch.Reserve(raw.Length), out var written) != JsonTextFault.None) return false;
        if (written > 0) slice = batch.Commit(written);
        return true;
    }

    /// <summary>Reads a number without an exponent.</summary>
    public bool TryNumber(out PlainText number)
    {
        var start = _at;
        if (Peek() == '-') _at++;
        var digits = PassDigits(out var first);
        var isNumber = digits > 0 && (digits == 1 || first != '0');
        if (isNumber && Is('.'))
        {
            _at++;
            isNumber = PassDigits(out _) > 0;
        }
        IsCut |= _at == _bytes.Length;
        number = new(start, _at - start, false);
        return isNumber && !IsCut;
    }

    /// <summary>Reads an amount of up to 12 digits before the point and 6 behind it, as they come.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="mayBeText">Whether it may stand in quotes.</param>
    /// <param name="mayBeNegative">Whether it may have a minus.</param>
    public bool TryAmount(out Amount amount, bool mayBeText = true, bool mayBeNegative = false)
    {
        amount = default;
        var isText = Peek() == '"';
        if (isText && !mayBeText) return false;
        var bytes = _bytes;
        var start = isText ? _at + 1 : _at;
        var isNegative = mayBeNegative && start < bytes.Length && bytes[start] == '-';
        if (isNegative) start++;
        var (at, point) = (start, -1);
        long mantissa = 0;
        byte b = 0;
        for (; (uint)at < (uint)bytes.Length; at++)
        {
            b = bytes[at];
            if ((uint)(b - '0') <= 9) mantissa = mantissa * 10 + (b - '0');
            else if (b == '.' && point < 0) point = at;
            else break;
        }
        IsCut |= at == bytes.Length;
        var whole = (point < 0 ? at : point) - start;
        var decimals = point < 0 ? 0 : at - point - 1;
        // More digits than fit have wrapped around, and are not plain.
        if (IsCut || (uint)(whole - 1) >= JsonAmounts.MaxIntegerDigits || decimals > JsonAmounts.MaxDecimals || point >= 0 && decimals == 0 || whole > 1 && bytes[start] == '0') return false;
        if (isText && b != '"') return false;
        _at = isText ? at + 1 : at;
        if (isNegative) mantissa = -mantissa;
        amount = decimals == 2 ? Amount.FromHundredths(mantissa) : Amount.Create(mantissa, decimals);
        return true;
    }

    /// <summary>Reads <c>"YYYY-MM-DD"</c>; one that equals the last is not read again.</summary>
    public bool TryDate(ref PlainDate last)
    {
        const int length = 12;
        Peek();
        if (_bytes.Length - _at < length)
        {
            IsCut = true;
            return false;
        }
        var text = _bytes.Slice(_at, length);
        if (text[0] != '"' || text[11] != '"') return false;
        var head = BinaryPrimitives.ReadUInt64LittleEndian(text[1..]);
        var tail = BinaryPrimitives.ReadUInt16LittleEndian(text[9..]);
        if (head != last.Head || tail != last.Tail)
        {
            if (JsonDates.Read(text[1..11], out var date) is not null) return false;
            last = new() { Head = head, Tail = tail, Date = date };
        }
        _at += length;
        return true;
    }

    private readonly bool Is(char sign) => (uint)_at < (uint)_bytes.Length && _bytes[_at] == sign;

    private int PassDigits(out byte first)
    {
        first = _at < _bytes.Length ? _bytes[_at] : (byte)0;
        var start = _at;
        while ((uint)_at < (uint)_bytes.Length && char.IsAsciiDigit((char)_bytes[_at])) _at++;
        return _at - start;
    }

    /// <summary>The place of the next quote or backslash; beyond the window when a control character, which no text may hold, or the end comes first.</summary>
    private readonly int FindMark(int at)
    {
        var bytes = _bytes;
        // Sixteen bytes at a time: most texts take one or two looks.
        for (; bytes.Length - at >= Vector128<byte>.Count; at += Vector128<byte>.Count)
        {
            var marks = Marks(Vector128.Create(bytes.Slice(at, Vector128<byte>.Count)));
            if (marks == 0) continue;
            at += BitOperations.TrailingZeroCount(marks);
            return bytes[at] >= ' ' ? at : int.MaxValue;
        }
        for (; at < bytes.Length; at++)
            if (bytes[at] is (byte)'"' or (byte)'\\' or < (byte)' ') return bytes[at] >= ' ' ? at : int.MaxValue;
        return int.MaxValue;
    }

    /// <summary>The quotes, backslashes and control characters of a block, as bits.</summary>
    private static uint Marks(Vector128<byte> block) =>
        (Vector128.Equals(block, Vector128.Create((byte)'"')) | Vector128.Equals(block, Vector128.Create((byte)'\\')) | Vector128.LessThan(block, Vector128.Create((byte)' '))).ExtractMostSignificantBits();

    /// <summary>The place behind an escape; -1 when it is none.</summary>
    private readonly int BehindEscape(int at)
    {
        if (_bytes.Length - at < 6) return int.MaxValue;
        if (_bytes[at + 1] is (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t') return at + 2;
        if (_bytes[at + 1] != 'u') return -1;
        for (var i = 2; i < 6; i++)
            if (!char.IsAsciiHexDigit((char)_bytes[at + i])) return -1;
        return at + 6;
    }
}
