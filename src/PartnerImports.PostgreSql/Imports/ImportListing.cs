using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Npgsql;

namespace PartnerImports.PostgreSql;

/// <summary>Pages of imports: each status by its own index, merged; counts from their own table.</summary>
internal static class ImportListing
{
    public static async ValueTask<Page<ImportRecord>> ListAsync(StoreSession session, DossierId dossier, ImportQuery query)
    {
        if (query.Statuses.IsDefaultOrEmpty) return new([], 0);
        var statuses = query.Statuses.Distinct().Order().ToArray();
        var batch = new NpgsqlBatch(session.Connection);
        await using (batch.ConfigureAwait(false))
        {
            batch.Add("SELECT coalesce(sum(count), 0)::bigint FROM import_counts WHERE dossier_id = $1 AND kind = ANY ($2)", dossier.ToString(), Array.ConvertAll(statuses, status => (short)status));
            batch.Add(PageSql(statuses, query.Sort, query.Descending), dossier.ToString(), (long)query.Skip + query.Take, (long)query.Skip, (long)query.Take);
            var reader = await batch.ExecuteReaderAsync(session.CancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await reader.ReadAsync(session.CancellationToken).ConfigureAwait(false);
                var total = reader.GetInt64(0);
                await reader.NextResultAsync(session.CancellationToken).ConfigureAwait(false);
                var records = ImmutableArray.CreateBuilder<ImportRecord>();
                while (await reader.ReadAsync(session.CancellationToken).ConfigureAwait(false)) records.Add(ImportColumns.Read(reader));
                return new(records.ToImmutable(), total);
            }
        }
    }

    /// <summary>The statement for a page: $1 dossier, $2 rows up to the page's end, $3 rows to pass over, $4 rows to give.</summary>
    internal static string PageSql(IReadOnlyList<ImportStatus> statuses, ImportSort sort, bool descending)
    {
        var key = Key(sort);
        var direction = descending ? "DESC" : "ASC";
        // Rows without the value come last in both directions: a part of their own.
        bool[] parts = sort is ImportSort.FirstMovement or ImportSort.LastMovement or ImportSort.ReferencePeriod ? [false, true] : [false];
        var sql = new StringBuilder("SELECT * FROM (");
        foreach (var status in statuses)
            foreach (var lacking in parts)
            {
                if (sql[^1] != '(') sql.Append(" UNION ALL ");
                sql.Append(CultureInfo.InvariantCulture, $"(SELECT {ImportColumns.All}, {(lacking ? 1 : 0)} AS part, {key} AS key FROM imports WHERE dossier_id = $1 AND status = {(int)status}");
                if (parts.Length > 1) sql.Append(CultureInfo.InvariantCulture, $" AND {key} IS {(lacking ? "" : "NOT ")}NULL");
                sql.Append(CultureInfo.InvariantCulture, $" ORDER BY {key} {direction}, created_at {direction}, import_id {direction} LIMIT $2)");
            }
        return sql.Append(CultureInfo.InvariantCulture, $") AS page ORDER BY part, key {direction}, created_at {direction}, import_id {direction} OFFSET $3 LIMIT $4").ToString();
    }

    /// <summary>What each sort orders by, as it stands in its index.</summary>
    private static string Key(ImportSort sort) => sort switch
    {
        ImportSort.CreatedAt => "created_at",
        ImportSort.UpdatedAt => "updated_at",
        ImportSort.FileName => "file_name_key",
        ImportSort.Status => "status",
        ImportSort.Partner => "partner_name_key",
        ImportSort.Format => "format_code",
        ImportSort.FirstMovement => "first_movement",
        ImportSort.LastMovement => "last_movement",
        ImportSort.ReferencePeriod => "period_end",
        ImportSort.Entries => "entries",
        _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, "Imports are not sorted by this."),
    };
}
