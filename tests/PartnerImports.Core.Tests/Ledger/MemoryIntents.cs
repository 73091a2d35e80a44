using System.Collections.Concurrent;

namespace PartnerImports.Core.Tests.Ledger;

internal sealed class MemoryIntents : ILedgerIntents
{
    private readonly ConcurrentDictionary<(DossierId, Guid), LedgerIntent> _intents = new();

    public ValueTask RecordAsync(LedgerIntent intent, CancellationToken cancellationToken = default)
    {
        _intents[(intent.Command.Dossier, intent.Command.DecisionId)] = intent;
        return ValueTask.CompletedTask;
    }

    public ValueTask<LedgerIntent?> FindAsync(DossierId dossier, Guid decisionId, CancellationToken cancellationToken = default) => new(_intents.GetValueOrDefault((dossier, decisionId)));

    public ValueTask SettleAsync(DossierId dossier, Guid decisionId, CancellationToken cancellationToken = default)
    {
        _intents.TryRemove((dossier, decisionId), out _);
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<LedgerIntent>> ListAsync(CancellationToken cancellationToken = default) => new([.. _intents.Values]);
}
