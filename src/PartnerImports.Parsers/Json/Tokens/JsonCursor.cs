using System.Text.Json;

namespace PartnerImports.Parsers.Json;

/// <summary>Walks the tokens of a <see cref="JsonSource"/>: a <see cref="Utf8JsonReader"/> that refills itself.</summary>
/// <remarks>Lives on the stack; <see cref="Suspend"/> leaves the source where another cursor can go on.</remarks>
internal ref struct JsonCursor
{
    private readonly JsonSource _source;
    private Utf8JsonReader _reader;

    public JsonCursor(JsonSource source)
    {
        _source = source;
        _reader = new(source.Window, source.AtEnd, source.State);
    }

    /// <summary>The present token.</summary>
    public readonly JsonTokenType Token => _reader.TokenType;

    /// <summary>How many objects and arrays are open around the present token.</summary>
    public readonly int Depth => _reader.CurrentDepth;

    /// <summary>The raw bytes of the present name, text, number or literal; valid until the next read.</summary>
    public readonly ReadOnlySpan<byte> Raw => _reader.ValueSpan;

    /// <summary>Whether <see cref="Raw"/> holds escapes.</summary>
    public readonly bool IsEscaped => _reader.ValueIsEscaped;

    /// <summary>Where the present token starts.</summary>
    public readonly JsonMark Mark => _source.MarkAt(_source.WindowOffset + _reader.TokenStartIndex);

    /// <summary>The offset behind the present token.</summary>
    public readonly long Consumed => _source.WindowOffset + _reader.BytesConsumed;

    /// <summary>Goes to the next token; false when the content ends.</summary>
    /// <exception cref="JsonException">The bytes are not JSON, or end too early.</exception>
    /// <exception cref="JsonTokenTooLongException">A token is longer than allowed.</exception>
    public bool Read()
    {
        while (!_reader.Read())
        {
            if (_reader.IsFinalBlock) return false;
            Suspend();
            if (!_source.TryExtend()) throw new JsonTokenTooLongException(_source.MarkAt(_source.WindowOffset));
            _reader = new(_source.Window, _source.AtEnd, _source.State);
        }
        return true;
    }

    /// <summary>Passes over the present value; gives the greatest depth met.</summary>
    public int Skip()
    {
        var deepest = Depth;
        if (Token == JsonTokenType.PropertyName) Read();
        if (Token is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) return deepest;
        var outside = Depth;
        do
        {
            Read();
            if (Depth > deepest) deepest = Depth;
        }
        while (Depth > outside || Token is not (JsonTokenType.EndObject or JsonTokenType.EndArray));
        return deepest;
    }

    /// <summary>Looks, from the name of a member, for the text of a later member of the same object; the cursor stays before the value.</summary>
    /// <param name="name">The name of the later member.</param>
    /// <param name="texts">What its text may be.</param>
    /// <param name="found">The number of its text; -1 when it is another one, or when there is no such member.</param>
    /// <returns>False when the member lies farther ahead than the window reaches.</returns>
    public bool TryFindAhead(ReadOnlySpan<byte> name, PropertySet texts, out int found)
    {
        var depth = Depth;
        Suspend();
        var isInReach = TryFindAhead(_source, depth, name, texts, out found);
        _reader = new(_source.Window, _source.AtEnd, _source.State);
        return isInReach;
    }

    /// <summary>Leaves the source behind the present token.</summary>
    public readonly void Suspend()
    {
        _source.State = _reader.CurrentState;
        _source.Advance(_reader.BytesConsumed);
    }

    private static bool TryFindAhead(JsonSource source, int depth, ReadOnlySpan<byte> name, PropertySet texts, out int found)
    {
        var state = source.State;
        var passed = 0;
        var isNamed = false;
        found = -1;
        while (true)
        {
            var ahead = new Utf8JsonReader(source.Window[passed..], source.AtEnd, state);
            try
            {
                while (ahead.Read())
                {
                    if (isNamed) found = texts.Find(ref ahead);
                    if (isNamed || ahead.CurrentDepth < depth) return true;
                    isNamed = ahead.TokenType == JsonTokenType.PropertyName && ahead.CurrentDepth == depth && ahead.ValueTextEquals(name);
                }
            }
            catch (JsonException)
            {
                // The cursor itself comes to the fault, and throws there.
                return true;
            }
            if (source.AtEnd) return true;
            passed += (int)ahead.BytesConsumed;
            state = ahead.CurrentState;
            if (!source.TryExtend()) return false;
        }
    }
}

/// <summary>A token does not fit into the window.</summary>
internal sealed class JsonTokenTooLongException(JsonMark mark) : Exception
{
    public JsonMark Mark { get; } = mark;
}
