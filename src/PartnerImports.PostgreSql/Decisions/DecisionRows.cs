using NodaTime;
using Npgsql;

namespace PartnerImports.PostgreSql;

/// <summary>Carries out transitions: the import's row is held from the check of its version to the commit.</summary>
internal static class DecisionRows
{
    private const string LockSql = $"SELECT {ImportColumns.All}, books, holding FROM imports WHERE dossier_id = $1 AND import_id = $2 FOR UPDATE";

    private const string ReleaseBooksSql = "UPDATE imports SET books = 0, stored_entries = 0, stored_lines = 0, stored_first = NULL, stored_last = NULL WHERE dossier_id = $1 AND import_id = $2";

    public static async ValueTask<(CommitResult Result, bool Commit)> CommitAsync(StoreSession session, DecisionCommit commit)
    {
        var next = commit.Next;
        var (dossier, import) = (next.Dossier.ToString(), next.Id.Value);
        // Requests are queued in the order in which they are accepted: one at a time within a dossier.
        if (next.Request is not null) await session.ExecuteAsync(Sql.LockDossier, dossier).ConfigureAwait(false);

        var found = await session.ListAsync(row => (Record: ImportColumns.Read(row), Books: (BooksState)row.GetInt16(ImportColumns.Count), Holding: row.GetInt64(ImportColumns.Count + 1)),
            LockSql, dossier, import).ConfigureAwait(false);
        if (found.Count == 0) return (new CommitResult.VersionConflict(null), false);
        var (current, books, holding) = found[0];
        if (current.Version != commit.ExpectedVersion) return (new CommitResult.VersionConflict(current), false);
        if (commit.Claim is { } claim && !await RequestRows.HoldsLeaseAsync(session, claim, next).ConfigureAwait(false)) return (new CommitResult.LeaseLost(), false);
        if (commit.MeetsObstacles && books == BooksState.Held
            && await MarkRows.ObstaclesAsync(session, next.Dossier, next.Id).ConfigureAwait(false) is { Length: > 0 } obstacles)
            return (new CommitResult.Obstructed(obstacles), false);

        var batch = new NpgsqlBatch(session.Connection);
        await using (batch.ConfigureAwait(false))
        {
            ImportColumns.Update(batch, next);
            if (commit.Effect == BooksEffect.Post && books == BooksState.Held)
                batch.Add("UPDATE imports SET books = 2 WHERE dossier_id = $1 AND import_id = $2", dossier, import);
            if (commit.Effect == BooksEffect.Delete && books == BooksState.Held)
            {
                batch.Add("DELETE FROM entry_lines WHERE dossier_id = $1 AND holding = $2", dossier, holding);
                batch.Add("DELETE FROM entry_marks WHERE dossier_id = $1 AND import_id = $2", dossier, import);
                batch.Add(ReleaseBooksSql, dossier, import);
            }
            if (next.Status is ImportStatus.Rejected or ImportStatus.Error) batch.Add("DELETE FROM entry_ids WHERE dossier_id = $1 AND import_id = $2", dossier, import);
            RequestRows.Change(batch, current, next);
            AuditRows.Append(batch, next.Dossier, next.Id, commit.Audit);
            OutboxRows.Write(batch, next.Dossier, commit.Messages);
            ImportCounts.Change(batch, current, next);
            // A million lines may go: the server takes the time it needs.
            batch.Timeout = 0;
            await batch.ExecuteNonQueryAsync(session.CancellationToken).ConfigureAwait(false);
        }
        return (new CommitResult.Committed(next.Version), true);
    }

    private const string PlanSql =
        $"SELECT {ImportColumns.All}, books, stored_entries, stored_lines, stored_first, stored_last, " +
        "(SELECT named::text FROM import_references r WHERE r.dossier_id = i.dossier_id AND r.import_id = i.import_id) FROM imports i WHERE dossier_id = $1 AND import_id = $2";

    public static async ValueTask<DecisionPlan?> PlanAsync(StoreSession session, DossierId dossier, ImportId import)
    {
        var plans = await session.ListAsync(row =>
        {
            var isHeld = (BooksState)row.GetInt16(ImportColumns.Count) == BooksState.Held;
            return (IsHeld: isHeld, Plan: new DecisionPlan
            {
                Record = ImportColumns.Read(row),
                HeldEntries = isHeld ? row.GetInt64(ImportColumns.Count + 1) : 0,
                HeldLines = isHeld ? row.GetInt64(ImportColumns.Count + 2) : 0,
                HeldDates = isHeld ? (row.Date(ImportColumns.Count + 3), row.Date(ImportColumns.Count + 4)) : null,
                Keeps = row.Text(ImportColumns.Count + 5) is { } named ? ReferenceJson.Read(named) : ReferenceData.Empty,
            });
        }, PlanSql, dossier.ToString(), import.Value).ConfigureAwait(false);
        if (plans.Count == 0) return null;
        var (held, plan) = plans[0];
        return held ? plan with { Obstacles = await MarkRows.ObstaclesAsync(session, dossier, import).ConfigureAwait(false) } : plan;
    }

    private const string HeldDaysSql =
        "SELECT DISTINCT l.entry_date FROM entry_lines l JOIN imports i ON i.dossier_id = l.dossier_id AND i.holding = l.holding " +
        "WHERE i.dossier_id = $1 AND i.import_id = $2 AND i.books = 1 ORDER BY 1";

    /// <summary>The days of the held lines, each once, in order.</summary>
    public static async ValueTask<IReadOnlyList<LocalDate>> HeldDaysAsync(StoreSession session, DossierId dossier, ImportId import) =>
        await session.Patient.ListAsync(row => row.Date(0), HeldDaysSql, dossier.ToString(), import.Value).ConfigureAwait(false);
}
