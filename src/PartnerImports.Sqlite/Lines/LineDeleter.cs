namespace PartnerImports.Sqlite;

/// <summary>Deletes the lines of an import, with all that hangs on them.</summary>
internal static class LineDeleter
{
    internal const string LineSql = "DELETE FROM line WHERE id >= ?1 AND id < ?2";

    public static void Delete(Connection connection, long import)
    {
        DeleteRange(connection, LineSql, import);
        DeleteRange(connection, "DELETE FROM allocation WHERE line >= ?1 AND line < ?2", import);
        DeleteRange(connection, "DELETE FROM document WHERE line >= ?1 AND line < ?2", import);
        using var terms = connection.Prepare("DELETE FROM term WHERE import = ?1");
        terms.Bind(1, import).Execute();
        using var marks = connection.Prepare("DELETE FROM held_mark WHERE import = ?1");
        marks.Bind(1, import).Execute();
        using var kept = connection.Prepare("UPDATE import SET kept_lines = 0, kept_entries = 0, kept_first = NULL, kept_last = NULL WHERE number = ?1");
        kept.Bind(1, import).Execute();
    }

    private static void DeleteRange(Connection connection, string sql, long import)
    {
        using var delete = connection.Prepare(sql);
        delete.Bind(1, LineKeys.Of(import, 0)).Bind(2, LineKeys.Of(import + 1, 0)).Execute();
    }
}
