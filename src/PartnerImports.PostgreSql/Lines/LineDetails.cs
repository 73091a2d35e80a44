using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PartnerImports.PostgreSql;

/// <summary>What few lines have, as one JSON value of the line: allocations, further values, documents.</summary>
internal sealed class LineDetails : IDisposable
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly Utf8JsonWriter _json;
    private int _allocation, _extra, _document;

    public LineDetails() => _json = new(_bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    /// <summary>Starts with another batch.</summary>
    public void Begin() => _allocation = _extra = _document = 0;

    /// <summary>
    /// The details of a row in the binary form of <c>jsonb</c>: the version 1 and the text. Empty when it has none. Rows are asked for in
    /// order; the same row may be asked for again. Valid until the next call.
    /// </summary>
    public ReadOnlySpan<byte> Of(EntryLineBatch batch, int row)
    {
        var allocations = batch.Allocations;
        var extras = batch.Extras;
        var documents = batch.Documents;
        while (_allocation < allocations.Length && allocations[_allocation].Row < row) _allocation++;
        while (_extra < extras.Length && extras[_extra].Row < row) _extra++;
        while (_document < documents.Count && documents[_document].Row < row) _document++;
        var hasAllocations = _allocation < allocations.Length && allocations[_allocation].Row == row;
        var hasExtras = _extra < extras.Length && extras[_extra].Row == row;
        var hasDocuments = _document < documents.Count && documents[_document].Row == row;
        if (!hasAllocations && !hasExtras && !hasDocuments) return default;

        _bytes.ResetWrittenCount();
        _bytes.GetSpan(1)[0] = 1;
        _bytes.Advance(1);
        _json.Reset();
        _json.WriteStartObject();
        if (hasAllocations)
        {
            _json.WriteStartArray("allocations"u8);
            for (var i = _allocation; i < allocations.Length && allocations[i].Row == row; i++) Write(batch, allocations[i]);
            _json.WriteEndArray();
        }
        if (hasExtras)
        {
            _json.WriteStartArray("extras"u8);
            for (var i = _extra; i < extras.Length && extras[i].Row == row; i++)
            {
                _json.WriteStartObject();
                _json.WriteString("name"u8, extras[i].Name);
                _json.WriteString("value"u8, batch.Bytes(extras[i].Value));
                _json.WriteEndObject();
            }
            _json.WriteEndArray();
        }
        if (hasDocuments)
        {
            _json.WriteStartArray("documents"u8);
            for (var i = _document; i < documents.Count && documents[i].Row == row; i++) Write(documents[i].Document);
            _json.WriteEndArray();
        }
        _json.WriteEndObject();
        _json.Flush();
        return _bytes.WrittenSpan;
    }

    public void Dispose() => _json.Dispose();

    private void Write(EntryLineBatch batch, in BatchAllocation allocation)
    {
        _json.WriteStartObject();
        _json.WriteString("axis"u8, batch.Bytes(allocation.Axis));
        _json.WriteString("section"u8, batch.Bytes(allocation.Section));
        _json.WriteString("amount"u8, allocation.Amount.ToString());
        _json.WriteEndObject();
    }

    private void Write(DocumentReference document)
    {
        _json.WriteStartObject();
        _json.WriteString("name"u8, document.Name);
        if (document.MediaType.Length > 0) _json.WriteString("mediaType"u8, document.MediaType);
        if (document.Uri is { } uri) _json.WriteString("uri"u8, uri);
        if (document.Sha256.Length > 0) _json.WriteString("sha256"u8, document.Sha256);
        if (document.Length is { } length) _json.WriteNumber("length"u8, length);
        _json.WriteEndObject();
    }
}
