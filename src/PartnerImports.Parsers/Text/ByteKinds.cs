using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text;
using System.Text.Unicode;

namespace PartnerImports.Parsers.Text;

/// <summary>What kinds of bytes there are among some: looked for in one pass, not told where.</summary>
/// <param name="HasNul">0x00.</param>
/// <param name="HasHigh">From 0x80 on.</param>
/// <param name="HasC1">0x80 to 0x9F.</param>
/// <param name="IsUtf8">Whether they are whole sequences of UTF-8.</param>
internal readonly record struct ByteKinds(bool HasNul, bool HasHigh, bool HasC1, bool IsUtf8)
{
    private const int Width = 32, Stretch = 8 * Width, Before = 3;

    /// <summary>Fewer are looked at sooner in three passes than the one pass is compiled.</summary>
    private const int WorthCompiling = 192 * 1024;

    /// <summary>Looks at bytes that begin where a sequence of UTF-8 may begin.</summary>
    public static ByteKinds Of(ReadOnlySpan<byte> bytes) => Avx2.IsSupported && bytes.Length >= WorthCompiling ? OfVectors(bytes) : OfFew(bytes);

    /// <summary>The same without vectors of its own.</summary>
    private static ByteKinds OfFew(ReadOnlySpan<byte> bytes) =>
        Ascii.IsValid(bytes) ? new(bytes.Contains((byte)0), false, false, true) : new(bytes.Contains((byte)0), true, bytes.ContainsAnyInRange((byte)0x80, (byte)0x9F), Utf8.IsValid(bytes));

    /// <summary>The same by vectors of 32 bytes.</summary>
    internal static ByteKinds OfVectors(ReadOnlySpan<byte> bytes)
    {
        // The first bytes have none before them, the last ones not a whole vector: both are looked at with letters around them.
        Span<byte> edge = stackalloc byte[Before + Width];
        var sum = new Sum { Least = Vector256<byte>.AllBitsSet };
        ref var first = ref MemoryMarshal.GetReference(bytes);
        edge[..Before].Fill((byte)'x');
        bytes[..Width].CopyTo(edge[Before..]);
        sum.Add(ref edge[Before]);
        var at = Width;
        for (; at <= bytes.Length - Stretch; at += Stretch)
        {
            // Stretches without any letter beyond ASCII, not even in the bytes before, are most of some files and none of others.
            Vector256<byte> all = Vector256.LoadUnsafe(ref first, (nuint)(at - Before)), least = Vector256<byte>.AllBitsSet;
            for (var i = 0; i < Stretch; i += Width)
            {
                var vector = Vector256.LoadUnsafe(ref first, (nuint)(at + i));
                all |= vector;
                least = Vector256.Min(least, vector);
            }
            if (all.ExtractMostSignificantBits() == 0) sum.Least = Vector256.Min(sum.Least, least);
            else for (var i = 0; i < Stretch; i += Width) sum.Add(ref Unsafe.Add(ref first, at + i));
        }
        for (; at <= bytes.Length - Width; at += Width) sum.Add(ref Unsafe.Add(ref first, at));
        edge.Fill((byte)'x');
        bytes[(at - Before)..].CopyTo(edge);
        sum.Add(ref edge[Before]);
        var high = sum.All.ExtractMostSignificantBits() != 0;
        return new(Vector256.EqualsAny(sum.Least, Vector256<byte>.Zero), high, sum.C1 != Vector256<byte>.Zero, sum.Faults == Vector256<byte>.Zero);
    }

    /// <summary>What was found so far.</summary>
    private struct Sum
    {
        /// <summary>The sequences of UTF-8 that are wrong: a bit each, which three tables say of the halves of a byte and of the one before (Keiser and Lemire, 2020).</summary>
        private const byte TooShort = 1, TooLong = 2, Overlong3 = 4, TooLarge = 8, Surrogate = 16, Overlong2 = 32, TooLarge1000 = 64, Overlong4 = 64, TwoFollow = 128;
        private const byte Carry = TooShort | TooLong | TwoFollow;

        public Vector256<byte> Least, All, C1, Faults;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(ref byte first)
        {
            var bytes = Vector256.LoadUnsafe(ref first);
            Least = Vector256.Min(Least, bytes);
            All |= bytes;
            C1 |= Vector256.LessThan(bytes.AsSByte(), Vector256.Create(unchecked((sbyte)0xA0))).AsByte();

            Vector256<byte> one = Vector256.LoadUnsafe(ref Unsafe.Subtract(ref first, 1)), two = Vector256.LoadUnsafe(ref Unsafe.Subtract(ref first, 2)), three = Vector256.LoadUnsafe(ref Unsafe.Subtract(ref first, 3));
            var pairs = Avx2.Shuffle(OfFirstHigh, Half(one >>> 4)) & Avx2.Shuffle(OfFirstLow, Half(one)) & Avx2.Shuffle(OfSecondHigh, Half(bytes >>> 4));
            // The third and fourth byte of a sequence follow one that follows, which is wrong of any other.
            var follows = (Avx2.SubtractSaturate(two, Vector256.Create((byte)(0xE0 - 0x80))) | Avx2.SubtractSaturate(three, Vector256.Create((byte)(0xF0 - 0x80)))) & Vector256.Create((byte)0x80);
            Faults |= follows ^ pairs;
        }

        private static Vector256<byte> OfFirstHigh => Twice(Vector128.Create(
            TooLong, TooLong, TooLong, TooLong, TooLong, TooLong, TooLong, TooLong, TwoFollow, TwoFollow, TwoFollow, TwoFollow,
            TooShort | Overlong2, TooShort, TooShort | Overlong3 | Surrogate, TooShort | TooLarge | TooLarge1000 | Overlong4));

        private static Vector256<byte> OfFirstLow => Twice(Vector128.Create(
            Carry | Overlong3 | Overlong2 | Overlong4, Carry | Overlong2, Carry, Carry, Carry | TooLarge,
            Carry | TooLarge | TooLarge1000, Carry | TooLarge | TooLarge1000, Carry | TooLarge | TooLarge1000, Carry | TooLarge | TooLarge1000,
            Carry | TooLarge | TooLarge1000, Carry | TooLarge | TooLarge1000, Carry | TooLarge | TooLarge1000, Carry | TooLarge | TooLarge1000,
            Carry | TooLarge | TooLarge1000 | Surrogate, Carry | TooLarge | TooLarge1000, Carry | TooLarge | TooLarge1000));

        private static Vector256<byte> OfSecondHigh => Twice(Vector128.Create(
            TooShort, TooShort, TooShort, TooShort, TooShort, TooShort, TooShort, TooShort,
            TooLong | Overlong2 | TwoFollow | Overlong3 | TooLarge1000 | Overlong4, TooLong | Overlong2 | TwoFollow | Overlong3 | TooLarge,
            TooLong | Overlong2 | TwoFollow | Surrogate | TooLarge, TooLong | Overlong2 | TwoFollow | Surrogate | TooLarge,
            TooShort, TooShort, TooShort, TooShort));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<byte> Half(Vector256<byte> bytes) => bytes & Vector256.Create((byte)0x0F);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<byte> Twice(Vector128<byte> half) => Vector256.Create(half, half);
    }
}
