using NodaTime;

namespace PartnerImports.Parsers.Json;

/// <summary>What the options and the context of Loop's body say about reading its lines.</summary>
internal sealed record LoopSettings
{
    /// <summary>How dates are written.</summary>
    public LoopDates Dates { get; init; } = LoopDates.Iso;

    /// <summary>The decimal mark of amounts written as texts.</summary>
    public char DecimalMark { get; init; } = '.';

    /// <summary>Whether movements may lie in any open fiscal year.</summary>
    public bool IsMultiPeriod { get; init; }

    /// <summary>What is to become of reference data that the dossier lacks.</summary>
    public CreationWishes Wishes { get; init; } = CreationWishes.None;

    /// <summary>The bounds of the movements; null when they are not given or not readable.</summary>
    public (LocalDate From, LocalDate To)? Context { get; init; }
}
