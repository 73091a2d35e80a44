using System.Collections.Immutable;
using PartnerImports.Parsers.Analysis;

namespace PartnerImports.Parsers.Json;

/// <summary>What the second pass over a JSON content needs to know of its first.</summary>
/// <param name="Shape">The shape.</param>
/// <param name="CreateAssigner">Names the entries of lines.</param>
internal sealed record JsonPlan(JsonShape Shape, Func<EntryAssigner> CreateAssigner)
{
    /// <summary>What the lot says; null for Loop's body.</summary>
    public Lot? Lot { get; init; }

    /// <summary>The options and context of Loop's body; null for other shapes.</summary>
    public LoopSettings? Loop { get; init; }

    /// <summary>Kinds and SIREN numbers of the reference data; null for Loop's body.</summary>
    public ReferenceDetails? Details { get; init; }

    /// <summary>The extensions of the document, by name: compact JSON.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Extensions { get; init; } = [];
}
