namespace PartnerImports.Sqlite;

/// <summary>Verifies what must hold in the file whatever happened: one sentence for each thing that does not.</summary>
internal static class StoreCheck
{
    /// <summary>Sentences with a query that gives, per fault, the id of the import at fault and its dossier.</summary>
    private static readonly (string Sentence, string Sql)[] OfImports =
    [
        // The import and its record
        ("The import {0} of the dossier {1} is final, but has a request.", "SELECT id, dossier FROM import WHERE status <> 0 AND request IS NOT NULL"),
        ("The status of the import {0} of the dossier {1} and its resolution do not fit.",
            "SELECT id, dossier FROM import WHERE (resolution IS NOT NULL) <> (status IN (1, 2)) OR (status = 1 AND resolution <> 0) OR (status = 2 AND resolution <> 1)"),
        ("The import {0} of the dossier {1} does not keep the lines and entries that it came with.",
            "SELECT id, dossier FROM import WHERE status IN (0, 1) AND (kept_lines <> lines OR kept_entries <> entries)"),
        ("The import {0} of the dossier {1} keeps lines, but is rejected or in error.", "SELECT id, dossier FROM import WHERE status IN (2, 3) AND kept_lines <> 0"),
        // The queue
        ("The request of the import {0} of the dossier {1} is not in the queue.",
            "SELECT id, dossier FROM import WHERE request IS NOT NULL AND NOT EXISTS (SELECT 1 FROM request WHERE import = number AND request.id = import.request AND request.dossier = import.dossier)"),
        ("The queue has a request that the import {0} of the dossier {1} does not have.",
            "SELECT import.id, import.dossier FROM request JOIN import ON number = request.import WHERE import.request IS NOT request.id OR import.dossier <> request.dossier"),
        // The audit
        ("The import {0} of the dossier {1} has no audit.", "SELECT id, dossier FROM import WHERE NOT EXISTS (SELECT 1 FROM audit WHERE audit.dossier = import.dossier AND audit.import = import.id)"),
        ("The audit of the import {0} of the dossier {1} has gaps.", "SELECT import, dossier FROM audit GROUP BY dossier, import HAVING max(sequence) <> count(*) OR min(sequence) <> 1"),
        ("The audit of the import {0} of the dossier {1} ends with another status.",
            "SELECT id, dossier FROM import WHERE status <> (SELECT status_after FROM audit WHERE audit.dossier = import.dossier AND audit.import = import.id AND result = 0 ORDER BY sequence DESC LIMIT 1)"),
        ("There is an audit of the import {0} of the dossier {1}, which is not there.",
            "SELECT DISTINCT import, dossier FROM audit WHERE NOT EXISTS (SELECT 1 FROM import WHERE import.dossier = audit.dossier AND import.id = audit.import)"),
        // What belongs to lines
        ("An entry of the import {0} of the dossier {1} is marked, but the import holds no such entry.",
            "SELECT DISTINCT import.id, dossier FROM held_mark JOIN import ON number = held_mark.import " +
            "WHERE status <> 0 OR held_mark.line >> 32 <> number OR NOT EXISTS (SELECT 1 FROM line WHERE line.id = held_mark.line)"),
        ("The import {0} of the dossier {1} keeps codes, but no lines.", "SELECT DISTINCT import.id, dossier FROM term JOIN import ON number = term.import WHERE kept_lines = 0"),
    ];

    /// <summary>The same with a query that gives what is at fault as text.</summary>
    private static readonly (string Sentence, string Sql)[] OfOthers =
    [
        ("An allocation has no line: {0}.", "SELECT DISTINCT line, '' FROM allocation WHERE NOT EXISTS (SELECT 1 FROM line WHERE line.id = allocation.line)"),
        ("A document has no line: {0}.", "SELECT DISTINCT line, '' FROM document WHERE NOT EXISTS (SELECT 1 FROM line WHERE line.id = document.line)"),
        ("{0} of the dossier {1} was created by an import that is not there.",
            "SELECT code, dossier FROM reference WHERE created_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM import WHERE number = created_by AND import.dossier = reference.dossier)"),
        ("The model {0} of the dossier {1} is no readable document.", "SELECT code, dossier FROM model WHERE NOT json_valid(CAST(document AS TEXT), 2)"),
        ("The entry id {0} of the dossier {1} is bound by no pending or validated import.",
            "SELECT entry_id.id, entry_id.dossier FROM entry_id WHERE NOT EXISTS (SELECT 1 FROM import WHERE number = entry_id.import AND import.dossier = entry_id.dossier AND status IN (0, 1))"),
        ("The count of kind {0} of the dossier {1} is not the number of its imports.",
            "SELECT status, dossier FROM (SELECT dossier, status, count(*) AS change FROM import GROUP BY dossier, status UNION ALL SELECT dossier, status, -count FROM import_count) GROUP BY dossier, status HAVING sum(change) <> 0"),
    ];

    /// <summary>Per import that is not there its number, its dossier where a row tells it, and the rows that point to it.</summary>
    private const string LeftBehind = """
        SELECT 'number ' || import || coalesce(' of the dossier ' || max(dossier), ''), group_concat(rows || ' rows of ' || place, ', ') FROM (
            SELECT import, 'named' AS place, count(*) AS rows, NULL AS dossier FROM named GROUP BY import
            UNION ALL SELECT import, 'term', count(*), NULL FROM term GROUP BY import
            UNION ALL SELECT import, 'held_mark', count(*), NULL FROM held_mark GROUP BY import
            UNION ALL SELECT import, 'entry_id', count(*), max(dossier) FROM entry_id GROUP BY import
            UNION ALL SELECT import, 'request', count(*), max(dossier) FROM request GROUP BY import
            UNION ALL SELECT created_by, 'reference', count(*), max(dossier) FROM reference WHERE created_by IS NOT NULL GROUP BY created_by)
        WHERE NOT EXISTS (SELECT 1 FROM import WHERE number = import) GROUP BY import
        """;

    public static IReadOnlyList<string> Run(Connection connection, CancellationToken cancellationToken)
    {
        var broken = new List<string>();
        Add(connection, "{0}", "SELECT 'SQLite: ' || integrity_check || '.', '' FROM pragma_integrity_check WHERE integrity_check <> 'ok'", Text, broken);
        AddMissing(connection, broken);
        Add(connection, "{0} point to rows of {1} that are not there.",
            "SELECT count(*) || ' rows of ' || \"table\", parent FROM pragma_foreign_key_check WHERE parent <> 'import' GROUP BY \"table\", parent", Text, broken);
        Add(connection, "The import {0} is not there, but what belongs to it is: {1}.", LeftBehind, Text, broken);
        foreach (var (sentence, sql) in OfImports)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Add(connection, sentence, sql, row => row.GuidText(0), broken);
        }
        foreach (var (sentence, sql) in OfOthers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Add(connection, sentence, sql, Text, broken);
        }
        LineCheck.Run(connection, broken, cancellationToken);
        Outbox.Check(connection, broken, cancellationToken);
        return broken;
    }

    /// <summary>Compares what the file has with what a new one has.</summary>
    private static void AddMissing(Connection connection, List<string> broken)
    {
        using var pattern = new Connection(":memory:");
        Schema.Migrate(pattern, ":memory:");
        using var expected = pattern.Prepare("SELECT type, name FROM sqlite_schema WHERE sql IS NOT NULL");
        using var found = connection.Prepare("SELECT 1 FROM sqlite_schema WHERE type = ?1 AND name = ?2");
        while (expected.Step())
        {
            if (!found.Bind(1, expected.Text(0)).Bind(2, expected.Text(1)).Step()) broken.Add($"The {expected.Text(0)} {expected.Text(1)} is missing.");
            found.Reset();
        }
    }

    private static string Text(Statement row) => row.Text(0);

    private static void Add(Connection connection, string sentence, string sql, Func<Statement, string> what, List<string> broken)
    {
        using var rows = connection.Prepare(sql);
        while (rows.Step()) broken.Add(sentence.Replace("{0}", what(rows), StringComparison.Ordinal).Replace("{1}", rows.Text(1), StringComparison.Ordinal));
    }
}
