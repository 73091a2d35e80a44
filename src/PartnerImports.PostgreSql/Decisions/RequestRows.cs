using Npgsql;
using NodaTime;

namespace PartnerImports.PostgreSql;

/// <summary>The queue of requests: one row each, claimed by skipping what others hold.</summary>
internal static class RequestRows
{
    // Only the head of a dossier's queue can be claimed, leased or not: a later request waits until it has left the queue. Heads are
    // queued in the order of their commits, so no earlier one can turn up after a later one was claimed.
    private const string ClaimSql =
        "WITH head AS MATERIALIZED (SELECT r.dossier_id, r.import_id FROM requests r WHERE ($1::text IS NULL OR r.dossier_id = $1) AND ($2::uuid IS NULL OR r.import_id = $2) " +
        "AND r.not_before <= $3 AND r.lease_until <= $3 " +
        "AND NOT EXISTS (SELECT FROM requests earlier WHERE earlier.dossier_id = r.dossier_id AND earlier.sequence < r.sequence) " +
        "ORDER BY r.sequence LIMIT 1 FOR UPDATE OF r SKIP LOCKED), " +
        "claimed AS (UPDATE requests r SET lease_until = $4, attempt = r.attempt + 1, fencing_token = nextval('fencing_tokens') FROM head " +
        "WHERE r.dossier_id = head.dossier_id AND r.import_id = head.import_id RETURNING r.dossier_id AS dossier, r.import_id AS import, r.fencing_token, r.attempt) " +
        $"SELECT {ImportColumns.All}, c.fencing_token, c.attempt FROM claimed c JOIN imports i ON i.dossier_id = c.dossier AND i.import_id = c.import";

    private const string HoldsSql = "SELECT EXISTS (SELECT FROM requests WHERE dossier_id = $1 AND import_id = $2 AND request_id = $3 AND fencing_token = $4)";

    private const string ReleaseSql =
        "UPDATE requests SET lease_until = $6, not_before = $5, fencing_token = 0 WHERE dossier_id = $1 AND import_id = $2 AND request_id = $3 AND fencing_token = $4";

    public static async ValueTask<RequestClaim?> ClaimAsync(StoreSession session, ClaimQuery query)
    {
        var until = query.Now + query.Lease;
        var claims = await session.ListAsync(row => new RequestClaim { Record = ImportColumns.Read(row), FencingToken = row.GetInt64(ImportColumns.Count), LeaseUntil = until, Attempt = row.GetInt32(ImportColumns.Count + 1) },
            ClaimSql, query.Dossier?.ToString(), query.Import?.Value, query.Now.Schedule(), until.Schedule()).ConfigureAwait(false);
        return claims.Count == 0 ? null : claims[0];
    }

    public static async ValueTask<bool> ReleaseAsync(StoreSession session, RequestClaim claim, Instant notBefore) =>
        claim.Record.Request is { } request
        && await session.ExecuteAsync(ReleaseSql, claim.Record.Dossier.ToString(), claim.Record.Id.Value, request.Id, claim.FencingToken,
            notBefore.Schedule(), long.MinValue).ConfigureAwait(false) == 1;

    public static async ValueTask<bool> HoldsLeaseAsync(StoreSession session, RequestClaim claim, ImportRecord next) =>
        claim.Record.Request is { } request && claim.Record.Id == next.Id && claim.Record.Dossier == next.Dossier
        && await session.ScalarAsync<bool>(HoldsSql, next.Dossier.ToString(), next.Id.Value, request.Id, claim.FencingToken).ConfigureAwait(false);

    /// <summary>Queues a new request, or takes one that has ended out of the queue.</summary>
    public static void Change(NpgsqlBatch batch, ImportRecord current, ImportRecord next)
    {
        if (current.Request?.Id == next.Request?.Id) return;
        var (dossier, import) = (next.Dossier.ToString(), next.Id.Value);
        if (current.Request is not null) batch.Add("DELETE FROM requests WHERE dossier_id = $1 AND import_id = $2", dossier, import);
        if (next.Request is { } request) batch.Add("INSERT INTO requests (dossier_id, import_id, request_id) VALUES ($1, $2, $3)", dossier, import, request.Id);
    }

    public static ValueTask<int> CountAsync(StoreSession session, DossierId? dossier) =>
        session.ScalarAsync<int>("SELECT count(*)::integer FROM requests WHERE $1::text IS NULL OR dossier_id = $1", dossier?.ToString());
}
