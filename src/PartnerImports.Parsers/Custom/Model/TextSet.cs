using System.Text;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Custom.Model;

/// <summary>Some texts in UTF-8, looked up in time that does not grow with their number. Immutable.</summary>
internal sealed class TextSet
{
    private readonly HashSet<byte[]> _set = new(Utf8Keys.Comparer);
    private readonly HashSet<byte[]>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    /// <summary>The lengths that occur, as bits; the last one stands for all that are longer.</summary>
    private readonly ulong _lengths;

    public TextSet(IEnumerable<string> texts)
    {
        foreach (var text in texts) _set.Add(Encoding.UTF8.GetBytes(text));
        foreach (var text in _set) _lengths |= Bit(text.Length);
        _lookup = _set.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public static TextSet Empty { get; } = new([]);

    public int Count => _set.Count;

    /// <summary>Whether it has others than the empty one.</summary>
    public bool HasTexts => (_lengths & ~1UL) != 0;

    /// <summary>Whether a text is one of them; most are told apart by their length alone.</summary>
    public bool Contains(ReadOnlySpan<byte> text) => (_lengths & Bit(text.Length)) != 0 && _lookup.Contains(text);

    /// <summary>A text that another set has too; null when there is none.</summary>
    public string? SharedWith(TextSet other) => _set.FirstOrDefault(text => other._set.Contains(text)) is { } shared ? Encoding.UTF8.GetString(shared) : null;

    private static ulong Bit(int length) => 1UL << Math.Min(length, 63);

    public override string ToString() => string.Join(", ", _set.Take(20).Select(Encoding.UTF8.GetString));
}
