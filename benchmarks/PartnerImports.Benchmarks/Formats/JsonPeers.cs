using System.Text.Json;
using System.Text.Json.Serialization;
using PartnerImports.Benchmarks.Data;
using PartnerImports.Benchmarks.Summary;

namespace PartnerImports.Benchmarks.Formats;

/// <summary>JSON by the base library.</summary>
internal static class JsonPeers
{
    /// <summary>What a pass over tokens adds up.</summary>
    public readonly record struct Tokens(long Count, long Bytes);

    /// <summary>Every token by <see cref="Utf8JsonReader"/> over one buffer, the bytes of every value touched.</summary>
    public static Tokens Read(string path)
    {
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        var buffer = new byte[256 * 1024];
        var state = new JsonReaderState(new() { AllowMultipleValues = true });
        long count = 0, bytes = 0, offset = 0;
        for (int length = 0, left = 0; ;)
        {
            var read = RandomAccess.Read(file, buffer.AsSpan(left), offset);
            offset += read;
            length = left + read;
            var reader = new Utf8JsonReader(buffer.AsSpan(0, length), isFinalBlock: read == 0, state);
            while (reader.Read())
            {
                count++;
                bytes += reader.ValueSpan.Length;
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number && reader.ValueSpan is [.., var last]) bytes += last;
            }
            if (read == 0) return new(count, bytes);
            state = reader.CurrentState;
            var consumed = (int)reader.BytesConsumed;
            left = length - consumed;
            buffer.AsSpan(consumed, left).CopyTo(buffer);
            if (left == buffer.Length) Array.Resize(ref buffer, left * 2);
        }
    }

    /// <summary>Objects of NDJSON records by <c>DeserializeAsyncEnumerable</c> with generated code.</summary>
    public static async Task<SummaryTruth> DeserializeAsync(string path)
    {
        await using var stream = new FileStream(path, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 0 });
        var totals = new EntryTotals();
        await foreach (var record in JsonSerializer.DeserializeAsyncEnumerable(stream, JsonPeerContext.Default.JsonPeerRecord, topLevelValues: true))
        {
            if (record is not { Kind: "ecriture", Value: { Lines: { } lines } entry }) continue;
            var isNew = true;
            foreach (var line in lines)
            {
                totals.Add(isNew, EntryTotals.Digits(entry.Date), EntryTotals.Cents(line.Debit), EntryTotals.Cents(line.Credit));
                isNew = false;
            }
        }
        return totals.Finish();
    }
}

/// <summary>A record of the NDJSON form.</summary>
internal sealed class JsonPeerRecord
{
    [JsonPropertyName("t")]
    public string Kind { get; set; } = "";

    [JsonPropertyName("v")]
    public JsonPeerEntry? Value { get; set; }
}

/// <summary>An entry.</summary>
internal sealed class JsonPeerEntry
{
    [JsonPropertyName("id")]
    public string Id { get; set; } = "";

    [JsonPropertyName("journal")]
    public string Journal { get; set; } = "";

    [JsonPropertyName("date")]
    public DateOnly Date { get; set; }

    [JsonPropertyName("numero")]
    public string Number { get; set; } = "";

    [JsonPropertyName("libelle")]
    public string Label { get; set; } = "";

    [JsonPropertyName("piece")]
    public JsonPeerDocument? Document { get; set; }

    [JsonPropertyName("lignes")]
    public List<JsonPeerLine>? Lines { get; set; }
}

/// <summary>The document of an entry.</summary>
internal sealed class JsonPeerDocument
{
    [JsonPropertyName("reference")]
    public string Reference { get; set; } = "";

    [JsonPropertyName("date")]
    public DateOnly Date { get; set; }
}

/// <summary>A line.</summary>
internal sealed class JsonPeerLine
{
    [JsonPropertyName("compte")]
    public string Account { get; set; } = "";

    [JsonPropertyName("tiers")]
    public string? ThirdParty { get; set; }

    [JsonPropertyName("debit")]
    public decimal Debit { get; set; }

    [JsonPropertyName("credit")]
    public decimal Credit { get; set; }

    [JsonPropertyName("lettrage")]
    public string? Matching { get; set; }

    [JsonPropertyName("dateLettrage")]
    public DateOnly? MatchingDate { get; set; }
}

[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(JsonPeerRecord))]
internal sealed partial class JsonPeerContext : JsonSerializerContext;
