using NodaTime;

namespace PartnerImports.PostgreSql;

/// <summary>Imports, books, queue, outbox and audit in a PostgreSQL database, for any number of processes on any number of machines.</summary>
/// <remarks>
/// Each write is one transaction of the server, committed when the call returns. The tables must be there: see
/// <see cref="PostgreSqlDatabase.MigrateAsync"/>. Text of every character from U+0001 on comes back as it was. Thread-safe.
/// </remarks>
/// <param name="database">The database; the caller disposes it.</param>
public sealed class PostgreSqlImportStore(PostgreSqlDatabase database) : IImportStore, IBooks
{
    /// <inheritdoc/>
    public ValueTask<IReception> OpenReceptionAsync(PushIdentity push, CancellationToken cancellationToken = default) =>
        StoreFailures.TranslateAsync(() => PostgreSqlReception.OpenAsync(database, push, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<PushConflict?> FindConflictAsync(PushIdentity push, CancellationToken cancellationToken = default) =>
        database.RunAsync(session => PushConflicts.FindAsync(session, push), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<CommitResult> CommitAsync(DecisionCommit commit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commit);
        if (commit.Next.Version != commit.ExpectedVersion + 1) throw new ArgumentException("The next version is not one more than the version expected.", nameof(commit));
        return database.TransactAsync(session => DecisionRows.CommitAsync(session, commit), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask AppendAuditAsync(AuditEvent auditEvent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(auditEvent);
        await database.TransactAsync(session => AuditRows.AppendAsync(session, auditEvent), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<ImportRecord?> FindAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken = default) =>
        database.RunAsync(async session =>
        {
            var found = await session.ListAsync(ImportColumns.Read,
                $"SELECT {ImportColumns.All} FROM imports WHERE dossier_id = $1 AND import_id = $2", dossier.ToString(), import.Value).ConfigureAwait(false);
            return found.Count == 0 ? null : found[0];
        }, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Page<ImportRecord>> ListAsync(DossierId dossier, ImportQuery query, CancellationToken cancellationToken = default) =>
        database.RunAsync(session => ImportListing.ListAsync(session, dossier, query), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> CountWaitingAsync(DossierId dossier, CancellationToken cancellationToken = default) =>
        database.RunAsync(session => ImportCounts.WaitingAsync(session, dossier), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<EntryLinePage?> LinesAsync(DossierId dossier, ImportId import, EntryLineQuery query, CancellationToken cancellationToken = default) =>
        database.RunAsync(session => LinePages.ReadAsync(session, dossier, import, query), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<DecisionPlan?> PlanAsync(DossierId dossier, ImportId import, ImportDecision decision, CancellationToken cancellationToken = default) =>
        database.RunAsync(session => DecisionRows.PlanAsync(session, dossier, import), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<LocalDate>> HeldDaysAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken = default) =>
        database.RunAsync(session => DecisionRows.HeldDaysAsync(session, dossier, import), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<RequestClaim?> ClaimAsync(ClaimQuery query, CancellationToken cancellationToken = default) =>
        database.RunAsync(session => RequestRows.ClaimAsync(session, query), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> ReleaseAsync(RequestClaim claim, Instant notBefore, CancellationToken cancellationToken = default) =>
        database.RunAsync(session => RequestRows.ReleaseAsync(session, claim, notBefore), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> CountRequestsAsync(DossierId? dossier, CancellationToken cancellationToken = default) =>
        database.RunAsync(session => RequestRows.CountAsync(session, dossier), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<OutboxMessage>> TakeMessagesAsync(MessageQuery query, CancellationToken cancellationToken = default) =>
        database.RunAsync(session => OutboxRows.TakeAsync(session, query), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> CountMessagesAsync(DossierId? dossier, CancellationToken cancellationToken = default) =>
        database.RunAsync(session => OutboxRows.CountAsync(session, dossier), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask MarkDeliveredAsync(DossierId dossier, Guid message, CancellationToken cancellationToken = default) =>
        await database.RunAsync(session => OutboxRows.MarkDeliveredAsync(session, dossier, message), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask ReturnMessageAsync(DossierId dossier, Guid message, Instant notBefore, CancellationToken cancellationToken = default) =>
        await database.RunAsync(session => OutboxRows.ReturnAsync(session, dossier, message, notBefore), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AuditEvent>> AuditAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken = default) =>
        database.RunAsync(session => AuditRows.ListAsync(session, dossier, import), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken = default) =>
        database.RunAsync(session => StoreInvariants.CheckAsync(session), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ReferenceItem>> ReferenceDataAsync(DossierId dossier, ReferenceKind kind, CancellationToken cancellationToken = default) =>
        database.RunAsync(session => BooksRows.ReferenceDataAsync(session, dossier, kind), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<BooksLine> LinesAsync(DossierId dossier, bool held, CancellationToken cancellationToken = default) =>
        BooksRows.LinesAsync(database, dossier, held, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> MarkAsync(DossierId dossier, ImportId import, string entry, HeldEntryMark mark, CancellationToken cancellationToken = default) =>
        database.TransactAsync(session => MarkRows.MarkAsync(session, dossier, import, entry, mark), cancellationToken);
}
