namespace PartnerImports.Parsers.Fec;

/// <summary>How the side of an amount is written.</summary>
internal enum SideForm
{
    /// <summary>Nothing at all.</summary>
    Blank,

    /// <summary><c>D</c>.</summary>
    DebitLetter,

    /// <summary><c>C</c>.</summary>
    CreditLetter,

    /// <summary><c>+1</c>.</summary>
    DebitNumber,

    /// <summary><c>-1</c>.</summary>
    CreditNumber,

    /// <summary>Another word or number for debit.</summary>
    DebitOther,

    /// <summary>Another word or number for credit.</summary>
    CreditOther,

    /// <summary>Not a side.</summary>
    Unreadable,
}

/// <summary>Reads the side of an amount (Sens): <c>D</c> and <c>C</c>, or <c>+1</c> and <c>-1</c>.</summary>
internal static class FecSideText
{
    /// <summary>Reads a value without blanks at its ends.</summary>
    public static SideForm Read(ReadOnlySpan<byte> text) => text switch
    {
        [] => SideForm.Blank,
        [(byte)'D'] or [(byte)'d'] => SideForm.DebitLetter,
        [(byte)'C'] or [(byte)'c'] => SideForm.CreditLetter,
        [(byte)'+', (byte)'1'] => SideForm.DebitNumber,
        [(byte)'-', (byte)'1'] => SideForm.CreditNumber,
        [(byte)'1'] or [(byte)'+', (byte)' ', (byte)'1'] => SideForm.DebitOther,
        [(byte)'-', (byte)' ', (byte)'1'] => SideForm.CreditOther,
        _ when IsWord(text, "Debit"u8, "Débit"u8) => SideForm.DebitOther,
        _ when IsWord(text, "Credit"u8, "Crédit"u8) => SideForm.CreditOther,
        _ => SideForm.Unreadable,
    };

    private static bool IsWord(ReadOnlySpan<byte> text, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> accented) =>
        System.Text.Ascii.EqualsIgnoreCase(text, plain) || text.SequenceEqual(accented);
}
