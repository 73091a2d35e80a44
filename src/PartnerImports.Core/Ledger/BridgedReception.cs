namespace PartnerImports;

/// <summary>A reception into a store and a ledger: the ledger holds the entries before the store commits.</summary>
internal sealed class BridgedReception(IImportStore store, ILedger ledger, ILedgerIntents intents, PushIdentity push, IReception reception) : IReception
{
    private readonly EntrySpool _spool = new();

    public PushConflict? Conflict => reception.Conflict;

    public ImportId? Replaces => reception.Replaces;

    public ValueTask<ImportId?> FindProbableDuplicateAsync(string fingerprint, CancellationToken cancellationToken = default) => reception.FindProbableDuplicateAsync(fingerprint, cancellationToken);

    public ValueTask<ReferenceData> FindMissingAsync(ReferenceData named, CancellationToken cancellationToken = default) => reception.FindMissingAsync(named, cancellationToken);

    public async ValueTask HoldAsync(EntryLineBatch batch, CancellationToken cancellationToken = default)
    {
        await reception.HoldAsync(batch, cancellationToken).ConfigureAwait(false);
        _spool.Add(batch);
    }

    public async ValueTask<ReceptionResult> CommitAsync(ReceptionCommit commit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commit);
        var record = commit.Record;
        if (record.Status != ImportStatus.Pending) return await reception.CommitAsync(commit, cancellationToken).ConfigureAwait(false);
        var hold = LedgerDecisions.Hold(record);
        await intents.RecordAsync(new(hold, LedgerAction.Hold, record.CreatedAt), cancellationToken).ConfigureAwait(false);
        switch (await ledger.HoldAsync(hold, commit.Create, _spool.ReadAsync(cancellationToken), cancellationToken).ConfigureAwait(false))
        {
            case LedgerAnswer.Done:
                var result = await reception.CommitAsync(commit, cancellationToken).ConfigureAwait(false);
                if (result is not ReceptionResult.Received) await LedgerDecisions.UndoHoldAsync(ledger, hold, cancellationToken).ConfigureAwait(false);
                await intents.SettleAsync(hold.Dossier, hold.DecisionId, cancellationToken).ConfigureAwait(false);
                return result;
            case LedgerAnswer.Obstructed obstructed:
                return await RefuseAsync(record, hold, ObstacleTexts.Sentence(obstructed.Found), cancellationToken).ConfigureAwait(false);
            case LedgerAnswer.Impossible impossible:
                return await RefuseAsync(record, hold, impossible.Reason, cancellationToken).ConfigureAwait(false);
            default:
                throw new ImportStoreException($"The hold of {record.Id} took too long and was undone by a repair.") { IsTransient = true };
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _spool.DisposeAsync().ConfigureAwait(false);
        await reception.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>The ledger takes the entries never: the import is an error row, of which nothing is held or created (P6).</summary>
    private async ValueTask<ReceptionResult> RefuseAsync(ImportRecord record, LedgerCommand hold, LocalizedText reason, CancellationToken cancellationToken)
    {
        await intents.SettleAsync(hold.Dossier, hold.DecisionId, cancellationToken).ConfigureAwait(false);
        await reception.DisposeAsync().ConfigureAwait(false);
        var second = await store.OpenReceptionAsync(push, cancellationToken).ConfigureAwait(false);
        await using (second.ConfigureAwait(false))
        {
            if (second.Conflict is { } conflict) return new ReceptionResult.Conflicted(conflict);
            var failed = record with { Status = ImportStatus.Error, Error = reason, Replaces = second.Replaces };
            var commit = new ReceptionCommit { Record = failed, Audit = Audits.Arrival(failed), Messages = ImportMessages.OfArrival(failed) };
            return await second.CommitAsync(commit, cancellationToken).ConfigureAwait(false);
        }
    }
}
