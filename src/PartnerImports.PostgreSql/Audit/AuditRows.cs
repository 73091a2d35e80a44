using Npgsql;

namespace PartnerImports.PostgreSql;

/// <summary>The audit of imports.</summary>
internal static class AuditRows
{
    // The caller holds the import's row: sequences have no gap and no two events share one.
    private const string AppendSql =
        "INSERT INTO audit_events (dossier_id, import_id, sequence, at, actor, command, version_seen, result, code, status_before, status_after) " +
        "SELECT $1, $2, coalesce(max(sequence), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10 FROM audit_events WHERE dossier_id = $1 AND import_id = $2";

    private const string ListSql =
        "SELECT sequence, at, actor, command, version_seen, result, code, status_before, status_after FROM audit_events WHERE dossier_id = $1 AND import_id = $2 ORDER BY sequence";

    public static void Append(NpgsqlBatch batch, DossierId dossier, ImportId import, AuditEvent audit) => batch.Add(AppendSql,
        dossier.ToString(), import.Value, audit.At.Value(), audit.Actor, audit.Command, audit.VersionSeen, (short)audit.Result, audit.Code,
        (short?)audit.StatusBefore, (short)audit.StatusAfter);

    /// <summary>Appends an event that changes no import; nothing when the dossier has no such import.</summary>
    public static async ValueTask<(bool Result, bool Commit)> AppendAsync(StoreSession session, AuditEvent audit)
    {
        var held = await session.ScalarAsync<int?>("SELECT 1 FROM imports WHERE dossier_id = $1 AND import_id = $2 FOR UPDATE",
            audit.Dossier.ToString(), audit.Import.Value).ConfigureAwait(false);
        if (held is null) return (false, false);
        var batch = new NpgsqlBatch(session.Connection);
        await using (batch.ConfigureAwait(false))
        {
            Append(batch, audit.Dossier, audit.Import, audit);
            await batch.ExecuteNonQueryAsync(session.CancellationToken).ConfigureAwait(false);
        }
        return (true, true);
    }

    public static async ValueTask<IReadOnlyList<AuditEvent>> ListAsync(StoreSession session, DossierId dossier, ImportId import) =>
        await session.ListAsync(row => new AuditEvent
        {
            Dossier = dossier, Import = import, Sequence = row.GetInt64(0), At = row.Instant(1), Actor = row.GetString(2), Command = row.GetString(3),
            VersionSeen = row.IsDBNull(4) ? null : row.GetInt64(4), Result = (AuditResult)row.GetInt16(5), Code = row.GetString(6),
            StatusBefore = row.IsDBNull(7) ? null : (ImportStatus)row.GetInt16(7), StatusAfter = (ImportStatus)row.GetInt16(8),
        }, ListSql, dossier.ToString(), import.Value).ConfigureAwait(false);
}
