using System.Collections.Immutable;

namespace PartnerImports.Sqlite;

/// <summary>What users did with held entries.</summary>
internal static class HeldMarks
{
    public static bool Mark(Connection connection, DossierId dossier, ImportId import, string entry, HeldEntryMark mark)
    {
        if (ImportRows.Find(connection, dossier, import) is not { Record.Status: ImportStatus.Pending } found) return false;
        if (new LineReader(connection, found).FirstOf(entry) is not { } line) return false;
        using var insert = connection.Prepare("INSERT INTO held_mark VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING");
        insert.Bind(1, found.Number).Bind(2, line).Bind(3, (long)mark).Execute();
        return true;
    }

    /// <summary>The marks as obstacles, in the order of the entries.</summary>
    public static ImmutableArray<Obstacle> Obstacles(Connection connection, ImportRow import)
    {
        if (import.Record.Status != ImportStatus.Pending) return [];
        using var rows = connection.Prepare("""
            SELECT mark, line.name, line.number, line.matching FROM held_mark JOIN line ON line.id = held_mark.line WHERE held_mark.import = ?1 ORDER BY line.id, mark
            """);
        rows.Bind(1, import.Number);
        var obstacles = ImmutableArray.CreateBuilder<Obstacle>();
        while (rows.Step()) obstacles.Add(new(CodeOf((HeldEntryMark)rows.Int32(0)), rows.Text(1), rows.Int32(2), rows.Text(3)));
        return obstacles.DrainToImmutable();
    }

    private static string CodeOf(HeldEntryMark mark) => mark switch
    {
        HeldEntryMark.Lettered => Obstacle.Lettered,
        HeldEntryMark.Locked => Obstacle.Locked,
        HeldEntryMark.Exported => Obstacle.Exported,
        _ => throw new InvalidOperationException($"{mark} is no mark."),
    };
}
