namespace PartnerImports.Parsers.Fec;

/// <summary>Tells where entries end when they end where the running balance returns to zero.</summary>
internal sealed class RunningBalance
{
    private Int128 _net;
    private bool _isMoved;

    /// <summary>Whether the next line belongs to the entry of the last one.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Takes a line.</summary>
    public void Add(in FecLines lines, int row)
    {
        var net = lines.Debits[row].Billionths - lines.Credits[row].Billionths;
        _net += net;
        _isMoved |= net != 0;
        IsOpen = _net != 0 || !_isMoved;
        if (!IsOpen) _isMoved = false;
    }
}
