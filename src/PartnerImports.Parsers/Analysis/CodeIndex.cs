using System.Text;
using PartnerImports.Parsers.Tables;

namespace PartnerImports.Parsers.Analysis;

/// <summary>Distinct codes in order of first appearance, each with the first label that is not blank.</summary>
/// <typeparam name="T">What else is kept of a code.</typeparam>
internal sealed class CodeIndex<T>
{
    private readonly KeyTable _codes = new();
    private readonly List<string> _labels = [];
    private readonly List<T?> _values = [];
    private string _lastLabel = "";
    private byte[] _lastLabelBytes = [];

    public int Count => _codes.Count;

    /// <summary>The ordinal of the code that was added or found last.</summary>
    public int Last { get; private set; } = -1;

    public ReadOnlySpan<byte> Code(int ordinal) => _codes[ordinal];

    public string Label(int ordinal) => _labels[ordinal];

    public T? Value(int ordinal) => _values[ordinal];

    /// <summary>Whether a label is known of a code.</summary>
    public bool IsLabelled(int ordinal) => _labels[ordinal].Length > 0;

    /// <summary>Adds a code unless it is known; tells whether it is new.</summary>
    public bool Add(ReadOnlySpan<byte> code, ReadOnlySpan<byte> label, T? value = default)
    {
        Last = _codes.FindOrAdd(0, code, out var isNew);
        if (isNew)
        {
            _labels.Add("");
            _values.Add(value);
        }
        Complete(label);
        return isNew;
    }

    /// <summary>Whether a code is there already; one without a label takes this one.</summary>
    public bool Knows(ReadOnlySpan<byte> code, ReadOnlySpan<byte> label)
    {
        if (Last < 0 || !code.SequenceEqual(_codes[Last])) Last = _codes.Find(0, code);
        if (Last < 0) return false;
        Complete(label);
        return true;
    }

    /// <summary>All of them, as something else; those that give nothing are left out.</summary>
    public IEnumerable<TMade> Select<TMade>(Func<int, TMade?> make) where TMade : class
    {
        for (var ordinal = 0; ordinal < Count; ordinal++)
            if (make(ordinal) is { } made) yield return made;
    }

    /// <summary>Codes that come one after the other may well have one label.</summary>
    private void Complete(ReadOnlySpan<byte> label)
    {
        if (label.IsEmpty || IsLabelled(Last)) return;
        if (!label.SequenceEqual(_lastLabelBytes)) (_lastLabelBytes, _lastLabel) = (label.ToArray(), Encoding.UTF8.GetString(label));
        _labels[Last] = _lastLabel;
    }
}
