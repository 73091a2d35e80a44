using System.Collections.Immutable;

namespace PartnerImports.Sqlite;

/// <summary>What a push meets in its dossier (P8).</summary>
internal static class PushConflicts
{
    private const string Binding = "status IN (0, 1)";

    /// <summary>The pending or validated import that a push meets: by its key, else by its bytes.</summary>
    public static PushConflict? Find(Connection connection, PushIdentity push)
    {
        using var found = connection.Prepare(push.Key is null
            ? $"SELECT id, hash FROM import WHERE dossier = ?1 AND partner = ?2 AND hash = ?3 AND {Binding} ORDER BY number LIMIT 1"
            : $"SELECT id, hash FROM import WHERE dossier = ?1 AND partner = ?2 AND push_key = ?3 AND {Binding} ORDER BY number LIMIT 1");
        found.Bind(1, push.Dossier.ToString()).Bind(2, push.Partner.ToString());
        if (push.Key is null) found.Bind(3, push.Hash);
        else found.Bind(3, push.Key);
        if (!found.Step()) return null;
        var kind = push.Key is null ? PushConflictKind.DuplicateContent
            : found.Hash(1) == push.Hash ? PushConflictKind.Repeat
            : PushConflictKind.KeyReused;
        return new(kind, new(found.Guid(0)));
    }

    /// <summary>The first of the entry ids that a pending or validated import has.</summary>
    public static PushConflict? FindEntryId(Connection connection, PushIdentity push, ImmutableArray<string> entryIds)
    {
        if (entryIds.IsDefaultOrEmpty) return null;
        using var found = connection.Prepare("SELECT import FROM entry_id WHERE dossier = ?1 AND partner = ?2 AND id = ?3");
        found.Bind(1, push.Dossier.ToString()).Bind(2, push.Partner.ToString());
        foreach (var id in entryIds)
        {
            if (found.Bind(3, id).Step()) return new(PushConflictKind.EntryIdReused, ImportRows.Get(connection, found.Int64(0)).Record.Id, id);
            found.Reset();
        }
        return null;
    }

    /// <summary>The latest rejected or failed import with the same key or the same bytes.</summary>
    public static ImportId? FindReplaced(Connection connection, PushIdentity push)
    {
        using var found = connection.Prepare($"""
            SELECT id, number FROM import WHERE dossier = ?1 AND partner = ?2 AND hash = ?3 AND NOT {Binding}
            UNION ALL
            SELECT id, number FROM import WHERE dossier = ?1 AND partner = ?2 AND push_key = ?4 AND NOT {Binding}
            ORDER BY number DESC LIMIT 1
            """);
        found.Bind(1, push.Dossier.ToString()).Bind(2, push.Partner.ToString()).Bind(3, push.Hash).Bind(4, push.Key);
        return found.Step() ? new ImportId(found.Guid(0)) : null;
    }

    /// <summary>The first pending or validated import with the same entries.</summary>
    public static ImportId? FindProbableDuplicate(Connection connection, DossierId dossier, string fingerprint)
    {
        if (string.IsNullOrEmpty(fingerprint)) return null;
        using var found = connection.Prepare($"SELECT id FROM import WHERE dossier = ?1 AND fingerprint = ?2 AND fingerprint <> '' AND {Binding} ORDER BY number LIMIT 1");
        found.Bind(1, dossier.ToString()).Bind(2, fingerprint);
        return found.Step() ? new ImportId(found.Guid(0)) : null;
    }

    /// <summary>Makes the entry ids of an import bind.</summary>
    public static void BindEntryIds(Connection connection, ImportRecord record, long number, ImmutableArray<string> entryIds)
    {
        if (entryIds.IsDefaultOrEmpty) return;
        using var insert = connection.Prepare("INSERT INTO entry_id VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING");
        insert.Bind(1, record.Dossier.ToString()).Bind(2, record.Partner.Id.ToString()).Bind(4, number);
        foreach (var id in entryIds) insert.Bind(3, id).Execute();
    }

    /// <summary>Frees the entry ids of an import.</summary>
    public static void FreeEntryIds(Connection connection, long number)
    {
        using var delete = connection.Prepare("DELETE FROM entry_id WHERE import = ?1");
        delete.Bind(1, number).Execute();
    }
}
