using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Analysis;

/// <summary>Distinct codes in order of first appearance, each with the first label that is not blank.</summary>
/// <typeparam name="T">What else is kept of a code.</typeparam>
internal sealed class CodeIndex<T>
{
    private readonly Dictionary<byte[], int> _ordinals = new(Utf8Keys.Comparer);
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly List<(byte[] Code, string Label, T? Value)> _items = [];
    private int _last = -1;

    public CodeIndex() => _lookup = _ordinals.GetAlternateLookup<ReadOnlySpan<byte>>();

    public IReadOnlyList<(byte[] Code, string Label, T? Value)> Items => _items;

    public int Count => _items.Count;

    /// <summary>The ordinal of the code that was added or found last.</summary>
    public int Last => _last;

    /// <summary>Whether a label is known of a code.</summary>
    public bool IsLabelled(int ordinal) => _items[ordinal].Label.Length > 0;

    /// <summary>Adds a code unless it is known; tells whether it is new.</summary>
    public bool Add(ReadOnlySpan<byte> code, ReadOnlySpan<byte> label, T? value = default)
    {
        if (Knows(code, label)) return false;
        _last = _items.Count;
        var key = code.ToArray();
        _ordinals.Add(key, _last);
        _items.Add((key, System.Text.Encoding.UTF8.GetString(label), value));
        return true;
    }

    /// <summary>Whether a code is there already; one without a label takes this one.</summary>
    public bool Knows(ReadOnlySpan<byte> code, ReadOnlySpan<byte> label)
    {
        if ((_last < 0 || !code.SequenceEqual(_items[_last].Code)) && !_lookup.TryGetValue(code, out _last))
        {
            _last = -1;
            return false;
        }
        Complete(_last, label);
        return true;
    }

    private void Complete(int ordinal, ReadOnlySpan<byte> label)
    {
        if (!label.IsEmpty && _items[ordinal] is { Label: "" } item) _items[ordinal] = item with { Label = System.Text.Encoding.UTF8.GetString(label) };
    }
}
