using System.Numerics;
using System.Runtime.InteropServices;

namespace PartnerImports.Benchmarks.Summary;

/// <summary>The least that reading a file can be: its bytes into one buffer, separators and line ends counted by vectors.</summary>
internal static class BareScan
{
    private const int BufferLength = 256 * 1024;

    private static readonly byte[] Buffer = GC.AllocateUninitializedArray<byte>(BufferLength, pinned: true);

    /// <summary>Separators and line ends.</summary>
    public readonly record struct Counts(long Separators, long LineEnds);

    /// <summary>Counts both in a file.</summary>
    public static Counts Run(string path, byte separator)
    {
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        long separators = 0, lineEnds = 0, offset = 0;
        for (int read; (read = RandomAccess.Read(file, Buffer, offset)) > 0; offset += read)
        {
            var (tabs, ends) = Count(Buffer.AsSpan(0, read), separator);
            separators += tabs;
            lineEnds += ends;
        }
        return new(separators, lineEnds);
    }

    private static Counts Count(ReadOnlySpan<byte> bytes, byte separator)
    {
        long separators = 0, lineEnds = 0;
        var (wanted, end) = (new Vector<byte>(separator), new Vector<byte>((byte)'\n'));
        var vectors = MemoryMarshal.Cast<byte, Vector<byte>>(bytes);
        while (vectors.Length > 0)
        {
            // A byte counts to 255 before it is added up.
            var block = vectors[..Math.Min(255, vectors.Length)];
            Vector<byte> tabs = default, ends = default;
            foreach (var vector in block)
            {
                tabs -= Vector.Equals(vector, wanted);
                ends -= Vector.Equals(vector, end);
            }
            separators += Sum(tabs);
            lineEnds += Sum(ends);
            vectors = vectors[block.Length..];
        }
        foreach (var b in bytes[^(bytes.Length % Vector<byte>.Count)..])
        {
            if (b == separator) separators++;
            if (b == '\n') lineEnds++;
        }
        return new(separators, lineEnds);
    }

    private static long Sum(Vector<byte> counts)
    {
        Vector.Widen(counts, out var low, out var high);
        return Vector.Sum(low) + Vector.Sum(high);
    }
}
