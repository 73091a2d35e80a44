using System.Text.Json;
using Npgsql;

namespace PartnerImports.PostgreSql;

/// <summary>What must hold between the tables: each invariant is a query for what breaks it.</summary>
internal static class StoreInvariants
{
    /// <summary>Sentences with a statement that gives, per fault, what is at fault and the dossier.</summary>
    private static readonly (string Sentence, string Sql)[] All =
    [
        // The import and its record
        ("The import {0} of the dossier {1} is final, but has a request.", "SELECT import_id::text, dossier_id FROM imports WHERE status <> 0 AND request_id IS NOT NULL"),
        ("The status of the import {0} of the dossier {1} and its resolution do not fit.",
            "SELECT import_id::text, dossier_id FROM imports WHERE (resolution_decision IS NOT NULL) <> (status IN (1, 2)) OR (status = 1 AND resolution_decision <> 0) OR (status = 2 AND resolution_decision <> 1)"),
        ("The import {0} of the dossier {1} does not keep the lines and entries that it came with.",
            "SELECT import_id::text, dossier_id FROM imports WHERE status IN (0, 1) AND (stored_lines <> lines OR stored_entries <> entries)"),
        ("The import {0} of the dossier {1} keeps lines, but is rejected or in error.", "SELECT import_id::text, dossier_id FROM imports WHERE status IN (2, 3) AND stored_lines <> 0"),
        ("The lines of the import {0} of the dossier {1} are in books that its status does not fit.",
            "SELECT import_id::text, dossier_id FROM imports WHERE (books = 1 AND status <> 0) OR (books = 2 AND status <> 1) OR (books = 0) <> (stored_lines = 0)"),
        // The queue
        ("The request of the import {0} of the dossier {1} is not in the queue.",
            "SELECT i.import_id::text, i.dossier_id FROM imports i WHERE i.request_id IS NOT NULL AND NOT EXISTS (SELECT FROM requests r WHERE r.dossier_id = i.dossier_id AND r.import_id = i.import_id AND r.request_id = i.request_id)"),
        ("The queue has a request that the import {0} of the dossier {1} does not have.",
            "SELECT r.import_id::text, r.dossier_id FROM requests r WHERE NOT EXISTS (SELECT FROM imports i WHERE i.dossier_id = r.dossier_id AND i.import_id = r.import_id AND i.request_id = r.request_id)"),
        // The audit
        ("The import {0} of the dossier {1} has no audit.",
            "SELECT i.import_id::text, i.dossier_id FROM imports i WHERE NOT EXISTS (SELECT FROM audit_events a WHERE a.dossier_id = i.dossier_id AND a.import_id = i.import_id)"),
        ("The audit of the import {0} of the dossier {1} has gaps.", "SELECT import_id::text, dossier_id FROM audit_events GROUP BY dossier_id, import_id HAVING min(sequence) <> 1 OR max(sequence) <> count(*)"),
        ("The audit of the import {0} of the dossier {1} ends with another status.",
            "SELECT i.import_id::text, i.dossier_id FROM imports i JOIN LATERAL (SELECT status_after FROM audit_events a WHERE a.dossier_id = i.dossier_id AND a.import_id = i.import_id AND a.result = 0 ORDER BY sequence DESC LIMIT 1) a ON true " +
            "WHERE a.status_after <> i.status"),
        ("There is an audit of the import {0} of the dossier {1}, which is not there.",
            "SELECT DISTINCT a.import_id::text, a.dossier_id FROM audit_events a WHERE NOT EXISTS (SELECT FROM imports i WHERE i.dossier_id = a.dossier_id AND i.import_id = a.import_id)"),
        // What belongs to lines and to reference data
        ("An entry of the import {0} of the dossier {1} is marked, but the import holds no such entry.",
            "SELECT DISTINCT m.import_id::text, m.dossier_id FROM entry_marks m WHERE NOT EXISTS (SELECT FROM imports i JOIN entry_lines l ON l.dossier_id = i.dossier_id AND l.holding = i.holding " +
            "WHERE i.dossier_id = m.dossier_id AND i.import_id = m.import_id AND i.books = 1 AND l.position = m.position AND l.entry = m.entry)"),
        ("{0} of the dossier {1} was created by an import that is not there.",
            "SELECT r.code, r.dossier_id FROM reference_data r WHERE r.created_by IS NOT NULL AND NOT EXISTS (SELECT FROM imports i WHERE i.dossier_id = r.dossier_id AND i.import_id = r.created_by)"),
        ("Reference data is named by the import {0} of the dossier {1}, which is not there.",
            "SELECT n.import_id::text, n.dossier_id FROM import_references n WHERE NOT EXISTS (SELECT FROM imports i WHERE i.dossier_id = n.dossier_id AND i.import_id = n.import_id)"),
        // What binds
        ("The entry id {0} of the dossier {1} is bound by no pending or validated import.",
            "SELECT e.entry_id, e.dossier_id FROM entry_ids e WHERE NOT EXISTS (SELECT FROM imports i WHERE i.dossier_id = e.dossier_id AND i.import_id = e.import_id AND i.status IN (0, 1))"),
        // Counts
        ("The count of kind {0} of the dossier {1} is not the number of its imports.",
            "SELECT kind::text, dossier_id FROM (SELECT dossier_id, status AS kind, count(*) AS change FROM imports GROUP BY 1, 2 " +
            "UNION ALL SELECT dossier_id, 4, count(*) FROM imports WHERE request_id IS NOT NULL GROUP BY 1 UNION ALL SELECT dossier_id, kind, -count FROM import_counts) c GROUP BY 1, 2 HAVING sum(change) <> 0"),
    ];

    public static async ValueTask<IReadOnlyList<string>> CheckAsync(StoreSession session)
    {
        var broken = new List<string>();
        foreach (var (sentence, sql) in All)
            foreach (var (what, dossier) in await session.Patient.ListAsync(row => (row.GetString(0), row.GetString(1)), sql + " ORDER BY 2, 1").ConfigureAwait(false))
                broken.Add(sentence.Replace("{0}", what, StringComparison.Ordinal).Replace("{1}", dossier, StringComparison.Ordinal));
        await LineInvariants.CheckAsync(session, broken).ConfigureAwait(false);
        await CheckRecordsAsync(session, broken).ConfigureAwait(false);
        await CheckOutboxAsync(session, broken).ConfigureAwait(false);
        return broken;
    }

    /// <summary>Reads every record as the console would.</summary>
    private static async ValueTask CheckRecordsAsync(StoreSession session, List<string> broken)
    {
        const string Sql = $"SELECT {ImportColumns.All} FROM imports ORDER BY dossier_id, import_id";
        foreach (var unreadable in await session.Patient.ListAsync(
                     row => IsReadable(() => ImportColumns.Read(row)) ? null : $"The record of the import {row.GetGuid(1)} of the dossier {row.GetString(0)} cannot be read.", Sql).ConfigureAwait(false))
            if (unreadable is not null) broken.Add(unreadable);
    }

    /// <summary>Reads every message as its delivery would.</summary>
    private static async ValueTask CheckOutboxAsync(StoreSession session, List<string> broken)
    {
        const string Sql = "SELECT dossier_id, message_id, message::text FROM outbox ORDER BY sequence";
        foreach (var unreadable in await session.Patient.ListAsync(
                     row => IsReadable(() => Message(row)) ? null : $"The message {row.GetGuid(1)} of the dossier {row.GetString(0)} is no readable notification or event.", Sql).ConfigureAwait(false))
            if (unreadable is not null) broken.Add(unreadable);
    }

    private static OutboxMessage Message(NpgsqlDataReader row)
    {
        var message = MessageJson.Read(row.GetString(2), row.GetGuid(1), DossierId.Parse(row.GetString(0)), default, 0);
        return message.Notification is null != message.Event is null ? message : throw new FormatException("A message is either a notification or an event.");
    }

    private static bool IsReadable<T>(Func<T> read)
    {
        try
        {
            read();
            return true;
        }
        catch (Exception failure) when (failure is ImportStoreException { Code: ImportStoreFailures.Damaged } or JsonException or FormatException or InvalidOperationException or InvalidCastException or KeyNotFoundException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            return false;
        }
    }
}
