namespace PartnerImports.Sqlite;

/// <summary>Verifies what must hold in the file whatever happened: one sentence for each thing that does not.</summary>
internal static class StoreCheck
{
    /// <summary>Queries that give a sentence a row.</summary>
    private static readonly string[] Queries =
    [
        // The import and its record
        "SELECT 'The import ' || number || ' has a request and is not pending.' FROM import WHERE request IS NOT NULL AND status <> 0",
        "SELECT 'The import ' || number || ' has status ' || status || ' and its resolution does not fit.' FROM import WHERE (resolution IS NOT NULL) <> (status IN (1, 2)) OR (status = 1 AND resolution <> 0) OR (status = 2 AND resolution <> 1)",
        "SELECT 'The import ' || number || ' came with ' || lines || ' lines and has ' || kept_lines || '.' FROM import WHERE status IN (0, 1) AND kept_lines <> lines",
        "SELECT 'The import ' || number || ' came with ' || entries || ' entries and has ' || kept_entries || '.' FROM import WHERE status IN (0, 1) AND kept_entries <> entries",
        "SELECT 'The import ' || number || ' has status ' || status || ' and still ' || kept_lines || ' lines.' FROM import WHERE status IN (2, 3) AND kept_lines <> 0",
        // The queue
        "SELECT 'The request of the import ' || number || ' is not in the queue.' FROM import WHERE request IS NOT NULL AND NOT EXISTS (SELECT 1 FROM request WHERE import = number AND request.id = import.request AND request.dossier = import.dossier)",
        "SELECT 'The queue has a request of the import ' || import || ' that the import does not have.' FROM request WHERE NOT EXISTS (SELECT 1 FROM import WHERE number = request.import AND import.request = request.id)",
        // The audit
        "SELECT 'The import ' || number || ' has no audit.' FROM import WHERE NOT EXISTS (SELECT 1 FROM audit WHERE audit.dossier = import.dossier AND audit.import = import.id)",
        "SELECT 'The audit of the import ' || hex(import) || ' has gaps.' FROM audit GROUP BY dossier, import HAVING max(sequence) <> count(*) OR min(sequence) <> 1",
        "SELECT 'The import ' || number || ' has status ' || status || ', and its audit ends with another one.' FROM import WHERE status <> (SELECT status_after FROM audit WHERE audit.dossier = import.dossier AND audit.import = import.id AND result = 0 ORDER BY sequence DESC LIMIT 1)",
        // The outbox
        "SELECT 'The message ' || hex(id) || ' is not a notification or an event.' FROM outbox WHERE (body ->> 'notification' IS NULL) = (body ->> 'event' IS NULL)",
        // What belongs to lines
        "SELECT 'An allocation has no line: ' || line || '.' FROM allocation WHERE NOT EXISTS (SELECT 1 FROM line WHERE line.id = allocation.line)",
        "SELECT 'A document has no line: ' || line || '.' FROM document WHERE NOT EXISTS (SELECT 1 FROM line WHERE line.id = document.line)",
        "SELECT 'A mark has no line of a pending import: ' || line || '.' FROM held_mark WHERE NOT EXISTS (SELECT 1 FROM line WHERE line.id = held_mark.line) OR NOT EXISTS (SELECT 1 FROM import WHERE number = held_mark.import AND status = 0)",
        "SELECT 'The import ' || import || ' keeps codes and has no lines.' FROM term JOIN import ON number = term.import WHERE kept_lines = 0 GROUP BY import",
        // What binds
        "SELECT 'An entry id is bound by the import ' || entry_id.import || ', which is over.' FROM entry_id JOIN import ON number = entry_id.import WHERE status IN (2, 3)",
        // Counts
        "SELECT 'The dossier ' || dossier || ' counts ' || count || ' imports of status ' || status || '.' FROM import_count AS counted WHERE count <> (SELECT count(*) FROM import WHERE import.dossier = counted.dossier AND import.status = counted.status)",
        "SELECT 'The dossier ' || dossier || ' does not count its imports of status ' || status || '.' FROM import WHERE NOT EXISTS (SELECT 1 FROM import_count AS counted WHERE counted.dossier = import.dossier AND counted.status = import.status) GROUP BY dossier, status",
    ];

    public static IReadOnlyList<string> Run(Connection connection, CancellationToken cancellationToken)
    {
        var broken = new List<string>();
        Add(connection, "PRAGMA integrity_check", text => text == "ok" ? null : $"SQLite: {text}.", broken);
        Add(connection, "PRAGMA foreign_key_check", table => $"A row of {table} points to one that is not there.", broken);
        foreach (var query in Queries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Add(connection, query, text => text, broken);
        }
        LineCheck.Run(connection, broken, cancellationToken);
        return broken;
    }

    private static void Add(Connection connection, string sql, Func<string, string?> sentence, List<string> broken)
    {
        using var rows = connection.Prepare(sql);
        while (rows.Step())
            if (sentence(rows.Text(0)) is { } text) broken.Add(text);
    }
}
