using System.Diagnostics.CodeAnalysis;

namespace PartnerImports;

/// <summary>The code that lines matched with each other share (<i>code de lettrage</i>), as <c>AA</c>.</summary>
/// <remarks>
/// Text of 1 to 35 characters without control characters and without blanks at either end, compared by ordinal.
/// The default value holds nothing: <see cref="HasValue"/> is false. Immutable and thread-safe.
/// </remarks>
public readonly struct MatchingCode : IEquatable<MatchingCode>, IComparable<MatchingCode>, ISpanParsable<MatchingCode>, IUtf8SpanParsable<MatchingCode>
{
    /// <summary>The greatest length, in UTF-16 code units.</summary>
    public const int MaxLength = 35;

    private readonly string? _text;

    private MatchingCode(string text) => _text = text;

    /// <summary>Whether this is more than the default value.</summary>
    public bool HasValue => _text is not null;

    /// <summary>Reads a code; blanks at both ends are dropped.</summary>
    /// <exception cref="FormatException">The text is blank, too long or holds control characters.</exception>
    public static MatchingCode Parse(string text) => Parse(text.AsSpan());

    /// <inheritdoc cref="Parse(string)"/>
    public static MatchingCode Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var code) ? code : throw CodeText.Malformed(nameof(MatchingCode), s, MaxLength);

    /// <inheritdoc cref="Parse(string)"/>
    public static MatchingCode Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider = null) =>
        TryParse(utf8Text, provider, out var code) ? code : throw CodeText.Malformed(nameof(MatchingCode), utf8Text, MaxLength);

    /// <inheritdoc cref="Parse(string)"/>
    public static MatchingCode Parse(string s, IFormatProvider? provider) => Parse(s.AsSpan(), provider);

    /// <summary>Reads a code; false when the text is blank, too long or holds control characters.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out MatchingCode result) => TryParse(text.AsSpan(), null, out result);

    /// <inheritdoc cref="TryParse(string?, out MatchingCode)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MatchingCode result) => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, out MatchingCode)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out MatchingCode result)
    {
        var ok = CodeText.TryRead(s, MaxLength, out var text);
        result = ok ? new(text!) : default;
        return ok;
    }

    /// <inheritdoc cref="TryParse(string?, out MatchingCode)"/>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider, out MatchingCode result)
    {
        var ok = CodeText.TryRead(utf8Text, MaxLength, out var text);
        result = ok ? new(text!) : default;
        return ok;
    }

    /// <inheritdoc/>
    public bool Equals(MatchingCode other) => string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is MatchingCode other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _text is null ? 0 : string.GetHashCode(_text, StringComparison.Ordinal);

    /// <summary>Orders by ordinal comparison of the texts; the default value comes first.</summary>
    public int CompareTo(MatchingCode other) => string.CompareOrdinal(_text, other._text);

    /// <summary>The code itself; empty for the default value.</summary>
    public override string ToString() => _text ?? "";

    /// <summary>Whether both hold the same text.</summary>
    public static bool operator ==(MatchingCode left, MatchingCode right) => left.Equals(right);

    /// <summary>Whether they hold different texts.</summary>
    public static bool operator !=(MatchingCode left, MatchingCode right) => !left.Equals(right);

    /// <summary>Whether the first sorts before the second.</summary>
    public static bool operator <(MatchingCode left, MatchingCode right) => left.CompareTo(right) < 0;

    /// <summary>Whether the first sorts after the second.</summary>
    public static bool operator >(MatchingCode left, MatchingCode right) => left.CompareTo(right) > 0;

    /// <summary>Whether the first sorts before the second or equals it.</summary>
    public static bool operator <=(MatchingCode left, MatchingCode right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the first sorts after the second or equals it.</summary>
    public static bool operator >=(MatchingCode left, MatchingCode right) => left.CompareTo(right) >= 0;
}
