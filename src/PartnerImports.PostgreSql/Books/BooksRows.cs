using System.Data;
using System.Runtime.CompilerServices;

namespace PartnerImports.PostgreSql;

/// <summary>The books of a dossier, read.</summary>
internal static class BooksRows
{
    private const string ReferenceSql = "SELECT code, label, axis, created_by FROM reference_data WHERE dossier_id = $1 AND kind = $2";

    private const string LinesSql = $"SELECT {LineReader.Columns} FROM entry_lines l WHERE l.dossier_id = $1 AND l.holding = $2 ORDER BY l.position";

    public static async ValueTask<IReadOnlyList<ReferenceItem>> ReferenceDataAsync(StoreSession session, DossierId dossier, ReferenceKind kind)
    {
        var items = await session.ListAsync(row => new ReferenceItem(row.GetString(0), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : new ImportId(row.GetGuid(3))),
            ReferenceSql, dossier.ToString(), (short)kind).ConfigureAwait(false);
        return [.. items.OrderBy(item => item.Code, StringComparer.Ordinal).ThenBy(item => item.Axis, StringComparer.Ordinal)];
    }

    /// <summary>Import by import, all as of one moment.</summary>
    public static async IAsyncEnumerable<BooksLine> LinesAsync(PostgreSqlDatabase database, DossierId dossier, bool held, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var connection = await StoreFailures.TranslateAsync(() => database.OpenAsync(cancellationToken)).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var session = new StoreSession(connection, cancellationToken);
            var transaction = await StoreFailures.TranslateAsync(() => connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken)).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var imports = await StoreFailures.TranslateAsync(() => session.ListAsync(row => (Import: new ImportId(row.GetGuid(0)), Holding: row.GetInt64(1)),
                    "SELECT import_id, holding FROM imports WHERE dossier_id = $1 AND books = $2 AND books <> 0 ORDER BY arrival",
                    dossier.ToString(), (short)(held ? BooksState.Held : BooksState.Posted))).ConfigureAwait(false);
                foreach (var (import, holding) in imports)
                {
                    var command = session.Connection.Command(LinesSql, dossier.ToString(), holding);
                    await using (command.ConfigureAwait(false))
                    {
                        var reader = await StoreFailures.TranslateAsync(async () => await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
                        await using (reader.ConfigureAwait(false))
                            while (await StoreFailures.TranslateAsync(async () => await reader.ReadAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false))
                                yield return new(import, LineReader.Read(reader, 0));
                    }
                }
            }
        }
    }
}
