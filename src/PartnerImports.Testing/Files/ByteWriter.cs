using System.Globalization;
using System.Text;
using NodaTime;

namespace PartnerImports.Testing;

/// <summary>Writes text into a stream in some encoding, with a buffer of its own and nothing else.</summary>
internal sealed class ByteWriter(Stream stream, Encoding encoding)
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly bool _isAsciiBased = encoding.GetByteCount("a") == 1;
    private int _length;

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        _length += bytes.Length;
    }

    public void Text(ReadOnlySpan<char> text)
    {
        var room = Room(encoding.GetMaxByteCount(text.Length));
        _length += encoding.GetBytes(text, room);
    }

    public void Char(char c)
    {
        if (_isAsciiBased && c < 128)
        {
            Room(1)[0] = (byte)c;
            _length++;
        }
        else Text([c]);
    }

    public void Number(long number)
    {
        Span<char> digits = stackalloc char[20];
        number.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        Text(digits[..length]);
    }

    /// <summary>Cents with two decimals behind a mark.</summary>
    public void Cents(long cents, char mark)
    {
        if (cents < 0) Char('-');
        var (whole, rest) = Math.DivRem(Math.Abs(cents), 100);
        Number(whole);
        Char(mark);
        Char((char)('0' + rest / 10));
        Char((char)('0' + rest % 10));
    }

    /// <summary>A date by its parts: <c>y</c>, <c>m</c>, <c>d</c> stand for year, month and day, all else for itself.</summary>
    public void Date(LocalDate date, string pattern)
    {
        foreach (var c in pattern)
            switch (c)
            {
                case 'y': Digits(date.Year, 4); break;
                case 'm': Digits(date.Month, 2); break;
                case 'd': Digits(date.Day, 2); break;
                default: Char(c); break;
            }
    }

    public void Flush()
    {
        stream.Write(_buffer, 0, _length);
        _length = 0;
    }

    private void Digits(int number, int count)
    {
        if (count > 1) Digits(number / 10, count - 1);
        Char((char)('0' + number % 10));
    }

    private Span<byte> Room(int length)
    {
        if (_length + length > _buffer.Length) Flush();
        return _buffer.AsSpan(_length);
    }
}
