using Npgsql;
using NodaTime;

namespace PartnerImports.PostgreSql;

/// <summary>The outbox: written with the change, leased by whoever delivers, deleted when delivered.</summary>
internal static class OutboxRows
{
    private const string TakeSql =
        "WITH due AS MATERIALIZED (SELECT dossier_id, message_id FROM outbox WHERE ($1::text IS NULL OR dossier_id = $1) AND not_before <= $2 AND lease_until <= $2 " +
        "ORDER BY sequence LIMIT $4 FOR UPDATE SKIP LOCKED), " +
        "taken AS (UPDATE outbox o SET lease_until = $3, attempt = o.attempt + 1 FROM due WHERE o.dossier_id = due.dossier_id AND o.message_id = due.message_id " +
        "RETURNING o.dossier_id, o.message_id, o.sequence, o.written_at, o.attempt, o.message) " +
        "SELECT dossier_id, message_id, written_at, attempt, message::text FROM taken ORDER BY sequence";

    public static void Write(NpgsqlBatch batch, DossierId dossier, IEnumerable<OutboxMessage> messages)
    {
        foreach (var message in messages)
            batch.Add("INSERT INTO outbox (dossier_id, message_id, written_at, message) VALUES ($1, $2, $3, $4::jsonb) ON CONFLICT DO NOTHING",
                dossier.ToString(), message.Id, message.At.Value(), MessageJson.Write(message));
    }

    public static async ValueTask<IReadOnlyList<OutboxMessage>> TakeAsync(StoreSession session, MessageQuery query) =>
        await session.ListAsync(row => MessageJson.Read(row.GetString(4), row.GetGuid(1), DossierId.Parse(row.GetString(0)), row.Instant(2), row.GetInt32(3)),
            TakeSql, query.Dossier?.ToString(), query.Now.Schedule(), (query.Now + query.Lease).Schedule(), query.Take).ConfigureAwait(false);

    public static ValueTask<int> CountAsync(StoreSession session, DossierId? dossier) =>
        session.ScalarAsync<int>("SELECT count(*)::integer FROM outbox WHERE $1::text IS NULL OR dossier_id = $1", dossier?.ToString());

    public static async ValueTask<int> MarkDeliveredAsync(StoreSession session, DossierId dossier, Guid message) =>
        await session.ExecuteAsync("DELETE FROM outbox WHERE dossier_id = $1 AND message_id = $2", dossier.ToString(), message).ConfigureAwait(false);

    public static async ValueTask<int> ReturnAsync(StoreSession session, DossierId dossier, Guid message, Instant notBefore) =>
        await session.ExecuteAsync("UPDATE outbox SET lease_until = $4, not_before = $3 WHERE dossier_id = $1 AND message_id = $2",
            dossier.ToString(), message, notBefore.Schedule(), long.MinValue).ConfigureAwait(false);
}
