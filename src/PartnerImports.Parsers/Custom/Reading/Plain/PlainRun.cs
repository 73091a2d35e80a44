using System.Runtime.CompilerServices;

namespace PartnerImports.Parsers.Custom.Reading;

/// <summary>Lines with as many fields each, lying one behind the other in a block.</summary>
internal readonly ref struct PlainRun
{
    /// <summary>The bytes.</summary>
    public required ReadOnlySpan<byte> Block { get; init; }

    /// <summary>Where each line starts.</summary>
    public required ReadOnlySpan<int> Starts { get; init; }

    /// <summary>Where each field ends, line after line; behind a separator the next one starts.</summary>
    public required ReadOnlySpan<int> Ends { get; init; }

    /// <summary>How many fields a line has.</summary>
    public required int Fields { get; init; }

    /// <summary>How far behind its place here a text stands in the batch.</summary>
    public int Shift { get; init; }

    /// <summary>How many lines there are.</summary>
    public int Count => Starts.Length;

    /// <summary>Where the last of some lines ends.</summary>
    public int StopOf(int count) => Ends[count * Fields - 1];

    /// <summary>Where a field starts.</summary>
    /// <param name="starts">Where lines start.</param>
    /// <param name="ends">Where fields end.</param>
    /// <param name="line">The line.</param>
    /// <param name="at">The place of the field among the ends.</param>
    /// <param name="rank">Its rank in the line.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int StartOf(ReadOnlySpan<int> starts, ReadOnlySpan<int> ends, int line, int at, int rank) => rank == 0 ? starts[line] : ends[at - 1] + 1;

    /// <summary>The same lines, copied to a batch.</summary>
    public PlainRun At(int shift) => new() { Block = Block, Starts = Starts, Ends = Ends, Fields = Fields, Shift = shift };
}
