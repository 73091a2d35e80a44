using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PartnerImports;

/// <summary>Makes a value of UTF-8 bytes.</summary>
internal delegate T TextMaker<T>(ReadOnlySpan<byte> utf8);

/// <summary>The values of one text column, each made once while it repeats: compared with the line before, then looked up among some seen lately.</summary>
/// <remarks>
/// A text of up to 32 bytes is held in a register, one of up to 64 in two, which overlap: it is compared and hashed without a loop.
/// Memory is bounded: an older value gives way to a newer one. Not thread-safe.
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
    private LongSlot[] _longSlots = [];
    private Slot _last;
    private byte[] _lastLong = [];

    private struct Slot
    {
        public T Value;
        public int Length;
        public Vector256<byte> Text;
    }

    private struct LongSlot
    {
        public T Value;
        public int Length;
        public Vector256<byte> First, Last;
    }

    /// <summary>The value of a text.</summary>
    /// <param name="block">The bytes of the batch.</param>
    /// <param name="slice">The text.</param>
    public T Of(ReadOnlySpan<byte> block, TextSlice slice)
    {
        var length = slice.Length;
        if (length == 0) return empty;
        if (length > Width) return OfLong(block.Slice(slice.Start, length));
        var text = Vector256.Create(block.Slice(slice.Start, Width)) & Vector256.LessThan(Vector256<sbyte>.Indices, Vector256.Create((sbyte)length)).AsByte();
        if (_last.Length == length && _last.Text == text) return _last.Value;
        T value;
        if (slots == 0) value = make(block.Slice(slice.Start, length));
        else
        {
            ref var slot = ref _slots[Hash(text) >> _shift];
            if (slot.Length != length || slot.Text != text)
            {
                // One by one: a copy of the whole would wait for its parts.
                slot.Value = make(block.Slice(slice.Start, length));
                slot.Length = length;
                slot.Text = text;
            }
            value = slot.Value;
        }
        _last.Value = value;
        _last.Length = length;
        _last.Text = text;
        return value;
    }

    private T OfLong(ReadOnlySpan<byte> utf8)
    {
        if (_last.Length == utf8.Length && utf8.SequenceEqual(_lastLong.AsSpan(0, utf8.Length))) return _last.Value;
        if (_lastLong.Length < utf8.Length) _lastLong = new byte[2 * utf8.Length];
        utf8.CopyTo(_lastLong);
        _last.Length = utf8.Length;
        return _last.Value = slots == 0 || utf8.Length > 2 * Width ? make(utf8) : Look(utf8);
    }

    private T Look(ReadOnlySpan<byte> utf8)
    {
        if (_longSlots.Length == 0) _longSlots = new LongSlot[slots];
        var (first, last) = (Vector256.Create(utf8), Vector256.Create(utf8[^Width..]));
        ref var slot = ref _longSlots[Hash(first ^ (last.AsUInt64() << 1).AsByte()) >> _shift];
        if (slot.Length == utf8.Length && ((slot.First ^ first) | (slot.Last ^ last)) == Vector256<byte>.Zero) return slot.Value;
        slot.Value = make(utf8);
        (slot.Length, slot.First, slot.Last) = (utf8.Length, first, last);
        return slot.Value;
    }

    /// <summary>A hash of 32 bits, best in its upper ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(Vector256<byte> text)
    {
        var bits = text.AsUInt64();
        return (uint)((bits[0] * 0x9E3779B97F4A7C15 + bits[1] * 0xC2B2AE3D27D4EB4F + bits[2] * 0x165667B19E3779F9 + bits[3] * 0xD6E8FEB86659FD93) >> 32);
    }
}
