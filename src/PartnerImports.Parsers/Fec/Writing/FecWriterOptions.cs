using NodaTime;

namespace PartnerImports.Parsers.Fec;

/// <summary>How a FEC is written; the defaults are what every tool reads: TAB, UTF-8 without a byte order mark, CR LF, debit and credit.</summary>
/// <remarks>Immutable.</remarks>
public sealed record FecWriterOptions
{
    /// <summary>All defaults.</summary>
    public static FecWriterOptions Default { get; } = new();

    /// <summary>The taxpayer, for the file name; demanded.</summary>
    public Siren Siren { get; init; }

    /// <summary>The closing date of the fiscal year, for the file name; demanded.</summary>
    public LocalDate? Closing { get; init; }

    /// <summary>The columns written.</summary>
    public FecRegime Regime { get; init; }

    /// <summary>What stands between fields: TAB or <c>|</c>.</summary>
    public char Separator { get; init; } = '\t';

    /// <summary>What ends a line: CR LF, LF or CR.</summary>
    public string LineEnd { get; init; } = "\r\n";

    /// <summary>ASCII, UTF-8, UTF-8 with a byte order mark, or ISO 8859-15.</summary>
    public ContentEncoding Encoding { get; init; } = ContentEncoding.Utf8;

    /// <summary>Whether amounts are written as Montant and Sens instead of Debit and Credit.</summary>
    public FecSides Sides { get; init; }

    /// <summary>The date written where a line has no posting lock date; null leaves that to <see cref="ValidDateIsEntryDate"/>.</summary>
    public LocalDate? ValidDate { get; init; }

    /// <summary>Whether the date of the entry is written where a line has no posting lock date.</summary>
    public bool ValidDateIsEntryDate { get; init; }

    /// <summary>Journals and accounts whose labels fill those that lines lack.</summary>
    public ReferenceData Labels { get; init; } = ReferenceData.Empty;

    /// <summary>The name that the law gives the file; null while SIREN or closing date is missing.</summary>
    public string? FileName => Siren.HasValue && Closing is { } closing
        ? $"{Siren}FEC{closing.ToString("uuuuMMdd", System.Globalization.CultureInfo.InvariantCulture)}.txt"
        : null;

    /// <summary>Checks that all values are among those permitted.</summary>
    /// <exception cref="ArgumentException">One is not.</exception>
    internal void Validate()
    {
        if (Separator is not ('\t' or '|')) throw new ArgumentException("A FEC is separated by TAB or |.", nameof(Separator));
        if (LineEnd is not ("\r\n" or "\n" or "\r")) throw new ArgumentException("Lines of a FEC end with CR LF, LF or CR.", nameof(LineEnd));
        if (Encoding is not (ContentEncoding.Ascii or ContentEncoding.Utf8 or ContentEncoding.Utf8WithBom or ContentEncoding.Latin9))
            throw new ArgumentException("A FEC is written in ASCII, UTF-8 or ISO 8859-15.", nameof(Encoding));
    }
}

/// <summary>How a FEC gives the side of an amount.</summary>
public enum FecSides
{
    /// <summary>A column Debit and a column Credit.</summary>
    DebitAndCredit,

    /// <summary>Montant, with Sens <c>D</c> or <c>C</c>.</summary>
    Letters,

    /// <summary>Montant, with Sens <c>+1</c> or <c>-1</c>.</summary>
    Numbers,
}
