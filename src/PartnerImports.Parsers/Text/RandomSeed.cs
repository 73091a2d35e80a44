using System.Runtime.InteropServices;

namespace PartnerImports.Parsers.Text;

/// <summary>Seeds that no file can know beforehand.</summary>
internal static class RandomSeed
{
    /// <summary>
    /// 64 bits of the system's own generator, which random UUIDs come from: the cryptographic library, which takes longer to load than a short file
    /// to be read, stays out. Both halves, so that none of the bits is a fixed one.
    /// </summary>
    public static long Next()
    {
        var random = Guid.NewGuid();
        var halves = MemoryMarshal.Cast<Guid, long>(MemoryMarshal.CreateReadOnlySpan(in random, 1));
        return halves[0] ^ halves[1];
    }
}
