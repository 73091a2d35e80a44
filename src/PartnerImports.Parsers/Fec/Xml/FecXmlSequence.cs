namespace PartnerImports.Parsers.Fec;

/// <summary>What is wrong with the place of an element among those of its parent.</summary>
internal enum SequenceFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Its parent had one already.</summary>
    Doubled,

    /// <summary>It comes after an element that the schema puts behind it.</summary>
    Late,
}

/// <summary>The elements that a parent had so far, by their ranks in the sequence of the schema.</summary>
internal struct FecXmlSequence
{
    private uint _seen;
    private int _last;

    /// <summary>Forgets what the parent before had.</summary>
    public void Begin() => (_seen, _last) = (0, 0);

    /// <summary>Whether an element of a rank was there.</summary>
    public readonly bool Has(int rank) => (_seen & 1u << rank) != 0;

    /// <summary>Takes an element.</summary>
    public SequenceFault Take(int rank, bool mayRepeat = false)
    {
        var fault = Has(rank) && !mayRepeat ? SequenceFault.Doubled : rank < _last ? SequenceFault.Late : SequenceFault.None;
        _seen |= 1u << rank;
        _last = Math.Max(_last, rank);
        return fault;
    }
}
