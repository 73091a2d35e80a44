using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PartnerImports.Parsers.Fec;

/// <summary>Where the fields of a run of lines end, column by column: an index has them line after line, loops over a column want them side by side.</summary>
internal sealed class FieldColumns
{
    private const int Tile = 4;

    private readonly int _fields, _stride;
    private readonly int[] _ends;

    /// <summary>Makes room for a run of so many lines.</summary>
    public FieldColumns(int fields, int lines)
    {
        _fields = fields;
        _stride = lines + 16; // Columns a power of two apart would compete for the same lines of the processor's cache.
        // A tile more: the last one may stand out.
        _ends = new int[(1 + fields + Tile) * _stride];
    }

    /// <summary>What comes before a field: where the one before it ends, which for the first is right before the line.</summary>
    public Span<int> Before(int field, int count) => _ends.AsSpan(field * _stride, count);

    /// <summary>Where a field ends.</summary>
    public Span<int> Of(int field, int count) => _ends.AsSpan((field + 1) * _stride, count);

    /// <summary>Whether a field is blank on every line.</summary>
    public bool IsBlank(int field, int count)
    {
        ReadOnlySpan<int> before = Before(field, count), ends = Of(field, count);
        for (var i = 0; i < before.Length; i++)
            if (ends[i] != before[i] + 1) return false;
        return true;
    }

    /// <summary>Makes slices of a column and gives the shortest length.</summary>
    /// <param name="field">The field.</param>
    /// <param name="shift">How far behind these places the text stands in its block.</param>
    /// <param name="isRaw">Whether the texts are to be decoded when they are asked for.</param>
    /// <param name="slices">One for each line.</param>
    public int Slice(int field, int shift, bool isRaw, Span<TextSlice> slices)
    {
        var complement = isRaw ? -1 : 0;
        ReadOnlySpan<int> before = Before(field, slices.Length), ends = Of(field, slices.Length);
        int i = 0, shortest = int.MaxValue;
        if (Sse2.IsSupported)
        {
            // A slice is two numbers: its start and its length.
            ref var target = ref Unsafe.As<TextSlice, int>(ref MemoryMarshal.GetReference(slices));
            var least = Vector128.Create(int.MaxValue);
            for (; i <= slices.Length - Tile; i += Tile)
            {
                var start = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(before), (nuint)i) + Vector128<int>.One;
                var length = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(ends), (nuint)i) - start;
                least = Vector128.Min(least, length);
                start = start + Vector128.Create(shift) ^ Vector128.Create(complement);
                Sse2.UnpackLow(start, length).StoreUnsafe(ref target, (nuint)i * 2);
                Sse2.UnpackHigh(start, length).StoreUnsafe(ref target, (nuint)i * 2 + Tile);
            }
            shortest = Math.Min(Math.Min(least[0], least[1]), Math.Min(least[2], least[3]));
        }
        for (; i < slices.Length; i++)
        {
            slices[i] = new(before[i] + 1 + shift ^ complement, ends[i] - before[i] - 1);
            shortest = Math.Min(shortest, slices[i].Length);
        }
        return shortest;
    }

    /// <summary>Whether any of the fields from a first to a last one holds a byte that is marked; they may where it cannot be told at once.</summary>
    /// <param name="first">The first field.</param>
    /// <param name="last">The last one.</param>
    /// <param name="marks">A bit for each byte, and 64 more.</param>
    /// <param name="count">How many lines there are.</param>
    public bool MayHold(int first, int last, ReadOnlySpan<ulong> marks, int count)
    {
        ReadOnlySpan<int> before = Before(first, count), ends = Of(last, count);
        ref var bits = ref MemoryMarshal.GetReference(marks);
        ulong found = 0;
        for (var i = 0; i < before.Length; i++)
        {
            int start = before[i] + 1, length = ends[i] - start;
            if (length >= 64) return true;
            // The bits of 64 bytes from the start on, of which so many count.
            ref var two = ref Unsafe.Add(ref bits, start >> 6);
            found |= (two >> start | Unsafe.Add(ref two, 1) << 1 << ~start) & ((1UL << length) - 1);
        }
        return found != 0;
    }

    /// <summary>Takes the ends of the fields of some lines, line after line, with others behind them.</summary>
    public void Turn(ReadOnlySpan<int> ends, int count)
    {
        var line = 0;
        if (Sse2.IsSupported)
        {
            // The last tile of a line reaches into the next one.
            var lines = Math.Min(count, (ends.Length - Tile) / _fields);
            for (; line <= lines - Tile; line += Tile)
                for (var field = 0; field < _fields; field += Tile)
                    TurnTile(ref Unsafe.Add(ref MemoryMarshal.GetReference(ends), line * _fields + field), ref _ends[(field + 1) * _stride + line]);
        }
        for (; line < count; line++)
            for (var field = 0; field < _fields; field++) _ends[(field + 1) * _stride + line] = ends[line * _fields + field];
    }

    /// <summary>Four fields of four lines.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void TurnTile(ref int lines, ref int columns)
    {
        Vector128<int> a = Vector128.LoadUnsafe(ref lines), b = Vector128.LoadUnsafe(ref lines, (nuint)_fields);
        Vector128<int> c = Vector128.LoadUnsafe(ref lines, (nuint)(2 * _fields)), d = Vector128.LoadUnsafe(ref lines, (nuint)(3 * _fields));
        Vector128<long> ab = Sse2.UnpackLow(a, b).AsInt64(), cd = Sse2.UnpackLow(c, d).AsInt64();
        Sse2.UnpackLow(ab, cd).AsInt32().StoreUnsafe(ref columns);
        Sse2.UnpackHigh(ab, cd).AsInt32().StoreUnsafe(ref columns, (nuint)_stride);
        (ab, cd) = (Sse2.UnpackHigh(a, b).AsInt64(), Sse2.UnpackHigh(c, d).AsInt64());
        Sse2.UnpackLow(ab, cd).AsInt32().StoreUnsafe(ref columns, (nuint)(2 * _stride));
        Sse2.UnpackHigh(ab, cd).AsInt32().StoreUnsafe(ref columns, (nuint)(3 * _stride));
    }
}
