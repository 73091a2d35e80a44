using NodaTime;

namespace PartnerImports.Parsers.Json;

/// <summary>What <c>lot</c> says of a push.</summary>
internal sealed record Lot
{
    public string? Key { get; init; }
    public string? Dossier { get; init; }
    public string? Name { get; init; }
    public OffsetDateTime? CreatedAt { get; init; }
    public string? Currency { get; init; }
    public (LocalDate Start, LocalDate End)? Period { get; init; }
    public string? Software { get; init; }
    public string? SoftwareVersion { get; init; }
}
