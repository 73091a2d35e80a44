using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PartnerImports.Parsers.Tra;

/// <summary>The fields of one kind of TRA record.</summary>
/// <remarks>Immutable.</remarks>
public sealed class TraRecordLayout
{
    private readonly FrozenDictionary<string, TraField> _byName;

    internal TraRecordLayout(string code, ImmutableArray<TraField> fields)
    {
        Code = code;
        Fields = fields;
        Length = fields.Max(field => field.End);
        _byName = fields.ToFrozenDictionary(field => field.Name, StringComparer.Ordinal);
    }

    /// <summary>The kind of record, as <c>JAL</c> or <c>MVT/STD</c>.</summary>
    public string Code { get; }

    /// <summary>The fields, in the order of the layout.</summary>
    public ImmutableArray<TraField> Fields { get; }

    /// <summary>The last column of the last field.</summary>
    public int Length { get; }

    /// <summary>A field by name.</summary>
    /// <exception cref="KeyNotFoundException">The record has no such field.</exception>
    public TraField this[string name] =>
        _byName.TryGetValue(name, out var field) ? field : throw new KeyNotFoundException($"A TRA record {Code} has no field {name}.");

    /// <summary>A field by name; null when the record has none of that name.</summary>
    public TraField? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The code.</summary>
    public override string ToString() => Code;
}
