using System.Collections.Immutable;

namespace PartnerImports;

/// <summary>A reception into <see cref="InMemoryImportStore"/>: lines are kept aside until the commit.</summary>
internal sealed class InMemoryReception(InMemoryImportStore store, PushIdentity push, PushConflict? conflict, ImportId? replaces) : IReception
{
    private readonly ImmutableArray<LineView>.Builder _lines = ImmutableArray.CreateBuilder<LineView>();
    private bool _ended;

    public PushConflict? Conflict => conflict;

    public ImportId? Replaces => replaces;

    public ValueTask<ImportId?> FindProbableDuplicateAsync(string fingerprint, CancellationToken cancellationToken = default)
    {
        ThrowIfEnded(cancellationToken);
        return ValueTask.FromResult(store.FindProbableDuplicate(push, fingerprint));
    }

    public ValueTask<ReferenceData> FindMissingAsync(ReferenceData named, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(named);
        ThrowIfEnded(cancellationToken);
        return ValueTask.FromResult(store.FindMissing(push.Dossier, named));
    }

    public ValueTask HoldAsync(EntryLineBatch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ThrowIfEnded(cancellationToken);
        for (var row = 0; row < batch.Count; row++) _lines.Add(View(batch, row));
        return ValueTask.CompletedTask;
    }

    public ValueTask<ReceptionResult> CommitAsync(ReceptionCommit commit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commit);
        ThrowIfEnded(cancellationToken);
        if (commit.Record.Dossier != push.Dossier) throw new ArgumentException($"The push was addressed to {push.Dossier}, not to {commit.Record.Dossier}.", nameof(commit));
        _ended = true;
        return ValueTask.FromResult(store.Receive(push, commit, _lines.DrainToImmutable()));
    }

    public ValueTask DisposeAsync()
    {
        _ended = true;
        _lines.Clear();
        return ValueTask.CompletedTask;
    }

    private void ThrowIfEnded(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_ended, this);
    }

    private static LineView View(EntryLineBatch batch, int row) => new()
    {
        Entry = batch.String(EntryText.Entry, row),
        Line = batch.LineNumbers[row],
        Journal = batch.String(EntryText.Journal, row),
        Date = batch.Dates[row],
        Document = batch.String(EntryText.Number, row),
        Account = batch.String(EntryText.Account, row),
        ThirdParty = batch.String(EntryText.ThirdParty, row),
        Reference = batch.String(EntryText.Reference, row),
        Label = batch.String(EntryText.Label, row),
        Debit = batch.Debits[row],
        Credit = batch.Credits[row],
        Matching = batch.String(EntryText.Matching, row),
    };
}
