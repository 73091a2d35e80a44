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
        ("Reference data is named by the import number {0}, which is not there.", "SELECT DISTINCT import, '' FROM named WHERE NOT EXISTS (SELECT 1 FROM import WHERE number = named.import)"),
        ("The entry id {0} of the dossier {1} is bound by no pending or validated import.",
            "SELECT entry_id.id, entry_id.dossier FROM entry_id WHERE NOT EXISTS (SELECT 1 FROM import WHERE number = entry_id.import AND import.dossier = entry_id.dossier AND status IN (0, 1))"),
        ("The count of kind {0} of the dossier {1} is not the number of its imports.",
            "SELECT status, dossier FROM (SELECT dossier, status, count(*) AS change FROM import GROUP BY dossier, status UNION ALL SELECT dossier, status, -count FROM import_count) GROUP BY dossier, status HAVING sum(change) <> 0"),
    ];

    public static IReadOnlyList<string> Run(Connection connection, CancellationToken cancellationToken)
    {
        var broken = new List<string>();
        Add(connection, "{0}", "SELECT 'SQLite: ' || integrity_check || '.', '' FROM pragma_integrity_check WHERE integrity_check <> 'ok'", Text, broken);
        Add(connection, "A row of {0} points to one that is not there.", "SELECT \"table\", '' FROM pragma_foreign_key_check", Text, broken);
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

    private static string Text(Statement row) => row.Text(0);

    private static void Add(Connection connection, string sentence, string sql, Func<Statement, string> what, List<string> broken)
    {
        using var rows = connection.Prepare(sql);
        while (rows.Step()) broken.Add(sentence.Replace("{0}", what(rows), StringComparison.Ordinal).Replace("{1}", rows.Text(1), StringComparison.Ordinal));
    }
}
