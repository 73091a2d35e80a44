using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NodaTime;

namespace PartnerImports.Parsers.Fec;

/// <summary>Reads columns of values of plain lines: those in the form that nearly every file has are read many digits at a time.</summary>
/// <remarks>
/// <para>What it does not read is not said to be wrong: the long way decides. Not thread-safe.</para>
/// <para>Each column has a short loop that calls nothing, and one around it for what the short one does not know. Blank values are read
/// like any others, as 0: which lines have one is not to be guessed. Places come from an
/// index of the block and lie within it; all spans of a column are as long as the run.</para>
/// </remarks>
internal sealed class PlainValues
{
    private const ulong Zeros = 0x3030303030303030;
    private const int CacheSize = 1024;
    private const int DateLength = sizeof(ulong);

    /// <summary>None; one to thirteen digits, a comma, two decimals.</summary>
    private const int AmountLengths = 0x1FFF1;

    private readonly ulong[] _texts = new ulong[CacheSize];
    private readonly LocalDate[] _dates = new LocalDate[CacheSize];

    /// <summary>Reads a column of dates and tells how many lines it knows the dates of.</summary>
    public int Dates(ReadOnlySpan<byte> block, ReadOnlySpan<int> before, ReadOnlySpan<int> ends, bool mayBeBlank, Span<LocalDate> dates)
    {
        ends = ends[..before.Length];
        dates = dates[..before.Length];
        for (var i = 0; ; i++)
        {
            i = KnownDates(block, before, ends, mayBeBlank, dates, i);
            if (i == before.Length || !TryNew(block[(before[i] + 1)..ends[i]], mayBeBlank, out dates[i])) return i;
        }
    }

    /// <summary>The dates of a year are few, so that each is made once.</summary>
    private int KnownDates(ReadOnlySpan<byte> block, ReadOnlySpan<int> before, ReadOnlySpan<int> ends, bool mayBeBlank, Span<LocalDate> dates, int i)
    {
        ref var first = ref MemoryMarshal.GetReference(block);
        ref var end = ref MemoryMarshal.GetReference(ends);
        ref var date = ref MemoryMarshal.GetReference(dates);
        ref var texts = ref MemoryMarshal.GetArrayDataReference(_texts);
        ref var known = ref MemoryMarshal.GetArrayDataReference(_dates);
        var wrong = mayBeBlank ? ~DateLength : ~0;
        for (; i < before.Length; i++)
        {
            int stop = Unsafe.Add(ref end, i), length = stop - before[i] - 1;
            if (((length ^ DateLength) & wrong) != 0 || stop < DateLength) break;
            var digits = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, stop - DateLength)) & (ulong)-(length >> 3);
            var slot = Slot(digits);
            if (Unsafe.Add(ref texts, slot) != digits) break;
            Unsafe.Add(ref date, i) = Unsafe.Add(ref known, slot);
        }
        return i;
    }

    /// <summary>Ten bits: within both arrays.</summary>
    private static nuint Slot(ulong digits) => (nuint)(digits * 0x9E3779B97F4A7C15 >> 54);

    private bool TryNew(ReadOnlySpan<byte> text, bool mayBeBlank, out LocalDate date)
    {
        date = default;
        if (text.IsEmpty) return mayBeBlank;
        if (text.Length != DateLength || FecDateText.Read(text, DayOrder.Unknown, out date) != DateForm.Legal) return false;
        var digits = BinaryPrimitives.ReadUInt64LittleEndian(text);
        (_texts[Slot(digits)], _dates[Slot(digits)]) = (digits, date);
        return true;
    }

    /// <summary>Reads a column of amounts, marks the lines that have one, and tells how many lines it knows the amounts of.</summary>
    public static int Amounts(ReadOnlySpan<byte> block, ReadOnlySpan<int> before, ReadOnlySpan<int> ends, LineMarks given, Span<Amount> amounts, Span<LineMarks> marks)
    {
        ends = ends[..before.Length];
        amounts = amounts[..before.Length];
        marks = marks[..before.Length];
        for (var i = 0; ; i++)
        {
            if (Ssse3.IsSupported) i = CommonAmounts(block, before, ends, given, amounts, marks, i);
            if (i == before.Length) return i;
            var text = block[(before[i] + 1)..ends[i]];
            if (text.IsEmpty) continue;
            if (!TryHundredths(block, before[i] + 1, ends[i], (byte)',', out amounts[i]) && FecAmountText.Read(text, PointMeaning.Unknown, out amounts[i]) != AmountForm.Legal) return i;
            marks[i] |= given;
        }
    }

    private static int CommonAmounts(
        ReadOnlySpan<byte> block, ReadOnlySpan<int> before, ReadOnlySpan<int> ends, LineMarks given, Span<Amount> amounts, Span<LineMarks> marks, int i)
    {
        ref var first = ref MemoryMarshal.GetReference(block);
        ref var end = ref MemoryMarshal.GetReference(ends);
        ref var amount = ref MemoryMarshal.GetReference(amounts);
        ref var mark = ref MemoryMarshal.GetReference(marks);
        for (; i < before.Length; i++)
        {
            int stop = Unsafe.Add(ref end, i), length = stop - before[i] - 1;
            if ((uint)length > 16 || (AmountLengths >> length & 1) == 0 || stop < Vector128<byte>.Count) break;
            // What is as it should be becomes 0 to 9, its comma and what comes before it 0.
            var text = Vector128.LoadUnsafe(ref first, (nuint)(stop - Vector128<byte>.Count));
            var digits = (text ^ Vector128.Create("0000000000000,00"u8)) & Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(LastBytes), (nuint)length);
            if (Vector128.GreaterThanAny(digits, Vector128.Create((byte)9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 0, 9, 9))) break;
            // Pairs, then fours, then eights; the thirteenth digit pairs with the comma.
            var pairs = Ssse3.MultiplyAddAdjacent(digits, Vector128.Create(10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 1, 0, 10, 1));
            var fours = Sse2.MultiplyAddAdjacent(pairs, Vector128.Create((short)100, 1, 100, 1, 100, 1, 100, 1));
            var halves = Sse2.MultiplyAddAdjacent(Sse2.PackSignedSaturate(fours, fours), Vector128.Create((short)10_000, 1, 1_000, 1, 0, 0, 0, 0)).AsUInt64().ToScalar();
            var hundredths = (uint)halves * 10_000_000UL + (halves >> 32);
            if (hundredths > uint.MaxValue) break;
            Unsafe.Add(ref amount, i) = Amount.FromHundredths((long)hundredths);
            Unsafe.Add(ref mark, i) |= (LineMarks)((int)given & -length >> 31);
        }
        return i;
    }

    /// <summary>Reads one amount of one to eight digits, a decimal mark and two decimals; false when it is another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryHundredths(ReadOnlySpan<byte> block, int start, int end, byte mark, out Amount amount)
    {
        // The eight bytes before the mark end in the digits.
        var digits = end - start - 3;
        if ((uint)(digits - 1) < 8 && end >= 11 && block[end - 3] == mark)
        {
            var whole = BinaryPrimitives.ReadUInt64LittleEndian(block[(end - 11)..]) ^ Zeros;
            var others = 64 - 8 * digits;
            whole = whole >> others << others;
            uint tens = (uint)block[end - 2] - '0', ones = (uint)block[end - 1] - '0';
            if (((whole | whole + 0x7676767676767676) & 0x8080808080808080) == 0 && tens <= 9 && ones <= 9)
            {
                amount = Amount.FromHundredths((long)(EightDigits.Parse(whole) * 100 + tens * 10 + ones));
                return true;
            }
        }
        amount = default;
        return false;
    }

    /// <summary>Sixteen bytes of it, from some place on, end in as many bytes 0xFF.</summary>
    private static ReadOnlySpan<byte> LastBytes =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
    ];
}
