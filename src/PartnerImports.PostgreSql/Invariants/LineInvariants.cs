using NodaTime;
using Npgsql;

namespace PartnerImports.PostgreSql;

/// <summary>Counts and adds up all lines, on the server, and compares them with what their imports say.</summary>
internal static class LineInvariants
{
    // What a line can be read with: days that there are, no more decimals than amounts have, and a number.
    private const string Readable = "entry_date BETWEEN '0001-01-01' AND '9999-12-31' AND scales BETWEEN 0 AND 999 AND line_number >= 0";

    // Amounts are added up as whole numbers, one sum for each number of decimals, then in billionths: exactly.
    private static readonly string Sql = $"""
        WITH parts AS (
            SELECT dossier_id, holding, count(*) AS lines, min(position) AS first_place, max(position) AS last_place,
                min(entry_date) FILTER (WHERE {Readable}) AS first_day, max(entry_date) FILTER (WHERE {Readable}) AS last_day, count(*) FILTER (WHERE NOT ({Readable})) AS unreadable,
                sum(debit) FILTER (WHERE {Readable}) * power(10::numeric, 9 - scales % 10) AS debit, sum(credit) FILTER (WHERE {Readable}) * power(10::numeric, 9 - scales / 10 % 10) AS credit
            FROM entry_lines GROUP BY dossier_id, holding, scales),
        sums AS (
            SELECT dossier_id, holding, sum(lines)::bigint AS lines, min(first_place) AS first_place, max(last_place) AS last_place, min(first_day) AS first_day, max(last_day) AS last_day,
                sum(debit) AS debit, sum(credit) AS credit, sum(unreadable)::bigint AS unreadable
            FROM parts GROUP BY dossier_id, holding),
        names AS (SELECT dossier_id, holding, count(*) AS entries FROM (SELECT DISTINCT dossier_id, holding, entry FROM entry_lines) e GROUP BY dossier_id, holding),
        compared AS (
            SELECT coalesce(i.dossier_id, s.dossier_id) AS dossier_id, i.import_id, coalesce(i.holding, s.holding) AS holding,
                s.first_place <> 0 OR s.last_place + 1 <> s.lines AS has_gaps,
                (i.stored_lines, i.stored_entries) IS DISTINCT FROM (coalesce(s.lines, 0), coalesce(n.entries, 0))
                    OR ({Finite("i.stored_first")}, {Finite("i.stored_last")}) IS DISTINCT FROM (s.first_day, s.last_day) AS keeps_others,
                i.status IN (0, 1) AND (i.total_debit * 1000000000, i.total_credit * 1000000000) IS DISTINCT FROM (coalesce(s.debit, 0), coalesce(s.credit, 0)) AS has_other_totals,
                i.status IN (0, 1) AND ({Finite("i.first_movement")}, {Finite("i.last_movement")}) IS DISTINCT FROM (s.first_day, s.last_day) AS has_other_days,
                i.stored_lines, i.stored_entries, i.stored_first, i.stored_last, coalesce(s.lines, 0) AS lines, coalesce(n.entries, 0) AS entries, s.first_day, s.last_day,
                i.total_debit, i.total_credit, round(coalesce(s.debit, 0) / 1000000000, 9) AS debit, round(coalesce(s.credit, 0) / 1000000000, 9) AS credit, i.first_movement, i.last_movement, coalesce(s.unreadable, 0) AS unreadable
            FROM imports i FULL JOIN sums s ON s.dossier_id = i.dossier_id AND s.holding = i.holding LEFT JOIN names n ON n.dossier_id = s.dossier_id AND n.holding = s.holding)
        SELECT dossier_id, import_id, holding, has_gaps, keeps_others, has_other_totals, has_other_days, stored_lines, stored_entries, stored_first, stored_last,
            lines, entries, first_day, last_day, total_debit::text, total_credit::text, debit::text, credit::text, first_movement, last_movement, unreadable
        FROM compared WHERE import_id IS NULL OR unreadable > 0 OR has_gaps OR keeps_others OR has_other_totals OR has_other_days ORDER BY dossier_id, import_id
        """;

    public static async ValueTask CheckAsync(StoreSession session, List<string> broken)
    {
        foreach (var sentences in await session.Patient.ListAsync(row => Sentences(row).ToList(), Sql).ConfigureAwait(false)) broken.AddRange(sentences);
    }

    /// <summary>The driver writes the first and the last day of all as infinities; lines, which are copied, have the days themselves.</summary>
    private static string Finite(string day) => $"CASE {day} WHEN '-infinity' THEN '0001-01-01' WHEN 'infinity' THEN '9999-12-31' ELSE {day} END";

    private static IEnumerable<string> Sentences(NpgsqlDataReader row)
    {
        var dossier = row.GetString(0);
        if (row.IsDBNull(1))
        {
            yield return $"{row.GetInt64(11)} lines of the reception {row.GetInt64(2)} of the dossier {dossier} belong to no import.";
            yield break;
        }
        var import = $"The import {row.GetGuid(1)} of the dossier {dossier}";
        if (Is(row, 3)) yield return $"The lines of the import {row.GetGuid(1)} of the dossier {dossier} have gaps.";
        if (row.GetInt64(21) is > 0 and var unreadable) yield return $"{unreadable} lines of the import {row.GetGuid(1)} of the dossier {dossier} cannot be read.";
        if (Is(row, 4))
            yield return $"{import} says that it keeps {row.GetInt64(7)} lines in {row.GetInt64(8)} entries, {Days(row, 9)}, and keeps {row.GetInt64(11)} in {row.GetInt64(12)}, {Days(row, 13)}.";
        if (Is(row, 5)) yield return $"{import} came with debits of {Total(row, 15)} and credits of {Total(row, 16)} and has {Total(row, 17)} and {Total(row, 18)}.";
        if (Is(row, 6)) yield return $"{import} came with movements {Days(row, 19)} and has them {Days(row, 13)}.";
    }

    private static bool Is(NpgsqlDataReader row, int column) => !row.IsDBNull(column) && row.GetBoolean(column);

    private static AmountTotal Total(NpgsqlDataReader row, int column) => AmountTotal.Parse(row.GetString(column));

    private static string Days(NpgsqlDataReader row, int column) => $"from {Day(row.DateOrNull(column))} to {Day(row.DateOrNull(column + 1))}";

    private static string Day(LocalDate? day) => day is { } given ? NodaTime.Text.LocalDatePattern.Iso.Format(given) : "none";
}
