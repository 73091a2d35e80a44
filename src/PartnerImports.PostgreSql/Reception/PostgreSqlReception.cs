using NodaTime;
using Npgsql;

namespace PartnerImports.PostgreSql;

/// <summary>One push: lines are copied as they come, and everything else is written with the commit.</summary>
internal sealed class PostgreSqlReception : IReception
{
    private const string DuplicateSql =
        "SELECT import_id FROM imports WHERE dossier_id = $1 AND fingerprint = $2 AND fingerprint <> '' AND status IN (0, 1) ORDER BY arrival LIMIT 1";

    private const string EntryIdsSql = "INSERT INTO entry_ids (dossier_id, partner_id, import_id, entry_id) SELECT $1, $2, $3, n.id FROM unnest($4::text[]) AS n (id) ON CONFLICT DO NOTHING";

    private readonly PushIdentity _push;
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly long _holding;
    private readonly LineEncoder _encoder;
    private LineCopy? _copy;
    private ImportStoreException? _failure;
    private long _entries, _lines;
    private LocalDate? _first, _last;
    private bool _ended;

    private PostgreSqlReception(PushIdentity push, NpgsqlConnection connection, NpgsqlTransaction transaction, long holding, PushConflict? conflict, ImportId? replaces)
    {
        (_push, _connection, _transaction, _holding, Conflict, Replaces) = (push, connection, transaction, holding, conflict, replaces);
        _encoder = new(push.Dossier, holding);
    }

    public PushConflict? Conflict { get; }

    public ImportId? Replaces { get; }

    public static async ValueTask<IReception> OpenAsync(PostgreSqlDatabase database, PushIdentity push, CancellationToken cancellationToken)
    {
        var connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            var session = new StoreSession(connection, cancellationToken);
            var conflict = await PushConflicts.FindAsync(session, push).ConfigureAwait(false);
            var replaces = await PushConflicts.FindReplacedAsync(session, push).ConfigureAwait(false);
            var holding = await session.ScalarAsync<long>("SELECT nextval('holdings')").ConfigureAwait(false);
            return new PostgreSqlReception(push, connection, transaction, holding, conflict, replaces);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public ValueTask<ImportId?> FindProbableDuplicateAsync(string fingerprint, CancellationToken cancellationToken = default) =>
        RunAsync<ImportId?>(async () =>
        {
            await EndCopyAsync(cancellationToken).ConfigureAwait(false);
            var found = await On(cancellationToken).ScalarAsync<Guid?>(DuplicateSql, _push.Dossier.ToString(), fingerprint).ConfigureAwait(false);
            return found is { } import ? new ImportId(import) : null;
        });

    public ValueTask<ReferenceData> FindMissingAsync(ReferenceData named, CancellationToken cancellationToken = default) =>
        RunAsync(async () =>
        {
            await EndCopyAsync(cancellationToken).ConfigureAwait(false);
            return await ReferenceRows.MissingAsync(On(cancellationToken), _push.Dossier, named).ConfigureAwait(false);
        });

    public async ValueTask HoldAsync(EntryLineBatch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Count == 0) return;
        await RunAsync(async () =>
        {
            _copy ??= await LineCopy.BeginAsync(_connection, cancellationToken).ConfigureAwait(false);
            await _copy.WriteAsync(_encoder, batch, cancellationToken).ConfigureAwait(false);
            Count(batch);
            return true;
        }).ConfigureAwait(false);
    }

    public ValueTask<ReceptionResult> CommitAsync(ReceptionCommit commit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commit);
        if (commit.Record.Dossier != _push.Dossier) throw new ArgumentException("The record is of another dossier than the push.", nameof(commit));
        return RunAsync(async () =>
        {
            await EndCopyAsync(cancellationToken).ConfigureAwait(false);
            // From here to the commit one reception of a dossier at a time: what is looked up stays true.
            await On(cancellationToken).Patient.ExecuteAsync(Sql.LockDossier, _push.Dossier.ToString()).ConfigureAwait(false);
            string[] entryIds = commit.EntryIds.IsDefaultOrEmpty || commit.Record.Status != ImportStatus.Pending ? [] : [.. commit.EntryIds];
            var conflict = await PushConflicts.FindAsync(On(cancellationToken), _push).ConfigureAwait(false)
                ?? await PushConflicts.FindEntryIdAsync(On(cancellationToken), _push, entryIds).ConfigureAwait(false);
            _ended = true;
            if (conflict is not null)
            {
                await _transaction.RollbackAsync(cancellationToken).ConfigureAwait(false);
                return new ReceptionResult.Conflicted(conflict);
            }
            await WriteAsync(commit, entryIds, cancellationToken).ConfigureAwait(false);
            await _transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return (ReceptionResult)new ReceptionResult.Received(commit.Record);
        });
    }

    private async ValueTask WriteAsync(ReceptionCommit commit, string[] entryIds, CancellationToken cancellationToken)
    {
        var record = commit.Record;
        var isPending = record.Status == ImportStatus.Pending;
        var (dossier, import) = (record.Dossier.ToString(), record.Id.Value);
        var batch = new NpgsqlBatch(_connection);
        await using (batch.ConfigureAwait(false))
        {
            if (!isPending && _lines > 0) batch.Add("DELETE FROM entry_lines WHERE dossier_id = $1 AND holding = $2", dossier, _holding);
            ImportColumns.Insert(batch, record, isPending ? new(_holding, _entries, _lines, _first, _last) : new(_holding, 0, 0, null, null));
            batch.Add("INSERT INTO import_references (dossier_id, import_id, named) VALUES ($1, $2, $3::jsonb)", dossier, import, ReferenceJson.Write(commit.Named));
            if (isPending)
            {
                ReferenceRows.Create(batch, record.Dossier, record.Id, commit.Create);
                if (entryIds.Length > 0) batch.Add(EntryIdsSql, dossier, record.Partner.Id.ToString(), import, entryIds);
            }
            AuditRows.Append(batch, record.Dossier, record.Id, commit.Audit);
            OutboxRows.Write(batch, record.Dossier, commit.Messages);
            ImportCounts.Change(batch, null, record);
            batch.Timeout = 0;
            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private StoreSession On(CancellationToken cancellationToken) => new(_connection, cancellationToken);

    private void Count(EntryLineBatch batch)
    {
        _lines += batch.Count;
        foreach (var entry in batch.Entries) _entries = Math.Max(_entries, entry + 1L);
        var (first, last) = (_first ?? batch.Dates[0], _last ?? batch.Dates[0]);
        var previous = batch.Dates[0];
        foreach (var date in batch.Dates)
        {
            if (date == previous && date != batch.Dates[0]) continue;
            previous = date;
            if (date < first) first = date;
            if (date > last) last = date;
        }
        (_first, _last) = (first, last);
    }

    private async ValueTask EndCopyAsync(CancellationToken cancellationToken)
    {
        if (_copy is null) return;
        var copy = _copy;
        _copy = null;
        await using (copy.ConfigureAwait(false)) await copy.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<T> RunAsync<T>(Func<ValueTask<T>> work)
    {
        if (_failure is not null) throw new ImportStoreException("The reception failed before: " + _failure.Message, _failure) { Code = _failure.Code, Arguments = _failure.Arguments, IsTransient = _failure.IsTransient };
        if (_ended) throw new InvalidOperationException("The reception has ended.");
        try
        {
            return await StoreFailures.TranslateAsync(work).ConfigureAwait(false);
        }
        catch (ImportStoreException failure)
        {
            _failure = failure;
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_copy is not null) await _copy.DisposeAsync().ConfigureAwait(false);
        _copy = null;
        // Closing the connection rolls back what was not committed.
        await _transaction.DisposeAsync().ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
        _encoder.Dispose();
    }
}
