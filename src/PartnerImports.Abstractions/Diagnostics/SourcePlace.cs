namespace PartnerImports;

/// <summary>Where something stands in a file. Zero, -1 and empty mean: not known or not meant.</summary>
public readonly record struct SourcePlace
{
    /// <summary>Nowhere in particular: the file as a whole.</summary>
    public static SourcePlace File => new();

    /// <summary>Makes the place of a whole file.</summary>
    public SourcePlace()
    {
    }

    /// <summary>The physical line, from 1; 0 for the file as a whole.</summary>
    public int Line { get; init; }

    /// <summary>
    /// The column, from 1: a field number in delimited text, a character in fixed width, a byte of the line in JSON, a
    /// character in XML; 0 for the line as a whole.
    /// </summary>
    public int Column { get; init; }

    /// <summary>The byte offset, from 0; -1 when not known.</summary>
    public long Offset { get; init; } = -1;

    /// <summary>The JSON pointer (RFC 6901); null outside JSON.</summary>
    public string? Pointer { get; init; }

    /// <summary>The name of the entry; empty when none is meant.</summary>
    public string Entry { get; init; } = "";

    /// <summary>The part of a file delivered in several, from 0.</summary>
    public int Part { get; init; }
}
