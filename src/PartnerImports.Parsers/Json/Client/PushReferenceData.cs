using System.Text.Json.Serialization;

namespace PartnerImports.Parsers.Json.Client;

/// <summary>Reference data that may be created when the dossier lacks it: <c>referentiel</c>.</summary>
public sealed record PushReferenceData
{
    /// <summary>Journals.</summary>
    [JsonPropertyName("journaux")]
    public IReadOnlyList<PushJournal>? Journals { get; init; }

    /// <summary>Accounts.</summary>
    [JsonPropertyName("comptes")]
    public IReadOnlyList<PushAccount>? Accounts { get; init; }

    /// <summary>Third parties.</summary>
    [JsonPropertyName("tiers")]
    public IReadOnlyList<PushThirdParty>? ThirdParties { get; init; }

    /// <summary>Analytic sections.</summary>
    [JsonPropertyName("sections")]
    public IReadOnlyList<PushSection>? Sections { get; init; }
}

/// <summary>A journal.</summary>
/// <param name="Code">Its code: 1 to 35 characters.</param>
/// <param name="Label">Its label: 1 to 250 characters.</param>
/// <param name="Kind">What it is for.</param>
public sealed record PushJournal(
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("libelle")] string Label,
    [property: JsonPropertyName("nature")] PushJournalKind? Kind = null);

/// <summary>A general account.</summary>
/// <param name="Number">Its number: 2 to 20 digits and capital letters, the first a digit from 1 to 9.</param>
/// <param name="Label">Its label: 1 to 250 characters.</param>
public sealed record PushAccount(
    [property: JsonPropertyName("numero")] string Number,
    [property: JsonPropertyName("libelle")] string Label);

/// <summary>A third party.</summary>
/// <param name="Code">Its code: 1 to 35 characters.</param>
/// <param name="Label">Its name: 1 to 250 characters.</param>
/// <param name="Collective">The general account that it details.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Siren">Its SIREN.</param>
public sealed record PushThirdParty(
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("libelle")] string Label,
    [property: JsonPropertyName("collectif")] string Collective,
    [property: JsonPropertyName("nature")] PushThirdPartyKind? Kind = null,
    [property: JsonPropertyName("siren")] string? Siren = null);

/// <summary>An analytic section.</summary>
/// <param name="Axis">The code of its axis: 1 to 35 characters.</param>
/// <param name="Code">Its code: 1 to 35 characters.</param>
/// <param name="Label">Its label: 1 to 250 characters.</param>
public sealed record PushSection(
    [property: JsonPropertyName("axe")] string Axis,
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("libelle")] string Label);

/// <summary>What a journal is for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PushJournalKind>))]
public enum PushJournalKind
{
    /// <summary>Purchases.</summary>
    [JsonStringEnumMemberName("achat")]
    Purchases,

    /// <summary>Sales.</summary>
    [JsonStringEnumMemberName("vente")]
    Sales,

    /// <summary>Bank.</summary>
    [JsonStringEnumMemberName("banque")]
    Bank,

    /// <summary>Cash.</summary>
    [JsonStringEnumMemberName("caisse")]
    Cash,

    /// <summary>Miscellaneous operations.</summary>
    [JsonStringEnumMemberName("operations-diverses")]
    Miscellaneous,

    /// <summary>Opening balances.</summary>
    [JsonStringEnumMemberName("a-nouveaux")]
    OpeningBalances,
}

/// <summary>What a third party is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PushThirdPartyKind>))]
public enum PushThirdPartyKind
{
    /// <summary>A customer.</summary>
    [JsonStringEnumMemberName("client")]
    Customer,

    /// <summary>A supplier.</summary>
    [JsonStringEnumMemberName("fournisseur")]
    Supplier,

    /// <summary>An employee.</summary>
    [JsonStringEnumMemberName("salarie")]
    Employee,

    /// <summary>Anything else.</summary>
    [JsonStringEnumMemberName("autre")]
    Other,
}
