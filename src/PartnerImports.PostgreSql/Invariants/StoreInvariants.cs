namespace PartnerImports.PostgreSql;

/// <summary>What must hold between the tables: each invariant is a query for what breaks it.</summary>
internal static class StoreInvariants
{
    /// <summary>Sentences with a statement that gives, per fault, the dossier and what is at fault.</summary>
    private static readonly (string Sentence, string Sql)[] All =
    [
        ("The import {0} of the dossier {1} holds entries, but is not pending.", "SELECT import_id::text, dossier_id FROM imports WHERE books = 1 AND status <> 0"),
        ("The import {0} of the dossier {1} has ordinary entries, but is not validated.", "SELECT import_id::text, dossier_id FROM imports WHERE books = 2 AND status <> 1"),
        ("The import {0} of the dossier {1} is final, but has a request.", "SELECT import_id::text, dossier_id FROM imports WHERE status <> 0 AND request_id IS NOT NULL"),
        ("The import {0} of the dossier {1} does not have as many lines and entries as it stored.",
            "SELECT i.import_id::text, i.dossier_id FROM imports i LEFT JOIN (SELECT dossier_id, holding, count(*) AS lines, count(DISTINCT entry) AS entries FROM entry_lines GROUP BY dossier_id, holding) l " +
            "ON l.dossier_id = i.dossier_id AND l.holding = i.holding WHERE i.stored_lines <> coalesce(l.lines, 0) OR i.stored_entries <> coalesce(l.entries, 0) OR (i.books = 0) <> (coalesce(l.lines, 0) = 0)"),
        ("Lines of the reception {0} of the dossier {1} belong to no import.",
            "SELECT DISTINCT l.holding::text, l.dossier_id FROM entry_lines l WHERE NOT EXISTS (SELECT FROM imports i WHERE i.dossier_id = l.dossier_id AND i.holding = l.holding)"),
        ("The import {0} of the dossier {1} has a request that is not queued.",
            "SELECT i.import_id::text, i.dossier_id FROM imports i WHERE i.request_id IS NOT NULL AND NOT EXISTS (SELECT FROM requests r WHERE r.dossier_id = i.dossier_id AND r.import_id = i.import_id AND r.request_id = i.request_id)"),
        ("A request is queued for the import {0} of the dossier {1}, which has no such request.",
            "SELECT r.import_id::text, r.dossier_id FROM requests r WHERE NOT EXISTS (SELECT FROM imports i WHERE i.dossier_id = r.dossier_id AND i.import_id = r.import_id AND i.request_id = r.request_id)"),
        ("The entry id {0} of the dossier {1} is bound to no pending or validated import.",
            "SELECT e.entry_id, e.dossier_id FROM entry_ids e WHERE NOT EXISTS (SELECT FROM imports i WHERE i.dossier_id = e.dossier_id AND i.import_id = e.import_id AND i.status IN (0, 1))"),
        ("The count of kind {0} of the dossier {1} is not the number of its imports.",
            "SELECT kind::text, dossier_id FROM (SELECT dossier_id, status AS kind, count(*) AS change FROM imports GROUP BY 1, 2 " +
            "UNION ALL SELECT dossier_id, 4, count(*) FROM imports WHERE request_id IS NOT NULL GROUP BY 1 UNION ALL SELECT dossier_id, kind, -count FROM import_counts) c GROUP BY 1, 2 HAVING sum(change) <> 0"),
        ("The audit of the import {0} of the dossier {1} does not begin at 1 without a gap.",
            "SELECT import_id::text, dossier_id FROM audit_events GROUP BY dossier_id, import_id HAVING min(sequence) <> 1 OR max(sequence) <> count(*)"),
        ("The last change in the audit of the import {0} of the dossier {1} is not its status.",
            "SELECT i.import_id::text, i.dossier_id FROM imports i LEFT JOIN LATERAL (SELECT status_after FROM audit_events a WHERE a.dossier_id = i.dossier_id AND a.import_id = i.import_id AND a.result = 0 ORDER BY sequence DESC LIMIT 1) a ON true " +
            "WHERE a.status_after IS DISTINCT FROM i.status"),
        ("The audit has an import {0} of the dossier {1}, which is not there.",
            "SELECT DISTINCT a.import_id::text, a.dossier_id FROM audit_events a WHERE NOT EXISTS (SELECT FROM imports i WHERE i.dossier_id = a.dossier_id AND i.import_id = a.import_id)"),
        ("An entry of the import {0} of the dossier {1} is marked, but the import holds nothing.",
            "SELECT DISTINCT m.import_id::text, m.dossier_id FROM entry_marks m WHERE NOT EXISTS (SELECT FROM imports i WHERE i.dossier_id = m.dossier_id AND i.import_id = m.import_id AND i.books <> 0)"),
    ];

    public static async ValueTask<IReadOnlyList<string>> CheckAsync(StoreSession session)
    {
        var broken = new List<string>();
        foreach (var (sentence, sql) in All)
            foreach (var (what, dossier) in await session.Patient.ListAsync(row => (row.GetString(0), row.GetString(1)), sql + " ORDER BY 2, 1").ConfigureAwait(false))
                broken.Add(sentence.Replace("{0}", what, StringComparison.Ordinal).Replace("{1}", dossier, StringComparison.Ordinal));
        return broken;
    }
}
