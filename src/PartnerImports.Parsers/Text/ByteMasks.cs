using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PartnerImports.Parsers.Text;

/// <summary>Which of 64 bytes are what: bit i is byte i.</summary>
/// <param name="Separators">The separator between fields.</param>
/// <param name="Feeds">LF.</param>
/// <param name="Blanks">Space.</param>
/// <param name="Controls">Below U+0020, or U+007F: separators and line ends may be among them.</param>
/// <param name="High">Not ASCII.</param>
internal readonly record struct ByteMasks(ulong Separators, ulong Feeds, ulong Blanks, ulong Controls, ulong High);

/// <summary>A way to look at 64 bytes at once; all ways say the same.</summary>
internal interface IByteMasks
{
    /// <summary>The masks of 64 bytes.</summary>
    static abstract ByteMasks Of(ref byte first, byte separator);

    /// <summary>Where bytes from 0x80 to a last one stand among 64.</summary>
    static abstract ulong HighUpTo(ref byte first, byte last);

    /// <summary>Where a byte stands among 64.</summary>
    static abstract ulong Find(ref byte first, byte wanted);

    /// <summary>Writes the places of the separators and line feeds among 64 bytes, and up to <see cref="LineIndex.Room"/> that mean nothing.</summary>
    /// <param name="first">The first of the bytes.</param>
    /// <param name="separator">The separator.</param>
    /// <param name="ends">What <see cref="Of"/> said of both.</param>
    /// <param name="at">The place of the first byte.</param>
    /// <param name="target">Where the first place is written.</param>
    static abstract void WriteEnds(ref byte first, byte separator, ulong ends, int at, ref int target);
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
        var high = Bits(a, b);
        return new(
            Bits(Vector256.Equals(a, wanted), Vector256.Equals(b, wanted)),
            Bits(Vector256.Equals(a, Vector256.Create((byte)'\n')), Vector256.Equals(b, Vector256.Create((byte)'\n'))),
            Bits(Vector256.Equals(a, Vector256.Create((byte)' ')), Vector256.Equals(b, Vector256.Create((byte)' '))),
            Bits(ControlsAndHigh(a), ControlsAndHigh(b)) & ~high,
            high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong HighUpTo(ref byte first, byte last) => Bits(UpTo(Vector256.LoadUnsafe(ref first), last), UpTo(Vector256.LoadUnsafe(ref first, 32), last));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Find(ref byte first, byte wanted) =>
        Bits(Vector256.Equals(Vector256.LoadUnsafe(ref first), Vector256.Create(wanted)), Vector256.Equals(Vector256.LoadUnsafe(ref first, 32), Vector256.Create(wanted)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteEnds(ref byte first, byte separator, ulong ends, int at, ref int target)
    {
        if (EndPlaces.IsCompressed)
        {
            EndPlaces.Compress(ref first, separator, (uint)ends, at, ref target);
            EndPlaces.Compress(ref Unsafe.Add(ref first, 32), separator, (uint)(ends >> 32), at + 32, ref Unsafe.Add(ref target, BitOperations.PopCount((uint)ends)));
        }
        else EndPlaces.Write(ends, at, ref target);
    }

    // One more than a control, signed, is at most 0x20, or 0x80 which is the least of all; one more than a high byte is negative or zero.
    private static Vector256<byte> ControlsAndHigh(Vector256<byte> bytes) => Vector256.LessThan((bytes + Vector256<byte>.One).AsSByte(), Vector256.Create((sbyte)0x21)).AsByte();

    // Signed: bytes from 0x80 on are negative, and 0x80 the smallest of them.
    private static Vector256<byte> UpTo(Vector256<byte> bytes, byte last) => Vector256.LessThan(bytes.AsSByte(), Vector256.Create((sbyte)(last + 1))).AsByte();

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

    public static ulong HighUpTo(ref byte first, byte last)
    {
        ulong found = 0;
        for (var i = 0; i < 64; i += 16) found |= Bits(Vector128.LessThan(Vector128.LoadUnsafe(ref first, (nuint)i).AsSByte(), Vector128.Create((sbyte)(last + 1))).AsByte()) << i;
        return found;
    }

    public static ulong Find(ref byte first, byte wanted)
    {
        ulong found = 0;
        for (var i = 0; i < 64; i += 16) found |= Bits(Vector128.Equals(Vector128.LoadUnsafe(ref first, (nuint)i), Vector128.Create(wanted))) << i;
        return found;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteEnds(ref byte first, byte separator, ulong ends, int at, ref int target) => EndPlaces.Write(ends, at, ref target);

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

    public static ulong HighUpTo(ref byte first, byte last)
    {
        ulong found = 0;
        for (var i = 0; i < 64; i++)
            if (Unsafe.Add(ref first, i) is >= 0x80 and var b && b <= last) found |= 1UL << i;
        return found;
    }

    public static ulong Find(ref byte first, byte wanted)
    {
        ulong found = 0;
        for (var i = 0; i < 64; i++)
            if (Unsafe.Add(ref first, i) == wanted) found |= 1UL << i;
        return found;
    }

    public static void WriteEnds(ref byte first, byte separator, ulong ends, int at, ref int target) => EndPlaces.Write(ends, at, ref target);
}
