namespace PartnerImports.Parsers.Tra;

/// <summary>How entries are keyed in a journal (JAL, MODESAISIE).</summary>
public enum TraInputMode
{
    /// <summary>By piece: each number is an entry.</summary>
    Piece,

    /// <summary><c>BOR</c>: the number is a folio that many entries share.</summary>
    Slip,

    /// <summary><c>LIB</c>: the number is a folio too, and only the folio balances.</summary>
    Free,
}

/// <summary>A journal (record JAL).</summary>
/// <param name="Code">Its code.</param>
/// <param name="Label">Its label.</param>
/// <param name="Nature"><c>ACH VTE BQE CAI OD ODA ANO ANA CLO ECC EXT REG</c>.</param>
/// <param name="Counterpart">The counterpart account of bank and cash journals; empty when there is none.</param>
/// <param name="Mode">How entries are keyed.</param>
public sealed record TraJournal(string Code, string Label, string Nature, string Counterpart, TraInputMode Mode)
{
    /// <summary>Whether the entry number is a folio.</summary>
    public bool HasFolios => Mode != TraInputMode.Piece;

    /// <summary>Reads a record JAL.</summary>
    public static TraJournal From(TraRecord record) => new(record["CODE"], record["LIBELLE"], record["NATURE"], record["COMPTE"], record["MODESAISIE"] switch
    {
        "BOR" => TraInputMode.Slip,
        "LIB" => TraInputMode.Free,
        _ => TraInputMode.Piece,
    });
}
