using System.Collections.Immutable;

namespace PartnerImports.Sqlite;

/// <summary>Pages of the console: the indexes of the statuses shown are merged, so that only the rows of the page are read.</summary>
internal static class ImportList
{
    public static Page<ImportRecord> Read(Connection connection, DossierId dossier, ImportQuery query)
    {
        var statuses = query.Statuses.Distinct().Order().ToArray();
        if (statuses.Length == 0) return new([], 0);
        var total = Count(connection, dossier, statuses);
        var numbers = new List<long>();
        var (column, mayLack) = ColumnOf(query.Sort);
        if (query.Sort == ImportSort.Status) ReadByStatus(connection, dossier, query, statuses, numbers);
        else if (!mayLack) ReadNumbers(connection, dossier, Sql(statuses, column, "", query.Descending), query.Skip, query.Take, numbers);
        else
        {
            // Imports that lack the value come last in either direction: a second list behind the first.
            ReadNumbers(connection, dossier, Sql(statuses, column, Given(column), query.Descending), query.Skip, query.Take, numbers);
            if (numbers.Count < query.Take && query.Skip + numbers.Count < total)
            {
                var skip = numbers.Count > 0 ? 0 : query.Skip - CountGiven(connection, dossier, statuses, column);
                ReadNumbers(connection, dossier, Sql(statuses, "created_at", Lacking(column), query.Descending), skip, query.Take - numbers.Count, numbers);
            }
        }
        return new([.. numbers.Select(number => ImportRows.Get(connection, number).Record)], total);
    }

    /// <summary>How many imports are pending without a request.</summary>
    public static int CountWaiting(Connection connection, DossierId dossier)
    {
        using var count = connection.Prepare("SELECT count(*) FROM import WHERE dossier = ?1 AND status = 0 AND request IS NULL");
        count.Bind(1, dossier.ToString()).Step();
        return count.Int32(0);
    }

    /// <summary>The imports of one status in order of arrival.</summary>
    public static IEnumerable<ImportRow> Arrived(Connection connection, DossierId dossier, ImportStatus status)
    {
        var numbers = new List<long>();
        using (var found = connection.Prepare("SELECT number FROM import WHERE dossier = ?1 AND status = ?2 ORDER BY number"))
        {
            found.Bind(1, dossier.ToString()).Bind(2, (long)status);
            while (found.Step()) numbers.Add(found.Int64(0));
        }
        return numbers.Select(number => ImportRows.Get(connection, number));
    }

    /// <summary>The query behind a page: one arm a status, each in the order of its index.</summary>
    internal static string Sql(ImportStatus[] statuses, string column, string condition, bool descending)
    {
        var direction = descending ? " DESC" : "";
        var ties = column == "created_at" ? "" : $", created_at{direction}";
        var select = column == "created_at" ? "number, created_at, id" : $"number, {column}, created_at, id";
        var arms = statuses.Select(status => FormattableString.Invariant($"SELECT {select} FROM import WHERE dossier = ?1 AND status = {(int)status} {condition}"));
        return $"{string.Join(" UNION ALL ", arms)} ORDER BY {column}{direction}{ties}, id{direction} LIMIT ?2 OFFSET ?3";
    }

    /// <summary>The condition of imports that have a value.</summary>
    internal static string Given(string column) => $"AND {column} IS NOT NULL";

    /// <summary>The condition of imports that lack one.</summary>
    internal static string Lacking(string column) => $"AND {column} IS NULL";

    internal static (string Column, bool MayLack) ColumnOf(ImportSort sort) => sort switch
    {
        ImportSort.CreatedAt or ImportSort.Status => ("created_at", false),
        ImportSort.UpdatedAt => ("updated_at", false),
        ImportSort.FileName => ("file_name", false),
        ImportSort.Partner => ("partner_name", false),
        ImportSort.Format => ("format", false),
        ImportSort.FirstMovement => ("first_movement", true),
        ImportSort.LastMovement => ("last_movement", true),
        ImportSort.ReferencePeriod => ("period_end", true),
        ImportSort.Entries => ("entries", false),
        _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, "There is no such column."),
    };

    private static void ReadByStatus(Connection connection, DossierId dossier, ImportQuery query, ImportStatus[] statuses, List<long> numbers)
    {
        long skip = query.Skip;
        foreach (var status in query.Descending ? statuses.Reverse() : statuses)
        {
            if (numbers.Count >= query.Take) return;
            var count = Count(connection, dossier, [status]);
            if (skip < count) ReadNumbers(connection, dossier, Sql([status], "created_at", "", query.Descending), skip, query.Take - numbers.Count, numbers);
            skip = Math.Max(0, skip - count);
        }
    }

    private static void ReadNumbers(Connection connection, DossierId dossier, string sql, long skip, long take, List<long> numbers)
    {
        using var page = connection.Prepare(sql);
        page.Bind(1, dossier.ToString()).Bind(2, Math.Max(0, take)).Bind(3, Math.Max(0, skip));
        while (page.Step()) numbers.Add(page.Int64(0));
    }

    private static long Count(Connection connection, DossierId dossier, ImportStatus[] statuses)
    {
        using var counts = connection.Prepare("SELECT status, count FROM import_count WHERE dossier = ?1");
        counts.Bind(1, dossier.ToString());
        long total = 0;
        while (counts.Step())
            if (statuses.Contains((ImportStatus)counts.Int32(0))) total += counts.Int64(1);
        return total;
    }

    private static long CountGiven(Connection connection, DossierId dossier, ImportStatus[] statuses, string column)
    {
        long total = 0;
        foreach (var status in statuses)
        {
            using var count = connection.Prepare($"SELECT count(*) FROM import WHERE dossier = ?1 AND status = ?2 AND {column} IS NOT NULL");
            count.Bind(1, dossier.ToString()).Bind(2, (long)status);
            count.Step();
            total += count.Int64(0);
        }
        return total;
    }
}
