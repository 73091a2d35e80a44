using System.Collections.Immutable;

namespace PartnerImports;

/// <summary>The books of a host that keeps them in another system. Used by <c>LedgerBridge</c>, which makes an <see cref="IImportStore"/> of a store and a ledger.</summary>
/// <remarks>
/// Every call is idempotent by <see cref="LedgerCommand.DecisionId"/>: the same one again gives the same answer and does nothing twice. A call whose
/// fencing token is lower than one seen for the import, in whatever call, is <see cref="LedgerAnswer.Fenced"/>, unless it was done before. Thread-safe.
/// </remarks>
public interface ILedger
{
    /// <summary>Creates the reference data that is missing and holds the entries: in no balance and no statement.</summary>
    ValueTask<LedgerAnswer> HoldAsync(LedgerCommand command, ReferenceData create, IAsyncEnumerable<JournalEntry> entries, CancellationToken cancellationToken = default);

    /// <summary>Turns the held entries of an import into ordinary ones.</summary>
    ValueTask<LedgerAnswer> PostAsync(LedgerCommand command, CancellationToken cancellationToken = default);

    /// <summary>Deletes the held entries of an import; reference data stays.</summary>
    ValueTask<LedgerAnswer> RemoveAsync(LedgerCommand command, CancellationToken cancellationToken = default);
}

/// <summary>What a call to a ledger is about.</summary>
/// <param name="DecisionId">What the call is idempotent by.</param>
/// <param name="Dossier">The dossier.</param>
/// <param name="Import">The import.</param>
/// <param name="FencingToken">Grows with every claim of a request.</param>
public sealed record LedgerCommand(Guid DecisionId, DossierId Dossier, ImportId Import, long FencingToken);

/// <summary>What a ledger answers.</summary>
public abstract record LedgerAnswer
{
    private LedgerAnswer()
    {
    }

    /// <summary>It is done, now or before.</summary>
    public sealed record Done : LedgerAnswer;

    /// <summary>Something stands in the way; nothing was changed.</summary>
    /// <param name="Found">What, at least one.</param>
    public sealed record Obstructed(ImmutableArray<Obstacle> Found) : LedgerAnswer;

    /// <summary>A higher fencing token was seen; nothing was changed.</summary>
    public sealed record Fenced : LedgerAnswer;

    /// <summary>It can never be done; nothing was changed.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Impossible(LocalizedText Reason) : LedgerAnswer;
}
