namespace PartnerImports.Parsers.Json;

/// <summary>What <c>referentiel</c> says of journals and third parties and <see cref="ReferenceData"/> has no room for, by code.</summary>
internal sealed class ReferenceDetails
{
    private readonly Dictionary<string, string> _journals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string? Kind, string? Siren)> _thirdParties = new(StringComparer.Ordinal);

    /// <summary>Keeps the kind of a journal; the first one of a code stays.</summary>
    public void AddJournal(string code, string? kind)
    {
        if (kind is not null) _journals.TryAdd(code, kind);
    }

    /// <summary>Keeps the kind and SIREN of a third party; the first ones of a code stay.</summary>
    public void AddThirdParty(string code, string? kind, string? siren)
    {
        if (kind is not null || siren is not null) _thirdParties.TryAdd(code, (kind, siren));
    }

    /// <summary>The kind of a journal; null when it has none.</summary>
    public string? KindOf(JournalCode code) => _journals.GetValueOrDefault(code.ToString());

    /// <summary>The kind and SIREN of a third party; null where it has none.</summary>
    public (string? Kind, string? Siren) Of(ThirdPartyCode code) => _thirdParties.GetValueOrDefault(code.ToString());
}
