using System.Collections.Immutable;
using System.Globalization;

namespace PartnerImports.Parsers.Tra;

/// <summary>The lengths that codes are padded to, and with what (record PS2).</summary>
/// <param name="Account">General accounts.</param>
/// <param name="ThirdParty">Third parties.</param>
/// <param name="Sections">Sections of the axes 1 to 5.</param>
public sealed record TraCodeLengths(TraCodeLength Account, TraCodeLength ThirdParty, ImmutableArray<TraCodeLength> Sections)
{
    /// <summary>Reads a record PS2.</summary>
    public static TraCodeLengths From(TraRecord record)
    {
        TraCodeLength Of(string length, string pad) =>
            new(int.TryParse(record[length], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0, record.Raw(pad) is [var c, ..] ? c : ' ');
        return new(Of("LGGEN", "BOURREGEN"), Of("LGAUX", "BOURREAUX"), [.. Enumerable.Range(1, 5).Select(axis => Of($"LGSEC{axis}", $"BOURRESEC{axis}"))]);
    }
}

/// <summary>The length of a kind of code and what it is padded with.</summary>
/// <param name="Length">The length; 0 when not given.</param>
/// <param name="Pad">The padding, usually <c>0</c>.</param>
public readonly record struct TraCodeLength(int Length, char Pad);
