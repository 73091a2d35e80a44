using System.Text;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Custom.Model;

/// <summary>Some texts in UTF-8, looked up in time that does not grow with their number. Immutable.</summary>
internal sealed class TextSet
{
    private readonly HashSet<byte[]> _set = new(Utf8Keys.Comparer);
    private readonly HashSet<byte[]>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    public TextSet(IEnumerable<string> texts)
    {
        foreach (var text in texts) _set.Add(Encoding.UTF8.GetBytes(text));
        _lookup = _set.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public static TextSet Empty { get; } = new([]);

    public int Count => _set.Count;

    public bool Contains(ReadOnlySpan<byte> text) => _set.Count > 0 && _lookup.Contains(text);

    /// <summary>A text that another set has too; null when there is none.</summary>
    public string? SharedWith(TextSet other) => _set.FirstOrDefault(text => other._set.Contains(text)) is { } shared ? Encoding.UTF8.GetString(shared) : null;

    public override string ToString() => string.Join(", ", _set.Take(20).Select(Encoding.UTF8.GetString));
}
