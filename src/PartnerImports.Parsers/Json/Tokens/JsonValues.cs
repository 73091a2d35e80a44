using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using NodaTime;

namespace PartnerImports.Parsers.Json;

/// <summary>Reads the value that a cursor stands on, by the rules of its member, and reports what is wrong with it.</summary>
/// <remarks>Every method leaves the cursor on the last token of the value, whatever the value is.</remarks>
internal sealed class JsonValues(JsonReport report, JsonLimits limits, bool checkUtf8)
{
    /// <summary>Reads the value of a member, whose number in its set is given.</summary>
    public delegate void MemberHandler(ref JsonCursor cursor, int member);

    private byte[] _scratch = new byte[1024];

    /// <summary>Where findings go.</summary>
    public JsonReport Report => report;

    /// <summary>Whether plain values may be read straight from the bytes: not where texts must be looked at for what is not UTF-8.</summary>
    public bool ReadsPlainWay
    {
        get => field && !checkUtf8;
        init;
    } = true;

    /// <summary>How much is taken.</summary>
    public JsonLimits Limits => limits;

    /// <summary>Whether the value has the type expected; else that is reported and the value passed over.</summary>
    public bool Expect(scoped ref JsonCursor cursor, JsonTokenType type)
    {
        if (cursor.Token == type) return true;
        report.Add(JsonDiagnostics.WrongType, cursor.Mark, NameOf(cursor.Token), NameOf(type));
        Skip(ref cursor);
        return false;
    }

    /// <summary>Passes over the value.</summary>
    public void Skip(scoped ref JsonCursor cursor)
    {
        var mark = cursor.Mark;
        if (cursor.Skip() > limits.MaxDepth) report.Add(JsonDiagnostics.TooDeep, mark, "", Text(limits.MaxDepth));
    }

    /// <summary>Walks the members of an object; gives the set of those found, as bits.</summary>
    /// <param name="cursor">On the start of the object; left on its end.</param>
    /// <param name="members">The members known.</param>
    /// <param name="handler">Reads the value of each one that is known and new.</param>
    /// <param name="unknown">What to report of other members.</param>
    public uint Walk(ref JsonCursor cursor, PropertySet members, MemberHandler handler, DiagnosticDescriptor? unknown = null)
    {
        uint found = 0;
        while (cursor.Read() && cursor.Token == JsonTokenType.PropertyName)
        {
            var member = FindName(ref cursor, members, out var name);
            if (member < 0)
            {
                report.Path.Push(name!);
                report.AddOn(name!, unknown ?? JsonDiagnostics.UnknownProperty, cursor.Mark, name!, string.Join(", ", members.Names));
                cursor.Read();
                Skip(ref cursor);
            }
            else
            {
                report.Path.Push(members.Names[member]);
                if ((found & 1u << member) != 0)
                {
                    report.Add(JsonDiagnostics.DoubledProperty, cursor.Mark);
                    cursor.Read();
                    Skip(ref cursor);
                }
                else
                {
                    found |= 1u << member;
                    cursor.Read();
                    handler(ref cursor, member);
                }
            }
            report.Path.Pop();
        }
        return found;
    }

    /// <summary>Reports the compulsory members that an object lacks.</summary>
    public bool Require(uint found, PropertySet members, uint required, JsonMark mark)
    {
        var missing = required & ~found;
        for (var i = 0; missing != 0; i++, missing >>= 1)
            if ((missing & 1) != 0) report.AddMember(members.Names[i], JsonDiagnostics.MissingProperty, mark);
        return (required & ~found) == 0;
    }

    /// <summary>The name that the cursor stands on, as its number in the set; the name itself when it is none of them.</summary>
    public int FindName(ref JsonCursor cursor, PropertySet members, out string? name)
    {
        var utf8 = cursor.IsEscaped || checkUtf8 ? Characters(ref cursor, cursor.Mark, out _) : cursor.Raw;
        var member = members.Find(utf8);
        name = member < 0 ? JsonText.Show(utf8) : null;
        return member;
    }

    /// <summary>A text that a rule holds for; empty and false otherwise. Valid until the cursor moves.</summary>
    public ReadOnlySpan<byte> Text(scoped ref JsonCursor cursor, TextRule rule, out bool ok)
    {
        ok = false;
        if (!Expect(ref cursor, JsonTokenType.String)) return default;
        var mark = cursor.Mark;
        var text = Characters(ref cursor, mark, out var sound);
        if (!sound) return default;
        if (text.IsEmpty && rule != TextRule.Any) report.Add(JsonDiagnostics.TextEmpty, mark);
        else if (rule.HasForm is { } hasForm)
        {
            if (hasForm(text) && JsonText.HasAtMost(text, rule.MaxLength)) ok = true;
            else report.Add(JsonDiagnostics.TextForm, mark, JsonText.Show(text), rule.Expected);
        }
        else if (JsonText.HasAtMost(text, rule.MaxLength)) ok = true;
        else report.Add(JsonDiagnostics.TextTooLong, mark, JsonText.Show(text), Text(rule.MaxLength));
        return ok ? text : default;
    }

    /// <summary>A text as a string; null when it is not as the rule demands.</summary>
    public string? String(ref JsonCursor cursor, TextRule rule)
    {
        var text = Text(ref cursor, rule, out var ok);
        return ok ? Encoding.UTF8.GetString(text) : null;
    }

    /// <summary>One of some values; null when it is none of them.</summary>
    public string? Choice(ref JsonCursor cursor, PropertySet choices)
    {
        if (!Expect(ref cursor, JsonTokenType.String)) return null;
        var mark = cursor.Mark;
        var text = Characters(ref cursor, mark, out var sound);
        if (!sound) return null;
        var choice = choices.Find(text);
        if (choice >= 0) return choices.Names[choice];
        report.Add(JsonDiagnostics.NotInList, mark, JsonText.Show(text), string.Join('|', choices.Names));
        return null;
    }

    /// <summary>An amount, from a text or from the text of a number; false when it cannot be read.</summary>
    public bool Amount(ref JsonCursor cursor, out Amount amount)
    {
        amount = default;
        var mark = cursor.Mark;
        ReadOnlySpan<byte> text;
        switch (cursor.Token)
        {
            case JsonTokenType.Number:
                text = cursor.Raw;
                if (IsTooLong(text, mark)) return false;
                break;
            case JsonTokenType.String:
                text = Characters(ref cursor, mark, out var sound);
                if (!sound) return false;
                break;
            default:
                report.Add(JsonDiagnostics.WrongType, mark, NameOf(cursor.Token), "string");
                Skip(ref cursor);
                return false;
        }
        if (JsonAmounts.Read(text, out amount) is not { } fault) return true;
        report.Add(fault, mark, JsonText.Show(text), Expectation(fault));
        return false;
    }

    /// <summary>A calendar date; the default value when it cannot be read.</summary>
    public LocalDate Date(ref JsonCursor cursor)
    {
        if (!Expect(ref cursor, JsonTokenType.String)) return default;
        var mark = cursor.Mark;
        var text = Characters(ref cursor, mark, out var sound);
        if (!sound) return default;
        if (JsonDates.Read(text, out var date) is { } fault) report.Add(fault, mark, JsonText.Show(text), JsonDates.Form);
        return date;
    }

    /// <summary>A whole number of at least a minimum; null when it cannot be read.</summary>
    public long? Integer(ref JsonCursor cursor, long minimum)
    {
        if (!Expect(ref cursor, JsonTokenType.Number)) return null;
        var mark = cursor.Mark;
        if (IsTooLong(cursor.Raw, mark)) return null;
        // 3.0 is a whole number to a schema; it is one here too.
        var text = cursor.Raw;
        var point = text.IndexOf((byte)'.');
        if (point > 0 && !text[(point + 1)..].ContainsAnyExcept((byte)'0')) text = text[..point];
        if (Utf8Parser.TryParse(text, out long value, out var used) && used == text.Length && value >= minimum) return value;
        report.Add(JsonDiagnostics.IntegerForm, mark, JsonText.Show(cursor.Raw), "≥ " + Text(minimum));
        return null;
    }

    /// <summary>The characters of a name or text without escapes; not sound, and reported, when they hold what no text may.</summary>
    public ReadOnlySpan<byte> Characters(scoped ref JsonCursor cursor, JsonMark mark, out bool sound)
    {
        var raw = cursor.Raw;
        var fault = checkUtf8 && !JsonText.IsUtf8(raw) ? JsonTextFault.InvalidUtf8 : JsonTextFault.None;
        if (fault == JsonTextFault.None && cursor.IsEscaped)
        {
            if (_scratch.Length < raw.Length) _scratch = new byte[Math.Max(raw.Length, _scratch.Length * 2)];
            fault = JsonText.Unescape(raw, _scratch, out var written);
            if (fault == JsonTextFault.None)
            {
                sound = true;
                return _scratch.AsSpan(0, written);
            }
        }
        sound = fault == JsonTextFault.None;
        if (sound) return raw;
        report.Add(Descriptor(fault), mark, JsonText.Show(raw));
        return default;
    }

    /// <summary>Whether a number has more characters than allowed, which is then reported.</summary>
    public bool IsTooLong(ReadOnlySpan<byte> number, JsonMark mark)
    {
        if (number.Length <= limits.MaxNumberLength) return false;
        report.Add(JsonDiagnostics.NumberTooLong, mark, Text(number.Length), Text(limits.MaxNumberLength));
        return true;
    }

    /// <summary>The JSON name of a type of value.</summary>
    public static string NameOf(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => "object",
        JsonTokenType.StartArray => "array",
        JsonTokenType.String => "string",
        JsonTokenType.Number => "number",
        JsonTokenType.True or JsonTokenType.False => "boolean",
        _ => "null",
    };

    private static string Expectation(DiagnosticDescriptor fault) =>
        fault == JsonDiagnostics.AmountDecimals ? Text(JsonAmounts.MaxDecimals)
        : fault == JsonDiagnostics.AmountTooLarge ? Text(JsonAmounts.MaxIntegerDigits)
        : JsonAmounts.Form;

    private static DiagnosticDescriptor Descriptor(JsonTextFault fault) => fault switch
    {
        JsonTextFault.LoneSurrogate => JsonDiagnostics.LoneSurrogate,
        JsonTextFault.Nul => JsonDiagnostics.NulCharacter,
        _ => JsonDiagnostics.InvalidUtf8,
    };

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
