using System.Runtime.CompilerServices;
using NodaTime;

namespace PartnerImports.Sqlite;

/// <summary>Imports, books, queue, outbox and audit in one SQLite file.</summary>
/// <remarks>
/// <para>Every write is one transaction of the file; what a commit survives is a choice of <see cref="SqliteFileOptions.Durability"/>. Reads see one state of the file and wait for no writer.</para>
/// <para>
/// Instants are kept to 100 ns. A reception of more than 16,384 lines takes the turn to write before it commits: others that write wait until it has ended,
/// so nothing else is written, and waited for, between its first line and its end.
/// Thread-safe, in one process and in several.
/// </para>
/// </remarks>
public sealed class SqliteImportStore(SqliteFile file) : IImportStore, IBooks
{
    /// <inheritdoc/>
    public async ValueTask<IReception> OpenReceptionAsync(PushIdentity push, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(push);
        var (conflict, replaces) = await file.ReadAsync(
            connection => (PushConflicts.Find(connection, push), PushConflicts.FindReplaced(connection, push)), cancellationToken).ConfigureAwait(false);
        return new SqliteReception(file, push, conflict, replaces);
    }

    /// <inheritdoc/>
    public ValueTask<PushConflict?> FindConflictAsync(PushIdentity push, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(push);
        return file.ReadAsync(connection => PushConflicts.Find(connection, push), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<CommitResult> CommitAsync(DecisionCommit commit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commit);
        if (commit.Next.Version != commit.ExpectedVersion + 1)
            throw new ArgumentException($"The version after {commit.ExpectedVersion} is {commit.ExpectedVersion + 1}, not {commit.Next.Version}.", nameof(commit));
        return file.WriteAsync(connection => DecisionWriter.Write(connection, commit), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask AppendAuditAsync(AuditEvent auditEvent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(auditEvent);
        await WriteAsync(
            connection =>
            {
                if (ImportRows.Find(connection, auditEvent.Dossier, auditEvent.Import) is not null) AuditTrail.Append(connection, auditEvent);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<ImportRecord?> FindAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken = default) =>
        file.ReadAsync(connection => ImportRows.Find(connection, dossier, import)?.Record, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Page<ImportRecord>> ListAsync(DossierId dossier, ImportQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return file.ReadAsync(connection => ImportList.Read(connection, dossier, query), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<int> CountWaitingAsync(DossierId dossier, CancellationToken cancellationToken = default) =>
        file.ReadAsync(connection => ImportList.CountWaiting(connection, dossier), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<EntryLinePage?> LinesAsync(DossierId dossier, ImportId import, EntryLineQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return file.ReadAsync(
            connection => ImportRows.Find(connection, dossier, import) is { } found ? new LineReader(connection, found).Page(query, cancellationToken) : null,
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<DecisionPlan?> PlanAsync(DossierId dossier, ImportId import, ImportDecision decision, CancellationToken cancellationToken = default) =>
        file.ReadAsync(connection => DecisionWriter.Plan(connection, dossier, import), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<LocalDate>> HeldDaysAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken = default) =>
        file.ReadAsync(connection => DecisionWriter.HeldDays(connection, dossier, import), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<RequestClaim?> ClaimAsync(ClaimQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        // Looking costs no turn to write: a worker that finds nothing disturbs nobody.
        if (await file.ReadAsync(connection => RequestQueue.FindFree(connection, query), cancellationToken).ConfigureAwait(false) is null) return null;
        return await file.WriteAsync(connection => RequestQueue.Claim(connection, query), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<bool> ReleaseAsync(RequestClaim claim, Instant notBefore, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return file.WriteAsync(connection => RequestQueue.Release(connection, claim, notBefore), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<int> CountRequestsAsync(DossierId? dossier, CancellationToken cancellationToken = default) =>
        file.ReadAsync(connection => RequestQueue.Count(connection, dossier), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<OutboxMessage>> TakeMessagesAsync(MessageQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (!await file.ReadAsync(connection => Outbox.HasDue(connection, query), cancellationToken).ConfigureAwait(false)) return [];
        return await file.WriteAsync(connection => Outbox.Take(connection, query), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<int> CountMessagesAsync(DossierId? dossier, CancellationToken cancellationToken = default) =>
        file.ReadAsync(connection => Outbox.Count(connection, dossier), cancellationToken);

    /// <inheritdoc/>
    public ValueTask MarkDeliveredAsync(DossierId dossier, Guid message, CancellationToken cancellationToken = default) =>
        WriteAsync(connection => Outbox.MarkDelivered(connection, dossier, message), cancellationToken);

    /// <inheritdoc/>
    public ValueTask ReturnMessageAsync(DossierId dossier, Guid message, Instant notBefore, CancellationToken cancellationToken = default) =>
        WriteAsync(connection => Outbox.Return(connection, dossier, message, notBefore), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AuditEvent>> AuditAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken = default) =>
        file.ReadAsync(connection => AuditTrail.Read(connection, dossier, import), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken = default) =>
        file.ReadAsync(connection => StoreCheck.Run(connection, cancellationToken), cancellationToken);

    /// <summary>Gives a dossier reference data that no import created; what it has already is left as it is.</summary>
    /// <exception cref="ImportStoreException">The file cannot be written to.</exception>
    public ValueTask AddReferenceDataAsync(DossierId dossier, ReferenceData items, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        return WriteAsync(connection => ReferenceRows.Create(connection, dossier, items, null), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ReferenceItem>> ReferenceDataAsync(DossierId dossier, ReferenceKind kind, CancellationToken cancellationToken = default) =>
        file.ReadAsync(connection => ReferenceRows.List(connection, dossier, kind), cancellationToken);

    /// <inheritdoc/>
    /// <remarks>One state of the file, held until the enumeration ends: the log beside the file grows meanwhile.</remarks>
    public async IAsyncEnumerable<BooksLine> LinesAsync(DossierId dossier, bool held, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var snapshot = await file.BeginReadAsync(cancellationToken).ConfigureAwait(false);
        foreach (var import in ImportList.Arrived(snapshot.Connection, dossier, held ? ImportStatus.Pending : ImportStatus.Validated))
            foreach (var line in new LineReader(snapshot.Connection, import).All())
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return new(import.Record.Id, line);
            }
    }

    /// <inheritdoc/>
    public ValueTask<bool> MarkAsync(DossierId dossier, ImportId import, string entry, HeldEntryMark mark, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return file.WriteAsync(connection => HeldMarks.Mark(connection, dossier, import, entry, mark), cancellationToken);
    }

    private async ValueTask WriteAsync(Action<Connection> write, CancellationToken cancellationToken) =>
        await file.WriteAsync(
            connection =>
            {
                write(connection);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
}
