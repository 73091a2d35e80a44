using System.Collections.Immutable;
using PartnerImports.Parsers.Analysis;
using PartnerImports.Parsers.Custom.Model;

namespace PartnerImports.Parsers.Custom;

/// <summary>What both passes over a custom file keep to.</summary>
/// <param name="Model">The model.</param>
/// <param name="Encoding">The encoding settled.</param>
/// <param name="TextEnds">Where the text of each part ends before the lines that the model skips.</param>
/// <param name="CreateAssigner">Makes what names the entries of the second pass; null in the first.</param>
internal sealed record CustomPlan(CustomModel Model, ContentEncoding Encoding, ImmutableArray<long> TextEnds, Func<EntryAssigner>? CreateAssigner = null)
{
    /// <summary>Whether plain records go straight into rows.</summary>
    public bool ReadsPlainWay { get; init; } = true;
}
