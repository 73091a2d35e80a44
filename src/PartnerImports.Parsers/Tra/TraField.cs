namespace PartnerImports.Parsers.Tra;

/// <summary>What a field of a TRA record holds.</summary>
public enum TraFieldKind
{
    /// <summary>Text: blanks at both ends are padding.</summary>
    Text,

    /// <summary>A number with a decimal comma.</summary>
    Number,

    /// <summary>A date, <c>DDMMYYYY</c>, or <c>DDMMYYYYHHMM</c> in the header.</summary>
    Date,

    /// <summary>A flag: <c>X</c> yes, <c>-</c> no, blank not set.</summary>
    Flag,
}

/// <summary>A field of a TRA record, as Cegid's layout prints it.</summary>
/// <param name="Name">The name; the second field of the same name in a record ends in <c>#2</c>.</param>
/// <param name="Start">The first column, from 1.</param>
/// <param name="Length">How many columns.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="IsRequired">Whether the layout asks for it; files often lack it nevertheless.</param>
public sealed record TraField(string Name, int Start, int Length, TraFieldKind Kind, bool IsRequired)
{
    /// <summary>The last column.</summary>
    public int End => Start + Length - 1;
}
