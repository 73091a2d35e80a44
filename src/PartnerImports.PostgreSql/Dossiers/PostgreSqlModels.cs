namespace PartnerImports.PostgreSql;

/// <summary>Saved models of custom files in the same database as the imports, every revision kept. Thread-safe.</summary>
/// <param name="database">The database; the caller disposes it.</param>
public sealed class PostgreSqlModels(PostgreSqlDatabase database) : ICustomModelSource
{
    private const string NewestSql = "SELECT revision, document FROM custom_models WHERE dossier_id = $1 AND code = $2 ORDER BY revision DESC LIMIT 1";

    /// <summary>Saves a model of a dossier under its name as the newest revision; the same document again changes nothing.</summary>
    /// <returns>The number of the newest revision, from 1.</returns>
    /// <exception cref="ImportStoreException">The server failed.</exception>
    public ValueTask<int> SaveAsync(DossierId dossier, CustomModelDocument model, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        return database.TransactAsync(async session =>
        {
            await session.ExecuteAsync(Sql.LockDossier, dossier.ToString()).ConfigureAwait(false);
            var (revision, newest) = await NewestAsync(session, dossier, model.Name).ConfigureAwait(false);
            if (newest is not null && newest.Utf8.Span.SequenceEqual(model.Utf8.Span)) return (revision, false);
            await session.ExecuteAsync("INSERT INTO custom_models (dossier_id, code, revision, document) VALUES ($1, $2, $3, $4)",
                dossier.ToString(), model.Name, revision + 1, model.Utf8.ToArray()).ConfigureAwait(false);
            return (revision + 1, true);
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<CustomModelDocument?> FindAsync(DossierId dossier, string code, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        return database.RunAsync(async session => (await NewestAsync(session, dossier, code).ConfigureAwait(false)).Document, cancellationToken);
    }

    private static async ValueTask<(int Revision, CustomModelDocument? Document)> NewestAsync(StoreSession session, DossierId dossier, string code)
    {
        var found = await session.ListAsync(row => (row.GetInt32(0), new CustomModelDocument(code, row.GetFieldValue<byte[]>(1))), NewestSql, dossier.ToString(), code).ConfigureAwait(false);
        return found.Count == 0 ? (0, null) : found[0];
    }
}
