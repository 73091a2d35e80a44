using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PartnerImports.Parsers.Text;

/// <summary>Makes places of masks.</summary>
internal static class EndPlaces
{
    /// <summary>As many are written whether there are as many or not: hardly any 64 bytes of a FEC have more, so that nothing is left to guess.</summary>
    private const int Unrolled = 12;

    /// <summary>Whether one instruction makes places of a mask of 32 bits.</summary>
    public static bool IsCompressed => Avx512Vbmi2.VL.IsSupported;

    /// <summary>Writes the places of bits that are set, counted from some place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ulong bits, int at, ref int target)
    {
        target = at + Next(ref bits);
        Unsafe.Add(ref target, 1) = at + Next(ref bits);
        Unsafe.Add(ref target, 2) = at + Next(ref bits);
        Unsafe.Add(ref target, 3) = at + Next(ref bits);
        Unsafe.Add(ref target, 4) = at + Next(ref bits);
        Unsafe.Add(ref target, 5) = at + Next(ref bits);
        Unsafe.Add(ref target, 6) = at + Next(ref bits);
        Unsafe.Add(ref target, 7) = at + Next(ref bits);
        Unsafe.Add(ref target, 8) = at + Next(ref bits);
        Unsafe.Add(ref target, 9) = at + Next(ref bits);
        Unsafe.Add(ref target, 10) = at + Next(ref bits);
        Unsafe.Add(ref target, 11) = at + Next(ref bits);
        for (target = ref Unsafe.Add(ref target, Unrolled); bits != 0; target = ref Unsafe.Add(ref target, 1)) target = at + Next(ref bits);
    }

    /// <summary>Writes the places of the separators and line feeds among 32 bytes: theirs are taken out of the row of all places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Compress(ref byte first, byte separator, uint ends, int at, ref int target)
    {
        var bytes = Vector256.LoadUnsafe(ref first);
        var isEnd = Vector256.Equals(bytes, Vector256.Create(separator)) | Vector256.Equals(bytes, Vector256.Create((byte)'\n'));
        var places = Avx512Vbmi2.VL.Compress(Vector256<byte>.Zero, isEnd, Vector256.CreateSequence<byte>(0, 1)).AsUInt64();
        (Avx2.ConvertToVector256Int32(places.AsByte().GetLower()) + Vector256.Create(at)).StoreUnsafe(ref target);
        for (var count = BitOperations.PopCount(ends); count > 8; count -= 8)
        {
            places = Avx2.Permute4x64(places, 0b_00_11_10_01); // The next eight go first.
            target = ref Unsafe.Add(ref target, 8);
            (Avx2.ConvertToVector256Int32(places.AsByte().GetLower()) + Vector256.Create(at)).StoreUnsafe(ref target);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Next(ref ulong bits)
    {
        var next = BitOperations.TrailingZeroCount(bits);
        bits &= bits - 1;
        return next;
    }
}
