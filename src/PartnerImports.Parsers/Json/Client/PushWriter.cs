using System.Buffers;
using System.Text.Json;

namespace PartnerImports.Parsers.Json.Client;

/// <summary>Writes a push entry by entry, as a document or as NDJSON, and counts its control totals.</summary>
/// <remarks>
/// <code>
/// await using var push = PushWriter.Document(stream, new PushLot { Key = "till/2026-11-20", Dossier = "D000123" });
/// await push.WriteAsync(entry);
/// await push.CompleteAsync();
/// </code>
/// A push that is not completed is not valid, so that a failure half way is seen by the receiver. Memory is one entry. Not thread-safe.
/// </remarks>
public abstract class PushWriter : IAsyncDisposable
{
    private protected const string FormatName = "import-ecritures";
    private protected const string FormatVersion = "1.0";

    private readonly Stream _output;
    private long _entries, _lines;
    private AmountTotal _debit, _credit;

    private protected PushWriter(Stream output, bool indented)
    {
        _output = output;
        Json = new(Buffer, PushJson.Writer(indented));
    }

    private protected ArrayBufferWriter<byte> Buffer { get; } = new(64 * 1024);

    private protected Utf8JsonWriter Json { get; }

    private protected PushControl Control => new(_entries, _lines, _debit.ToString(), _credit.ToString());

    /// <summary>Begins a document. The caller keeps the stream.</summary>
    public static PushWriter Document(Stream output, PushLot lot, PushReferenceData? reference = null) => new PushDocumentWriter(output, lot, reference);

    /// <summary>Begins a stream of records (NDJSON). The caller keeps the stream.</summary>
    public static PushWriter Records(Stream output, PushLot lot, PushReferenceData? reference = null) => new PushRecordWriter(output, lot, reference);

    /// <summary>Writes an entry.</summary>
    public async ValueTask WriteAsync(PushEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        _entries++;
        _lines += entry.Lines.Count;
        foreach (var line in entry.Lines)
        {
            _debit = _debit.Add(line.Debit ?? default);
            _credit = _credit.Add(line.Credit ?? default);
        }
        Write(entry);
        if (Buffer.WrittenCount > 32 * 1024) await FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes the control totals and what closes the push.</summary>
    /// <param name="extensions">Values of the partner's own about the whole push, each a JSON object; a document has room for them, NDJSON has not.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <exception cref="ArgumentException">Extensions are given to NDJSON.</exception>
    public async ValueTask CompleteAsync(IReadOnlyDictionary<string, JsonElement>? extensions = null, CancellationToken cancellationToken = default)
    {
        End(extensions);
        await FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lets go of the writer; the stream stays open.</summary>
    public async ValueTask DisposeAsync()
    {
        await Json.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    private protected abstract void Write(PushEntry entry);

    private protected abstract void End(IReadOnlyDictionary<string, JsonElement>? extensions);

    private async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        await Json.FlushAsync(cancellationToken).ConfigureAwait(false);
        await _output.WriteAsync(Buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
        Buffer.ResetWrittenCount();
    }
}

/// <summary>Writes one document.</summary>
internal sealed class PushDocumentWriter : PushWriter
{
    public PushDocumentWriter(Stream output, PushLot lot, PushReferenceData? reference) : base(output, indented: true)
    {
        Json.WriteStartObject();
        Json.WriteString("format", FormatName);
        Json.WriteString("version", FormatVersion);
        Json.WritePropertyName("lot");
        JsonSerializer.Serialize(Json, lot, PushJson.Default.PushLot);
        if (reference is not null)
        {
            Json.WritePropertyName("referentiel");
            JsonSerializer.Serialize(Json, reference, PushJson.Default.PushReferenceData);
        }
        Json.WriteStartArray("ecritures");
    }

    private protected override void Write(PushEntry entry)
    {
        JsonSerializer.Serialize(Json, entry, PushJson.Default.PushEntry);
        Json.Flush();
    }

    private protected override void End(IReadOnlyDictionary<string, JsonElement>? extensions)
    {
        Json.WriteEndArray();
        Json.WritePropertyName("controle");
        JsonSerializer.Serialize(Json, Control, PushJson.Default.PushControl);
        if (extensions is { Count: > 0 })
        {
            Json.WriteStartObject("extensions");
            foreach (var (name, value) in extensions)
            {
                Json.WritePropertyName(name);
                value.WriteTo(Json);
            }
            Json.WriteEndObject();
        }
        Json.WriteEndObject();
        Json.Flush();
        Buffer.Write("\n"u8);
    }
}

/// <summary>Writes a record a line.</summary>
internal sealed class PushRecordWriter : PushWriter
{
    public PushRecordWriter(Stream output, PushLot lot, PushReferenceData? reference) : base(output, indented: false)
    {
        Begin("lot");
        Json.WriteString("format", FormatName);
        Json.WriteString("version", FormatVersion);
        Json.WritePropertyName("v");
        JsonSerializer.Serialize(Json, lot, PushJson.Default.PushLot);
        EndRecord();
        foreach (var journal in reference?.Journals ?? []) Record("journal", () => JsonSerializer.Serialize(Json, journal, PushJson.Default.PushJournal));
        foreach (var account in reference?.Accounts ?? []) Record("compte", () => JsonSerializer.Serialize(Json, account, PushJson.Default.PushAccount));
        foreach (var thirdParty in reference?.ThirdParties ?? []) Record("tiers", () => JsonSerializer.Serialize(Json, thirdParty, PushJson.Default.PushThirdParty));
        foreach (var section in reference?.Sections ?? []) Record("section", () => JsonSerializer.Serialize(Json, section, PushJson.Default.PushSection));
    }

    private protected override void Write(PushEntry entry) => Record("ecriture", () => JsonSerializer.Serialize(Json, entry, PushJson.Default.PushEntry));

    private protected override void End(IReadOnlyDictionary<string, JsonElement>? extensions)
    {
        if (extensions is { Count: > 0 }) throw new ArgumentException("NDJSON has no room for extensions of the whole push.", nameof(extensions));
        Record("fin", () => JsonSerializer.Serialize(Json, Control, PushJson.Default.PushControl));
    }

    private void Record(string type, Action write)
    {
        Begin(type);
        Json.WritePropertyName("v");
        write();
        EndRecord();
    }

    private void Begin(string type)
    {
        Json.WriteStartObject();
        Json.WriteString("t", type);
    }

    private void EndRecord()
    {
        Json.WriteEndObject();
        Json.Flush();
        Json.Reset();
        Buffer.Write("\n"u8);
    }
}
