namespace PartnerImports.Parsers.Json;

/// <summary>Reads amounts from their text, digit by digit: no floating point ever.</summary>
internal static class JsonAmounts
{
    public const int MaxIntegerDigits = 12;
    public const int MaxDecimals = 6;

    /// <summary>The form expected, for messages.</summary>
    public const string Form = "1234.56";

    /// <summary>Reads digits with at most six decimals behind a point; gives what is wrong, or null.</summary>
    public static DiagnosticDescriptor? Read(ReadOnlySpan<byte> text, out Amount amount)
    {
        amount = default;
        if (text.IsEmpty) return JsonDiagnostics.AmountForm;
        if (text[0] is (byte)'-' or (byte)'+') return IsNumber(text[1..], out _, out _) ? JsonDiagnostics.AmountSigned : JsonDiagnostics.AmountForm;
        if (!IsNumber(text, out var whole, out var decimals))
        {
            var exponent = text.IndexOfAny((byte)'e', (byte)'E');
            return exponent > 0 && IsNumber(text[..exponent], out _, out _) ? JsonDiagnostics.AmountExponent : JsonDiagnostics.AmountForm;
        }
        if (whole > 1 && text[0] == '0') return JsonDiagnostics.AmountForm;
        if (whole > MaxIntegerDigits) return JsonDiagnostics.AmountTooLarge;
        if (decimals > MaxDecimals) return JsonDiagnostics.AmountDecimals;
        return Amount.TryParse(text, null, out amount) ? null : JsonDiagnostics.AmountForm;
    }

    private static bool IsNumber(ReadOnlySpan<byte> text, out int whole, out int decimals)
    {
        var point = text.IndexOf((byte)'.');
        whole = point < 0 ? text.Length : point;
        decimals = point < 0 ? 0 : text.Length - point - 1;
        return whole > 0 && (point < 0 || decimals > 0) && TextRule.AllDigits(text[..whole]) && (point < 0 || TextRule.AllDigits(text[(point + 1)..]));
    }
}
