using NodaTime;

namespace PartnerImports;

/// <summary>Remembers which calls to a ledger were begun, beyond a crash: what <c>LedgerBridge</c> settles by asking again.</summary>
/// <remarks>Each write is durable when it returns. Thread-safe.</remarks>
public interface ILedgerIntents
{
    /// <summary>Remembers an intent, in place of an earlier one of the same decision.</summary>
    ValueTask RecordAsync(LedgerIntent intent, CancellationToken cancellationToken = default);

    /// <summary>The intent of a decision; null when there is none.</summary>
    ValueTask<LedgerIntent?> FindAsync(DossierId dossier, Guid decisionId, CancellationToken cancellationToken = default);

    /// <summary>Forgets an intent, whose outcome is known.</summary>
    ValueTask SettleAsync(DossierId dossier, Guid decisionId, CancellationToken cancellationToken = default);

    /// <summary>The intents whose outcome is not known.</summary>
    ValueTask<IReadOnlyList<LedgerIntent>> ListAsync(CancellationToken cancellationToken = default);
}

/// <summary>A call to a ledger that was begun.</summary>
/// <param name="Command">What it is about.</param>
/// <param name="Action">What it does.</param>
/// <param name="At">When it was begun.</param>
public sealed record LedgerIntent(LedgerCommand Command, LedgerAction Action, Instant At);

/// <summary>What a call to a ledger does.</summary>
public enum LedgerAction
{
    /// <summary>Holds the entries of a push.</summary>
    Hold,

    /// <summary>Turns held entries into ordinary ones.</summary>
    Post,

    /// <summary>Deletes held entries.</summary>
    Remove,
}
