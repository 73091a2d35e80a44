using System.Diagnostics.CodeAnalysis;

namespace PartnerImports;

/// <summary>The identity of an import.</summary>
/// <remarks>A UUID, by default of version 7 (in order of time). The default value holds nothing. Immutable and thread-safe.</remarks>
public readonly struct ImportId : IEquatable<ImportId>, IComparable<ImportId>, ISpanParsable<ImportId>
{
    /// <summary>Wraps a UUID.</summary>
    /// <exception cref="ArgumentException">The UUID is the empty one.</exception>
    public ImportId(Guid value) => Value = value != Guid.Empty ? value : throw new ArgumentException("The empty UUID names no import.", nameof(value));

    /// <summary>The UUID.</summary>
    public Guid Value { get; }

    /// <summary>Whether this is more than the default value.</summary>
    public bool HasValue => Value != Guid.Empty;

    /// <summary>Reads the text form of a UUID.</summary>
    /// <exception cref="FormatException">The text is no UUID.</exception>
    public static ImportId Parse(string text) => Parse(text.AsSpan(), null);

    /// <inheritdoc cref="Parse(string)"/>
    public static ImportId Parse(string s, IFormatProvider? provider) => Parse(s.AsSpan(), provider);

    /// <inheritdoc cref="Parse(string)"/>
    public static ImportId Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not the id of an import: a UUID.");

    /// <summary>Reads the text form of a UUID; false for anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ImportId result) => TryParse(text.AsSpan(), null, out result);

    /// <inheritdoc cref="TryParse(string?, out ImportId)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ImportId result) => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, out ImportId)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out ImportId result)
    {
        var ok = Guid.TryParse(s, out var value) && value != Guid.Empty;
        result = ok ? new(value) : default;
        return ok;
    }

    /// <inheritdoc/>
    public bool Equals(ImportId other) => Value == other.Value;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is ImportId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <summary>Orders by the UUID: by time for version 7.</summary>
    public int CompareTo(ImportId other) => Value.CompareTo(other.Value);

    /// <summary>The UUID in its usual form; empty for the default value.</summary>
    public override string ToString() => HasValue ? Value.ToString() : "";

    /// <summary>Whether both name the same import.</summary>
    public static bool operator ==(ImportId left, ImportId right) => left.Equals(right);

    /// <summary>Whether they name different imports.</summary>
    public static bool operator !=(ImportId left, ImportId right) => !left.Equals(right);

    /// <summary>Whether the first sorts before the second.</summary>
    public static bool operator <(ImportId left, ImportId right) => left.CompareTo(right) < 0;

    /// <summary>Whether the first sorts after the second.</summary>
    public static bool operator >(ImportId left, ImportId right) => left.CompareTo(right) > 0;

    /// <summary>Whether the first sorts before the second or equals it.</summary>
    public static bool operator <=(ImportId left, ImportId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the first sorts after the second or equals it.</summary>
    public static bool operator >=(ImportId left, ImportId right) => left.CompareTo(right) >= 0;
}
