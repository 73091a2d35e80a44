using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PartnerImports.Parsers.Fec;

/// <summary>Which of 64 bytes are what: bit i is byte i.</summary>
/// <param name="Separators">The separator between fields.</param>
/// <param name="Feeds">LF.</param>
/// <param name="Blanks">Space.</param>
/// <param name="Controls">Below U+0020, or U+007F: separators and line ends may be among them.</param>
/// <param name="High">Not ASCII.</param>
internal readonly record struct ByteMasks(ulong Separators, ulong Feeds, ulong Blanks, ulong Controls, ulong High);

/// <summary>Which of 64 bytes, some of them not ASCII, are what.</summary>
/// <param name="C2">0xC2, which in UTF-8 begins U+0080 to U+00BF.</param>
/// <param name="A0">0xA0, the no-break space or the last byte of one.</param>
/// <param name="C1">0x80 to 0x9F.</param>
internal readonly record struct HighMasks(ulong C2, ulong A0, ulong C1);

/// <summary>A way to look at 64 bytes at once; all ways say the same.</summary>
internal interface IByteMasks
{
    /// <summary>The masks of 64 bytes.</summary>
    static abstract ByteMasks Of(ref byte first, byte separator);

    /// <summary>The further masks of 64 bytes that are not all ASCII.</summary>
    static abstract HighMasks HighOf(ref byte first);

    /// <summary>Where a byte stands among 64.</summary>
    static abstract ulong Find(ref byte first, byte wanted);
}

/// <summary>32 bytes an instruction.</summary>
internal readonly struct Masks256 : IByteMasks
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteMasks Of(ref byte first, byte separator)
    {
        var a = Vector256.LoadUnsafe(ref first);
        var b = Vector256.LoadUnsafe(ref first, 32);
        var wanted = Vector256.Create(separator);
        return new(
            Bits(Vector256.Equals(a, wanted), Vector256.Equals(b, wanted)),
            Bits(Vector256.Equals(a, Vector256.Create((byte)'\n')), Vector256.Equals(b, Vector256.Create((byte)'\n'))),
            Bits(Vector256.Equals(a, Vector256.Create((byte)' ')), Vector256.Equals(b, Vector256.Create((byte)' '))),
            Bits(Controls(a), Controls(b)),
            Bits(a, b));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static HighMasks HighOf(ref byte first)
    {
        var a = Vector256.LoadUnsafe(ref first);
        var b = Vector256.LoadUnsafe(ref first, 32);
        return new(
            Bits(Vector256.Equals(a, Vector256.Create((byte)0xC2)), Vector256.Equals(b, Vector256.Create((byte)0xC2))),
            Bits(Vector256.Equals(a, Vector256.Create((byte)0xA0)), Vector256.Equals(b, Vector256.Create((byte)0xA0))),
            Bits(C1(a), C1(b)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Find(ref byte first, byte wanted) =>
        Bits(Vector256.Equals(Vector256.LoadUnsafe(ref first), Vector256.Create(wanted)), Vector256.Equals(Vector256.LoadUnsafe(ref first, 32), Vector256.Create(wanted)));

    // Signed: bytes from 0x80 on are negative, and 0x80 to 0x9F the smallest of them.
    private static Vector256<byte> C1(Vector256<byte> bytes) => Vector256.LessThan(bytes.AsSByte(), Vector256.Create(unchecked((sbyte)0xA0))).AsByte();

    private static Vector256<byte> Controls(Vector256<byte> bytes) =>
        Vector256.Equals(Vector256.Min(bytes, Vector256.Create((byte)0x1F)), bytes) | Vector256.Equals(bytes, Vector256.Create((byte)0x7F));

    private static ulong Bits(Vector256<byte> a, Vector256<byte> b) => a.ExtractMostSignificantBits() | (ulong)b.ExtractMostSignificantBits() << 32;
}

/// <summary>16 bytes an instruction.</summary>
internal readonly struct Masks128 : IByteMasks
{
    public static ByteMasks Of(ref byte first, byte separator)
    {
        ulong separators = 0, feeds = 0, blanks = 0, controls = 0, high = 0;
        for (var i = 0; i < 64; i += 16)
        {
            var bytes = Vector128.LoadUnsafe(ref first, (nuint)i);
            separators |= Bits(Vector128.Equals(bytes, Vector128.Create(separator))) << i;
            feeds |= Bits(Vector128.Equals(bytes, Vector128.Create((byte)'\n'))) << i;
            blanks |= Bits(Vector128.Equals(bytes, Vector128.Create((byte)' '))) << i;
            controls |= Bits(Vector128.Equals(Vector128.Min(bytes, Vector128.Create((byte)0x1F)), bytes) | Vector128.Equals(bytes, Vector128.Create((byte)0x7F))) << i;
            high |= Bits(bytes) << i;
        }
        return new(separators, feeds, blanks, controls, high);
    }

    public static HighMasks HighOf(ref byte first)
    {
        ulong c2 = 0, a0 = 0, c1 = 0;
        for (var i = 0; i < 64; i += 16)
        {
            var bytes = Vector128.LoadUnsafe(ref first, (nuint)i);
            c2 |= Bits(Vector128.Equals(bytes, Vector128.Create((byte)0xC2))) << i;
            a0 |= Bits(Vector128.Equals(bytes, Vector128.Create((byte)0xA0))) << i;
            c1 |= Bits(Vector128.LessThan(bytes.AsSByte(), Vector128.Create(unchecked((sbyte)0xA0))).AsByte()) << i;
        }
        return new(c2, a0, c1);
    }

    public static ulong Find(ref byte first, byte wanted)
    {
        ulong found = 0;
        for (var i = 0; i < 64; i += 16) found |= Bits(Vector128.Equals(Vector128.LoadUnsafe(ref first, (nuint)i), Vector128.Create(wanted))) << i;
        return found;
    }

    private static ulong Bits(Vector128<byte> bytes) => bytes.ExtractMostSignificantBits();
}

/// <summary>Byte by byte: what the others are compared with.</summary>
internal readonly struct MasksScalar : IByteMasks
{
    public static ByteMasks Of(ref byte first, byte separator)
    {
        ulong separators = 0, feeds = 0, blanks = 0, controls = 0, high = 0;
        for (var i = 0; i < 64; i++)
        {
            var b = Unsafe.Add(ref first, i);
            var bit = 1UL << i;
            if (b == separator) separators |= bit;
            if (b == '\n') feeds |= bit;
            if (b == ' ') blanks |= bit;
            if (b is < 0x20 or 0x7F) controls |= bit;
            if (b >= 0x80) high |= bit;
        }
        return new(separators, feeds, blanks, controls, high);
    }

    public static HighMasks HighOf(ref byte first)
    {
        ulong c2 = 0, a0 = 0, c1 = 0;
        for (var i = 0; i < 64; i++)
        {
            var b = Unsafe.Add(ref first, i);
            var bit = 1UL << i;
            if (b == 0xC2) c2 |= bit;
            if (b == 0xA0) a0 |= bit;
            if (b is >= 0x80 and < 0xA0) c1 |= bit;
        }
        return new(c2, a0, c1);
    }

    public static ulong Find(ref byte first, byte wanted)
    {
        ulong found = 0;
        for (var i = 0; i < 64; i++)
            if (Unsafe.Add(ref first, i) == wanted) found |= 1UL << i;
        return found;
    }
}
