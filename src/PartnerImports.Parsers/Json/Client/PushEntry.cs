using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace PartnerImports.Parsers.Json.Client;

/// <summary>An entry: <c>ecriture</c>.</summary>
public sealed record PushEntry
{
    /// <summary>The partner's stable id of the entry: 1 to 128 visible ASCII characters, unique in the lot.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The journal's code.</summary>
    [JsonPropertyName("journal")]
    public required string Journal { get; init; }

    /// <summary>The accounting date.</summary>
    [JsonPropertyName("date")]
    public required LocalDate Date { get; init; }

    /// <summary>The number of the entry: at most 35 characters.</summary>
    [JsonPropertyName("numero")]
    public string? Number { get; init; }

    /// <summary>The label of the lines that have none of their own: at most 250 characters.</summary>
    [JsonPropertyName("libelle")]
    public string? Label { get; init; }

    /// <summary>The document that the entry records.</summary>
    [JsonPropertyName("piece")]
    public PushDocument? Document { get; init; }

    /// <summary>The SIRET of the establishment: 14 digits.</summary>
    [JsonPropertyName("etablissement")]
    public string? Establishment { get; init; }

    /// <summary>Files that belong to the entry: at most 20.</summary>
    [JsonPropertyName("documents")]
    public IReadOnlyList<PushAttachment>? Attachments { get; init; }

    /// <summary>The lines: at least two, which balance.</summary>
    [JsonPropertyName("lignes")]
    public required IReadOnlyList<PushLine> Lines { get; init; }

    /// <summary>Values of the partner's own, under dotted lower-case names; each is a JSON object.</summary>
    [JsonPropertyName("extensions")]
    public IReadOnlyDictionary<string, JsonElement>? Extensions { get; init; }
}

/// <summary>A document reference.</summary>
/// <param name="Reference">The reference: 1 to 35 characters.</param>
/// <param name="Date">The document's date.</param>
public sealed record PushDocument(
    [property: JsonPropertyName("reference")] string Reference,
    [property: JsonPropertyName("date")] LocalDate? Date = null);

/// <summary>A file that belongs to an entry: at an address, or beside the push.</summary>
public sealed record PushAttachment
{
    private PushAttachment(string name, string mediaType, string sha256) => (Name, MediaType, Sha256) = (name, mediaType, sha256);

    /// <summary>The name: 1 to 250 characters.</summary>
    [JsonPropertyName("nom")]
    public string Name { get; }

    /// <summary>The media type, as <c>application/pdf</c>.</summary>
    [JsonPropertyName("type")]
    public string MediaType { get; }

    /// <summary>The SHA-256 of the bytes: 64 lower-case hexadecimal digits.</summary>
    [JsonPropertyName("sha256")]
    public string Sha256 { get; }

    /// <summary>The length in bytes.</summary>
    [JsonPropertyName("taille")]
    public long? Length { get; init; }

    /// <summary>The https address; null for a file beside the push.</summary>
    [JsonPropertyName("uri")]
    public string? Uri { get; private init; }

    /// <summary>The name of the file beside the push; null for one at an address.</summary>
    [JsonPropertyName("fichier")]
    public string? FileName { get; private init; }

    /// <summary>A file at an https address.</summary>
    public static PushAttachment At(string uri, string name, string mediaType, string sha256) => new(name, mediaType, sha256) { Uri = uri };

    /// <summary>A file that comes beside the push.</summary>
    public static PushAttachment Beside(string fileName, string name, string mediaType, string sha256) => new(name, mediaType, sha256) { FileName = fileName };
}
