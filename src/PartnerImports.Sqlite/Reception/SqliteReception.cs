namespace PartnerImports.Sqlite;

/// <summary>A reception into the file.</summary>
/// <remarks>
/// The first lines are kept in memory, so that most receptions take the turn to write only when they commit. A longer one takes it when
/// that room is full, and its lines go straight into its transaction.
/// </remarks>
internal sealed class SqliteReception(SqliteFile file, PushIdentity push, PushConflict? conflict, ImportId? replaces) : IReception
{
    /// <summary>How many lines, and bytes of their texts, are kept before the turn to write is taken.</summary>
    internal const int MaxWaitingLines = 4 * EntryLineBatch.DefaultCapacity, MaxWaitingBytes = 1 << 23;

    private readonly List<EntryLineBatch> _waiting = [];
    private int _waitingLines, _waitingBytes;
    private Transaction? _transaction;
    private LineWriter? _writer;
    private long _number;
    private bool _hasEnded;

    public PushConflict? Conflict => conflict;

    public ImportId? Replaces => replaces;

    public ValueTask<ImportId?> FindProbableDuplicateAsync(string fingerprint, CancellationToken cancellationToken = default)
    {
        ThrowIfEnded(cancellationToken);
        return file.ReadAsync(connection => PushConflicts.FindProbableDuplicate(connection, push.Dossier, fingerprint), cancellationToken);
    }

    public ValueTask<ReferenceData> FindMissingAsync(ReferenceData named, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(named);
        ThrowIfEnded(cancellationToken);
        return file.ReadAsync(connection => ReferenceRows.FindMissing(connection, push.Dossier, named), cancellationToken);
    }

    public async ValueTask HoldAsync(EntryLineBatch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ThrowIfEnded(cancellationToken);
        try
        {
            if (_writer is not null) _writer.Write(batch);
            else if (Keep(batch)) await BeginLinesAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // Some of the batch may be written: such a reception can only end.
            _hasEnded = true;
            Forget();
            throw;
        }
    }

    public async ValueTask<ReceptionResult> CommitAsync(ReceptionCommit commit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commit);
        ThrowIfEnded(cancellationToken);
        if (commit.Record.Dossier != push.Dossier) throw new ArgumentException($"The push was addressed to {push.Dossier}, not to {commit.Record.Dossier}.", nameof(commit));
        _hasEnded = true;
        try
        {
            var isPending = commit.Record.Status == ImportStatus.Pending;
            if (!isPending) Forget();
            else if (_writer is null) await BeginLinesAsync(cancellationToken).ConfigureAwait(false);
            _transaction ??= await file.BeginWriteAsync(cancellationToken).ConfigureAwait(false);
            return Commit(_transaction, commit, isPending);
        }
        finally
        {
            Forget();
        }
    }

    public ValueTask DisposeAsync()
    {
        _hasEnded = true;
        Forget();
        return ValueTask.CompletedTask;
    }

    private ReceptionResult Commit(Transaction transaction, ReceptionCommit commit, bool isPending)
    {
        var connection = transaction.Connection;
        var found = PushConflicts.Find(connection, push) ?? (isPending ? PushConflicts.FindEntryId(connection, push, commit.EntryIds) : null);
        if (found is not null) return new ReceptionResult.Conflicted(found);
        var record = commit.Record;
        if (ImportRows.Find(connection, record.Dossier, record.Id) is not null) throw new ArgumentException($"There is an import {record.Id} already.", nameof(commit));

        if (!isPending) _number = ImportRows.NextNumber(connection);
        _writer?.Complete();
        ImportRows.Insert(connection, _number, record, _writer?.Written ?? default);
        ReferenceRows.Name(connection, _number, commit.Named);
        if (isPending)
        {
            ReferenceRows.Create(connection, record.Dossier, commit.Create, _number);
            PushConflicts.BindEntryIds(connection, record, _number, commit.EntryIds);
            RequestQueue.Follow(connection, _number, record);
        }
        AuditTrail.Append(connection, commit.Audit);
        Outbox.Write(connection, commit.Messages);
        transaction.Commit();
        return new ReceptionResult.Received(record);
    }

    /// <summary>Keeps a copy of a batch; true when the room for them is full.</summary>
    private bool Keep(EntryLineBatch batch)
    {
        var copy = new EntryLineBatch(Math.Max(1, batch.Count));
        copy.CopyFrom(batch);
        _waiting.Add(copy);
        _waitingLines += copy.Count;
        _waitingBytes += copy.TextLength;
        return _waitingLines > MaxWaitingLines || _waitingBytes > MaxWaitingBytes;
    }

    /// <summary>Takes the turn to write and writes what waited for it.</summary>
    private async ValueTask BeginLinesAsync(CancellationToken cancellationToken)
    {
        _transaction = await file.BeginWriteAsync(cancellationToken).ConfigureAwait(false);
        _number = ImportRows.NextNumber(_transaction.Connection);
        _writer = new(_transaction.Connection, _number);
        foreach (var batch in _waiting) _writer.Write(batch);
        _waiting.Clear();
    }

    /// <summary>Drops what was not committed.</summary>
    private void Forget()
    {
        _waiting.Clear();
        _writer = null;
        _transaction?.Dispose();
        _transaction = null;
    }

    private void ThrowIfEnded(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_hasEnded, this);
    }
}
