using System.Text.Json;
using NodaTime;

namespace PartnerImports.Parsers.Json;

/// <summary>What all lines of an entry have in common, so that the entry itself can say it.</summary>
internal sealed record EntryParts
{
    private const int MaxCode = 35;

    /// <summary>The number; null when the lines differ or it is too long for the format.</summary>
    public string? Number { get; private init; }

    /// <summary>The label; null when the lines differ or have none.</summary>
    public string? Label { get; private init; }

    /// <summary>The document reference; null when the lines differ in it or in the document date.</summary>
    public string? Reference { get; private init; }

    /// <summary>The document date that goes with <see cref="Reference"/>.</summary>
    public LocalDate? DocumentDate { get; private init; }

    /// <summary>The establishment; null when there is none or the lines differ.</summary>
    public string? Establishment { get; private init; }

    /// <summary>The extensions of the entry; null when there are none.</summary>
    public Dictionary<string, JsonElement>? Extensions { get; private init; }

    /// <summary>Looks through the lines of an entry.</summary>
    public static EntryParts Of(JournalEntry entry)
    {
        var first = entry.Lines[0];
        var samePiece = entry.Lines.All(line => line.Reference == first.Reference && line.DocumentDate == first.DocumentDate) && IsCode(first.Reference);
        return new()
        {
            Number = entry.Lines.All(line => line.Number == first.Number) && IsCode(first.Number) ? first.Number : null,
            Label = entry.Lines.All(line => line.Label == first.Label) && first.Label.Length > 0 ? first.Label : null,
            Reference = samePiece ? first.Reference : null, DocumentDate = samePiece ? first.DocumentDate : null,
            Establishment = EstablishmentOf(entry), Extensions = ExtensionsOf(first),
        };
    }

    private static bool IsCode(string text) => text.Length > 0 && EntryMapper.Fits(text, MaxCode);

    private static string? EstablishmentOf(JournalEntry entry)
    {
        var own = entry.Lines[0].Extras.FirstOrDefault(extra => extra.Key == ExtraNames.OfEntry + ExtraNames.Establishment).Value;
        if (own is null)
        {
            var each = entry.Lines.Select(line => line.Extras.FirstOrDefault(extra => extra.Key == ExtraNames.Establishment).Value).Distinct().ToList();
            own = each.Count == 1 ? each[0] : null;
        }
        return own is not null && EntryMapper.HasForm(TextRule.Siret, own) ? own : null;
    }

    private static Dictionary<string, JsonElement>? ExtensionsOf(EntryLine first)
    {
        const string prefix = ExtraNames.OfEntry + ExtraNames.Extension;
        Dictionary<string, JsonElement>? extensions = null;
        foreach (var (name, value) in first.Extras)
            if (name.StartsWith(prefix, StringComparison.Ordinal)) (extensions ??= new(StringComparer.Ordinal))[name[prefix.Length..]] = EntryMapper.Element(value);
        return extensions;
    }
}
