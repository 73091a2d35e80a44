namespace PartnerImports.Parsers.Json;

/// <summary>The published JSON Schemas (2020-12) of <c>import-ecritures</c>, as the package holds them under <c>schemas/</c>.</summary>
/// <remarks>The identifiers are stable for ever; a minor version only adds to a schema.</remarks>
public static class JsonSchemas
{
    /// <summary>The identifier of the schema of a document.</summary>
    public const string DocumentId = "urn:partner-imports:import:1.0";

    /// <summary>The identifier of the schema of a record of NDJSON.</summary>
    public const string RecordId = "urn:partner-imports:import-ndjson:1.0";

    /// <summary>Opens a schema. The caller owns the stream.</summary>
    /// <exception cref="ArgumentException">There is no schema of that identifier.</exception>
    public static Stream Open(string id) => typeof(JsonSchemas).Assembly.GetManifestResourceStream(id switch
    {
        DocumentId => "import-ecritures-1.0.schema.json",
        RecordId => "import-ecritures-ndjson-1.0.schema.json",
        _ => throw new ArgumentException($"There is no schema '{id}'.", nameof(id)),
    })!;
}
