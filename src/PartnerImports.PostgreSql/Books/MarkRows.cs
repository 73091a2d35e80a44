using System.Collections.Immutable;

namespace PartnerImports.PostgreSql;

/// <summary>What users of the accounting software did to held entries: obstacles to a decision.</summary>
internal static class MarkRows
{
    private const string MarkSql =
        "INSERT INTO entry_marks (dossier_id, import_id, entry, mark, line_number, position) " +
        "SELECT l.dossier_id, $2, l.entry, $4, l.line_number, l.position FROM entry_lines l WHERE l.dossier_id = $1 AND l.holding = $5 AND l.entry = $3 ORDER BY l.position LIMIT 1 " +
        "ON CONFLICT (dossier_id, import_id, position, mark) DO UPDATE SET entry = excluded.entry";

    // The detail of an obstacle is the matching code of the entry's first line.
    private const string ObstaclesSql =
        "SELECT m.entry, m.mark, m.line_number, l.matching FROM entry_marks m JOIN imports i ON i.dossier_id = m.dossier_id AND i.import_id = m.import_id AND i.books = 1 " +
        "JOIN entry_lines l ON l.dossier_id = m.dossier_id AND l.holding = i.holding AND l.position = m.position " +
        "WHERE m.dossier_id = $1 AND m.import_id = $2 ORDER BY m.position, m.mark";

    public static async ValueTask<(bool Result, bool Commit)> MarkAsync(StoreSession session, DossierId dossier, ImportId import, string entry, HeldEntryMark mark)
    {
        // Held until the commit: a decision on the import comes wholly before or wholly after.
        var holding = await session.ScalarAsync<long?>("SELECT holding FROM imports WHERE dossier_id = $1 AND import_id = $2 AND books = 1 FOR UPDATE", dossier.ToString(), import.Value).ConfigureAwait(false);
        if (holding is not { } held) return (false, false);
        var marked = await session.Patient.ExecuteAsync(MarkSql, dossier.ToString(), import.Value, entry, (short)mark, held).ConfigureAwait(false) == 1;
        return (marked, marked);
    }

    public static async ValueTask<ImmutableArray<Obstacle>> ObstaclesAsync(StoreSession session, DossierId dossier, ImportId import) =>
        [.. await session.ListAsync(row => new Obstacle(Code((HeldEntryMark)row.GetInt16(1)), row.GetString(0), row.GetInt32(2), row.GetString(3)),
            ObstaclesSql, dossier.ToString(), import.Value).ConfigureAwait(false)];

    private static string Code(HeldEntryMark mark) => mark switch
    {
        HeldEntryMark.Lettered => Obstacle.Lettered,
        HeldEntryMark.Locked => Obstacle.Locked,
        HeldEntryMark.Exported => Obstacle.Exported,
        _ => throw new InvalidOperationException($"{mark} is no mark of a held entry."),
    };
}
