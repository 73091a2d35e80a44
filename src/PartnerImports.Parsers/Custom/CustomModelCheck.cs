using System.Collections.Immutable;
using PartnerImports.Parsers.Custom.Model;

namespace PartnerImports.Parsers.Custom;

/// <summary>Checks a model of custom files before any file is read by it.</summary>
public static class CustomModelCheck
{
    /// <summary>All faults of a model (<c>modele-import</c> 1.0, JSON in UTF-8), in the order of the document; none for a good one.</summary>
    public static ImmutableArray<CustomModelFault> Check(ReadOnlyMemory<byte> utf8)
    {
        var faults = new ModelFaults();
        ModelParser.Parse(utf8, faults);
        return [.. faults.Items.Select(fault => new CustomModelFault(fault.Code, fault.Field, LocalizedText.Create(fault.MessageIn)))];
    }
}

/// <summary>Something that is wrong with a model.</summary>
/// <param name="Code">The code of the finding, as <c>CUS0105</c>.</param>
/// <param name="Pointer">Where, as a JSON pointer; empty for the document as a whole.</param>
/// <param name="Message">What is wrong and what was expected.</param>
public sealed record CustomModelFault(string Code, string Pointer, LocalizedText Message);
