using System.Text;
using System.Text.Json;

namespace PartnerImports.Parsers.Json;

/// <summary>The members that a closed object may have, by number from 0.</summary>
internal sealed class PropertySet
{
    private readonly byte[][] _utf8;

    public PropertySet(params string[] names)
    {
        Names = names;
        _utf8 = [.. names.Select(Encoding.UTF8.GetBytes)];
    }

    public string[] Names { get; }

    /// <summary>The number of a name; -1 when it is none of them.</summary>
    public int Find(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < _utf8.Length; i++)
            if (name.SequenceEqual(_utf8[i])) return i;
        return -1;
    }

    /// <summary>The number of the text that a reader stands on; -1 when it is none of them.</summary>
    public int Find(ref Utf8JsonReader reader)
    {
        for (var i = 0; reader.TokenType == JsonTokenType.String && i < _utf8.Length; i++)
            if (reader.ValueTextEquals(_utf8[i])) return i;
        return -1;
    }
}
