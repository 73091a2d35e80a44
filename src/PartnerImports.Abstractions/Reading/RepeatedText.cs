using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PartnerImports;

/// <summary>Makes a value of UTF-8 bytes.</summary>
internal delegate T TextMaker<T>(ReadOnlySpan<byte> utf8);

/// <summary>The values of one text column, each made once while it repeats: compared with the line before, then looked up among some seen lately.</summary>
/// <remarks>
/// A text of up to 64 bytes is held in two registers, its first 32 bytes and its last: they overlap, or are the same. So it is compared and
/// hashed without a loop. Memory is bounded: an older value gives way to a newer one. Not thread-safe.
/// </remarks>
/// <param name="make">Makes the value of a text that is not empty.</param>
/// <param name="empty">The value of the empty text.</param>
/// <param name="slots">How many values are kept, a power of two; none for texts that repeat on neighbouring lines only.</param>
internal sealed class RepeatedText<T>(TextMaker<T> make, T empty, int slots = 0)
{
    /// <summary>How many bytes from its start on must be readable, however short a text is.</summary>
    public const int Width = 32;

    private readonly Slot[] _slots = new Slot[slots];
    private readonly int _shift = 32 - BitOperations.Log2((uint)Math.Max(slots, 1));
    private Slot _last;
    private byte[] _lastLong = [];

    private struct Slot
    {
        public Vector256<byte> First, Last;
        public int Length;
        public T Value;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly bool Holds(Vector256<byte> first, Vector256<byte> last, int length) =>
            length == Length && ((first ^ First) | (last ^ Last)) == Vector256<byte>.Zero;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Set(Vector256<byte> first, Vector256<byte> last, int length, T value)
        {
            // One by one: a copy of the whole would wait for its parts.
            First = first;
            Last = last;
            Length = length;
            Value = value;
        }
    }

    /// <summary>The value of a text.</summary>
    /// <param name="block">The bytes of the batch.</param>
    /// <param name="slice">The text.</param>
    public T Of(ReadOnlySpan<byte> block, TextSlice slice)
    {
        var length = slice.Length;
        if (length == 0) return empty;
        if (length > 2 * Width) return OfLong(block.Slice(slice.Start, length));
        var within = Vector256.LessThan(Vector256<sbyte>.Indices, Vector256.Create((sbyte)length)).AsByte();
        var first = Vector256.Create(block.Slice(slice.Start, Width)) & within;
        var last = Vector256.Create(block.Slice(slice.Start + Math.Max(length - Width, 0), Width)) & within;
        if (_last.Holds(first, last, length)) return _last.Value;
        T value;
        if (slots == 0) value = make(block.Slice(slice.Start, length));
        else
        {
            ref var slot = ref _slots[Hash(first, last) >> _shift];
            if (!slot.Holds(first, last, length)) slot.Set(first, last, length, make(block.Slice(slice.Start, length)));
            value = slot.Value;
        }
        _last.Set(first, last, length, value);
        return value;
    }

    private T OfLong(ReadOnlySpan<byte> utf8)
    {
        if (_last.Length != utf8.Length || !utf8.SequenceEqual(_lastLong))
        {
            _lastLong = utf8.ToArray();
            _last.Set(default, default, utf8.Length, make(utf8));
        }
        return _last.Value;
    }

    /// <summary>A hash of 32 bits, best in its upper ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(Vector256<byte> first, Vector256<byte> last)
    {
        var bits = first.AsUInt64() ^ (last.AsUInt64() << 1);
        return (uint)((bits[0] * 0x9E3779B97F4A7C15 + bits[1] * 0xC2B2AE3D27D4EB4F + bits[2] * 0x165667B19E3779F9 + bits[3] * 0xD6E8FEB86659FD93) >> 32);
    }
}
