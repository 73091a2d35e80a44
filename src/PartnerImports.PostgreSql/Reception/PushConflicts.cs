namespace PartnerImports.PostgreSql;

/// <summary>What a push meets (P8).</summary>
internal static class PushConflicts
{
    internal const string ByKeySql =
        "SELECT import_id, hash FROM imports WHERE dossier_id = $1 AND partner_id = $2 AND push_key_digest = $3 AND status IN (0, 1)";

    internal const string ByHashSql =
        "SELECT import_id FROM imports WHERE dossier_id = $1 AND partner_id = $2 AND hash = $3 AND status IN (0, 1) ORDER BY arrival LIMIT 1";

    internal const string ReplacedSql =
        "SELECT import_id FROM imports WHERE dossier_id = $1 AND partner_id = $2 AND (hash = $3 OR push_key_digest = $4) AND status IN (2, 3) ORDER BY arrival DESC LIMIT 1";

    private const string ByEntryIdSql =
        "SELECT n.entry_id, e.import_id FROM unnest($3::text[]) WITH ORDINALITY AS n (entry_id, place) " +
        "JOIN entry_ids e ON e.dossier_id = $1 AND e.partner_id = $2 AND e.entry_id = n.entry_id ORDER BY n.place LIMIT 1";

    /// <summary>The pending or validated import with the same key; without a key, the oldest with the same bytes.</summary>
    public static async ValueTask<PushConflict?> FindAsync(StoreSession session, PushIdentity push)
    {
        var (dossier, partner, hash) = (push.Dossier.ToString(), push.Partner.ToString(), push.Hash.Value());
        if (push.Key is null)
        {
            var same = await session.ScalarAsync<Guid?>(ByHashSql, dossier, partner, hash).ConfigureAwait(false);
            return same is { } import ? new(PushConflictKind.DuplicateContent, new(import)) : null;
        }
        var bound = await session.ListAsync(row => (Import: new ImportId(row.GetGuid(0)), Hash: Sql.Hash(row.GetFieldValue<byte[]>(1))),
            ByKeySql, dossier, partner, ImportColumns.DigestOfKey(push.Key)).ConfigureAwait(false);
        return bound.Count == 0 ? null : new(bound[0].Hash == push.Hash ? PushConflictKind.Repeat : PushConflictKind.KeyReused, bound[0].Import);
    }

    /// <summary>The latest rejected or failed import with the same key or bytes.</summary>
    public static async ValueTask<ImportId?> FindReplacedAsync(StoreSession session, PushIdentity push) =>
        await session.ScalarAsync<Guid?>(ReplacedSql, push.Dossier.ToString(), push.Partner.ToString(), push.Hash.Value(),
            ImportColumns.DigestOfKey(push.Key) ?? []).ConfigureAwait(false) is { } id ? new ImportId(id) : null;

    /// <summary>The first of the entry ids that a pending or validated import has.</summary>
    public static async ValueTask<PushConflict?> FindEntryIdAsync(StoreSession session, PushIdentity push, string[] entryIds)
    {
        if (entryIds.Length == 0) return null;
        var taken = await session.ListAsync(row => new PushConflict(PushConflictKind.EntryIdReused, new(row.GetGuid(1)), row.GetString(0)),
            ByEntryIdSql, push.Dossier.ToString(), push.Partner.ToString(), entryIds).ConfigureAwait(false);
        return taken.Count == 0 ? null : taken[0];
    }
}
