using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PartnerImports.Parsers.Fec;

/// <summary>Finds where the fields of a line end.</summary>
internal static class FieldSplitter
{
    /// <summary>Writes the end of each field and gives how many there are; the array grows when it must.</summary>
    public static int Split(ReadOnlySpan<byte> line, byte separator, ref int[] ends)
    {
        int count = 0, at = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            var wanted = Vector256.Create(separator);
            ref var first = ref MemoryMarshal.GetReference(line);
            for (; at <= line.Length - Vector256<byte>.Count; at += Vector256<byte>.Count)
            {
                var found = Vector256.Equals(Vector256.LoadUnsafe(ref first, (nuint)at), wanted).ExtractMostSignificantBits();
                if (ends.Length < count + Vector256<byte>.Count + 1) Array.Resize(ref ends, ends.Length * 2 + Vector256<byte>.Count + 1);
                for (; found != 0; found &= found - 1) ends[count++] = at + BitOperations.TrailingZeroCount(found);
            }
        }
        return SplitScalar(line, separator, ref ends, at, count);
    }

    /// <summary>The same, byte by byte, from some place on.</summary>
    public static int SplitScalar(ReadOnlySpan<byte> line, byte separator, ref int[] ends, int at = 0, int count = 0)
    {
        for (; at < line.Length; at++)
        {
            if (line[at] != separator) continue;
            if (ends.Length < count + 2) Array.Resize(ref ends, ends.Length * 2 + 2);
            ends[count++] = at;
        }
        if (ends.Length < count + 1) Array.Resize(ref ends, count + 1);
        ends[count++] = line.Length;
        return count;
    }

    /// <summary>The same for values that may stand in quotes, within which separators do not count; the last field is open when its quote has no end.</summary>
    public static int SplitQuoted(ReadOnlySpan<byte> line, byte separator, ref int[] ends) => SplitQuoted(line, separator, ref ends, out _);

    /// <inheritdoc cref="SplitQuoted(ReadOnlySpan{byte}, byte, ref int[])"/>
    public static int SplitQuoted(ReadOnlySpan<byte> line, byte separator, ref int[] ends, out bool isOpen)
    {
        var count = 0;
        var inQuotes = false;
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '"') inQuotes = !inQuotes;
            if (line[at] != separator || inQuotes) continue;
            if (ends.Length < count + 2) Array.Resize(ref ends, ends.Length * 2 + 2);
            ends[count++] = at;
        }
        if (ends.Length < count + 1) Array.Resize(ref ends, count + 1);
        ends[count++] = line.Length;
        isOpen = inQuotes;
        return count;
    }
}
