namespace PartnerImports.Parsers.Tra;

/// <summary>Lines that are grouped in the same way: a day of a journal without piece numbers, or a folio.</summary>
internal sealed class TraBlock
{
    /// <summary>Whether it is a folio.</summary>
    public required bool IsFolio { get; init; }

    /// <summary>The journal.</summary>
    public required string Journal { get; init; }

    /// <summary>What the names of its entries begin with.</summary>
    public required string Name { get; init; }

    /// <summary>Its first line.</summary>
    public required SourcePlace First { get; init; }

    /// <summary>Whether a line of it has a reference.</summary>
    public bool HasReference { get; set; }

    /// <summary>The way chosen when the first pass has ended.</summary>
    public TraLevel? Chosen { get; set; }
}
