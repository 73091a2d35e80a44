namespace PartnerImports.Benchmarks.Summary;

/// <summary>Digits parsed by hand, without any check, for peers that give fields as text.</summary>
internal static class Digits
{
    /// <summary>A date AAAAMMJJ as a number.</summary>
    public static int Date(ReadOnlySpan<byte> text)
    {
        var value = 0;
        foreach (var b in text) value = value * 10 + (b - '0');
        return value;
    }

    /// <inheritdoc cref="Date(ReadOnlySpan{byte})"/>
    public static int Date(ReadOnlySpan<char> text)
    {
        var value = 0;
        foreach (var c in text) value = value * 10 + (c - '0');
        return value;
    }

    /// <summary>An amount with a comma and two decimals in cents.</summary>
    public static long Cents(ReadOnlySpan<byte> text)
    {
        long value = 0;
        foreach (var b in text)
            if (b != ',') value = value * 10 + (b - '0');
        return value;
    }

    /// <inheritdoc cref="Cents(ReadOnlySpan{byte})"/>
    public static long Cents(ReadOnlySpan<char> text)
    {
        long value = 0;
        foreach (var c in text)
            if (c != ',') value = value * 10 + (c - '0');
        return value;
    }
}
