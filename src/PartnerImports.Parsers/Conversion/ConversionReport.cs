using System.Collections.Immutable;

namespace PartnerImports.Parsers.Conversion;

/// <summary>What stands between a source and the format that it is to be written in.</summary>
/// <remarks>Immutable.</remarks>
public sealed record ConversionReport
{
    /// <summary>Nothing stands in between.</summary>
    public static ConversionReport Clear { get; } = new();

    /// <summary>What the target demands and the source lacks: nothing is written, whatever is permitted.</summary>
    public ImmutableArray<ConversionNeed> Needs { get; init; } = [];

    /// <summary>What the source holds and the target cannot: written only when losses are permitted.</summary>
    public ImmutableArray<ConversionLoss> Losses { get; init; } = [];

    /// <summary>Whether the conversion may be carried out.</summary>
    /// <param name="lossy">Whether losses are permitted.</param>
    public bool MayWrite(bool lossy) => Needs.IsEmpty && (lossy || Losses.IsEmpty);
}

/// <summary>Something that the target demands and the source lacks.</summary>
/// <param name="Field">The field, in the target's own words.</param>
/// <param name="Option">The option that supplies it, as <c>--key</c>; empty when none does.</param>
/// <param name="Count">How often it is lacking.</param>
/// <param name="Line">The first line of the source that it is about; 0 when it is about the whole.</param>
/// <param name="Entry">The first entry that it is about; empty when it is about the whole.</param>
/// <param name="Message">The sentence for people.</param>
public sealed record ConversionNeed(string Field, string Option, long Count, int Line, string Entry, LocalizedText Message);

/// <summary>Something that the source holds and the target cannot.</summary>
/// <param name="Field">The field, in the target's own words where it has one, else in the source's.</param>
/// <param name="Count">How often.</param>
/// <param name="Line">The first line of the source that it is about; 0 when it is about the whole.</param>
/// <param name="Entry">The first entry that it is about; empty when it is about the whole.</param>
/// <param name="Example">The first value that would be lost.</param>
/// <param name="Message">The sentence for people.</param>
public sealed record ConversionLoss(string Field, long Count, int Line, string Entry, string Example, LocalizedText Message);
