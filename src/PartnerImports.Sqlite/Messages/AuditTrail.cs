namespace PartnerImports.Sqlite;

/// <summary>The audit: rows are only ever added.</summary>
internal static class AuditTrail
{
    public static void Append(Connection connection, AuditEvent added)
    {
        using var insert = connection.Prepare("""
            INSERT INTO audit SELECT ?1, ?2, 1 + coalesce((SELECT max(sequence) FROM audit WHERE dossier = ?1 AND import = ?2), 0), ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10
            """);
        insert.Bind(1, added.Dossier.ToString()).Bind(2, added.Import.Value).Bind(3, Values.Of(added.At)).Bind(4, added.Actor).Bind(5, added.Command)
            .Bind(6, added.VersionSeen).Bind(7, (long)added.Result).Bind(8, added.Code)
            .Bind(9, (long?)added.StatusBefore).Bind(10, (long)added.StatusAfter).Execute();
    }

    public static IReadOnlyList<AuditEvent> Read(Connection connection, DossierId dossier, ImportId import)
    {
        if (ImportRows.Find(connection, dossier, import) is null) return [];
        using var rows = connection.Prepare("""
            SELECT sequence, at, actor, command, version_seen, result, code, status_before, status_after FROM audit
            WHERE dossier = ?1 AND import = ?2 ORDER BY sequence
            """);
        rows.Bind(1, dossier.ToString()).Bind(2, import.Value);
        var events = new List<AuditEvent>();
        while (rows.Step())
            events.Add(new()
            {
                Dossier = dossier, Import = import, Sequence = rows.Int64(0), At = rows.Instant(1), Actor = rows.Text(2), Command = rows.Text(3),
                VersionSeen = rows.Int64OrNull(4), Result = (AuditResult)rows.Int32(5), Code = rows.Text(6),
                StatusBefore = (ImportStatus?)rows.Int64OrNull(7), StatusAfter = (ImportStatus)rows.Int32(8),
            });
        return events;
    }
}
