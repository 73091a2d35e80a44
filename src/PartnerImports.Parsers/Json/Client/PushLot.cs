using System.Text.Json.Serialization;
using NodaTime;

namespace PartnerImports.Parsers.Json.Client;

/// <summary>What identifies a push: <c>lot</c>.</summary>
public sealed record PushLot
{
    /// <summary>The idempotency key, unique per partner and dossier: 1 to 128 visible ASCII characters.</summary>
    [JsonPropertyName("cle")]
    public required string Key { get; init; }

    /// <summary>The code of the dossier that the push is for: 1 to 35 characters.</summary>
    [JsonPropertyName("dossier")]
    public required string Dossier { get; init; }

    /// <summary>The name shown in the console: at most 250 characters.</summary>
    [JsonPropertyName("nom")]
    public string? Name { get; init; }

    /// <summary>When the lot was made.</summary>
    [JsonPropertyName("creeLe")]
    public OffsetDateTime? CreatedAt { get; init; }

    /// <summary>The currency of the dossier's books: three capital letters; <c>EUR</c> when not given.</summary>
    [JsonPropertyName("devise")]
    public string? Currency { get; init; }

    /// <summary>The period that the entries lie in.</summary>
    [JsonPropertyName("periode")]
    public PushPeriod? Period { get; init; }

    /// <summary>The software that made the lot.</summary>
    [JsonPropertyName("logiciel")]
    public PushSoftware? Software { get; init; }
}

/// <summary>A period: both days included.</summary>
/// <param name="Start">The first day.</param>
/// <param name="End">The last day.</param>
public sealed record PushPeriod(
    [property: JsonPropertyName("debut")] LocalDate Start,
    [property: JsonPropertyName("fin")] LocalDate End);

/// <summary>A program.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
public sealed record PushSoftware(
    [property: JsonPropertyName("nom")] string Name,
    [property: JsonPropertyName("version")] string? Version = null);

/// <summary>Control totals, which <see cref="PushWriter"/> counts by itself.</summary>
/// <param name="Entries">How many entries.</param>
/// <param name="Lines">How many lines.</param>
/// <param name="Debit">The sum of the debits.</param>
/// <param name="Credit">The sum of the credits.</param>
internal sealed record PushControl(
    [property: JsonPropertyName("ecritures")] long Entries,
    [property: JsonPropertyName("lignes")] long Lines,
    [property: JsonPropertyName("debit")] string Debit,
    [property: JsonPropertyName("credit")] string Credit);
