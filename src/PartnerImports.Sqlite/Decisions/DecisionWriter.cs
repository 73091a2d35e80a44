using NodaTime;

namespace PartnerImports.Sqlite;

/// <summary>Carries out a transition: all of it in the caller's transaction, or nothing.</summary>
internal static class DecisionWriter
{
    public static CommitResult Write(Connection connection, DecisionCommit commit)
    {
        var next = commit.Next;
        if (ImportRows.Find(connection, next.Dossier, next.Id) is not { } import) return new CommitResult.VersionConflict(null);
        if (import.Record.Version != commit.ExpectedVersion) return new CommitResult.VersionConflict(import.Record);
        if (commit.Claim is { } claim && (claim.Record.Id != commit.Next.Id || !RequestQueue.IsHeldBy(connection, import.Number, claim))) return new CommitResult.LeaseLost();
        if (commit.MeetsObstacles && HeldMarks.Obstacles(connection, import) is { IsEmpty: false } found) return new CommitResult.Obstructed(found);

        // Held or ordinary is told by the import's status: posting rewrites no line.
        ImportRows.Update(connection, import.Number, next);
        if (commit.Effect == BooksEffect.Delete) LineDeleter.Delete(connection, import.Number);
        if (next.Status is ImportStatus.Rejected or ImportStatus.Error) PushConflicts.FreeEntryIds(connection, import.Number);
        RequestQueue.Follow(connection, import.Number, next);
        AuditTrail.Append(connection, commit.Audit);
        Outbox.Write(connection, commit.Messages);
        return new CommitResult.Committed(next.Version);
    }

    public static DecisionPlan? Plan(Connection connection, DossierId dossier, ImportId id)
    {
        if (ImportRows.Find(connection, dossier, id) is not { } import) return null;
        var held = import.Record.Status == ImportStatus.Pending ? import.Kept : default;
        return new()
        {
            Record = import.Record, HeldEntries = held.Entries, HeldLines = held.Lines, Keeps = ReferenceRows.NamedBy(connection, import.Number),
            HeldDates = held is { First: { } first, Last: { } last } ? (first, last) : null, Obstacles = HeldMarks.Obstacles(connection, import),
        };
    }

    /// <summary>The days of the held lines, each once, in order.</summary>
    public static IReadOnlyList<LocalDate> HeldDays(Connection connection, DossierId dossier, ImportId id)
    {
        if (ImportRows.Find(connection, dossier, id) is not { Record.Status: ImportStatus.Pending } import) return [];
        using var found = connection.Prepare("SELECT DISTINCT date FROM line WHERE id >= ?1 AND id < ?2 ORDER BY date");
        found.Bind(1, LineKeys.Of(import.Number, 0)).Bind(2, LineKeys.Of(import.Number + 1, 0));
        var days = new List<LocalDate>();
        while (found.Step()) days.Add(Values.Date(found.Int64(0)));
        return days;
    }
}
