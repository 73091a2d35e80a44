using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using PartnerImports;
using PartnerImports.Testing;

namespace CustomStorage;

/// <summary>A store that is a file of JSON lines, one for each write, and the store in memory that comes of them.</summary>
/// <remarks>
/// A write is first done in memory and then appended to the file, in one piece and on the disk before the answer. When that fails, memory is thrown
/// away and made anew from the file. Half a last line, left by a crash, is cut off. One process owns the file.
/// </remarks>
internal sealed class JsonLinesStore : IImportStore, IBooks, IDisposable
{
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly FileStream _file;
    private InMemoryImportStore _memory;

    public JsonLinesStore(string path)
    {
        _file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        _memory = Replay();
    }

    public async ValueTask<IReception> OpenReceptionAsync(PushIdentity push, CancellationToken cancellationToken = default) =>
        new JsonLinesReception(this, push, await _memory.OpenReceptionAsync(push, cancellationToken));

    public ValueTask<CommitResult> CommitAsync(DecisionCommit commit, CancellationToken cancellationToken = default) =>
        WriteAsync(() => _memory.CommitAsync(commit, cancellationToken), result => result is CommitResult.Committed, new() { Committed = commit });

    public ValueTask AppendAuditAsync(AuditEvent auditEvent, CancellationToken cancellationToken = default) =>
        WriteAsync(() => _memory.AppendAuditAsync(auditEvent, cancellationToken), new() { Audited = auditEvent });

    public ValueTask<RequestClaim?> ClaimAsync(ClaimQuery query, CancellationToken cancellationToken = default) =>
        WriteAsync(() => _memory.ClaimAsync(query, cancellationToken), claim => claim is not null, new() { Claimed = query });

    public ValueTask<bool> ReleaseAsync(RequestClaim claim, Instant notBefore, CancellationToken cancellationToken = default) =>
        WriteAsync(() => _memory.ReleaseAsync(claim, notBefore, cancellationToken), released => released, new() { Released = new(claim, notBefore) });

    public ValueTask<IReadOnlyList<OutboxMessage>> TakeMessagesAsync(MessageQuery query, CancellationToken cancellationToken = default) =>
        WriteAsync(() => _memory.TakeMessagesAsync(query, cancellationToken), messages => messages.Count > 0, new() { Taken = query });

    public ValueTask MarkDeliveredAsync(DossierId dossier, Guid message, CancellationToken cancellationToken = default) =>
        WriteAsync(() => _memory.MarkDeliveredAsync(dossier, message, cancellationToken), new() { Settled = new(dossier, message, null) });

    public ValueTask ReturnMessageAsync(DossierId dossier, Guid message, Instant notBefore, CancellationToken cancellationToken = default) =>
        WriteAsync(() => _memory.ReturnMessageAsync(dossier, message, notBefore, cancellationToken), new() { Settled = new(dossier, message, notBefore) });

    public ValueTask<bool> MarkAsync(DossierId dossier, ImportId import, string entry, HeldEntryMark mark, CancellationToken cancellationToken = default) =>
        WriteAsync(() => _memory.MarkAsync(dossier, import, entry, mark, cancellationToken), marked => marked, new() { Marked = new(dossier, import, entry, mark) });

    public ValueTask<PushConflict?> FindConflictAsync(PushIdentity push, CancellationToken cancellationToken = default) => _memory.FindConflictAsync(push, cancellationToken);

    public ValueTask<ImportRecord?> FindAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken = default) => _memory.FindAsync(dossier, import, cancellationToken);

    public ValueTask<Page<ImportRecord>> ListAsync(DossierId dossier, ImportQuery query, CancellationToken cancellationToken = default) => _memory.ListAsync(dossier, query, cancellationToken);

    public ValueTask<int> CountWaitingAsync(DossierId dossier, CancellationToken cancellationToken = default) => _memory.CountWaitingAsync(dossier, cancellationToken);

    public ValueTask<EntryLinePage?> LinesAsync(DossierId dossier, ImportId import, EntryLineQuery query, CancellationToken cancellationToken = default) => _memory.LinesAsync(dossier, import, query, cancellationToken);

    public ValueTask<DecisionPlan?> PlanAsync(DossierId dossier, ImportId import, ImportDecision decision, CancellationToken cancellationToken = default) => _memory.PlanAsync(dossier, import, decision, cancellationToken);

    public ValueTask<IReadOnlyList<LocalDate>> HeldDaysAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken = default) => _memory.HeldDaysAsync(dossier, import, cancellationToken);

    public ValueTask<int> CountRequestsAsync(DossierId? dossier, CancellationToken cancellationToken = default) => _memory.CountRequestsAsync(dossier, cancellationToken);

    public ValueTask<int> CountMessagesAsync(DossierId? dossier, CancellationToken cancellationToken = default) => _memory.CountMessagesAsync(dossier, cancellationToken);

    public ValueTask<IReadOnlyList<AuditEvent>> AuditAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken = default) => _memory.AuditAsync(dossier, import, cancellationToken);

    public ValueTask<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken = default) => _memory.CheckAsync(cancellationToken);

    public ValueTask<IReadOnlyList<ReferenceItem>> ReferenceDataAsync(DossierId dossier, ReferenceKind kind, CancellationToken cancellationToken = default) => _memory.ReferenceDataAsync(dossier, kind, cancellationToken);

    public IAsyncEnumerable<BooksLine> LinesAsync(DossierId dossier, bool held, CancellationToken cancellationToken = default) => _memory.LinesAsync(dossier, held, cancellationToken);

    public void Dispose()
    {
        _file.Dispose();
        _writing.Dispose();
    }

    internal ValueTask<ReceptionResult> ReceiveAsync(Reception reception, IReception inner, CancellationToken cancellationToken) =>
        WriteAsync(() => inner.CommitAsync(reception.Commit, cancellationToken), result => result is ReceptionResult.Received, new() { Received = reception });

    private async ValueTask WriteAsync(Func<ValueTask> write, Entry entry) => await WriteAsync(async () =>
    {
        await write();
        return true;
    }, _ => true, entry);

    private async ValueTask<T> WriteAsync<T>(Func<ValueTask<T>> write, Func<T, bool> changed, Entry entry)
    {
        await _writing.WaitAsync();
        try
        {
            var result = await write();
            if (changed(result)) Append(entry);
            return result;
        }
        finally
        {
            _writing.Release();
        }
    }

    private void Append(Entry entry)
    {
        var end = _file.Length;
        try
        {
            _file.Position = end;
            _file.Write([.. JsonSerializer.SerializeToUtf8Bytes(entry, EntryJson.Options), (byte)'\n']);
            _file.Flush(flushToDisk: true);
        }
        catch (IOException failure)
        {
            _file.SetLength(end);
            _memory = Replay();
            throw new ImportStoreException("The file could not be written.", failure) { IsTransient = true };
        }
    }

    private InMemoryImportStore Replay()
    {
        var memory = new InMemoryImportStore();
        _file.Position = 0;
        var bytes = new byte[_file.Length];
        _file.ReadExactly(bytes);
        var rest = bytes.AsSpan();
        for (int end; (end = rest.IndexOf((byte)'\n')) >= 0; rest = rest[(end + 1)..])
            Apply(memory, JsonSerializer.Deserialize<Entry>(rest[..end], EntryJson.Options)!).AsTask().GetAwaiter().GetResult();
        _file.SetLength(bytes.Length - rest.Length);
        return memory;
    }

    private static async ValueTask Apply(InMemoryImportStore memory, Entry entry)
    {
        switch (entry)
        {
            case { Received: { } received }:
                await using (var reception = await memory.OpenReceptionAsync(received.Push))
                {
                    foreach (var batch in EntryLineBatches.Of([.. received.Lines.Select(LineOf)])) await reception.HoldAsync(batch);
                    await reception.CommitAsync(received.Commit);
                }
                break;
            case { Committed: { } commit }: await memory.CommitAsync(commit); break;
            case { Audited: { } audited }: await memory.AppendAuditAsync(audited); break;
            case { Claimed: { } query }: await memory.ClaimAsync(query); break;
            case { Released: { } release }: await memory.ReleaseAsync(release.Claim, release.NotBefore); break;
            case { Taken: { } query }: await memory.TakeMessagesAsync(query); break;
            case { Settled: { NotBefore: { } notBefore } settled }: await memory.ReturnMessageAsync(settled.Dossier, settled.Message, notBefore); break;
            case { Settled: { } settled }: await memory.MarkDeliveredAsync(settled.Dossier, settled.Message); break;
            case { Marked: { } mark }: await memory.MarkAsync(mark.Dossier, mark.Import, mark.Entry, mark.Kind); break;
        }
    }

    private static EntryLine LineOf(LineView line) => new()
    {
        Entry = line.Entry, LineNumber = line.Line, Journal = JournalCode.Parse(line.Journal), Date = line.Date, Number = line.Document, Account = AccountNumber.Parse(line.Account),
        ThirdParty = ThirdPartyCode.TryParse(line.ThirdParty, out var thirdParty) ? thirdParty : default, Reference = line.Reference, Label = line.Label,
        Debit = line.Debit, Credit = line.Credit, Matching = MatchingCode.TryParse(line.Matching, out var matching) ? matching : default,
    };
}

/// <summary>Keeps the lines of a push beside the reception in memory, for the file.</summary>
internal sealed class JsonLinesReception(JsonLinesStore store, PushIdentity push, IReception inner) : ReceptionDecorator(inner)
{
    private readonly ImmutableArray<LineView>.Builder _lines = ImmutableArray.CreateBuilder<LineView>();

    public override async ValueTask HoldAsync(EntryLineBatch batch, CancellationToken cancellationToken = default)
    {
        for (var row = 0; row < batch.Count; row++) _lines.Add(TestEntries.View(batch.ToLine(row)));
        await Inner.HoldAsync(batch, cancellationToken);
    }

    public override ValueTask<ReceptionResult> CommitAsync(ReceptionCommit commit, CancellationToken cancellationToken = default) =>
        store.ReceiveAsync(new(push, commit, _lines.DrainToImmutable()), Inner, cancellationToken);
}
