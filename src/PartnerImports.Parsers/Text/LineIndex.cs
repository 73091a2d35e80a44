using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PartnerImports.Parsers.Text;

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
    private const int UsualFieldLength = 5;

    /// <summary>How many positions may be written beyond those that there are.</summary>
    public const int Room = 16;

    private static readonly Action<LineIndex, ReadOnlySpan<byte>> Best = Choose(Environment.GetEnvironmentVariable(ScanVariable));

    /// <summary>The variable that forces a way: <c>256</c>, <c>128</c>, <c>scalar</c>, or <c>lines</c> for no index at all.</summary>
    public const string ScanVariable = "PARTNER_IMPORTS_SCAN";

    /// <summary>Whether plain lines are read by an index; false leaves every line to the long way.</summary>
    public static bool IsUsed { get; } = Environment.GetEnvironmentVariable(ScanVariable) != "lines";

    private int[] _ends = new int[Step + Room];
    private int[] _lines = new int[256];
    private int[] _odd = new int[16];
    private ulong[] _high = [];
    private readonly byte[] _rest = new byte[Step];
    private int _endCount, _lineCount, _oddCount;

    // What the last of the bytes before these 64 was, in bit 0.
    private ulong _afterC2, _afterNoBreak;

    /// <summary>Where fields end, in bytes from the start of the block; the last one of a line at its LF, until a reader knows better.</summary>
    public Span<int> FieldEnds => _ends.AsSpan(0, _endCount);

    /// <summary>The same with some numbers behind them that mean nothing.</summary>
    public ReadOnlySpan<int> FieldEndsAnd => _ends.AsSpan(0, _endCount + Room);

    /// <summary>How many fields end before or at the LF of each line.</summary>
    public ReadOnlySpan<int> Lines => _lines.AsSpan(0, _lineCount);

    /// <summary>The first of each 64 bytes that hold something odd.</summary>
    public ReadOnlySpan<int> Odd => _odd.AsSpan(0, _oddCount);

    /// <summary>Which bytes are not ASCII, in 64 bits for each 64 bytes and 64 more; nothing where text is UTF-8.</summary>
    public ReadOnlySpan<ulong> High => _high;

    /// <summary>How many bytes stand together in <see cref="Odd"/>, and for a number of <see cref="High"/>.</summary>
    public static int Width => Step;

    /// <summary>Looks at a block that begins where a line begins.</summary>
    public void Scan(ReadOnlySpan<byte> block) => Best(this, block);

    /// <summary>Looks at a block in one certain way.</summary>
    public void Scan<T>(ReadOnlySpan<byte> block) where T : IByteMasks
    {
        (_endCount, _lineCount, _oddCount, _afterC2, _afterNoBreak) = (0, 0, 0, 0, 0);
        if (_ends.Length < block.Length / UsualFieldLength) _ends = new int[block.Length / UsualFieldLength + Step + Room];
        ref var first = ref MemoryMarshal.GetReference(block);
        var isUtf8 = text == PlainText.Utf8;
        if (!isUtf8 && _high.Length < block.Length / Step + 2) _high = new ulong[block.Length / Step + 2];
        ulong afterBorder = 1, afterBlank = 0, afterControl = 0;
        for (var at = 0; at < block.Length; at += Step)
        {
            ref var bytes = ref at <= block.Length - Step ? ref Unsafe.Add(ref first, at) : ref Rest(block[at..]);
            var masks = T.Of(ref bytes, separator);
            var borders = masks.Separators | masks.Feeds;
            var behind = borders << 1 | afterBorder;
            var controls = masks.Controls & ~borders;
            // A control is seen from the byte behind it: before an LF it is taken for its CR, and who takes the line looks.
            var odd = masks.Blanks & behind | (masks.Blanks << 1 | afterBlank) & borders | (controls << 1 | afterControl) & ~masks.Feeds;
            (afterBorder, afterBlank, afterControl) = (borders >> 63, masks.Blanks >> 63, controls >> 63);
            if (isQuoted) odd |= T.Find(ref bytes, (byte)'"');
            var telling = isUtf8 ? T.Find(ref bytes, 0xC2) : T.HighUpTo(ref bytes, 0xA0);
            if ((telling | _afterC2 | _afterNoBreak) != 0) odd |= OddHigh<T>(ref bytes, telling, borders, behind);
            if (odd != 0) Push(ref _odd, ref _oddCount, at);
            if (!isUtf8) _high[at / Step] = masks.High;
            AddLines(masks.Feeds, borders);
            if (_ends.Length < _endCount + Step + Room) Array.Resize(ref _ends, _ends.Length * 2);
            T.WriteEnds(ref bytes, separator, borders, at, ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_ends), _endCount));
            _endCount += BitOperations.PopCount(borders);
        }
    }

    /// <summary>The last bytes of a block, with others behind them that mean nothing.</summary>
    private ref byte Rest(ReadOnlySpan<byte> rest)
    {
        Array.Fill(_rest, (byte)'x');
        rest.CopyTo(_rest);
        return ref _rest[0];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddLines(ulong feeds, ulong borders)
    {
        // One is written whether there is one or not: few 64 bytes have two, so that nothing is left to guess.
        if (_lines.Length < _lineCount + Step) Array.Resize(ref _lines, _lines.Length * 2);
        ref var line = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_lines), _lineCount);
        _lineCount += BitOperations.PopCount(feeds);
        line = _endCount + BitOperations.PopCount(borders & (feeds ^ feeds - 1));
        for (feeds &= feeds - 1; feeds != 0; feeds &= feeds - 1)
        {
            line = ref Unsafe.Add(ref line, 1);
            line = _endCount + BitOperations.PopCount(borders & (feeds ^ feeds - 1));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong OddHigh<T>(ref byte first, ulong telling, ulong borders, ulong behind) where T : IByteMasks
    {
        var c1 = T.HighUpTo(ref first, 0x9F);
        if (text != PlainText.Utf8)
        {
            var noBreaks = telling & ~c1;
            var odd = noBreaks & behind | (noBreaks << 1 | _afterNoBreak) & borders;
            _afterNoBreak = noBreaks >> 63;
            if (text == PlainText.Latin9) return odd | c1;
            return c1 == 0 ? odd : odd | T.Find(ref first, 0x81) | T.Find(ref first, 0x8D) | T.Find(ref first, 0x8F) | T.Find(ref first, 0x90) | T.Find(ref first, 0x9D);
        }
        else
        {
            // C2 80 to C2 9F are controls, C2 A0 is the no-break space; a field that begins with C2 is looked at more closely.
            var behindC2 = telling << 1 | _afterC2;
            var noBreaks = T.Find(ref first, 0xA0) & behindC2;
            var odd = telling & behind | behindC2 & c1 | (noBreaks << 1 | _afterNoBreak) & borders;
            (_afterC2, _afterNoBreak) = (telling >> 63, noBreaks >> 63);
            return odd;
        }
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
