using System.Runtime.Intrinsics;
using System.Text;

namespace PartnerImports.Parsers.Json;

/// <summary>The members of a kind of object, and which one mostly follows which: learnt from the objects read so far. Not thread-safe.</summary>
internal sealed class PlainMembers
{
    /// <summary>A name in quotes with its colon, and the bytes of a block that it fills.</summary>
    private readonly record struct Quoted(Vector128<byte> Name, Vector128<byte> Mask, int Length);

    private readonly Quoted[] _quoted;
    private readonly int[] _followers;
    private int _last;

    public PlainMembers(PropertySet set)
    {
        Set = set;
        _quoted = [.. set.Names.Select(ToQuoted)];
        _followers = [.. Enumerable.Range(0, set.Names.Length + 1).Select(i => (i + 1) % (set.Names.Length + 1) % set.Names.Length)];
        _last = set.Names.Length;
    }

    public PropertySet Set { get; }

    /// <summary>The member expected: objects mostly repeat their members in the same order.</summary>
    public int Guess => _followers[_last];

    /// <summary>Whether the name of the member expected stands somewhere, quotes and colon included: one comparison of a block. Never for long names.</summary>
    public bool IsGuessAt(ReadOnlySpan<byte> bytes, int at, out int length)
    {
        ref readonly var quoted = ref _quoted[_followers[_last]];
        length = quoted.Length;
        return bytes.Length - at >= Vector128<byte>.Count && (Vector128.Create(bytes.Slice(at, Vector128<byte>.Count)) & quoted.Mask) == quoted.Name && length <= Vector128<byte>.Count;
    }

    /// <summary>Turns to the first member of an object.</summary>
    public void Begin() => _last = Set.Names.Length;

    /// <summary>Notes a member that came.</summary>
    public void Follow(int member)
    {
        _followers[_last] = member;
        _last = member;
    }

    private static Quoted ToQuoted(string name)
    {
        Span<byte> block = stackalloc byte[Vector128<byte>.Count], mask = stackalloc byte[Vector128<byte>.Count];
        var quoted = Encoding.UTF8.GetBytes($"\"{name}\":");
        var length = Math.Min(quoted.Length, block.Length);
        quoted.AsSpan(0, length).CopyTo(block);
        mask[..length].Fill(0xFF);
        return new(Vector128.Create<byte>(block), Vector128.Create<byte>(mask), quoted.Length);
    }
}
