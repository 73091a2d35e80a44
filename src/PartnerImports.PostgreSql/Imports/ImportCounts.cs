using Npgsql;

namespace PartnerImports.PostgreSql;

/// <summary>How many imports of each status a dossier has, and how many have a request: kept beside the imports, in their transactions.</summary>
internal static class ImportCounts
{
    /// <summary>The kind that counts imports with a request; the others are those of <see cref="ImportStatus"/>.</summary>
    private const short Requested = 4;

    // Rows are taken in the order of their kinds by everybody: nobody waits in a circle.
    private const string AddSql =
        "INSERT INTO import_counts (dossier_id, kind, count) SELECT $1, n.kind, n.change FROM unnest($2::smallint[], $3::bigint[]) AS n (kind, change) ORDER BY n.kind " +
        "ON CONFLICT (dossier_id, kind) DO UPDATE SET count = import_counts.count + excluded.count";

    private const string WaitingSql =
        "SELECT coalesce(sum(CASE kind WHEN 0 THEN count ELSE -count END), 0)::integer FROM import_counts WHERE dossier_id = $1 AND kind IN (0, 4)";

    /// <summary>Counts an arrival or a transition. The last statement of its transaction: the rows are held as shortly as can be.</summary>
    public static void Change(NpgsqlBatch batch, ImportRecord? before, ImportRecord after)
    {
        var changes = new SortedDictionary<short, long>();
        void Add(short kind, long change) => changes[kind] = changes.GetValueOrDefault(kind) + change;
        if (before is not null)
        {
            Add((short)before.Status, -1);
            if (before.Request is not null) Add(Requested, -1);
        }
        Add((short)after.Status, 1);
        if (after.Request is not null) Add(Requested, 1);
        var effective = changes.Where(change => change.Value != 0).ToArray();
        if (effective.Length > 0) batch.Add(AddSql, after.Dossier.ToString(), Array.ConvertAll(effective, change => change.Key), Array.ConvertAll(effective, change => change.Value));
    }

    /// <summary>How many imports are pending without a request.</summary>
    public static ValueTask<int> WaitingAsync(StoreSession session, DossierId dossier) =>
        session.ScalarAsync<int>(WaitingSql, dossier.ToString());
}
