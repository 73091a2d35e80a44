using PartnerImports.Testing;

namespace PartnerImports.Tests;

/// <summary>One thing done to a store behind its back, and the sentence in which its check must tell it.</summary>
/// <param name="Name">What is damaged.</param>
/// <param name="Sqlite">The damage to an SQLite file; null where its tables cannot show it.</param>
/// <param name="PostgreSql">The damage to a PostgreSQL database; null where its tables cannot show it.</param>
/// <param name="Sentence">The sentence, with wildcards.</param>
public sealed record StoreDamage(string Name, string? Sqlite, string? PostgreSql, string Sentence);

/// <summary>The damages that the check of every shipped store must tell, on the imports of <see cref="ArrangeAsync"/>.</summary>
public static class StoreDamages
{
    // The line at a place of the first import.
    private const string OursAt = "id = (1 << 32) + ", TheirsAt = "holding = (SELECT holding FROM imports WHERE file_name = 'FILE-001.txt') AND position = ";
    private const string Marked = "file_name = 'FILE-001.txt'", Rejected = "file_name = 'FILE-002.txt'", Queued = "file_name = 'FILE-005.txt'";
    private const string Broken = "The message * of the dossier DOSSIER-1 is no readable notification or event.";
    private const string Count = "The count of kind * of the dossier DOSSIER-1 is not the number of its imports.";

    public static IReadOnlyList<StoreDamage> All { get; } =
    [
        new("the first line is gone", $"DELETE FROM line WHERE {OursAt}0", $"DELETE FROM entry_lines WHERE {TheirsAt}0", "The lines of the import * of the dossier DOSSIER-1 have gaps."),
        new("a line in the middle is gone", $"DELETE FROM line WHERE {OursAt}4", $"DELETE FROM entry_lines WHERE {TheirsAt}4", "The lines of the import * of the dossier DOSSIER-1 have gaps."),
        new("the last line is gone", $"DELETE FROM line WHERE {OursAt}11", $"DELETE FROM entry_lines WHERE {TheirsAt}11", "*says that it keeps 12 lines in 5 entries, *, and keeps 11 in 5, *"),
        new("the last line is moved", $"UPDATE line SET id = id + 1 WHERE {OursAt}11", $"UPDATE entry_lines SET position = 12 WHERE {TheirsAt}11", "The lines of the import * of the dossier DOSSIER-1 have gaps."),
        new("an entry has another line", $"UPDATE line SET entry = 9 WHERE {OursAt}11", $"UPDATE entry_lines SET entry = 'AC/9' WHERE {TheirsAt}11", "*says that it keeps 12 lines in 5 entries, *, and keeps 12 in *"),
        new("a debit differs", $"UPDATE line SET debit = debit + 1 WHERE {OursAt}0", $"UPDATE entry_lines SET debit = debit + 1 WHERE {TheirsAt}0", "*came with debits of * and credits of * and has *"),
        new("a credit differs", $"UPDATE line SET credit = credit + 1 WHERE {OursAt}1", $"UPDATE entry_lines SET credit = credit + 1 WHERE {TheirsAt}1", "*came with debits of * and credits of * and has *"),
        new("the decimals of an amount differ", $"UPDATE line SET scales = 33 WHERE {OursAt}0", $"UPDATE entry_lines SET scales = 33 WHERE {TheirsAt}0", "*came with debits of * and credits of * and has *"),
        new("a line is earlier", $"UPDATE line SET date = 20240131 WHERE {OursAt}3", $"UPDATE entry_lines SET entry_date = '2024-01-31' WHERE {TheirsAt}3", "*came with movements from 2025-* and has them from 2024-01-31 to 2025-*"),
        new("a line is later", $"UPDATE line SET date = 20260131 WHERE {OursAt}3", $"UPDATE entry_lines SET entry_date = '2026-01-31' WHERE {TheirsAt}3", "*came with movements from 2025-* and has them from 2025-* to 2026-01-31."),
        new("a line of no day", $"UPDATE line SET date = 20251350 WHERE {OursAt}3", $"UPDATE entry_lines SET entry_date = '4000-01-01 BC' WHERE {TheirsAt}3", "1 lines of the import * of the dossier DOSSIER-1 cannot be read."),
        new("a line of no amount", $"UPDATE line SET scales = -5 WHERE {OursAt}3", $"UPDATE entry_lines SET scales = -5 WHERE {TheirsAt}3", "1 lines of the import * of the dossier DOSSIER-1 cannot be read."),
        new("a line of a negative number", $"UPDATE line SET number = -3 WHERE {OursAt}3", $"UPDATE entry_lines SET line_number = -3 WHERE {TheirsAt}3", "1 lines of the import * of the dossier DOSSIER-1 cannot be read."),
        new("a label of no characters", $"UPDATE line SET label = CAST(x'41FF' AS TEXT) WHERE {OursAt}3", null, "1 lines of the import * of the dossier DOSSIER-1 cannot be read."),
        new("a line is in another entry", $"UPDATE line SET entry = 0 WHERE {OursAt}11", null, "1 lines of the import * of the dossier DOSSIER-1 are not in the entry that they came with."),
        new("a line is in no entry", $"UPDATE line SET entry = -1 WHERE {OursAt}3", null, "1 lines of the import * of the dossier DOSSIER-1 are not in the entry that they came with."),
        new("an import of no id", $"UPDATE import SET id = x'00' WHERE {Marked}", null, "The record of the import x'00' of the dossier DOSSIER-1 cannot be read."),
        new("the first movement of an import differs", $"UPDATE import SET first_movement = 20240131 WHERE {Marked}", $"UPDATE imports SET first_movement = '2024-01-31' WHERE {Marked}", "*came with movements from 2024-01-31 to *"),
        new("the last movement of an import differs", $"UPDATE import SET last_movement = NULL WHERE {Marked}", $"UPDATE imports SET last_movement = NULL WHERE {Marked}", "*came with movements from * to none and has them *"),
        new("the total of an import differs", $"UPDATE import SET total_credit = '1.00' WHERE {Marked}", $"UPDATE imports SET total_credit = 1 WHERE {Marked}", "*came with debits of * and credits of 1.00 and has *"),
        new("the number of stored lines differs", $"UPDATE import SET kept_lines = 13 WHERE {Marked}", $"UPDATE imports SET stored_lines = 13 WHERE {Marked}", "*says that it keeps 13 lines in 5 entries, *, and keeps 12 in 5, *"),
        new("the number of stored entries differs", $"UPDATE import SET kept_entries = 4 WHERE {Marked}", $"UPDATE imports SET stored_entries = 4 WHERE {Marked}", "*says that it keeps 12 lines in 4 entries, *, and keeps 12 in 5, *"),
        new("the first stored day differs", $"UPDATE import SET kept_first = 20240131 WHERE {Marked}", $"UPDATE imports SET stored_first = '2024-01-31' WHERE {Marked}", "*says that it keeps * from 2024-01-31 to *"),
        new("the last stored day differs", $"UPDATE import SET kept_last = NULL WHERE {Marked}", $"UPDATE imports SET stored_last = NULL WHERE {Marked}", "*says that it keeps * to none, and keeps *"),
        new("the number of lines that came differs", $"UPDATE import SET lines = 13 WHERE {Marked}", $"UPDATE imports SET lines = 13 WHERE {Marked}", "*does not keep the lines and entries that it came with."),
        new("the number of entries that came differs", $"UPDATE import SET entries = 6 WHERE {Marked}", $"UPDATE imports SET entries = 6 WHERE {Marked}", "*does not keep the lines and entries that it came with."),
        new("a rejected import keeps lines", $"UPDATE import SET kept_lines = 1 WHERE {Rejected}", $"UPDATE imports SET stored_lines = 1 WHERE {Rejected}", "*keeps lines, but is rejected or in error."),
        new("lines belong to nobody",
            "INSERT INTO line (id, number, entry, journal, account, third_party, date, debit, credit) VALUES (99 << 32, 1, 0, 0, 0, 0, 20250101, 0, 0)",
            "INSERT INTO entry_lines (dossier_id, holding, position, debit, credit, line_number, entry_date, part, scales, entry, journal, number, account, third_party, reference, label, matching) " +
            "VALUES ('DOSSIER-1', 999999, 0, 0, 0, 1, '2025-01-01', 0, 0, '', '', '', '', '', '', '', '')", "1 lines of the * belong to no import."),
        new("held lines of a validated import", null, "UPDATE imports SET books = 1 WHERE status = 1", "The lines of the import * are in books that its status does not fit."),
        new("ordinary lines of a pending import", null, $"UPDATE imports SET books = 2 WHERE {Marked}", "The lines of the import * are in books that its status does not fit."),
        new("codes of lines are gone", "DELETE FROM term WHERE code = 'AC'", null, "*lines point to a journal, account or third party that is not there."),
        new("codes of lines that are gone", "INSERT INTO term VALUES (2, 1, 'AC', '')", null, "*keeps codes, but no lines."),
        new("an allocation of nothing", "INSERT INTO allocation VALUES (1, 0, 'A', 'S', '', 1, 2)", null, "An allocation has no line: 1."),
        new("a document of nothing", "INSERT INTO document (line, ordinal, name, media_type, sha256) VALUES (1, 0, '', '', '')", null, "A document has no line: 1."),
        new("a record is not readable", $"UPDATE import SET hash = x'00' WHERE {Marked}", $"UPDATE imports SET hash = '\\x00' WHERE {Marked}", "The record of the import * of the dossier DOSSIER-1 cannot be read."),
        new("a request is not queued", "DELETE FROM request", "DELETE FROM requests", "The request of the import * of the dossier DOSSIER-1 is not in the queue."),
        new("another request is queued", "UPDATE request SET id = zeroblob(16)", "UPDATE requests SET request_id = '00000000-0000-0000-0000-000000000000'", "The queue has a request that the import * of the dossier DOSSIER-1 does not have."),
        new("a final import has a request", $"UPDATE import SET status = 3 WHERE {Queued}", $"UPDATE imports SET status = 3 WHERE {Queued}", "The import * is final, but has a request."),
        new("a decided import has no resolution", "UPDATE import SET resolution = NULL WHERE status = 1", "UPDATE imports SET resolution_decision = NULL WHERE status = 1", "The status of the import * and its resolution do not fit."),
        new("a rejected import was validated", "UPDATE import SET resolution = 0 WHERE status = 2", "UPDATE imports SET resolution_decision = 0 WHERE status = 2", "The status of the import * and its resolution do not fit."),
        new("a pending import has a resolution", $"UPDATE import SET resolution = 0, resolution_by = 'u', resolution_at = 0 WHERE {Marked}", $"UPDATE imports SET resolution_decision = 0, resolution_by = 'u', resolution_at = 0 WHERE {Marked}", "The status of the import * and its resolution do not fit."),

        new("an import has no audit",
            $"DELETE FROM audit WHERE import = (SELECT id FROM import WHERE {Marked})", $"DELETE FROM audit_events WHERE import_id = (SELECT import_id FROM imports WHERE {Marked})", "The import * has no audit."),
        new("the first event of an audit is gone", "DELETE FROM audit WHERE sequence = 1", "DELETE FROM audit_events WHERE sequence = 1", "The audit of the import * has gaps."),
        new("an event in the middle of an audit is gone", "DELETE FROM audit WHERE sequence = 2", "DELETE FROM audit_events WHERE sequence = 2", "The audit of the import * has gaps."),
        new("an audit ends with another status", "UPDATE audit SET status_after = 0 WHERE status_after = 2", "UPDATE audit_events SET status_after = 0 WHERE status_after = 2", "The audit of the import * ends with another status."),
        new("an audit of nothing",
            "INSERT INTO audit VALUES ('DOSSIER-1', zeroblob(16), 1, 0, '', '', NULL, 1, '', NULL, 0)",
            "INSERT INTO audit_events VALUES ('DOSSIER-1', '00000000-0000-0000-0000-000000000000', 1, 0, '', '', NULL, 1, '', NULL, 0)", "There is an audit of the import 00000000-* of the dossier DOSSIER-1, which is not there."),

        new("a message without content", "UPDATE outbox SET body = '{}'", "UPDATE outbox SET message = '{}'", Broken),
        new("a message that is no object", "UPDATE outbox SET body = '[]'", "UPDATE outbox SET message = '[]'", Broken),
        new("a message without a user", "UPDATE outbox SET body = json_remove(body, '$.notification.user')", "UPDATE outbox SET message = message #- '{notification,user}'", Broken),
        new("a message of no import", "UPDATE outbox SET body = json_set(body, '$.notification.import', 'x')", "UPDATE outbox SET message = jsonb_set(message, '{notification,import}', '\"x\"')", Broken),
        new("a message without a text", "UPDATE outbox SET body = json_remove(body, '$.notification.text')", "UPDATE outbox SET message = message #- '{notification,text}'", Broken),
        new("a message in one language",
            "UPDATE outbox SET body = json_remove(body, '$.notification.text.en')", "UPDATE outbox SET message = message #- '{notification,text,1}'", Broken),
        new("a message of another time",
            "UPDATE outbox SET body = json_set(body, '$.notification.createdAt', 'noon')", "UPDATE outbox SET message = jsonb_set(message, '{notification,createdAt}', '\"noon\"')", Broken),
        new("an event without a type", "UPDATE outbox SET body = json_remove(body, '$.event.type')", "UPDATE outbox SET message = message #- '{event,type}'", Broken),
        new("a message of two kinds",
            "UPDATE outbox SET body = json_set(body, '$.event', json((SELECT body -> 'event' FROM outbox WHERE body -> 'event' IS NOT NULL)))",
            "UPDATE outbox SET message = message || (SELECT message FROM outbox WHERE message ? 'event')", Broken),

        new("an entry of a decided import is marked", "INSERT INTO held_mark VALUES (3, 3 << 32, 0)",
            "INSERT INTO entry_marks SELECT i.dossier_id, i.import_id, l.entry, 0, l.line_number, l.position FROM imports i JOIN entry_lines l ON l.holding = i.holding WHERE i.status = 1 AND l.position = 0",
            "An entry of the import * is marked, but the import holds no such entry."),
        new("the entry that is marked is gone", "UPDATE held_mark SET line = (1 << 32) + 99", "UPDATE entry_marks SET position = 99", "An entry of the import * is marked, but the import holds no such entry."),
        new("the entry that is marked is another import's", "UPDATE held_mark SET line = 3 << 32", "UPDATE entry_marks SET entry = 'AC/5'", "An entry of the import * is marked, but the import holds no such entry."),

        new("a model that is no JSON", "INSERT INTO model VALUES ('DOSSIER-1', 'M', 1, x'7B')", null, "The model M of the dossier DOSSIER-1 is no readable document."),
        new("an index is gone", "DROP INDEX import_id", null, "The index import_id is missing."),
        new("a trigger is gone", "DROP TRIGGER import_counted", null, "The trigger import_counted is missing."),
        new("reference data was created by nobody", "UPDATE reference SET created_by = 77 WHERE code = 'AC'", "UPDATE reference_data SET created_by = '00000000-0000-0000-0000-000000000000' WHERE code = 'AC'",
            "AC of the dossier DOSSIER-1 was created by an import that is not there."),
        new("reference data is named by nobody", "UPDATE named SET import = 77 WHERE import = 1", null, "The import number 77 is not there, but what belongs to it is: * rows of named."),
        new("reference data is named by an import of no id", null, "UPDATE import_references SET import_id = '00000000-0000-0000-0000-000000000000' WHERE import_id = (SELECT min(import_id::text)::uuid FROM imports)", "Reference data is named by the import *, which is not there."),
        new("a rejected import binds an entry id", "UPDATE entry_id SET import = 2", "UPDATE entry_ids SET import_id = (SELECT import_id FROM imports WHERE status = 2)", "The entry id e1 of the dossier DOSSIER-1 is bound by no pending or validated import."),
        new("a count is wrong", "UPDATE import_count SET count = count + 1 WHERE status = 0", "UPDATE import_counts SET count = count + 1 WHERE kind = 0", Count),
        new("a count is missing", "DELETE FROM import_count WHERE status = 1", "DELETE FROM import_counts WHERE kind = 1", Count),
        new("the count of requests is wrong", null, "UPDATE import_counts SET count = count + 1 WHERE kind = 4", Count),
    ];

    public static StoreDamage Named(string name) => All.Single(damage => damage.Name == name);

    /// <summary>One import of each kind, in this order: pending with a marked entry, rejected, validated, in error, pending with a request.</summary>
    public static async Task ArrangeAsync(IStoreFixture fixture)
    {
        var scenario = new StoreScenario(fixture, TestContext.Current.CancellationToken);
        var first = scenario.Push(entries: 5, key: "k") with { EntryIds = ["e1"] };
        var marked = await scenario.ReceiveAsync(first with
        {
            Messages =
            [
                TestDecisions.Notification(scenario.NewId(), first.ToRecord(), scenario.User, "text", scenario.Now),
                TestDecisions.Event(scenario.NewId(), first.ToRecord(), "import.pending", scenario.Now),
            ],
        });
        (await scenario.Books.MarkAsync(scenario.Dossier, marked.Id, "AC/3", HeldEntryMark.Lettered, scenario.Cancellation)).Should().BeTrue();
        await scenario.DecideAsync(await scenario.ReceiveAsync(scenario.Push()), ImportDecision.Rejection);
        await scenario.DecideAsync(await scenario.ReceiveAsync(scenario.Push()), ImportDecision.Validation);
        await scenario.ReceiveAsync(scenario.Push() with { Status = ImportStatus.Error, Lines = [] });
        await scenario.RequestAsync(await scenario.ReceiveAsync(scenario.Push()), ImportDecision.Validation);
        (await fixture.Store.CheckAsync(scenario.Cancellation)).Should().BeEmpty();
    }

    /// <summary>Expects that a check tells a damage.</summary>
    public static async Task ExpectAsync(IImportStore store, StoreDamage damage)
    {
        var broken = await store.CheckAsync(TestContext.Current.CancellationToken);
        broken.Should().Contain(text => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(damage.Sentence, text, false),
            $"{damage.Name}: {string.Join('\n', broken)}");
    }
}
