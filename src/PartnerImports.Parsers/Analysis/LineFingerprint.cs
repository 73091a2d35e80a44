using System.Buffers.Binary;
using System.Globalization;
using NodaTime;

namespace PartnerImports.Parsers.Analysis;

/// <summary>A sum of 128-bit hashes of lines: the same for the same lines in any order, file or format.</summary>
/// <remarks>Journal, date, account and signed amount count; labels and numbers don't. It warns of probable duplicates and never decides.</remarks>
internal struct LineFingerprint
{
    private ulong _low, _high;
    private long _lines;

    public void Add(ReadOnlySpan<byte> journal, LocalDate date, ReadOnlySpan<byte> account, Amount debit, Amount credit)
    {
        var net = debit.Billionths - credit.Billionths;
        var day = (ulong)(date.Year * 512 + date.DayOfYear);
        var a = Hash(journal, 0x9E3779B97F4A7C15 ^ day);
        var b = Hash(account, a ^ (ulong)net);
        b = Mix(b ^ 0xA0761D6478BD642F, (ulong)(net >> 64) ^ 0xE7037ED1A0B428DB);
        _low += b;
        _high += Mix(b ^ 0x8EBC6AF09C88C6E3, a ^ 0x589965CC75374CC3);
        _lines++;
    }

    public void Add(LineFingerprint other)
    {
        _low += other._low;
        _high += other._high;
        _lines += other._lines;
    }

    public override readonly string ToString() => _lines == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{_lines:x}-{_high:x16}{_low:x16}");

    private static ulong Hash(ReadOnlySpan<byte> bytes, ulong seed)
    {
        var hash = seed ^ (ulong)bytes.Length;
        for (; bytes.Length >= 8; bytes = bytes[8..]) hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes), 0x1D8E4E27C47D124F);
        ulong rest = 0;
        for (var i = 0; i < bytes.Length; i++) rest |= (ulong)bytes[i] << (8 * i);
        return Mix(hash ^ rest, 0xEB44ACCAB455D165);
    }

    private static ulong Mix(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low;
    }
}
