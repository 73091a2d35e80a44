namespace PartnerImports.Parsers.Fec;

/// <summary>How a file writes what can be read in two ways, as far as the file itself proves it.</summary>
internal readonly record struct FecDialect(PointMeaning Point, DayOrder Order);

/// <summary>What a pass over a file proves of its dialect.</summary>
/// <remarks>A first pass that met ambiguous values and proofs is made again with the dialect proved.</remarks>
internal sealed class FecEvidence
{
    private bool _pointDecimals, _pointThousands, _dayFirst, _monthFirst, _ambiguousPoint, _ambiguousDate;

    /// <summary>Takes a readable amount that is not of the legal form.</summary>
    public void AddAmount(ReadOnlySpan<byte> text)
    {
        var meaning = FecAmountForms.EvidenceOf(text);
        _pointDecimals |= meaning == PointMeaning.Decimals;
        _pointThousands |= meaning == PointMeaning.Thousands;
    }

    /// <summary>Takes a readable date that is not of the legal form.</summary>
    public void AddDate(ReadOnlySpan<byte> text)
    {
        var order = FecDateText.EvidenceOf(text);
        _dayFirst |= order == DayOrder.DayFirst;
        _monthFirst |= order == DayOrder.MonthFirst;
    }

    /// <summary>Takes an amount that can be read in two ways.</summary>
    public void AddAmbiguousAmount() => _ambiguousPoint = true;

    /// <summary>Takes a date that can be read in two ways.</summary>
    public void AddAmbiguousDate() => _ambiguousDate = true;

    /// <summary>Takes what another part of the file proves.</summary>
    public void Add(FecEvidence other)
    {
        _pointDecimals |= other._pointDecimals;
        _pointThousands |= other._pointThousands;
        _dayFirst |= other._dayFirst;
        _monthFirst |= other._monthFirst;
        _ambiguousPoint |= other._ambiguousPoint;
        _ambiguousDate |= other._ambiguousDate;
    }

    /// <summary>The dialect proved; proofs that contradict each other prove nothing.</summary>
    public FecDialect Proved => new(
        _pointDecimals == _pointThousands ? PointMeaning.Unknown : _pointDecimals ? PointMeaning.Decimals : PointMeaning.Thousands,
        _dayFirst == _monthFirst ? DayOrder.Unknown : _dayFirst ? DayOrder.DayFirst : DayOrder.MonthFirst);

    /// <summary>Whether another pass would read more.</summary>
    public bool WouldHelp => _ambiguousPoint && Proved.Point != PointMeaning.Unknown || _ambiguousDate && Proved.Order != DayOrder.Unknown;
}
