using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace PartnerImports.PostgreSql;

/// <summary>Pages of the lines of an import, each from one statement: count and lines are of one moment.</summary>
internal static class LinePages
{
    /// <summary>$1 dossier, $2 import, $3 first position, $4 position behind the last. One row without a line when the import has none there.</summary>
    internal const string PageSql =
        $"SELECT i.stored_lines, l.position, {LineReader.Columns} FROM imports i LEFT JOIN entry_lines l " +
        "ON l.dossier_id = i.dossier_id AND l.holding = i.holding AND l.position >= $3 AND l.position < $4 " +
        "WHERE i.dossier_id = $1 AND i.import_id = $2 ORDER BY l.position";

    public static ValueTask<EntryLinePage?> ReadAsync(StoreSession session, DossierId dossier, ImportId import, EntryLineQuery query) =>
        string.IsNullOrEmpty(query.Search) && query.Amounts.IsDefaultOrEmpty
            ? ReadAllAsync(session, dossier, import, query)
            : ReadMatchingAsync(session, dossier, import, query);

    private static async ValueTask<EntryLinePage?> ReadAllAsync(StoreSession session, DossierId dossier, ImportId import, EntryLineQuery query)
    {
        var (first, behind) = (query.Skip, (int)Math.Min((long)query.Skip + query.Take, int.MaxValue));
        var command = session.Connection.Command(PageSql, dossier.ToString(), import.Value, first, behind);
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(session.CancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                if (!await reader.ReadAsync(session.CancellationToken).ConfigureAwait(false)) return null;
                var total = reader.GetInt64(0);
                var lines = ImmutableArray.CreateBuilder<LineView>();
                if (!reader.IsDBNull(1))
                    do lines.Add(LineReader.Read(reader, 2));
                    while (await reader.ReadAsync(session.CancellationToken).ConfigureAwait(false));
                return new(lines.DrainToImmutable(), total, total);
            }
        }
    }

    /// <summary>
    /// Amounts are compared by the server, exactly. Texts are compared here, by <see cref="LineFilter"/> itself: case without regard to
    /// a culture is .NET's, and no collation of the server gives the same answer for every character. Where it can, the server keeps back
    /// lines that cannot match.
    /// </summary>
    private static async ValueTask<EntryLinePage?> ReadMatchingAsync(StoreSession session, DossierId dossier, ImportId import, EntryLineQuery query)
    {
        var values = new List<object?> { dossier.ToString(), import.Value };
        var sql = new StringBuilder(
            $"SELECT i.stored_lines, l.position, {LineReader.Columns} FROM imports i LEFT JOIN entry_lines l ON l.dossier_id = i.dossier_id AND l.holding = i.holding");
        foreach (var condition in query.Amounts.IsDefault ? [] : query.Amounts) Append(sql, values, condition);
        if (MayMatch(query) is { } mayMatch)
        {
            values.Add(query.Search!.ToLowerInvariant());
            sql.Append(CultureInfo.InvariantCulture, $" AND {string.Format(CultureInfo.InvariantCulture, mayMatch, values.Count)}");
        }
        sql.Append(" WHERE i.dossier_id = $1 AND i.import_id = $2 ORDER BY l.position");

        var command = session.Connection.Command(sql.ToString(), [.. values]);
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(session.CancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                if (!await reader.ReadAsync(session.CancellationToken).ConfigureAwait(false)) return null;
                var total = reader.GetInt64(0);
                long matched = 0;
                var lines = ImmutableArray.CreateBuilder<LineView>();
                if (!reader.IsDBNull(1))
                    do
                    {
                        var line = LineReader.Read(reader, 2);
                        if (!query.Matches(line)) continue;
                        if (matched >= query.Skip && lines.Count < query.Take) lines.Add(line);
                        matched++;
                    }
                    while (await reader.ReadAsync(session.CancellationToken).ConfigureAwait(false));
                return new(lines.DrainToImmutable(), matched, total);
            }
        }
    }

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789-/.,");

    /// <summary>What is searched in each column of texts; the separator is in no search.</summary>
    private static readonly (EntryLineField Field, string Column)[] TextColumns =
    [
        (EntryLineField.Label, "l.label"), (EntryLineField.Reference, "l.reference"), (EntryLineField.ThirdParty, "l.third_party"), (EntryLineField.Account, "l.account"),
        (EntryLineField.Entry, "l.entry"), (EntryLineField.Journal, "l.journal"), (EntryLineField.Document, "l.number"), (EntryLineField.Matching, "l.matching"),
    ];

    /// <summary>
    /// A condition that every line that matches a text meets, with the place of the parameter; null when there is none. Among ASCII characters case is the same to
    /// the server ("C") and to .NET, which takes no other character for one of them. A text that could stand in a number, a date or an amount is searched in more
    /// than columns of texts.
    /// </summary>
    private static string? MayMatch(EntryLineQuery query)
    {
        if (string.IsNullOrEmpty(query.Search) || query.Search.AsSpan().ContainsAnyExceptInRange(' ', '~')) return null;
        var columns = TextColumns.Where(column => query.SearchIn is null || column.Field == query.SearchIn).Select(column => column.Column).ToList();
        if (columns.Count == 0 || (query.SearchIn is null && !query.Search.AsSpan().ContainsAnyExcept(NumberCharacters))) return null;
        var texts = string.Join(" || chr(31) || ", columns);
        return $"strpos(lower({texts}), ${{0}}) > 0";
    }

    private const string FilledSide =
        "(CASE WHEN l.debit <> 0 THEN l.debit * power(10::numeric, 9 - l.scales % 10) ELSE l.credit * power(10::numeric, 9 - l.scales / 10 % 10) END)";

    /// <summary>A condition on the billionths of the filled side: whole numbers, compared exactly.</summary>
    private static void Append(StringBuilder sql, List<object?> values, AmountCondition condition)
    {
        string Billionths(Amount amount)
        {
            values.Add(AmountTotal.Zero.Add(amount).Billionths.ToString(CultureInfo.InvariantCulture));
            return $"${values.Count}::numeric";
        }

        var test = condition.Comparison switch
        {
            AmountComparison.Equal => $"= {Billionths(condition.Value)}",
            AmountComparison.NotEqual => $"<> {Billionths(condition.Value)}",
            AmountComparison.Less => $"< {Billionths(condition.Value)}",
            AmountComparison.AtMost => $"<= {Billionths(condition.Value)}",
            AmountComparison.Greater => $"> {Billionths(condition.Value)}",
            AmountComparison.AtLeast => $">= {Billionths(condition.Value)}",
            AmountComparison.Between => $"BETWEEN {Billionths(condition.Value)} AND {Billionths(condition.UpTo)}",
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.Comparison, "This compares nothing."),
        };
        sql.Append(CultureInfo.InvariantCulture, $" AND {FilledSide} {test}");
    }
}
