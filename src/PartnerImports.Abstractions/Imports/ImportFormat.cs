using System.Diagnostics.CodeAnalysis;

namespace PartnerImports;

/// <summary>The format of an import: an open code, since hosts add formats of their own.</summary>
/// <remarks>The default value stands for a content that no format recognised. Immutable and thread-safe.</remarks>
public readonly struct ImportFormat : IEquatable<ImportFormat>
{
    private readonly string? _code;
    private readonly string? _label;

    /// <summary>Makes a format of its code and the label shown on screen.</summary>
    /// <exception cref="ArgumentException">One of them is blank.</exception>
    public ImportFormat(string code, string label)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        ArgumentException.ThrowIfNullOrWhiteSpace(label);
        _code = code;
        _label = label;
    }

    /// <summary>The French statutory ledger file.</summary>
    public static ImportFormat Fec { get; } = new("fec", "FEC");

    /// <summary>Cegid's fixed-width transfer file.</summary>
    public static ImportFormat Tra { get; } = new("tra", "TRA");

    /// <summary>JSON: <c>import-ecritures</c> 1.0 or Loop's own body.</summary>
    public static ImportFormat Json { get; } = new("json", "JSON");

    /// <summary>A file described by a saved model.</summary>
    public static ImportFormat Custom { get; } = new("custom", "Personnalisé");

    /// <summary>Whether a format was recognised.</summary>
    public bool HasValue => _code is not null;

    /// <summary>The code, as <c>fec</c>; empty for the default value.</summary>
    public string Code => _code ?? "";

    /// <summary>The label shown on screen, as <c>Personnalisé</c>; empty for the default value.</summary>
    public string Label => _label ?? "";

    /// <summary>Equality by code.</summary>
    public bool Equals(ImportFormat other) => string.Equals(_code, other._code, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is ImportFormat other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _code is null ? 0 : string.GetHashCode(_code, StringComparison.Ordinal);

    /// <summary>The code.</summary>
    public override string ToString() => Code;

    /// <summary>Whether both have the same code.</summary>
    public static bool operator ==(ImportFormat left, ImportFormat right) => left.Equals(right);

    /// <summary>Whether they have different codes.</summary>
    public static bool operator !=(ImportFormat left, ImportFormat right) => !left.Equals(right);
}
