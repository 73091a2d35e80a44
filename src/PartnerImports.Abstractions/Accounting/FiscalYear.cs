using NodaTime;

namespace PartnerImports;

/// <summary>A fiscal year (<i>exercice</i>) of a dossier: the days from its start to its end, both included.</summary>
/// <remarks>Any length of at least a day: 12 months, shifted, short, long. Immutable.</remarks>
public sealed record FiscalYear
{
    private readonly string? _label;

    /// <summary>Makes a fiscal year.</summary>
    /// <exception cref="ArgumentException">The end lies before the start.</exception>
    public FiscalYear(LocalDate start, LocalDate end, bool isOpen = true, string? label = null)
    {
        if (end < start) throw new ArgumentException($"A fiscal year cannot end on {end:uuuu-MM-dd} and start on {start:uuuu-MM-dd}.", nameof(end));
        Start = start;
        End = end;
        IsOpen = isOpen;
        _label = label;
    }

    /// <summary>The first day.</summary>
    public LocalDate Start { get; }

    /// <summary>The last day: the closing date.</summary>
    public LocalDate End { get; }

    /// <summary>Whether entries may still be written into it.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The dossier's own label, else <c>EXERCICE</c> and the year of the closing date (P10).</summary>
    public string Label => _label ?? ReferencePeriod.LabelFor(End);

    /// <summary>The dates and the label, as imports keep them.</summary>
    public ReferencePeriod Period => new(Start, End, Label);

    /// <summary>Whether a day lies in this year.</summary>
    public bool Contains(LocalDate date) => date >= Start && date <= End;
}
