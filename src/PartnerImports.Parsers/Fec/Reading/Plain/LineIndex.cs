using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PartnerImports.Parsers.Fec;

/// <summary>How the bytes of a line stand for text, as far as plain lines differ by it.</summary>
internal enum PlainText
{
    /// <summary>ASCII or UTF-8, known to be valid.</summary>
    Utf8,

    /// <summary>A byte a character, all of them defined but C1 controls (ISO 8859-15).</summary>
    Latin9,

    /// <summary>A byte a character, five of them undefined.</summary>
    Windows1252,
}

/// <summary>Where the fields and lines of a block of bytes end, and where something stands that plain lines do not hold.</summary>
/// <remarks>
/// <para>64 bytes are looked at in one step: each question is a mask of 64 bits, and the bits of "a field ends here" become positions.</para>
/// <para>Odd are: control characters, blanks and no-break spaces beside a field's ends, quotes where quotes count, undefined bytes. Places
/// are kept as the 64 bytes that they are among; a line that touches them is read the long way. Lines end at LF; a CR anywhere but right
/// before one is odd.</para>
/// </remarks>
internal sealed class LineIndex(byte separator, bool isQuoted, PlainText text)
{
    private const int Step = 64;
    private const int Unrolled = 12;
    private static readonly Action<LineIndex, ReadOnlySpan<byte>> Best = Choose(Environment.GetEnvironmentVariable(ScanVariable));

    /// <summary>The variable that forces a way: <c>256</c>, <c>128</c>, <c>scalar</c>, or <c>lines</c> for no index at all.</summary>
    public const string ScanVariable = "PARTNER_IMPORTS_SCAN";

    /// <summary>Whether plain lines are read by an index; false leaves every line to the long way.</summary>
    public static bool IsUsed { get; } = Environment.GetEnvironmentVariable(ScanVariable) != "lines";

    private int[] _ends = new int[4096];
    private int[] _lines = new int[256];
    private int[] _odd = new int[16];
    private int[] _high = new int[64];
    private ulong[] _highBits = new ulong[64];
    private int _endCount, _lineCount, _oddCount, _highCount;

    // What the bytes before these 64 say of them: bit 0 is set where the last byte was an end, a blank, a control, ….
    private ulong _afterBorder, _afterBlank, _beforeFeed, _afterC2, _afterA0;

    /// <summary>Where fields end, in bytes from the start of the block; the last one of a line at its LF, until a reader knows better.</summary>
    public Span<int> FieldEnds => _ends.AsSpan(0, _endCount);

    /// <summary>How many fields end before or at the LF of each line.</summary>
    public ReadOnlySpan<int> Lines => _lines.AsSpan(0, _lineCount);

    /// <summary>The first of each 64 bytes that hold something odd.</summary>
    public ReadOnlySpan<int> Odd => _odd.AsSpan(0, _oddCount);

    /// <summary>The first of each 64 bytes that are not all ASCII.</summary>
    public ReadOnlySpan<int> High => _high.AsSpan(0, _highCount);

    /// <summary>Which of those 64 are not ASCII.</summary>
    public ReadOnlySpan<ulong> HighBits => _highBits.AsSpan(0, _highCount);

    /// <summary>How many bytes stand together in <see cref="Odd"/> and <see cref="High"/>.</summary>
    public static int Width => Step;

    /// <summary>Looks at a block that begins where a line begins.</summary>
    public void Scan(ReadOnlySpan<byte> block) => Best(this, block);

    /// <summary>Looks at a block in one certain way.</summary>
    public void Scan<T>(ReadOnlySpan<byte> block) where T : IByteMasks
    {
        (_endCount, _lineCount, _oddCount, _highCount) = (0, 0, 0, 0);
        (_afterBorder, _afterBlank, _beforeFeed, _afterC2, _afterA0) = (1, 0, 0, 0, 0);
        ref var first = ref MemoryMarshal.GetReference(block);
        var at = 0;
        for (; at <= block.Length - Step; at += Step) Take<T>(ref Unsafe.Add(ref first, at), at);
        if (at < block.Length)
        {
            Span<byte> rest = stackalloc byte[Step];
            rest.Fill((byte)'x');
            block[at..].CopyTo(rest);
            Take<T>(ref MemoryMarshal.GetReference(rest), at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Take<T>(ref byte first, int at) where T : IByteMasks
    {
        var masks = T.Of(ref first, separator);
        var borders = masks.Separators | masks.Feeds;
        var behind = borders << 1 | _afterBorder;
        var controls = masks.Controls & ~borders;
        var odd = controls & ~(masks.Feeds >> 1) | masks.Blanks & behind | (masks.Blanks << 1 | _afterBlank) & borders;
        if (isQuoted) odd |= T.Find(ref first, (byte)'"');
        if (masks.High != 0)
        {
            odd |= OddHigh<T>(ref first, borders, behind);
            if (_highBits.Length == _highCount) Array.Resize(ref _highBits, _highCount * 2);
            _highBits[_highCount] = masks.High;
            Push(ref _high, ref _highCount, at);
        }
        else
        {
            odd |= _afterA0 & borders;
            (_afterC2, _afterA0) = (0, 0);
        }
        // A control right before an LF is taken for its CR: who takes the line looks. The last of 64 bytes waits for the next 64.
        if (_beforeFeed > (masks.Feeds & 1)) Push(ref _odd, ref _oddCount, at - Step);
        _beforeFeed = controls >> 63;
        odd &= ~(controls & 1UL << 63);
        if (odd != 0) Push(ref _odd, ref _oddCount, at);
        (_afterBorder, _afterBlank) = (borders >> 63, masks.Blanks >> 63);

        for (var feeds = masks.Feeds; feeds != 0; feeds &= feeds - 1)
            Push(ref _lines, ref _lineCount, _endCount + BitOperations.PopCount(borders & (feeds ^ feeds - 1)));
        if (_ends.Length < _endCount + Step + Unrolled) Array.Resize(ref _ends, _ends.Length * 2);
        AddEnds(borders, at);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddEnds(ulong ends, int at)
    {
        // Twelve are written whether there are as many or not: hardly any 64 bytes of a FEC have more, so that nothing is left to guess.
        ref var end = ref _ends[_endCount];
        _endCount += BitOperations.PopCount(ends);
        end = at + Next(ref ends);
        Unsafe.Add(ref end, 1) = at + Next(ref ends);
        Unsafe.Add(ref end, 2) = at + Next(ref ends);
        Unsafe.Add(ref end, 3) = at + Next(ref ends);
        Unsafe.Add(ref end, 4) = at + Next(ref ends);
        Unsafe.Add(ref end, 5) = at + Next(ref ends);
        Unsafe.Add(ref end, 6) = at + Next(ref ends);
        Unsafe.Add(ref end, 7) = at + Next(ref ends);
        Unsafe.Add(ref end, 8) = at + Next(ref ends);
        Unsafe.Add(ref end, 9) = at + Next(ref ends);
        Unsafe.Add(ref end, 10) = at + Next(ref ends);
        Unsafe.Add(ref end, 11) = at + Next(ref ends);
        for (end = ref Unsafe.Add(ref end, Unrolled); ends != 0; end = ref Unsafe.Add(ref end, 1)) end = at + Next(ref ends);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Next(ref ulong bits)
    {
        var next = BitOperations.TrailingZeroCount(bits);
        bits &= bits - 1;
        return next;
    }

    private ulong OddHigh<T>(ref byte first, ulong borders, ulong behind) where T : IByteMasks
    {
        var masks = T.HighOf(ref first);
        var odd = (masks.A0 << 1 | _afterA0) & borders;
        // A no-break space is A0 in one byte and C2 A0 in two.
        odd |= (text == PlainText.Utf8 ? masks.C2 : masks.A0) & behind;
        odd |= text switch
        {
            PlainText.Utf8 => (masks.C2 << 1 | _afterC2) & masks.C1,
            PlainText.Latin9 => masks.C1,
            _ => masks.C1 == 0 ? 0 : T.Find(ref first, 0x81) | T.Find(ref first, 0x8D) | T.Find(ref first, 0x8F) | T.Find(ref first, 0x90) | T.Find(ref first, 0x9D),
        };
        (_afterC2, _afterA0) = (masks.C2 >> 63, masks.A0 >> 63);
        return odd;
    }

    private static void Push(ref int[] values, ref int count, int value)
    {
        if (count == values.Length) Array.Resize(ref values, count * 2);
        values[count++] = value;
    }

    private static Action<LineIndex, ReadOnlySpan<byte>> Choose(string? wanted) => wanted switch
    {
        "scalar" => static (index, block) => index.Scan<MasksScalar>(block),
        "128" => static (index, block) => index.Scan<Masks128>(block),
        "256" => static (index, block) => index.Scan<Masks256>(block),
        _ when System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated => static (index, block) => index.Scan<Masks256>(block),
        _ when System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated => static (index, block) => index.Scan<Masks128>(block),
        _ => static (index, block) => index.Scan<MasksScalar>(block),
    };
}
