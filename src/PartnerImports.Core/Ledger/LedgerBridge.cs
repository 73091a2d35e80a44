using Microsoft.Extensions.Logging;
using NodaTime;

namespace PartnerImports;

/// <summary>
/// An <see cref="IImportStore"/> for a host whose books are in another system: imports, queue, outbox and audit in a store, entries in
/// a ledger. The ledger is called first and the store commits after it; what a crash leaves in between is settled by asking again.
/// </summary>
/// <remarks>
/// <para>A decision's call is remembered before it is made and forgotten when the store has committed. A worker that finds such an intent
/// asks the ledger again under the same decision id, so a request whose effect may have happened is neither failed nor given up before
/// the ledger answers.</para>
/// <para>Thread-safe.</para>
/// </remarks>
public sealed partial class LedgerBridge : IImportStore
{
    private readonly IImportStore _store;
    private readonly ILedger _ledger;
    private readonly ILedgerIntents _intents;
    private readonly IClock _clock;
    private readonly ILogger _logger;

    /// <summary>Bridges a store and a ledger.</summary>
    public LedgerBridge(IImportStore store, ILedger ledger, ILedgerIntents intents, IClock clock, ILogger<LedgerBridge> logger)
    {
        _store = store ?? throw new ArgumentNullException(nameof(store));
        _ledger = ledger ?? throw new ArgumentNullException(nameof(ledger));
        _intents = intents ?? throw new ArgumentNullException(nameof(intents));
        _clock = clock ?? throw new ArgumentNullException(nameof(clock));
        _logger = logger ?? throw new ArgumentNullException(nameof(logger));
    }

    /// <inheritdoc/>
    public async ValueTask<IReception> OpenReceptionAsync(PushIdentity push, CancellationToken cancellationToken = default) =>
        new BridgedReception(_store, _ledger, _intents, push, await _store.OpenReceptionAsync(push, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public ValueTask<CommitResult> CommitAsync(DecisionCommit commit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commit);
        if (commit.Effect != BooksEffect.None) return ExecuteAsync(commit, cancellationToken);
        return commit.Claim is { Record.Request: { } request } claim ? EndAsync(commit, claim, request, cancellationToken) : _store.CommitAsync(commit, cancellationToken);
    }

    /// <summary>Settles what crashes left: holds whose import never came into the store are undone, intents whose outcome the store knows are forgotten.</summary>
    /// <param name="minimumAge">How old an intent must be: longer than a reception or an execution may take.</param>
    /// <param name="cancellationToken">Ends the repair between two intents.</param>
    /// <returns>How many intents were settled.</returns>
    public async ValueTask<int> RepairAsync(Duration minimumAge, CancellationToken cancellationToken = default)
    {
        var (settled, latest) = (0, _clock.GetCurrentInstant() - minimumAge);
        foreach (var intent in await _intents.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (intent.At > latest) continue;
            var (command, record) = (intent.Command, await _store.FindAsync(intent.Command.Dossier, intent.Command.Import, cancellationToken).ConfigureAwait(false));
            if (intent.Action == LedgerAction.Hold && record is null) await LedgerDecisions.UndoHoldAsync(_ledger, command, cancellationToken).ConfigureAwait(false);
            else if (intent.Action != LedgerAction.Hold && IsOpen(record, command)) continue;
            await _intents.SettleAsync(command.Dossier, command.DecisionId, cancellationToken).ConfigureAwait(false);
            Log.IntentSettled(_logger, intent.Action, command.Import, command.Dossier);
            settled++;
        }
        return settled;
    }

    /// <summary>Whether a worker is going to ask again.</summary>
    private static bool IsOpen(ImportRecord? record, LedgerCommand command) =>
        record?.Request is { } request && (request.Id == command.DecisionId || LedgerDecisions.Invalidation(record) == command.DecisionId);

    private async ValueTask<CommitResult> ExecuteAsync(DecisionCommit commit, CancellationToken cancellationToken)
    {
        var (next, invalidates) = (commit.Next, commit.Next.Status == ImportStatus.Error);
        var current = await _store.FindAsync(next.Dossier, next.Id, cancellationToken).ConfigureAwait(false);
        if (current?.Version != commit.ExpectedVersion) return new CommitResult.VersionConflict(current);
        if (commit.Claim is { } claim && claim.Record.Request?.Id != current.Request?.Id) return new CommitResult.LeaseLost();
        var decision = !invalidates && current.Request is { } request ? request.Id : LedgerDecisions.Invalidation(current);
        var intent = new LedgerIntent(
            new(decision, next.Dossier, next.Id, commit.Claim?.FencingToken ?? 0), commit.Effect == BooksEffect.Post ? LedgerAction.Post : LedgerAction.Remove, next.UpdatedAt);
        await _intents.RecordAsync(intent, cancellationToken).ConfigureAwait(false);
        switch (await AskAsync(intent, cancellationToken).ConfigureAwait(false))
        {
            case LedgerAnswer.Done:
            case LedgerAnswer.Impossible when invalidates: // nothing is held that could be deleted
                return await SettleAsync(commit, intent, cancellationToken).ConfigureAwait(false);
            case LedgerAnswer.Obstructed obstructed:
                await SettleAsync(intent, cancellationToken).ConfigureAwait(false);
                return new CommitResult.Obstructed(obstructed.Found);
            case LedgerAnswer.Impossible impossible:
                await SettleAsync(intent, cancellationToken).ConfigureAwait(false);
                return new CommitResult.Impossible(impossible.Reason);
            default:
                return new CommitResult.LeaseLost();
        }
    }

    /// <summary>
    /// Ends a request without effect, unless an earlier attempt may have had it: then the ledger is asked again. First the hold is repeated under
    /// this claim's token, which does nothing but fence: from then on no earlier claim can have an effect.
    /// </summary>
    private async ValueTask<CommitResult> EndAsync(DecisionCommit commit, RequestClaim claim, DecisionRequest request, CancellationToken cancellationToken)
    {
        var record = claim.Record;
        var fence = LedgerDecisions.Hold(record) with { FencingToken = claim.FencingToken };
        if (await _ledger.HoldAsync(fence, ReferenceData.Empty, AsyncEnumerable.Empty<JournalEntry>(), cancellationToken).ConfigureAwait(false) is LedgerAnswer.Fenced) return new CommitResult.LeaseLost();
        if (await _intents.FindAsync(record.Dossier, request.Id, cancellationToken).ConfigureAwait(false) is not { } begun)
            return await _store.CommitAsync(commit, cancellationToken).ConfigureAwait(false);
        var intent = begun with { Command = begun.Command with { FencingToken = claim.FencingToken } };
        switch (await AskAsync(intent, cancellationToken).ConfigureAwait(false))
        {
            case LedgerAnswer.Done:
                var command = new ImportCommand.Complete();
                if (ImportLifecycle.Decide(record, command, commit.Next.UpdatedAt) is not LifecycleDecision.Transition transition) return new CommitResult.LeaseLost();
                var result = await SettleAsync(Commits.Of(record, command, transition, claim), intent, cancellationToken).ConfigureAwait(false);
                return result is CommitResult.Committed ? new CommitResult.VersionConflict(transition.Next) : result;
            case LedgerAnswer.Fenced:
                return new CommitResult.LeaseLost();
            default:
                await SettleAsync(intent, cancellationToken).ConfigureAwait(false);
                return await _store.CommitAsync(commit, cancellationToken).ConfigureAwait(false);
        }
    }

    private ValueTask<LedgerAnswer> AskAsync(LedgerIntent intent, CancellationToken cancellationToken) =>
        intent.Action == LedgerAction.Post ? _ledger.PostAsync(intent.Command, cancellationToken) : _ledger.RemoveAsync(intent.Command, cancellationToken);

    private async ValueTask<CommitResult> SettleAsync(DecisionCommit commit, LedgerIntent intent, CancellationToken cancellationToken)
    {
        var result = await _store.CommitAsync(commit, cancellationToken).ConfigureAwait(false);
        if (result is CommitResult.Obstructed or CommitResult.Impossible)
            throw new InvalidOperationException($"The ledger has carried out decision {intent.Command.DecisionId} and the store refuses it: the books of a bridged store are the ledger's alone.");
        if (result is CommitResult.Committed) await SettleAsync(intent, cancellationToken).ConfigureAwait(false);
        return result;
    }

    private ValueTask SettleAsync(LedgerIntent intent, CancellationToken cancellationToken) =>
        _intents.SettleAsync(intent.Command.Dossier, intent.Command.DecisionId, cancellationToken);
}
