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

    /// <summary>What the lines of a journal and day have in common.</summary>
    public static ulong HashOf(ReadOnlySpan<byte> journal, LocalDate date) => Hash(journal, 0x9E3779B97F4A7C15 ^ (ulong)(date.Year * 512 + date.DayOfYear));

    /// <summary>Adds a line.</summary>
    /// <param name="journalAndDate">What <see cref="HashOf"/> gave.</param>
    /// <param name="account">The account.</param>
    /// <param name="key">The account as a number when it has up to eight bytes, the first the lowest; else 0.</param>
    /// <param name="net">Debit less credit, in billionths.</param>
    public void Add(ulong journalAndDate, ReadOnlySpan<byte> account, ulong key, Int128 net)
    {
        var seed = journalAndDate ^ (ulong)net;
        var b = key != 0 ? Hash(key, account.Length, seed) : Hash(account, seed);
        b = Mix(b ^ 0xA0761D6478BD642F, (ulong)(net >> 64) ^ 0xE7037ED1A0B428DB);
        _low += b;
        _high += Mix(b ^ 0x8EBC6AF09C88C6E3, journalAndDate ^ 0x589965CC75374CC3);
        _lines++;
    }

    /// <summary>Adds other lines.</summary>
    public void Add(LineFingerprint others)
    {
        _low += others._low;
        _high += others._high;
        _lines += others._lines;
    }

    public override readonly string ToString() => _lines == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{_lines:x}-{_high:x16}{_low:x16}");

    /// <summary>The hash of up to eight bytes that are one number.</summary>
    private static ulong Hash(ulong bytes, int length, ulong seed)
    {
        var hash = seed ^ (ulong)length;
        return length < 8 ? Mix(hash ^ bytes, 0xEB44ACCAB455D165) : Mix(Mix(hash ^ bytes, 0x1D8E4E27C47D124F), 0xEB44ACCAB455D165);
    }

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
