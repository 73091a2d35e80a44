using System.Collections.Immutable;

namespace PartnerImports;

/// <summary>Imports, books, queue, outbox and audit in memory: for tests, samples and hosts that keep nothing. The reference of what the ports mean.</summary>
/// <remarks>Thread-safe. Every write happens as a whole or not at all; what is disposed of or refused leaves nothing behind.</remarks>
public sealed partial class InMemoryImportStore : IImportStore, IBooks
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ImportId, StoredImport> _imports = [];
    private readonly Dictionary<(DossierId, ReferenceKind, string Axis, string Code), ReferenceItem> _reference = [];
    private readonly Dictionary<(DossierId, ImportId), List<AuditEvent>> _audit = [];
    private readonly List<QueuedMessage> _outbox = [];
    private long _order;

    /// <inheritdoc/>
    public ValueTask<IReception> OpenReceptionAsync(PushIdentity push, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(push);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate) return ValueTask.FromResult<IReception>(new InMemoryReception(this, push, ConflictOf(push), ReplacedBy(push)));
    }

    /// <inheritdoc/>
    public ValueTask<PushConflict?> FindConflictAsync(PushIdentity push, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(push);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate) return ValueTask.FromResult(ConflictOf(push));
    }

    /// <inheritdoc/>
    public ValueTask<CommitResult> CommitAsync(DecisionCommit commit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commit);
        cancellationToken.ThrowIfCancellationRequested();
        if (commit.Next.Version != commit.ExpectedVersion + 1)
            throw new ArgumentException($"The version after {commit.ExpectedVersion} is {commit.ExpectedVersion + 1}, not {commit.Next.Version}.", nameof(commit));
        lock (_gate) return ValueTask.FromResult(Decide(commit));
    }

    /// <inheritdoc/>
    public ValueTask AppendAuditAsync(AuditEvent auditEvent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(auditEvent);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
            if (Find(auditEvent.Dossier, auditEvent.Import) is not null) Append(auditEvent);
        return ValueTask.CompletedTask;
    }

    internal ReceptionResult Receive(PushIdentity push, ReceptionCommit commit, ImmutableArray<LineView> lines)
    {
        lock (_gate)
        {
            var pending = commit.Record.Status == ImportStatus.Pending;
            if ((ConflictOf(push) ?? (pending ? EntryIdConflictOf(push, commit.EntryIds) : null)) is { } conflict)
                return new ReceptionResult.Conflicted(conflict);
            if (_imports.ContainsKey(commit.Record.Id)) throw new ArgumentException($"There is an import {commit.Record.Id} already.", nameof(commit));
            var import = new StoredImport(commit.Record, ++_order, commit.Named, commit.EntryIds);
            _imports.Add(commit.Record.Id, import);
            if (pending)
            {
                import.Lines = lines;
                Create(commit.Record, commit.Create);
                Enqueue(import);
            }
            Append(commit.Audit);
            Send(commit.Messages);
            return new ReceptionResult.Received(commit.Record);
        }
    }

    internal ImportId? FindProbableDuplicate(PushIdentity push, string fingerprint)
    {
        if (string.IsNullOrEmpty(fingerprint)) return null;
        lock (_gate)
            return OfDossier(push.Dossier).Where(import => import.Binds && import.Record.Fingerprint == fingerprint)
                .MinBy(import => import.Arrival)?.Record.Id;
    }

    private CommitResult Decide(DecisionCommit commit)
    {
        var import = Find(commit.Next.Dossier, commit.Next.Id);
        if (import is null || import.Record.Version != commit.ExpectedVersion) return new CommitResult.VersionConflict(import?.Record);
        if (commit.Claim is { } claim && (claim.Record.Id != commit.Next.Id || import.Queued?.ClaimedBy != claim.FencingToken)) return new CommitResult.LeaseLost();
        if (commit.MeetsObstacles && import.Obstacles() is { IsEmpty: false } found) return new CommitResult.Obstructed(found);

        if (commit.Effect == BooksEffect.Delete) import.Lines = [];
        import.Record = commit.Next;
        Enqueue(import);
        Append(commit.Audit);
        Send(commit.Messages);
        return new CommitResult.Committed(commit.Next.Version);
    }

    private PushConflict? ConflictOf(PushIdentity push)
    {
        var met = FromPartner(push).Where(import => import.Binds && (push.Key is null ? import.Record.Hash == push.Hash : import.Record.PushKey == push.Key))
            .MinBy(import => import.Arrival);
        if (met is null) return null;
        var kind = push.Key is null ? PushConflictKind.DuplicateContent
            : met.Record.Hash == push.Hash ? PushConflictKind.Repeat
            : PushConflictKind.KeyReused;
        return new(kind, met.Record.Id);
    }

    private PushConflict? EntryIdConflictOf(PushIdentity push, ImmutableArray<string> entryIds)
    {
        if (entryIds.IsDefaultOrEmpty) return null;
        var taken = (from import in FromPartner(push) where import.Binds from id in import.EntryIds select (id, import.Record.Id)).ToLookup(bound => bound.id, bound => bound.Id, StringComparer.Ordinal);
        return entryIds.FirstOrDefault(taken.Contains) is { } met ? new(PushConflictKind.EntryIdReused, taken[met].First(), met) : null;
    }

    private ImportId? ReplacedBy(PushIdentity push) =>
        FromPartner(push).Where(import => !import.Binds && (import.Record.Hash == push.Hash || (push.Key is not null && import.Record.PushKey == push.Key)))
            .MaxBy(import => import.Arrival)?.Record.Id;

    private void Append(AuditEvent auditEvent)
    {
        var key = (auditEvent.Dossier, auditEvent.Import);
        if (!_audit.TryGetValue(key, out var events)) _audit.Add(key, events = []);
        events.Add(auditEvent with { Sequence = events.Count + 1 });
    }

    private StoredImport? Find(DossierId dossier, ImportId import) =>
        _imports.TryGetValue(import, out var found) && found.Record.Dossier == dossier ? found : null;

    private IEnumerable<StoredImport> OfDossier(DossierId dossier) => _imports.Values.Where(import => import.Record.Dossier == dossier);

    private IEnumerable<StoredImport> FromPartner(PushIdentity push) => OfDossier(push.Dossier).Where(import => import.Record.Partner.Id == push.Partner);
}
