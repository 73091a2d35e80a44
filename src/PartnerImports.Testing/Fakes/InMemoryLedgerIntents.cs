using System.Collections.Concurrent;

namespace PartnerImports.Testing;

/// <summary>Intents in memory: what a test of <see cref="LedgerBridge"/> needs.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class InMemoryLedgerIntents : ILedgerIntents
{
    private readonly ConcurrentDictionary<(DossierId, Guid), LedgerIntent> _intents = new();

    /// <inheritdoc/>
    public ValueTask RecordAsync(LedgerIntent intent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(intent);
        cancellationToken.ThrowIfCancellationRequested();
        _intents[(intent.Command.Dossier, intent.Command.DecisionId)] = intent;
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<LedgerIntent?> FindAsync(DossierId dossier, Guid decisionId, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_intents.GetValueOrDefault((dossier, decisionId)));
    }

    /// <inheritdoc/>
    public ValueTask SettleAsync(DossierId dossier, Guid decisionId, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _intents.TryRemove((dossier, decisionId), out _);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<LedgerIntent>> ListAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<IReadOnlyList<LedgerIntent>>([.. _intents.Values.OrderBy(intent => intent.At).ThenBy(intent => intent.Command.DecisionId)]);
    }
}
