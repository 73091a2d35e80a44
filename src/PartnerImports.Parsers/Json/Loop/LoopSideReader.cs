using System.Text;
using System.Text.Json;

namespace PartnerImports.Parsers.Json;

/// <summary>A debit or credit of Loop's body.</summary>
internal record struct LoopSide(bool IsGiven, JsonMark Mark, Amount Amount, string? Currency, Amount? CurrencyAmount, string? Rate);

/// <summary>Reads <c>debit</c> and <c>credit</c> objects, and amounts as numbers or texts.</summary>
internal sealed class LoopSideReader
{
    private readonly JsonValues _values;
    private readonly byte _decimalMark;
    private readonly JsonValues.MemberHandler _onMember;
    private readonly byte[] _digits = new byte[JsonLimits.Default.MaxNumberLength];
    private LoopSide _side;
    private bool _faulty;

    public LoopSideReader(JsonValues values, char decimalMark)
    {
        _values = values;
        _decimalMark = (byte)decimalMark;
        _onMember = OnMember;
    }

    /// <summary>Reads a side; it counts as given when it has an amount.</summary>
    public LoopSide Read(ref JsonCursor cursor, ref bool faulty)
    {
        _side = new() { Mark = cursor.Mark };
        _faulty = false;
        if (_values.Expect(ref cursor, JsonTokenType.StartObject)) _values.Walk(ref cursor, LoopMembers.SideMembers, _onMember, JsonDiagnostics.LoopUnknownProperty);
        else _faulty = true;
        faulty |= _faulty;
        return _side;
    }

    /// <summary>Reads an amount, signed as written; null, and reported, when that is impossible.</summary>
    public Amount? ReadAmount(ref JsonCursor cursor)
    {
        var mark = cursor.Mark;
        ReadOnlySpan<byte> text;
        if (cursor.Token == JsonTokenType.Number) text = cursor.Raw;
        else
        {
            text = _values.Text(ref cursor, TextRule.Any, out var ok);
            if (!ok) return null;
        }
        if (_values.IsTooLong(text, mark)) return null;
        if (text.Length <= _digits.Length && TryRead(text, cursor.Token == JsonTokenType.String, out var amount)) return amount;
        var fault = cursor.Token == JsonTokenType.Number && text.IndexOfAny((byte)'e', (byte)'E') > 0 ? JsonDiagnostics.AmountExponent
            : text.IndexOf((byte)'.') is >= 0 and var point && text.Length - point - 1 > Amount.MaxScale && TextRule.AllDigits(text[(point + 1)..]) ? JsonDiagnostics.AmountDecimals
            : JsonDiagnostics.AmountForm;
        var expected = fault == JsonDiagnostics.AmountDecimals ? "9" : _decimalMark == '.' || cursor.Token == JsonTokenType.Number ? JsonAmounts.Form : "1234,56";
        _values.Report.Add(fault, mark, JsonText.Show(text), expected);
        return null;
    }

    private bool TryRead(ReadOnlySpan<byte> text, bool isString, out Amount amount)
    {
        var mark = isString ? _decimalMark : (byte)'.';
        amount = default;
        if (mark != '.')
        {
            if (text.Contains((byte)'.')) return false;
            text.CopyTo(_digits);
            var digits = _digits.AsSpan(0, text.Length);
            digits.Replace(mark, (byte)'.');
            return Amount.TryParse(digits, null, out amount);
        }
        return Amount.TryParse(text, null, out amount);
    }

    private void OnMember(ref JsonCursor cursor, int member)
    {
        if (cursor.Token == JsonTokenType.Null) return;
        switch (member)
        {
            case 0:
                _side.Mark = cursor.Mark;
                if (ReadAmount(ref cursor) is { } amount) (_side.IsGiven, _side.Amount) = (true, amount);
                else _faulty = true;
                break;
            case 1:
                _side.Currency = _values.String(ref cursor, TextRule.Any);
                break;
            case 2:
                _side.CurrencyAmount = ReadAmount(ref cursor);
                break;
            default:
                _side.Rate = cursor.Token == JsonTokenType.Number ? Encoding.UTF8.GetString(cursor.Raw) : _values.String(ref cursor, TextRule.Any);
                break;
        }
    }
}
