namespace PartnerImports;

/// <summary>The decision ids of calls that no user asked for, and the undoing of a hold.</summary>
internal static class LedgerDecisions
{
    private const long HoldToken = 0, UndoToken = 1;

    public static LedgerCommand Hold(ImportRecord record) => new(DerivedId.Of(record.Id, 1, "ledger:hold"), record.Dossier, record.Id, HoldToken);

    public static Guid Invalidation(ImportRecord record) => DerivedId.Of(record.Id, record.Version, "ledger:invalidate");

    /// <summary>Removes what a hold may have put into the ledger; its token fences a hold that comes late.</summary>
    public static async ValueTask UndoHoldAsync(ILedger ledger, LedgerCommand hold, CancellationToken cancellationToken)
    {
        var undo = hold with { DecisionId = DerivedId.Of(hold.Import, 1, "ledger:undo-hold"), FencingToken = UndoToken };
        if (await ledger.RemoveAsync(undo, cancellationToken).ConfigureAwait(false) is LedgerAnswer.Obstructed)
            throw new ImportStoreException($"The ledger does not let go of the held entries of {hold.Import}, which was never received.");
    }
}
