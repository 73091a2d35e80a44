using NodaTime;

namespace PartnerImports.Sqlite;

/// <summary>The queue of requests: a row while an import has one, in the order in which they came.</summary>
internal static class RequestQueue
{
    /// <summary>Makes the queue follow the record of an import.</summary>
    public static void Follow(Connection connection, long number, ImportRecord record)
    {
        if (record.Request is not { } request)
        {
            using var delete = connection.Prepare("DELETE FROM request WHERE import = ?1");
            delete.Bind(1, number).Execute();
            return;
        }
        using var other = connection.Prepare("DELETE FROM request WHERE import = ?1 AND id <> ?2");
        other.Bind(1, number).Bind(2, request.Id).Execute();
        using var insert = connection.Prepare("INSERT INTO request (dossier, import, id) VALUES (?1, ?2, ?3) ON CONFLICT (import) DO NOTHING");
        insert.Bind(1, record.Dossier.ToString()).Bind(2, number).Bind(3, request.Id).Execute();
    }

    /// <summary>The import of the oldest request that may be claimed: the head of its dossier's queue, due and free. Null when there is none.</summary>
    public static long? FindFree(Connection connection, ClaimQuery query)
    {
        var ofDossier = query.Dossier is null ? "" : "AND request.dossier = ?2";
        var ofImport = query.Import is null ? "" : "AND request.import IN (SELECT number FROM import WHERE id = ?3 AND import.dossier = request.dossier)";
        using var free = connection.Prepare($"""
            SELECT import FROM request
            WHERE (not_before IS NULL OR not_before <= ?1) AND (claimed_by IS NULL OR lease_until <= ?1) {ofDossier} {ofImport}
            AND place = (SELECT min(place) FROM request AS first WHERE first.dossier = request.dossier)
            ORDER BY place LIMIT 1
            """);
        free.Bind(1, Values.Of(query.Now));
        if (query.Dossier is { } dossier) free.Bind(2, dossier.ToString());
        if (query.Import is { } import) free.Bind(3, import.Value);
        return free.Step() ? free.Int64(0) : null;
    }

    public static RequestClaim? Claim(Connection connection, ClaimQuery query)
    {
        if (FindFree(connection, query) is not { } number) return null;
        var until = query.Now + query.Lease;
        using var fence = connection.Prepare("UPDATE import SET fencing = fencing + 1 WHERE number = ?1");
        fence.Bind(1, number).Execute();
        var import = ImportRows.Get(connection, number);
        using var claim = connection.Prepare("UPDATE request SET claimed_by = ?2, lease_until = ?3, attempts = attempts + 1 WHERE import = ?1 RETURNING attempts");
        claim.Bind(1, number).Bind(2, import.Fencing).Bind(3, Values.Of(until)).Step();
        return new() { Record = import.Record, FencingToken = import.Fencing, LeaseUntil = until, Attempt = claim.Int32(0) };
    }

    /// <summary>Whether a claim is the last one of the import's request.</summary>
    public static bool IsHeldBy(Connection connection, long number, RequestClaim claim)
    {
        using var held = connection.Prepare("SELECT 1 FROM request WHERE import = ?1 AND claimed_by = ?2");
        held.Bind(1, number).Bind(2, claim.FencingToken);
        return held.Step();
    }

    public static bool Release(Connection connection, RequestClaim claim, Instant notBefore)
    {
        if (ImportRows.Find(connection, claim.Record.Dossier, claim.Record.Id) is not { } import) return false;
        using var release = connection.Prepare("UPDATE request SET claimed_by = NULL, lease_until = NULL, not_before = ?3 WHERE import = ?1 AND claimed_by = ?2");
        release.Bind(1, import.Number).Bind(2, claim.FencingToken).Bind(3, Values.Of(notBefore)).Execute();
        return connection.Changes > 0;
    }

    public static int Count(Connection connection, DossierId? dossier)
    {
        using var count = connection.Prepare(dossier is null ? "SELECT count(*) FROM request" : "SELECT count(*) FROM request WHERE dossier = ?1");
        if (dossier is { } given) count.Bind(1, given.ToString());
        count.Step();
        return count.Int32(0);
    }
}
